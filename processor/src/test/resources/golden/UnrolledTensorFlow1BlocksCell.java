package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.math.TensorFlow1Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.SequenceRun;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link TensorFlow1BlocksCell}.
 *
 * <ul>
 *   <li>{@code x [70]} is the input, {@code h [60]} the state and the output.
 *   <li>{@code kernel [130][60]}: rows {@code [0, 70)} are {@link #W} (input), rows
 *       {@code [70, 130)} are {@link #U} (recurrent).
 *   <li>{@code bias [60]}.
 *   <li>Numerics TENSORFLOW_1: sums and activation as in TensorFlow 1.15, kernel rows from top to
 *       bottom: one example alone by chains over 16 rows from +0, every product and every sum
 *       rounded, the chains added in order; examples of a larger batch by one chain of Math.fma
 *       from +0; the bias added last.
 *   <li>Equal to TensorFlow 1.15 (x86-64 with AVX-512, one thread) in all bits at batches of 2 or
 *       more; at batch 1 by the rule found for sums in blocks, whose values are not among the
 *       recorded ones. Subnormal values, which TensorFlow flushes to zero, are kept.
 *   <li>A step of one example: 7800 multiply-adds; reads 31440 bytes of weights and 520 of input
 *       and state, writes 240 of state.
 *   <li>Code shape {@code rows}: 7800 multiply-adds, more than 128: loops take less time than code
 *       written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTensorFlow1BlocksCell implements TensorFlow1BlocksCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 70;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 60;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 70)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [70, 130)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  private final float[] z = new float[UNITS];

  private final float[] blockSums = new float[UNITS];

  private final float[] pair = new float[2 * (INPUTS + UNITS + UNITS)];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTensorFlow1BlocksCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledTensorFlow1BlocksCell(float[][] kernel, float[] bias) {
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
    if (batch == 1) {
      advance(inputs, inputsAt, state, stateAt);
      return;
    }
    for (int n = 0; n < batch; n++) {
      advanceInBatch(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
  }

  /**
   * One step of one example on its own. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    for (int k = 0; k < 64; k += 16) {
      Arrays.fill(blockSums, 0f);
      addRows(blockSums, inputs[inputsAt + k], W[k], inputs[inputsAt + k + 1], W[k + 1],
          inputs[inputsAt + k + 2], W[k + 2], inputs[inputsAt + k + 3], W[k + 3]);
      addRows(blockSums, inputs[inputsAt + k + 4], W[k + 4], inputs[inputsAt + k + 5], W[k + 5],
          inputs[inputsAt + k + 6], W[k + 6], inputs[inputsAt + k + 7], W[k + 7]);
      addRows(blockSums, inputs[inputsAt + k + 8], W[k + 8], inputs[inputsAt + k + 9], W[k + 9],
          inputs[inputsAt + k + 10], W[k + 10], inputs[inputsAt + k + 11], W[k + 11]);
      addRows(blockSums, inputs[inputsAt + k + 12], W[k + 12], inputs[inputsAt + k + 13], W[k + 13],
          inputs[inputsAt + k + 14], W[k + 14], inputs[inputsAt + k + 15], W[k + 15]);
      addBlock(z, blockSums);
    }
    Arrays.fill(blockSums, 0f);
    addRows(blockSums, inputs[inputsAt + 64], W[64], inputs[inputsAt + 65], W[65],
        inputs[inputsAt + 66], W[66], inputs[inputsAt + 67], W[67]);
    addRows(blockSums, inputs[inputsAt + 68], W[68], inputs[inputsAt + 69], W[69],
        state[stateAt], U[0], state[stateAt + 1], U[1]);
    addRows(blockSums, state[stateAt + 2], U[2], state[stateAt + 3], U[3], state[stateAt + 4], U[4],
        state[stateAt + 5], U[5]);
    addRows(blockSums, state[stateAt + 6], U[6], state[stateAt + 7], U[7], state[stateAt + 8], U[8],
        state[stateAt + 9], U[9]);
    addBlock(z, blockSums);
    for (int k = 10; k < 58; k += 16) {
      Arrays.fill(blockSums, 0f);
      addRows(blockSums, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3]);
      addRows(blockSums, state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5],
          state[stateAt + k + 6], U[k + 6], state[stateAt + k + 7], U[k + 7]);
      addRows(blockSums, state[stateAt + k + 8], U[k + 8], state[stateAt + k + 9], U[k + 9],
          state[stateAt + k + 10], U[k + 10], state[stateAt + k + 11], U[k + 11]);
      addRows(blockSums, state[stateAt + k + 12], U[k + 12], state[stateAt + k + 13], U[k + 13],
          state[stateAt + k + 14], U[k + 14], state[stateAt + k + 15], U[k + 15]);
      addBlock(z, blockSums);
    }
    Arrays.fill(blockSums, 0f);
    addRows(blockSums, state[stateAt + 58], U[58], state[stateAt + 59], U[59]);
    addBlock(z, blockSums);
    for (int j = 0; j < UNITS; j++) {
      z[j] = TensorFlow1Activations.tanh(z[j] + bias[j]);
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code blockSums[j]} stays one chain.
   */
  private static void addRows(float[] blockSums, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      blockSums[j] = blockSums[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
    }
  }

  /**
   * Adds what a block of kernel rows sums up to.
   */
  private static void addBlock(float[] z, float[] blockSums) {
    for (int j = 0; j < UNITS; j++) {
      z[j] += blockSums[j];
    }
  }

  /**
   * Adds the upper rows first, so that each {@code blockSums[j]} stays one chain.
   */
  private static void addRows(float[] blockSums, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 0; j < UNITS; j++) {
      blockSums[j] = blockSums[j] + a0 * row0[j] + a1 * row1[j];
    }
  }

  /**
   * One step of one of several examples. The whole state is read before any of it is written.
   */
  private void advanceInBatch(float[] inputs, int inputsAt, float[] state, int stateAt) {
    startRowsInBatch(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3]);
    for (int k = 4; k < 68; k += 4) {
      addRowsInBatch(z, inputs[inputsAt + k], W[k], inputs[inputsAt + k + 1], W[k + 1],
          inputs[inputsAt + k + 2], W[k + 2], inputs[inputsAt + k + 3], W[k + 3]);
    }
    addRowsInBatch(z, inputs[inputsAt + 68], W[68], inputs[inputsAt + 69], W[69],
        state[stateAt], U[0], state[stateAt + 1], U[1]);
    for (int k = 2; k < 58; k += 4) {
      addRowsInBatch(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3]);
    }
    addRowsInBatch(z, state[stateAt + 58], U[58], state[stateAt + 59], U[59]);
    for (int j = 0; j < UNITS; j++) {
      z[j] = TensorFlow1Activations.tanh(z[j] + bias[j]);
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRowsInBatch(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRowsInBatch(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRowsInBatch(float[] z, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
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
    CellWeights.load("UnrolledTensorFlow1BlocksCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTensorFlow1BlocksCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTensorFlow1BlocksCell fork() {
    return new UnrolledTensorFlow1BlocksCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTensorFlow1BlocksCell copy = new UnrolledTensorFlow1BlocksCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTensorFlow1BlocksCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [70] input, h [60] state and output\n"
        + "  kernel [130][60]: rows [0, 70) are W (input), rows [70, 130) are U (recurrent)\n"
        + "  bias [60]\n"
        + "  numerics TENSORFLOW_1: sums and activation as in TensorFlow 1.15, kernel rows from top\n"
        + "    to bottom: one example alone by chains over 16 rows from +0, every product and every\n"
        + "    sum rounded, the chains added in order; examples of a larger batch by one chain of\n"
        + "    Math.fma from +0; the bias added last\n"
        + "  a step of one example: 7800 multiply-adds; reads 31440 bytes of weights and 520 of\n"
        + "    input and state, writes 240 of state\n"
        + "  code shape rows: 7800 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=70 units=60 activation=TANH biases=1 numerics=TENSORFLOW_1";
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

  @Override
  public void run(Sequence sequence, float[] inputs, float[] state, float[] outputs) {
    SequenceRun.run(this, pair, sequence, inputs, state, outputs);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    SequenceRun.run(this, pair, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }
}
