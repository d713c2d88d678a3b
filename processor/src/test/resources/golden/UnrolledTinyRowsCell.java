package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link TinyRowsCell}.
 *
 * <ul>
 *   <li>{@code x [3]} is the input, {@code h [2]} the state and the output.
 *   <li>{@code kernel [5][2]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 5)} are
 *       {@link #U} (recurrent).
 *   <li>{@code bias [2]}.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input and
 *       state, writes 8 of state.
 *   <li>Code shape {@code rows}: asked for with -Aunrolled.shape=rows.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTinyRowsCell implements TinyRowsCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 2;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 3)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [3, 5)}, which multiply the state.
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
  private final float[] z = new float[UNITS + 10];

  private final float[] zB = new float[UNITS + 10];

  private final float[] zC = new float[UNITS + 10];

  private final float[] zD = new float[UNITS + 10];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTinyRowsCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledTinyRowsCell(float[][] kernel, float[] bias) {
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
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt], inputs[inputsAt + INPUTS],
        inputs[inputsAt + 2 * INPUTS], inputs[inputsAt + 3 * INPUTS], W[0], inputs[inputsAt + 1],
        inputs[inputsAt + INPUTS + 1], inputs[inputsAt + 2 * INPUTS + 1],
        inputs[inputsAt + 3 * INPUTS + 1], W[1]);
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt + 2], inputs[inputsAt + INPUTS + 2],
        inputs[inputsAt + 2 * INPUTS + 2], inputs[inputsAt + 3 * INPUTS + 2], W[2]);
    advanceRest(z, state, stateAt, outputs, outputsAt);
    advanceRest(zB, state, stateAt, outputs, outputsAt + UNITS);
    advanceRest(zC, state, stateAt, outputs, outputsAt + 2 * UNITS);
    advanceRest(zD, state, stateAt, outputs, outputsAt + 3 * UNITS);
  }

  /**
   * The rest of a step, from its sums over the input on.
   */
  private void advanceRest(float[] z, float[] state, int stateAt, float[] outputs, int outputsAt) {
    addRows(z, state[stateAt], U[0], state[stateAt + 1], U[1]);
    finish(z, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt, outputs, outputsAt, UNITS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        state[stateAt], U[0], state[stateAt + 1], U[1]);
    finish(z, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f)))));
    }
  }

  /**
   * Finishes the step of one example.
   */
  private void finish(float[] z, float[] state, int stateAt) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Activations.tanh(z[j] + bias[j]);
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
  }

  /**
   * One step of four examples, which share the passes over the rows. The whole state is read
   * before any of it is written.
   */
  private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    Arrays.fill(zC, 0f);
    Arrays.fill(zD, 0f);
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt], inputs[inputsAt + INPUTS],
        inputs[inputsAt + 2 * INPUTS], inputs[inputsAt + 3 * INPUTS], W[0], inputs[inputsAt + 1],
        inputs[inputsAt + INPUTS + 1], inputs[inputsAt + 2 * INPUTS + 1],
        inputs[inputsAt + 3 * INPUTS + 1], W[1]);
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt + 2], inputs[inputsAt + INPUTS + 2],
        inputs[inputsAt + 2 * INPUTS + 2], inputs[inputsAt + 3 * INPUTS + 2], W[2], state[stateAt],
        state[stateAt + UNITS], state[stateAt + 2 * UNITS], state[stateAt + 3 * UNITS], U[0]);
    addRowsToFour(z, zB, zC, zD, state[stateAt + 1], state[stateAt + UNITS + 1],
        state[stateAt + 2 * UNITS + 1], state[stateAt + 3 * UNITS + 1], U[1]);
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
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0) {
    for (int j = 0; j < UNITS; j++) {
      float w0 = row0[j];
      float sum = Math.fma(a0, w0, z[j]);
      float sumB = Math.fma(b0, w0, zB[j]);
      float sumC = Math.fma(c0, w0, zC[j]);
      float sumD = Math.fma(d0, w0, zD[j]);
      z[j] = sum;
      zB[j] = sumB;
      zC[j] = sumC;
      zD[j] = sumD;
    }
  }

  /**
   * One step of two examples, which share the passes over the rows. The whole state is read before
   * any of it is written.
   */
  private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    addRowsToTwo(z, zB, inputs[inputsAt], inputs[inputsAt + INPUTS], W[0], inputs[inputsAt + 1],
        inputs[inputsAt + INPUTS + 1], W[1]);
    addRowsToTwo(z, zB, inputs[inputsAt + 2], inputs[inputsAt + INPUTS + 2], W[2], state[stateAt],
        state[stateAt + UNITS], U[0]);
    addRowsToTwo(z, zB, state[stateAt + 1], state[stateAt + UNITS + 1], U[1]);
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

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0) {
    for (int j = 0; j < UNITS; j++) {
      float w0 = row0[j];
      float sum = Math.fma(a0, w0, z[j]);
      float sumB = Math.fma(b0, w0, zB[j]);
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
    CellWeights.load("UnrolledTinyRowsCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTinyRowsCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTinyRowsCell fork() {
    return new UnrolledTinyRowsCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTinyRowsCell copy = new UnrolledTinyRowsCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTinyRowsCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [3] input, h [2] state and output\n"
        + "  kernel [5][2]: rows [0, 3) are W (input), rows [3, 5) are U (recurrent)\n"
        + "  bias [2]\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input and\n"
        + "    state, writes 8 of state\n"
        + "  code shape rows: asked for with -Aunrolled.shape=rows";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=3 units=2 activation=TANH biases=1 numerics=FUSED";
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
}
