package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.TensorFlow2Activations;
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
 * {@code h' = relu([x, h] * kernel + bias)}, the cell of {@link TensorFlowLimitCell}.
 *
 * <ul>
 *   <li>{@code x [320]} is the input, {@code h [65]} the state and the output.
 *   <li>{@code kernel [385][65]}: rows {@code [0, 320)} are {@link #W} (input), rows
 *       {@code [320, 385)} are {@link #U} (recurrent).
 *   <li>{@code bias [65]}.
 *   <li>Numerics TENSORFLOW_2: sums and activation as in TensorFlow 2.18, each sum one chain of
 *       Math.fma from +0, kernel rows from top to bottom, the bias added last.
 *   <li>Equal to TensorFlow 2.18 (eager, x86-64 with AVX-512) in all bits at batch 1; at larger
 *       batches TensorFlow sums a single unit, and more than 384 kernel rows, in another order,
 *       which this cell does not. Subnormal values, which TensorFlow flushes to zero, are kept.
 *   <li>A step of one example: 25025 multiply-adds; reads 100360 bytes of weights and 1540 of
 *       input and state, writes 260 of state.
 *   <li>Code shape {@code rows}: 25025 multiply-adds, more than 128: loops take less time than
 *       code written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTensorFlowLimitCell implements TensorFlowLimitCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 320;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 65;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 320)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [320, 385)}, which multiply the state.
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
  private final float[] z = new float[UNITS + 11];

  private final float[] zB = new float[UNITS + 11];

  private final float[] zC = new float[UNITS + 11];

  private final float[] zD = new float[UNITS + 11];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTensorFlowLimitCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledTensorFlowLimitCell(float[][] kernel, float[] bias) {
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
    for (int k = 0; k < 320; k += 2) {
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
    for (int k = 0; k < 64; k += 4) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3]);
    }
    addRows(z, state[stateAt + 64], U[64]);
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
        inputs[inputsAt + 3], W[3]);
    for (int k = 4; k < 320; k += 4) {
      addRows(z, inputs[inputsAt + k], W[k], inputs[inputsAt + k + 1], W[k + 1],
          inputs[inputsAt + k + 2], W[k + 2], inputs[inputsAt + k + 3], W[k + 3]);
    }
    for (int k = 0; k < 64; k += 4) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3]);
    }
    addRows(z, state[stateAt + 64], U[64]);
    finish(z, state, stateAt);
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
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))));
    }
  }

  /**
   * Finishes the step of one example.
   */
  private void finish(float[] z, float[] state, int stateAt) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = TensorFlow2Activations.relu(z[j] + bias[j]);
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
    for (int k = 0; k < 320; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 64; k += 2) {
      addRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + UNITS + k],
          state[stateAt + 2 * UNITS + k], state[stateAt + 3 * UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1],
          state[stateAt + 2 * UNITS + k + 1], state[stateAt + 3 * UNITS + k + 1], U[k + 1]);
    }
    addRowsToFour(z, zB, zC, zD, state[stateAt + 64], state[stateAt + UNITS + 64],
        state[stateAt + 2 * UNITS + 64], state[stateAt + 3 * UNITS + 64], U[64]);
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
    for (int k = 0; k < 320; k += 2) {
      addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 64; k += 2) {
      addRowsToTwo(z, zB, state[stateAt + k], state[stateAt + UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1], U[k + 1]);
    }
    addRowsToTwo(z, zB, state[stateAt + 64], state[stateAt + UNITS + 64], U[64]);
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
    CellWeights.load("UnrolledTensorFlowLimitCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTensorFlowLimitCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTensorFlowLimitCell fork() {
    return new UnrolledTensorFlowLimitCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTensorFlowLimitCell copy = new UnrolledTensorFlowLimitCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTensorFlowLimitCell: h' = relu([x, h] * kernel + bias)\n"
        + "  x [320] input, h [65] state and output\n"
        + "  kernel [385][65]: rows [0, 320) are W (input), rows [320, 385) are U (recurrent)\n"
        + "  bias [65]\n"
        + "  numerics TENSORFLOW_2: sums and activation as in TensorFlow 2.18, each sum one chain\n"
        + "    of Math.fma from +0, kernel rows from top to bottom, the bias added last\n"
        + "  a step of one example: 25025 multiply-adds; reads 100360 bytes of weights and 1540 of\n"
        + "    input and state, writes 260 of state\n"
        + "  code shape rows: 25025 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=320 units=65 activation=RELU biases=1 numerics=TENSORFLOW_2";
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
