package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.VectorApi;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link SideBySideRnnCell}.
 *
 * <ul>
 *   <li>{@code x [2]} is the input, {@code h [3]} the state and the output.
 *   <li>{@code kernel [5][3]}: rows {@code [0, 2)} are {@link #W} (input), rows {@code [2, 5)} are
 *       {@link #U} (recurrent).
 *   <li>{@code bias [3]}.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 15 multiply-adds; reads 72 bytes of weights and 20 of input and
 *       state, writes 12 of state.
 *   <li>Code shape {@code straight}: 15 multiply-adds, at most 128: loops would cost more than the
 *       work; batches of 8 examples and more go side by side, one in each lane, where the JVM has
 *       vectors of 256 bits or more.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledSideBySideRnnCell implements SideBySideRnnCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 2;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 3;

  /**
   * The smallest batch that is advanced side by side.
   */
  private static final int SIDE_BY_SIDE = 8;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 2)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [2, 5)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Lanes lanes;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledSideBySideRnnCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledSideBySideRnnCell(float[][] kernel, float[] bias) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.bias = bias;
  }

  @Override
  public void step(float[] input, float[] state) {
    Arguments.checkStep(INPUTS, UNITS, input, state);
    advance(input, 0, state, 0);
  }

  @Override
  public void step(int batch, float[] inputs, float[] state) {
    Arguments.checkStep(batch, INPUTS, UNITS, inputs, state);
    advanceBatch(batch, inputs, 0, state, 0);
  }

  @Override
  public void step(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arguments.checkStep(batch, INPUTS, UNITS, inputs, inputsAt, state, stateAt);
    advanceBatch(batch, inputs, inputsAt, state, stateAt);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, float[] state, float[] outputs) {
    Arguments.checkRun(steps, batch, INPUTS, UNITS, UNITS, inputs, state, outputs);
    advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arguments.checkRun(
        steps, batch, INPUTS, UNITS, UNITS, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    for (int t = 0; t < steps; t++) {
      advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
      if (outputs != null) {
        System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    int n = 0;
    if (batch >= SIDE_BY_SIDE) {
      reserve(1, batch);
      if (lanes != null) {
        n = lanes.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      }
    }
    for (; n < batch; n++) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    final float x0 = inputs[inputsAt];
    final float x1 = inputs[inputsAt + 1];
    final float h0 = state[stateAt];
    final float h1 = state[stateAt + 1];
    final float h2 = state[stateAt + 2];

    float z0 = Math.fma(x0, W[0][0], 0f);
    z0 = Math.fma(x1, W[1][0], z0);
    z0 = Math.fma(h0, U[0][0], z0);
    z0 = Math.fma(h1, U[1][0], z0);
    z0 = Math.fma(h2, U[2][0], z0);
    z0 += bias[0];
    float z1 = Math.fma(x0, W[0][1], 0f);
    z1 = Math.fma(x1, W[1][1], z1);
    z1 = Math.fma(h0, U[0][1], z1);
    z1 = Math.fma(h1, U[1][1], z1);
    z1 = Math.fma(h2, U[2][1], z1);
    z1 += bias[1];
    float z2 = Math.fma(x0, W[0][2], 0f);
    z2 = Math.fma(x1, W[1][2], z2);
    z2 = Math.fma(h0, U[0][2], z2);
    z2 = Math.fma(h1, U[1][2], z2);
    z2 = Math.fma(h2, U[2][2], z2);
    z2 += bias[2];

    state[stateAt] = Activations.tanhScalar(z0);
    state[stateAt + 1] = Activations.tanhScalar(z1);
    state[stateAt + 2] = Activations.tanhScalar(z2);
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (batch >= SIDE_BY_SIDE && lanes == null && HasLanes.HERE) {
      lanes = new Lanes();
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.rnn(INPUTS, UNITS);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledSideBySideRnnCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledSideBySideRnnCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledSideBySideRnnCell fork() {
    return new UnrolledSideBySideRnnCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledSideBySideRnnCell copy = new UnrolledSideBySideRnnCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledSideBySideRnnCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [2] input, h [3] state and output\n"
        + "  kernel [5][3]: rows [0, 2) are W (input), rows [2, 5) are U (recurrent)\n"
        + "  bias [3]\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 15 multiply-adds; reads 72 bytes of weights and 20 of input and\n"
        + "    state, writes 12 of state\n"
        + "  code shape straight: 15 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work; batches of 8 examples and more go side by side, one in each lane, where the\n"
        + "    JVM has vectors of 256 bits or more";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=2 units=3 activation=TANH biases=1 numerics=FUSED";
  }

  /**
   * Returns {@link #kernel}.
   *
   * @return the live field
   */
  public float[][] kernel() {
    return kernel;
  }

  /**
   * Returns {@link #W}.
   *
   * @return the live field
   */
  public float[][] W() {
    return W;
  }

  /**
   * Returns {@link #U}.
   *
   * @return the live field
   */
  public float[][] U() {
    return U;
  }

  /**
   * Returns {@link #bias}.
   *
   * @return the live field
   */
  public float[] bias() {
    return bias;
  }

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int units() {
    return UNITS;
  }

  @Override
  public int stateSize() {
    return UNITS;
  }

  @Override
  public int outputSize() {
    return UNITS;
  }

  @Override
  public float[] zeroState(int batch) {
    return Arguments.zeroState(batch, UNITS);
  }

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that are wide
   * enough. It is tried once, and not before a batch is large enough.
   */
  private static final class HasLanes {
    static final boolean HERE = areHere();

    @SuppressWarnings("unused")
    private static boolean areHere() {
      try {
        return VectorApi.suitsExamples(Lanes.LANES);
      } catch (LinkageError | VirtualMachineError absent) {
        // It is not tried again: loops do the same.
        return false;
      }
    }
  }

  /**
   * The same step for as many examples as vectors have lanes, each in a lane of its own. Element
   * {@code k} of all of them lies side by side, from index {@code k * LANES} on.
   */
  private final class Lanes {
    /**
     * As wide as the CPU has them. All cells of a JVM take the same: JDK 17 boxes vectors where it
     * has seen several widths.
     */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
        ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private final float[] xs = new float[INPUTS * LANES];

    private final float[] hs = new float[UNITS * LANES];

    private final float[] hSums = new float[UNITS * LANES];

    /**
     * Advances as many examples as are worth it, and returns how many these are.
     */
    int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      int n = 0;
      while (n <= batch - SIDE_BY_SIDE) {
        int count = Math.min(LANES, batch - n);
        read(count, inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
        sum();
        finish();
        write(count, state, stateAt + n * UNITS);
        n += count;
      }
      return n;
    }

    /**
     * Puts examples side by side. Lanes that have none go on with what they hold.
     */
    private void read(int count, float[] inputs, int inputsAt, float[] state, int stateAt) {
      for (int e = 0; e < count; e++) {
        xs[e] = inputs[inputsAt + e * INPUTS];
        xs[LANES + e] = inputs[inputsAt + e * INPUTS + 1];
        hs[e] = state[stateAt + e * UNITS];
        hs[LANES + e] = state[stateAt + e * UNITS + 1];
        hs[2 * LANES + e] = state[stateAt + e * UNITS + 2];
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum() {
      for (int j = 0; j < UNITS; j += 3) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        FloatVector z2 = FloatVector.zero(SPECIES);
        for (int k = 0; k < INPUTS; k++) {
          float[] row = W[k];
          FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
          z2 = a.fma(FloatVector.broadcast(SPECIES, row[j + 2]), z2);
        }
        for (int k = 0; k < UNITS; k++) {
          float[] row = U[k];
          FloatVector a = FloatVector.fromArray(SPECIES, hs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
          z2 = a.fma(FloatVector.broadcast(SPECIES, row[j + 2]), z2);
        }
        FloatVector.broadcast(SPECIES, bias[j]).add(z0).intoArray(hSums, j * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 1]).add(z1).intoArray(hSums, (j + 1) * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 2]).add(z2).intoArray(hSums, (j + 2) * LANES);
      }
    }

    private void finish() {
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.12729454f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.12729454f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846668f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124617e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957083e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08837058e-7f);
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector hSum = FloatVector.fromArray(SPECIES, hSums, at);
        FloatVector hX = hSum.min(bound).max(least);
        FloatVector hX2 = hX.mul(hX);
        FloatVector hX4 = hX2.mul(hX2);
        FloatVector hP = hX4.fma(hX2.fma(p7, p5), hX2.fma(p3, p1));
        FloatVector hQ = hX4.fma(hX2.fma(hX2.fma(q8, q6), q4), hX2.fma(q2, one));
        FloatVector h = hX2.mul(hX).fma(hP, hX).div(hQ);
        h.intoArray(hs, at);
      }
    }

    /**
     * Copies the new states back to the caller's array.
     */
    private void write(int count, float[] state, int stateAt) {
      for (int e = 0; e < count; e++) {
        state[stateAt + e * UNITS] = hs[e];
        state[stateAt + e * UNITS + 1] = hs[LANES + e];
        state[stateAt + e * UNITS + 2] = hs[2 * LANES + e];
      }
    }
  }
}
