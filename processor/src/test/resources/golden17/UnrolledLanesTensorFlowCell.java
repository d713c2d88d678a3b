package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.TensorFlow2Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
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
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link LanesTensorFlowCell}.
 *
 * <ul>
 *   <li>{@code x [8]} is the input, {@code h [16]} the state and the output.
 *   <li>{@code kernel [24][16]}: rows {@code [0, 8)} are {@link #W} (input), rows {@code [8, 24)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [16]}.
 *   <li>Numerics TENSORFLOW_2: sums and activation as in TensorFlow 2.18, each sum one chain of
 *       Math.fma from +0, kernel rows from top to bottom, the bias added last.
 *   <li>Equal to TensorFlow 2.18 (eager, x86-64 with AVX-512) in all bits at every batch size.
 *       Subnormal values, which TensorFlow flushes to zero, are kept.
 *   <li>A step of one example: 384 multiply-adds; reads 1600 bytes of weights and 96 of input and
 *       state, writes 64 of state.
 *   <li>Code shape {@code lanes}: 16 units, at least 16, and the Vector API at hand; rows where
 *       the JVM has no Vector API.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledLanesTensorFlowCell implements LanesTensorFlowCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 8;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 16;

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that fit.
   * It is tried once.
   */
  private static final boolean HAS_LANES = hasLanes();

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 8)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [8, 24)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] z = new float[UNITS + 12];

  private final float[] zB = new float[UNITS + 12];

  private final float[] zC = new float[UNITS + 12];

  private final float[] zD = new float[UNITS + 12];

  /**
   * Null where there are none.
   */
  private final Lanes lanes = HAS_LANES ? new Lanes() : null;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledLanesTensorFlowCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledLanesTensorFlowCell(float[][] kernel, float[] bias) {
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

  @SuppressWarnings("unused")
  private static boolean hasLanes() {
    try {
      return VectorApi.suits(Lanes.LANES, UNITS);
    } catch (LinkageError | VirtualMachineError absent) {
      // It is not tried again: loops do the same.
      return false;
    }
  }

  private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    if (lanes != null) {
      lanes.advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
      return;
    }
    int t = 0;
    if (batch == 1) {
      for (; t <= steps - 4; t += 4) {
        advanceFourSteps(
            inputs, inputsAt + t * INPUTS, state, stateAt, outputs, outputsAt + t * UNITS);
      }
    }
    for (; t < steps; t++) {
      advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
      if (outputs != null) {
        System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    if (lanes != null) {
      lanes.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      return;
    }
    int n = 0;
    for (; n <= batch - 4; n += 4) {
      advanceFour(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
    for (; n <= batch - 2; n += 2) {
      advanceTwo(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
    if (n < batch) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
  }

  /**
   * Four steps of one example. What their inputs add to the sums needs no state, so they
   * share the passes over {@link #W}.
   */
  private void advanceFourSteps(float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    Arrays.fill(zC, 0f);
    Arrays.fill(zD, 0f);
    for (int k = 0; k < 8; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    advanceRest(z, state, stateAt, outputs, outputsAt);
    advanceRest(zB, state, stateAt, outputs, outputsAt + UNITS);
    advanceRest(zC, state, stateAt, outputs, outputsAt + 2 * UNITS);
    advanceRest(zD, state, stateAt, outputs, outputsAt + 3 * UNITS);
  }

  /**
   * The rest of a step, from its sums over the input on.
   */
  private void advanceRest(float[] z, float[] state, int stateAt, float[] outputs, int outputsAt) {
    for (int k = 0; k < 12; k += 6) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3],
          state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5]);
    }
    addRows(z, state[stateAt + 12], U[12], state[stateAt + 13], U[13], state[stateAt + 14], U[14],
        state[stateAt + 15], U[15]);
    finish(z, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt, outputs, outputsAt, UNITS);
    }
  }

  /**
   * One step of one example.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    if (lanes != null) {
      lanes.advance(inputs, inputsAt, state, stateAt);
      return;
    }
    startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4], inputs[inputsAt + 5], W[5]);
    addRows(z, inputs[inputsAt + 6], W[6], inputs[inputsAt + 7], W[7], state[stateAt], U[0],
        state[stateAt + 1], U[1], state[stateAt + 2], U[2], state[stateAt + 3], U[3]);
    for (int k = 4; k < 16; k += 6) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3],
          state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5]);
    }
    finish(z, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4, float a5, float[] row5) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4, float a5, float[] row5) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
    }
  }

  /**
   * Finishes the step of one example.
   */
  private void finish(float[] z, float[] state, int stateAt) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = TensorFlow2Activations.tanh(z[j] + bias[j]);
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
  }

  /**
   * One step of four examples, which share the passes over the rows.
   */
  private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    Arrays.fill(zC, 0f);
    Arrays.fill(zD, 0f);
    for (int k = 0; k < 8; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 16; k += 2) {
      addRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + UNITS + k],
          state[stateAt + 2 * UNITS + k], state[stateAt + 3 * UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1],
          state[stateAt + 2 * UNITS + k + 1], state[stateAt + 3 * UNITS + k + 1], U[k + 1]);
    }
    finish(z, state, stateAt);
    finish(zB, state, stateAt + UNITS);
    finish(zC, state, stateAt + 2 * UNITS);
    finish(zD, state, stateAt + 3 * UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < UNITS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = Math.fma(a1, w1, Math.fma(a0, w0, z[j]));
      float sumB = Math.fma(b1, w1, Math.fma(b0, w0, zB[j]));
      float sumC = Math.fma(c1, w1, Math.fma(c0, w0, zC[j]));
      float sumD = Math.fma(d1, w1, Math.fma(d0, w0, zD[j]));
      z[j] = sum;
      zB[j] = sumB;
      zC[j] = sumC;
      zD[j] = sumD;
    }
  }

  /**
   * One step of two examples, which share the passes over the rows.
   */
  private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    for (int k = 0; k < 8; k += 2) {
      addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 16; k += 2) {
      addRowsToTwo(z, zB, state[stateAt + k], state[stateAt + UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1], U[k + 1]);
    }
    finish(z, state, stateAt);
    finish(zB, state, stateAt + UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 0; j < UNITS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = Math.fma(a1, w1, Math.fma(a0, w0, z[j]));
      float sumB = Math.fma(b1, w1, Math.fma(b0, w0, zB[j]));
      z[j] = sum;
      zB[j] = sumB;
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
    CellWeights.load("UnrolledLanesTensorFlowCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledLanesTensorFlowCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledLanesTensorFlowCell fork() {
    return new UnrolledLanesTensorFlowCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledLanesTensorFlowCell copy = new UnrolledLanesTensorFlowCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledLanesTensorFlowCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [8] input, h [16] state and output\n"
        + "  kernel [24][16]: rows [0, 8) are W (input), rows [8, 24) are U (recurrent)\n"
        + "  bias [16]\n"
        + "  numerics TENSORFLOW_2: sums and activation as in TensorFlow 2.18, each sum one chain\n"
        + "    of Math.fma from +0, kernel rows from top to bottom, the bias added last\n"
        + "  a step of one example: 384 multiply-adds; reads 1600 bytes of weights and 96 of input\n"
        + "    and state, writes 64 of state\n"
        + "  code shape lanes: 16 units, at least 16, and the Vector API at hand; rows where the\n"
        + "    JVM has no Vector API"
        + (HAS_LANES ? "; lanes here" : "; rows here");
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=8 units=16 activation=TANH biases=1 numerics=TENSORFLOW_2";
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
   * The same step in vectors of as many lanes as the CPU has. Sums stay in registers over all
   * kernel rows. No vector is passed to a method or returned by one: where the JIT does not
   * inline it, that allocates.
   */
  private final class Lanes {
    /**
     * As wide as the CPU has them. All cells of a JVM take the same: JDK 17 boxes vectors where it
     * has seen several widths.
     */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
        ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /**
     * How many sums an example has.
     */
    private static final int SUMS = UNITS;

    /**
     * How many examples, or steps of a sequence, are worked on at once.
     */
    private static final int EXAMPLES = 32;

    private final float[] sums = new float[EXAMPLES * SUMS];

    /**
     * Sums over the inputs alone: a vector that repeats some finds them as they were.
     */
    private final float[] begun = new float[EXAMPLES * SUMS];

    void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      sum(inputs, inputsAt, state, stateAt, 0);
      finish(state, stateAt, 0);
    }

    void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      if (batch == 1) {
        advance(inputs, inputsAt, state, stateAt);
        return;
      }
      for (int n = 0; n < batch; n += EXAMPLES) {
        int count = Math.min(EXAMPLES, batch - n);
        prepare(count, inputs, inputsAt + n * INPUTS);
        complete(count, state, stateAt + n * UNITS, 0);
      }
    }

    void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
      if (batch > EXAMPLES) {
        for (int t = 0; t < steps; t++) {
          advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
          if (outputs != null) {
            System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
          }
        }
        return;
      }
      int most = EXAMPLES / Math.max(1, batch);
      for (int first = 0, end; first < steps; first = end) {
        end = first + Math.min(most, steps - first);
        prepare((end - first) * batch, inputs, inputsAt + first * batch * INPUTS);
        for (int t = first; t < end; t++) {
          complete(batch, state, stateAt, (t - first) * batch);
          if (outputs != null) {
            System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
          }
        }
      }
    }

    /**
     * The part of the sums that depends on inputs alone, for several examples or steps.
     */
    private void prepare(int count, float[] inputs, int inputsAt) {
      sumInputsOfSeveral(count, inputs, inputsAt, 0);
    }

    /**
     * The rest of one step, of the examples whose sums lie in scratch from {@code n} on.
     */
    private void complete(int count, float[] state, int stateAt, int n) {
      sumRestOfSeveral(count, state, stateAt, n);
      for (int i = 0; i < count; i++) {
        finish(state, stateAt + i * UNITS, n + i);
      }
    }

    private void sum(float[] inputs, int inputsAt, float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sumBy1(inputs, inputsAt, state, stateAt, n, 0);
      } else if (LANES == 8) {
        sumBy2(inputs, inputsAt, state, stateAt, n, 0);
      } else {
        sumBy4(inputs, inputsAt, state, stateAt, n, 0);
      }
    }

    private void sumBy1(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
      }
      z0.intoArray(sums, n * SUMS + j);
    }

    private void sumBy2(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
    }

    private void sumBy4(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
    }

    private void sumInputs(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sumInputsBy1(inputs, inputsAt, n, 0);
      } else if (LANES == 8) {
        sumInputsBy2(inputs, inputsAt, n, 0);
      } else {
        sumInputsBy4(inputs, inputsAt, n, 0);
      }
    }

    private void sumInputsBy1(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
      }
      z0.intoArray(begun, n * SUMS + j);
    }

    private void sumInputsBy2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
    }

    private void sumInputsBy4(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + j + 3 * LANES);
    }

    private void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : UNITS;
      for (; j <= UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputsOf8By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputsOf4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (; j < UNITS; j += LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputsOf8By1(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputsOf4By1(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (int i = fours; i < count; i++) {
        sumInputs(inputs, inputsAt + i * INPUTS, n + i);
      }
    }

    private void sumInputsOf8By2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zE1 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zF1 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zG1 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      FloatVector zH1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zA1.intoArray(begun, n * SUMS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + j);
      zE1.intoArray(begun, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + j);
      zF1.intoArray(begun, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + j);
      zG1.intoArray(begun, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + j);
      zH1.intoArray(begun, (n + 7) * SUMS + j + LANES);
    }

    private void sumInputsOf8By1(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zE0.intoArray(begun, (n + 4) * SUMS + j);
      zF0.intoArray(begun, (n + 5) * SUMS + j);
      zG0.intoArray(begun, (n + 6) * SUMS + j);
      zH0.intoArray(begun, (n + 7) * SUMS + j);
    }

    private void sumInputsOf4By2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zA1.intoArray(begun, n * SUMS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + j + LANES);
    }

    private void sumInputsOf4By1(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
    }

    private void sumRest(float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sumRestBy1(state, stateAt, n, 0);
      } else if (LANES == 8) {
        sumRestBy2(state, stateAt, n, 0);
      } else {
        sumRestBy4(state, stateAt, n, 0);
      }
    }

    private void sumRestBy1(float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
      }
      z0.intoArray(sums, n * SUMS + j);
    }

    private void sumRestBy2(float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
    }

    private void sumRestBy4(float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 3 * LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
    }

    private void sumRestOfSeveral(int count, float[] state, int stateAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : UNITS;
      for (; j <= UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRestOf8By2(state, stateAt + i * UNITS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRestOf4By2(state, stateAt + i * UNITS, n + i, j);
        }
      }
      for (; j < UNITS; j += LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRestOf8By1(state, stateAt + i * UNITS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRestOf4By1(state, stateAt + i * UNITS, n + i, j);
        }
      }
      for (int i = fours; i < count; i++) {
        sumRest(state, stateAt + i * UNITS, n + i);
      }
    }

    private void sumRestOf8By2(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zA1.intoArray(sums, n * SUMS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + j);
      zE1.intoArray(sums, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + j);
      zF1.intoArray(sums, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + j);
      zG1.intoArray(sums, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + j);
      zH1.intoArray(sums, (n + 7) * SUMS + j + LANES);
    }

    private void sumRestOf8By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zE0.intoArray(sums, (n + 4) * SUMS + j);
      zF0.intoArray(sums, (n + 5) * SUMS + j);
      zG0.intoArray(sums, (n + 6) * SUMS + j);
      zH0.intoArray(sums, (n + 7) * SUMS + j);
    }

    private void sumRestOf4By2(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zA1.intoArray(sums, n * SUMS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + j + LANES);
    }

    private void sumRestOf4By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
    }

    private void finish(float[] state, int stateAt, int n) {
      FloatVector bound = FloatVector.broadcast(SPECIES, 7.90531110763549805f);
      FloatVector least = FloatVector.broadcast(SPECIES, -7.90531110763549805f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 4.89352455891786e-03f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 6.37261928875436e-04f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 1.48572235717979e-05f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 5.12229709037114e-08f);
      FloatVector p9 = FloatVector.broadcast(SPECIES, -8.60467152213735e-11f);
      FloatVector p11 = FloatVector.broadcast(SPECIES, 2.00018790482477e-13f);
      FloatVector p13 = FloatVector.broadcast(SPECIES, -2.76076847742355e-16f);
      FloatVector q0 = FloatVector.broadcast(SPECIES, 4.89352518554385e-03f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 2.26843463243900e-03f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 1.18534705686654e-04f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 1.19825839466702e-06f);
      FloatVector identity = FloatVector.broadcast(SPECIES, 0.0004f);
      for (int j = 0; j < UNITS; j += LANES) {
        FloatVector hSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + j)
            .add(FloatVector.fromArray(SPECIES, bias, j));
        FloatVector hX = hSum.min(bound).max(least);
        FloatVector hX2 = hX.mul(hX);
        FloatVector hP = hX2.mul(p13).add(p11).mul(hX2).add(p9).mul(hX2).add(p7).mul(hX2)
            .add(p5).mul(hX2).add(p3).mul(hX2).add(p1);
        FloatVector hQ = hX2.mul(q6).add(q4).mul(hX2).add(q2).mul(hX2).add(q0);
        FloatVector h = hX.mul(hP).div(hQ).blend(hX, hX.abs().lt(identity));
        h.intoArray(state, stateAt + j);
      }
    }
  }
}
