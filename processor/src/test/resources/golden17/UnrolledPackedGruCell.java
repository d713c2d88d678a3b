package example;

import dev.unrolled.Gate;
import dev.unrolled.GateView;
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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The cell of {@link PackedGruCell}:
 *
 * <pre>{@code
 * z[0..4] = [x, h] * kernel[:, 0..4] + bias[0..4] + recurrentBias[0..4]
 * r = sigmoid(z[0..2])
 * u = sigmoid(z[2..4])
 * c = tanh([x, r * h] * kernel[:, 4..6] + bias[4..6] + recurrentBias[4..6])
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code h [2]} the state and the output.
 *   <li>{@code kernel [7][6]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 7)} are
 *       {@link #U} (recurrent).
 *   <li>{@code bias [6]}.
 *   <li>{@code recurrentBias [6]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][2]}, gates in the order reset,
 *       update, candidate.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the biases added last.
 *   <li>A step of one example: 42 multiply-adds; reads 216 bytes of weights and 28 of input and
 *       state, writes 8 of state.
 *   <li>Code shape {@code straight}: 42 multiply-adds, at most 128: loops would cost more than the
 *       work; batches of 8 examples and more go side by side, one in each lane, where the JVM has
 *       vectors of 256 bits or more; on JDK 25 and later batches of 4 and more go 4 at a time
 *       instead, all of their units in one vector, where the JVM has 256 bits and no more.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledPackedGruCell implements PackedGruCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 2;

  /**
   * The smallest batch that is advanced side by side.
   */
  private static final int SIDE_BY_SIDE = 8;

  /**
   * How many examples one vector holds.
   */
  private static final int PACKED = 4;

  /**
   * {@code [INPUTS + UNITS][3 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][3 * UNITS]}: {@code kernel} rows {@code [0, 5)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [5, 7)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [3 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * {@code [3 * UNITS]}, added last.
   */
  public final float[] recurrentBias;

  /**
   * The weights of the reset gate: columns {@code [0, 2)} of {@link #kernel}.
   */
  public final GateView resetGate;

  /**
   * The weights of the update gate: columns {@code [2, 4)} of {@link #kernel}.
   */
  public final GateView updateGate;

  /**
   * The weights of the candidate gate: columns {@code [4, 6)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Lanes lanes;

  /**
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Packed packed;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledPackedGruCell() {
    this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS], new float[3 * UNITS]);
  }

  private UnrolledPackedGruCell(float[][] kernel, float[] bias, float[] recurrentBias) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.bias = bias;
    this.recurrentBias = recurrentBias;
    this.resetGate = new GateView(Gate.RESET, 0, UNITS, kernel, W, U, bias, recurrentBias);
    this.updateGate = new GateView(Gate.UPDATE, 1, UNITS, kernel, W, U, bias, recurrentBias);
    this.candidateGate = new GateView(Gate.CANDIDATE, 2, UNITS, kernel, W, U, bias, recurrentBias);
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
    if (batch >= PACKED) {
      reserve(1, batch);
      if (packed != null) {
        n = packed.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      } else if (lanes != null) {
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
    final float x2 = inputs[inputsAt + 2];
    final float x3 = inputs[inputsAt + 3];
    final float x4 = inputs[inputsAt + 4];
    final float h0 = state[stateAt];
    final float h1 = state[stateAt + 1];

    float z0 = Math.fma(x0, W[0][0], 0f);
    z0 = Math.fma(x1, W[1][0], z0);
    z0 = Math.fma(x2, W[2][0], z0);
    z0 = Math.fma(x3, W[3][0], z0);
    z0 = Math.fma(x4, W[4][0], z0);
    z0 = Math.fma(h0, U[0][0], z0);
    z0 = Math.fma(h1, U[1][0], z0);
    z0 += bias[0];
    z0 += recurrentBias[0];
    float z1 = Math.fma(x0, W[0][1], 0f);
    z1 = Math.fma(x1, W[1][1], z1);
    z1 = Math.fma(x2, W[2][1], z1);
    z1 = Math.fma(x3, W[3][1], z1);
    z1 = Math.fma(x4, W[4][1], z1);
    z1 = Math.fma(h0, U[0][1], z1);
    z1 = Math.fma(h1, U[1][1], z1);
    z1 += bias[1];
    z1 += recurrentBias[1];
    float z2 = Math.fma(x0, W[0][2], 0f);
    z2 = Math.fma(x1, W[1][2], z2);
    z2 = Math.fma(x2, W[2][2], z2);
    z2 = Math.fma(x3, W[3][2], z2);
    z2 = Math.fma(x4, W[4][2], z2);
    z2 = Math.fma(h0, U[0][2], z2);
    z2 = Math.fma(h1, U[1][2], z2);
    z2 += bias[2];
    z2 += recurrentBias[2];
    float z3 = Math.fma(x0, W[0][3], 0f);
    z3 = Math.fma(x1, W[1][3], z3);
    z3 = Math.fma(x2, W[2][3], z3);
    z3 = Math.fma(x3, W[3][3], z3);
    z3 = Math.fma(x4, W[4][3], z3);
    z3 = Math.fma(h0, U[0][3], z3);
    z3 = Math.fma(h1, U[1][3], z3);
    z3 += bias[3];
    z3 += recurrentBias[3];

    float r0 = Activations.sigmoidScalar(z0);
    float r1 = Activations.sigmoidScalar(z1);

    float u0 = Activations.sigmoidScalar(z2);
    float u1 = Activations.sigmoidScalar(z3);

    float q0 = r0 * h0;
    float q1 = r1 * h1;

    float z4 = Math.fma(x0, W[0][4], 0f);
    z4 = Math.fma(x1, W[1][4], z4);
    z4 = Math.fma(x2, W[2][4], z4);
    z4 = Math.fma(x3, W[3][4], z4);
    z4 = Math.fma(x4, W[4][4], z4);
    z4 = Math.fma(q0, U[0][4], z4);
    z4 = Math.fma(q1, U[1][4], z4);
    z4 += bias[4];
    z4 += recurrentBias[4];
    float z5 = Math.fma(x0, W[0][5], 0f);
    z5 = Math.fma(x1, W[1][5], z5);
    z5 = Math.fma(x2, W[2][5], z5);
    z5 = Math.fma(x3, W[3][5], z5);
    z5 = Math.fma(x4, W[4][5], z5);
    z5 = Math.fma(q0, U[0][5], z5);
    z5 = Math.fma(q1, U[1][5], z5);
    z5 += bias[5];
    z5 += recurrentBias[5];

    float c0 = Activations.tanhScalar(z4);
    float c1 = Activations.tanhScalar(z5);

    state[stateAt] = u0 * h0 + (1.0f - u0) * c0;
    state[stateAt + 1] = u1 * h1 + (1.0f - u1) * c1;
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (batch >= PACKED && VectorApi.mayPack() && HasLanes.PACKS) {
      if (packed == null) {
        packed = new Packed();
      }
    } else if (batch >= SIDE_BY_SIDE && lanes == null && HasLanes.HERE) {
      lanes = new Lanes();
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias), Variable.vector("recurrentBias", recurrentBias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.gru(INPUTS, UNITS).withRecurrentBias();
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledPackedGruCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledPackedGruCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledPackedGruCell fork() {
    return new UnrolledPackedGruCell(kernel, bias, recurrentBias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledPackedGruCell copy = new UnrolledPackedGruCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledPackedGruCell:\n"
        + "  z[0..4] = [x, h] * kernel[:, 0..4] + bias[0..4] + recurrentBias[0..4]\n"
        + "  r = sigmoid(z[0..2])\n"
        + "  u = sigmoid(z[2..4])\n"
        + "  c = tanh([x, r * h] * kernel[:, 4..6] + bias[4..6] + recurrentBias[4..6])\n"
        + "  h' = u * h + (1 - u) * c\n"
        + "  x [5] input, h [2] state and output\n"
        + "  kernel [7][6]: rows [0, 5) are W (input), rows [5, 7) are U (recurrent)\n"
        + "  bias [6]\n"
        + "  recurrentBias [6]\n"
        + "  columns and biases [gate][2], gates in the order reset, update, candidate\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the biases added last\n"
        + "  a step of one example: 42 multiply-adds; reads 216 bytes of weights and 28 of input\n"
        + "    and state, writes 8 of state\n"
        + "  code shape straight: 42 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work; batches of 8 examples and more go side by side, one in each lane, where the\n"
        + "    JVM has vectors of 256 bits or more; on JDK 25 and later batches of 4 and more go 4\n"
        + "    at a time instead, all of their units in one vector, where the JVM has 256 bits and\n"
        + "    no more";
  }

  @Override
  public String fingerprint() {
    return "GRU inputs=5 units=2 reset=BEFORE activation=TANH gateActivation=SIGMOID "
        + "biases=2 numerics=FUSED";
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

  /**
   * Returns {@link #recurrentBias}.
   *
   * @return the live field
   */
  public float[] recurrentBias() {
    return recurrentBias;
  }

  /**
   * Returns {@link #resetGate}.
   *
   * @return the live field
   */
  public GateView resetGate() {
    return resetGate;
  }

  /**
   * Returns {@link #updateGate}.
   *
   * @return the live field
   */
  public GateView updateGate() {
    return updateGate;
  }

  /**
   * Returns {@link #candidateGate}.
   *
   * @return the live field
   */
  public GateView candidateGate() {
    return candidateGate;
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

    static final boolean PACKS = HERE && VectorApi.packs(Lanes.LANES);

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

    private final float[] zSums = new float[2 * UNITS * LANES];

    private final float[] us = new float[UNITS * LANES];

    private final float[] qs = new float[UNITS * LANES];

    private final float[] cSums = new float[UNITS * LANES];

    /**
     * Advances as many examples as are worth it, and returns how many these are.
     */
    int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      int n = 0;
      while (n <= batch - SIDE_BY_SIDE) {
        int count = Math.min(LANES, batch - n);
        read(count, inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
        sum1();
        finish1();
        sum2();
        finish2();
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
        xs[2 * LANES + e] = inputs[inputsAt + e * INPUTS + 2];
        xs[3 * LANES + e] = inputs[inputsAt + e * INPUTS + 3];
        xs[4 * LANES + e] = inputs[inputsAt + e * INPUTS + 4];
        hs[e] = state[stateAt + e * UNITS];
        hs[LANES + e] = state[stateAt + e * UNITS + 1];
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum1() {
      for (int j = 0; j < 2 * UNITS; j += 4) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        FloatVector z2 = FloatVector.zero(SPECIES);
        FloatVector z3 = FloatVector.zero(SPECIES);
        for (int k = 0; k < INPUTS; k++) {
          float[] row = W[k];
          FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
          z2 = a.fma(FloatVector.broadcast(SPECIES, row[j + 2]), z2);
          z3 = a.fma(FloatVector.broadcast(SPECIES, row[j + 3]), z3);
        }
        for (int k = 0; k < UNITS; k++) {
          float[] row = U[k];
          FloatVector a = FloatVector.fromArray(SPECIES, hs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
          z2 = a.fma(FloatVector.broadcast(SPECIES, row[j + 2]), z2);
          z3 = a.fma(FloatVector.broadcast(SPECIES, row[j + 3]), z3);
        }
        FloatVector.broadcast(SPECIES, bias[j]).add(z0)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[j])).intoArray(zSums, j * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 1]).add(z1)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[j + 1]))
            .intoArray(zSums, (j + 1) * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 2]).add(z2)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[j + 2]))
            .intoArray(zSums, (j + 2) * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 3]).add(z3)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[j + 3]))
            .intoArray(zSums, (j + 3) * LANES);
      }
    }

    private void finish1() {
      FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
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
        FloatVector rSum = FloatVector.fromArray(SPECIES, zSums, at);
        FloatVector rX = rSum.mul(half).min(bound).max(least);
        FloatVector rX2 = rX.mul(rX);
        FloatVector rX4 = rX2.mul(rX2);
        FloatVector rP = rX4.fma(rX2.fma(p7, p5), rX2.fma(p3, p1));
        FloatVector rQ = rX4.fma(rX2.fma(rX2.fma(q8, q6), q4), rX2.fma(q2, one));
        FloatVector r = rX2.mul(rX).fma(rP, rX).div(rQ).fma(half, half);
        FloatVector uSum = FloatVector.fromArray(SPECIES, zSums, UNITS * LANES + at);
        FloatVector uX = uSum.mul(half).min(bound).max(least);
        FloatVector uX2 = uX.mul(uX);
        FloatVector uX4 = uX2.mul(uX2);
        FloatVector uP = uX4.fma(uX2.fma(p7, p5), uX2.fma(p3, p1));
        FloatVector uQ = uX4.fma(uX2.fma(uX2.fma(q8, q6), q4), uX2.fma(q2, one));
        FloatVector u = uX2.mul(uX).fma(uP, uX).div(uQ).fma(half, half);
        u.intoArray(us, at);
        FloatVector h = FloatVector.fromArray(SPECIES, hs, at);
        FloatVector q = r.mul(h);
        q.intoArray(qs, at);
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum2() {
      for (int j = 0; j < UNITS; j += 2) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        for (int k = 0; k < INPUTS; k++) {
          float[] row = W[k];
          FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[2 * UNITS + j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[2 * UNITS + j + 1]), z1);
        }
        for (int k = 0; k < UNITS; k++) {
          float[] row = U[k];
          FloatVector a = FloatVector.fromArray(SPECIES, qs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[2 * UNITS + j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[2 * UNITS + j + 1]), z1);
        }
        FloatVector.broadcast(SPECIES, bias[2 * UNITS + j]).add(z0)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[2 * UNITS + j]))
            .intoArray(cSums, j * LANES);
        FloatVector.broadcast(SPECIES, bias[2 * UNITS + j + 1]).add(z1)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[2 * UNITS + j + 1]))
            .intoArray(cSums, (j + 1) * LANES);
      }
    }

    private void finish2() {
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
        FloatVector cSum = FloatVector.fromArray(SPECIES, cSums, at);
        FloatVector cX = cSum.min(bound).max(least);
        FloatVector cX2 = cX.mul(cX);
        FloatVector cX4 = cX2.mul(cX2);
        FloatVector cP = cX4.fma(cX2.fma(p7, p5), cX2.fma(p3, p1));
        FloatVector cQ = cX4.fma(cX2.fma(cX2.fma(q8, q6), q4), cX2.fma(q2, one));
        FloatVector c = cX2.mul(cX).fma(cP, cX).div(cQ);
        FloatVector u = FloatVector.fromArray(SPECIES, us, at);
        FloatVector h = FloatVector.fromArray(SPECIES, hs, at);
        FloatVector hNew = u.mul(h).add(FloatVector.broadcast(SPECIES, 1.0f).sub(u).mul(c));
        hNew.intoArray(hs, at);
      }
    }

    /**
     * Copies the new states back to the caller's array.
     */
    private void write(int count, float[] state, int stateAt) {
      for (int e = 0; e < count; e++) {
        state[stateAt + e * UNITS] = hs[e];
        state[stateAt + e * UNITS + 1] = hs[LANES + e];
      }
    }
  }

  /**
   * The same step for 4 examples at once: one vector holds all units of them, end to end.
   */
  private final class Packed {
    /**
     * As wide as the JVM has them, which is asked before this class is used.
     */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    static final int LANES = SPECIES.length();

    /**
     * The lanes of example 1.
     */
    private static final VectorMask<Float> EXAMPLE_1 = VectorMask.fromLong(SPECIES, 0b00001100);

    /**
     * The lanes of example 2.
     */
    private static final VectorMask<Float> EXAMPLE_2 = VectorMask.fromLong(SPECIES, 0b00110000);

    /**
     * The lanes of example 3.
     */
    private static final VectorMask<Float> EXAMPLE_3 = VectorMask.fromLong(SPECIES, 0b11000000);

    /**
     * The lanes of unit 1.
     */
    private static final VectorMask<Float> UNIT_1 = VectorMask.fromLong(SPECIES, 0b10101010);

    /**
     * Gives all lanes of an example its unit 0.
     */
    private static final VectorShuffle<Float> OF_UNIT_0 = VectorShuffle.fromValues(
        SPECIES, 0, 0, 2, 2, 4, 4, 6, 6);

    /**
     * Gives all lanes of an example its unit 1.
     */
    private static final VectorShuffle<Float> OF_UNIT_1 = VectorShuffle.fromValues(
        SPECIES, 1, 1, 3, 3, 5, 5, 7, 7);

    private final float[] sums = new float[3 * LANES];

    private final float[] us = new float[LANES];

    private final float[] qs = new float[LANES];

    /**
     * Advances as many examples as fill vectors, and returns how many these are.
     */
    int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      int n = 0;
      for (; n <= batch - PACKED; n += PACKED) {
        advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
      }
      return n;
    }

    private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      sum1(inputs, inputsAt, state, stateAt);
      finish1(state, stateAt);
      sum2(inputs, inputsAt, state, stateAt);
      finish2(state, stateAt);
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum1(float[] inputs, int inputsAt, float[] state, int stateAt) {
      FloatVector rSum = FloatVector.zero(SPECIES);
      FloatVector uSum = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector x = FloatVector.broadcast(SPECIES, inputs[inputsAt + k])
            .blend(inputs[inputsAt + INPUTS + k], EXAMPLE_1)
            .blend(inputs[inputsAt + 2 * INPUTS + k], EXAMPLE_2)
            .blend(inputs[inputsAt + 3 * INPUTS + k], EXAMPLE_3);
        rSum = x.fma(FloatVector.broadcast(SPECIES, row[0]).blend(row[1], UNIT_1), rSum);
        uSum = x.fma(FloatVector.broadcast(SPECIES, row[2]).blend(row[3], UNIT_1), uSum);
      }

      FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt);
      FloatVector hOf0 = h.rearrange(OF_UNIT_0);
      rSum = hOf0.fma(FloatVector.broadcast(SPECIES, U[0][0]).blend(U[0][1], UNIT_1), rSum);
      uSum = hOf0.fma(FloatVector.broadcast(SPECIES, U[0][2]).blend(U[0][3], UNIT_1), uSum);
      FloatVector hOf1 = h.rearrange(OF_UNIT_1);
      rSum = hOf1.fma(FloatVector.broadcast(SPECIES, U[1][0]).blend(U[1][1], UNIT_1), rSum);
      uSum = hOf1.fma(FloatVector.broadcast(SPECIES, U[1][2]).blend(U[1][3], UNIT_1), uSum);

      rSum.add(FloatVector.broadcast(SPECIES, bias[0]).blend(bias[1], UNIT_1))
          .add(FloatVector.broadcast(SPECIES, recurrentBias[0]).blend(recurrentBias[1], UNIT_1))
          .intoArray(sums, 0);
      uSum.add(FloatVector.broadcast(SPECIES, bias[2]).blend(bias[3], UNIT_1))
          .add(FloatVector.broadcast(SPECIES, recurrentBias[2]).blend(recurrentBias[3], UNIT_1))
          .intoArray(sums, LANES);
    }

    private void finish1(float[] state, int stateAt) {
      FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
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

      FloatVector rSum = FloatVector.fromArray(SPECIES, sums, 0);
      FloatVector rX = rSum.mul(half).min(bound).max(least);
      FloatVector rX2 = rX.mul(rX);
      FloatVector rX4 = rX2.mul(rX2);
      FloatVector rP = rX4.fma(rX2.fma(p7, p5), rX2.fma(p3, p1));
      FloatVector rQ = rX4.fma(rX2.fma(rX2.fma(q8, q6), q4), rX2.fma(q2, one));
      FloatVector r = rX2.mul(rX).fma(rP, rX).div(rQ).fma(half, half);

      FloatVector uSum = FloatVector.fromArray(SPECIES, sums, LANES);
      FloatVector uX = uSum.mul(half).min(bound).max(least);
      FloatVector uX2 = uX.mul(uX);
      FloatVector uX4 = uX2.mul(uX2);
      FloatVector uP = uX4.fma(uX2.fma(p7, p5), uX2.fma(p3, p1));
      FloatVector uQ = uX4.fma(uX2.fma(uX2.fma(q8, q6), q4), uX2.fma(q2, one));
      FloatVector u = uX2.mul(uX).fma(uP, uX).div(uQ).fma(half, half);
      u.intoArray(us, 0);

      FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt);
      FloatVector q = r.mul(h);
      q.intoArray(qs, 0);
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum2(float[] inputs, int inputsAt, float[] state, int stateAt) {
      FloatVector cSum = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector x = FloatVector.broadcast(SPECIES, inputs[inputsAt + k])
            .blend(inputs[inputsAt + INPUTS + k], EXAMPLE_1)
            .blend(inputs[inputsAt + 2 * INPUTS + k], EXAMPLE_2)
            .blend(inputs[inputsAt + 3 * INPUTS + k], EXAMPLE_3);
        cSum = x.fma(FloatVector.broadcast(SPECIES, row[4]).blend(row[5], UNIT_1), cSum);
      }

      FloatVector q = FloatVector.fromArray(SPECIES, qs, 0);
      FloatVector qOf0 = q.rearrange(OF_UNIT_0);
      cSum = qOf0.fma(FloatVector.broadcast(SPECIES, U[0][4]).blend(U[0][5], UNIT_1), cSum);
      FloatVector qOf1 = q.rearrange(OF_UNIT_1);
      cSum = qOf1.fma(FloatVector.broadcast(SPECIES, U[1][4]).blend(U[1][5], UNIT_1), cSum);

      cSum.add(FloatVector.broadcast(SPECIES, bias[4]).blend(bias[5], UNIT_1))
          .add(FloatVector.broadcast(SPECIES, recurrentBias[4]).blend(recurrentBias[5], UNIT_1))
          .intoArray(sums, 2 * LANES);
    }

    private void finish2(float[] state, int stateAt) {
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

      FloatVector cSum = FloatVector.fromArray(SPECIES, sums, 2 * LANES);
      FloatVector cX = cSum.min(bound).max(least);
      FloatVector cX2 = cX.mul(cX);
      FloatVector cX4 = cX2.mul(cX2);
      FloatVector cP = cX4.fma(cX2.fma(p7, p5), cX2.fma(p3, p1));
      FloatVector cQ = cX4.fma(cX2.fma(cX2.fma(q8, q6), q4), cX2.fma(q2, one));
      FloatVector c = cX2.mul(cX).fma(cP, cX).div(cQ);

      FloatVector u = FloatVector.fromArray(SPECIES, us, 0);
      FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt);
      FloatVector hNew = u.mul(h).add(FloatVector.broadcast(SPECIES, 1.0f).sub(u).mul(c));

      hNew.intoArray(state, stateAt);
    }
  }
}
