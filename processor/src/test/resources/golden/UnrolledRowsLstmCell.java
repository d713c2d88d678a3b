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
import dev.unrolled.support.GateTables;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cell of {@link RowsLstmCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias
 * i = sigmoid(z[0..8])
 * g = tanh(z[8..16])
 * f = sigmoid(z[16..24])
 * c' = f * c + i * g
 * o = sigmoid(z[24..32])
 * h' = o * tanh(c')
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code c [8]} and {@code h [8]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [13][32]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 13)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [32]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][8]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 416 multiply-adds; reads 1792 bytes of weights and 84 of input and
 *       state, writes 64 of state.
 *   <li>Code shape {@code rows}: 416 multiply-adds, more than 128: loops take less time than code
 *       written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledRowsLstmCell implements RowsLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units: the length of an output.
   */
  public static final int UNITS = 8;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 16;

  /**
   * Where {@code h}, the output, begins in a state; {@code c} lies before it.
   */
  public static final int OUTPUT_OFFSET = UNITS;

  /**
   * The factor of each sum before {@code tanh}, and of that behind it: a sigmoid is
   * {@code 0.5 * tanh(0.5 * x) + 0.5}, so that gates can share a loop.
   */
  private static final float[] GATE_FACTORS = GateTables.of(UNITS, 0.5f, 1.0f, 0.5f, 0.5f);

  /**
   * What is added behind {@code tanh}: 0.5 for a sigmoid; -0, which changes no bit, for a tanh.
   */
  private static final float[] GATE_OFFSETS = GateTables.of(UNITS, 0.5f, -0.0f, 0.5f, 0.5f);

  /**
   * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 5)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [5, 13)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * The weights of the input gate: columns {@code [0, 8)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [8, 16)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [16, 24)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [24, 32)} of {@link #kernel}.
   */
  public final GateView outputGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] cNow = new float[UNITS + 4];

  private final float[] cNowB = new float[UNITS + 4];

  private final float[] cNowC = new float[UNITS + 4];

  private final float[] cNowD = new float[UNITS + 4];

  private final float[] z = new float[4 * UNITS + 12];

  private final float[] zB = new float[4 * UNITS + 12];

  private final float[] zC = new float[4 * UNITS + 12];

  private final float[] zD = new float[4 * UNITS + 12];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledRowsLstmCell() {
    this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS]);
  }

  private UnrolledRowsLstmCell(float[][] kernel, float[] bias) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.bias = bias;
    this.inputGate = new GateView(Gate.INPUT, 0, UNITS, kernel, W, U, bias);
    this.candidateGate = new GateView(Gate.CANDIDATE, 1, UNITS, kernel, W, U, bias);
    this.forgetGate = new GateView(Gate.FORGET, 2, UNITS, kernel, W, U, bias);
    this.outputGate = new GateView(Gate.OUTPUT, 3, UNITS, kernel, W, U, bias);
  }

  @Override
  public void step(float[] input, float[] state) {
    Arguments.checkStep(INPUTS, STATE_SIZE, input, state);
    advance(input, 0, state, 0);
  }

  @Override
  public void step(int batch, float[] inputs, float[] state) {
    Arguments.checkStep(batch, INPUTS, STATE_SIZE, inputs, state);
    advanceBatch(batch, inputs, 0, state, 0);
  }

  @Override
  public void step(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arguments.checkStep(batch, INPUTS, STATE_SIZE, inputs, inputsAt, state, stateAt);
    advanceBatch(batch, inputs, inputsAt, state, stateAt);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, float[] state, float[] outputs) {
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, UNITS, inputs, state, outputs);
    advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arguments.checkRun(
        steps, batch, INPUTS, STATE_SIZE, UNITS, inputs, inputsAt, state, stateAt, outputs, outputsAt);
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
        for (int n = 0; n < batch; n++) {
          int from = stateAt + n * STATE_SIZE + OUTPUT_OFFSET;
          System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
        }
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    int n = 0;
    for (; n <= batch - 4; n += 4) {
      advanceFour(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
    }
    for (; n <= batch - 2; n += 2) {
      advanceTwo(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
    }
    if (n < batch) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
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
    for (int k = 0; k < 4; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4]);
    advanceRest(z, state, stateAt, outputs, outputsAt);
    advanceRest(zB, state, stateAt, outputs, outputsAt + UNITS);
    advanceRest(zC, state, stateAt, outputs, outputsAt + 2 * UNITS);
    advanceRest(zD, state, stateAt, outputs, outputsAt + 3 * UNITS);
  }

  /**
   * The rest of a step, from its sums over the input on.
   */
  private void advanceRest(float[] z, float[] state, int stateAt, float[] outputs, int outputsAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    addRows(z, state[stateAt + 8], U[0], state[stateAt + 9], U[1], state[stateAt + 10], U[2],
        state[stateAt + 11], U[3], state[stateAt + 12], U[4], state[stateAt + 13], U[5]);
    addRows(z, state[stateAt + 14], U[6], state[stateAt + 15], U[7]);
    finish(z, cNow, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt + OUTPUT_OFFSET, outputs, outputsAt, UNITS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4], state[stateAt + 8], U[0]);
    addRows(z, state[stateAt + 9], U[1], state[stateAt + 10], U[2], state[stateAt + 11], U[3],
        state[stateAt + 12], U[4], state[stateAt + 13], U[5], state[stateAt + 14], U[6]);
    addRows(z, state[stateAt + 15], U[7]);
    finish(z, cNow, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4, float a5, float[] row5) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4, float a5, float[] row5) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Finishes the step of one example. The gates lie in the order input, candidate, forget, output;
   * {@code c} and then {@code h} take the place of the first.
   */
  private void finish(float[] z, float[] cNow, float[] state, int stateAt) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = Math.fma(GATE_FACTORS[j], Activations.tanh(GATE_FACTORS[j] * (z[j] + bias[j])), GATE_OFFSETS[j]);
    }
    for (int j = 0; j < UNITS; j++) {
      z[j] = z[j + 2 * UNITS] * cNow[j] + z[j] * z[j + UNITS];
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
    for (int j = 0; j < UNITS; j++) {
      z[j] = z[j + 3 * UNITS] * Activations.tanh(z[j]);
    }
    System.arraycopy(z, 0, state, stateAt + UNITS, UNITS);
  }

  /**
   * One step of four examples, which share the passes over the rows. The whole state is read
   * before any of it is written.
   */
  private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    System.arraycopy(state, stateAt + STATE_SIZE, cNowB, 0, UNITS);
    System.arraycopy(state, stateAt + 2 * STATE_SIZE, cNowC, 0, UNITS);
    System.arraycopy(state, stateAt + 3 * STATE_SIZE, cNowD, 0, UNITS);
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    Arrays.fill(zC, 0f);
    Arrays.fill(zD, 0f);
    for (int k = 0; k < 4; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4],
        state[stateAt + 8], state[stateAt + STATE_SIZE + 8], state[stateAt + 2 * STATE_SIZE + 8],
        state[stateAt + 3 * STATE_SIZE + 8], U[0]);
    for (int k = 1; k < 7; k += 2) {
      addRowsToFour(z, zB, zC, zD, state[stateAt + k + 8], state[stateAt + STATE_SIZE + k + 8],
          state[stateAt + 2 * STATE_SIZE + k + 8], state[stateAt + 3 * STATE_SIZE + k + 8], U[k],
          state[stateAt + k + 9], state[stateAt + STATE_SIZE + k + 9],
          state[stateAt + 2 * STATE_SIZE + k + 9],
          state[stateAt + 3 * STATE_SIZE + k + 9], U[k + 1]);
    }
    addRowsToFour(z, zB, zC, zD, state[stateAt + 15], state[stateAt + STATE_SIZE + 15],
        state[stateAt + 2 * STATE_SIZE + 15], state[stateAt + 3 * STATE_SIZE + 15], U[7]);
    finish(z, cNow, state, stateAt);
    finish(zB, cNowB, state, stateAt + STATE_SIZE);
    finish(zC, cNowC, state, stateAt + 2 * STATE_SIZE);
    finish(zD, cNowD, state, stateAt + 3 * STATE_SIZE);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < 4 * UNITS; j++) {
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
    for (int j = 0; j < 4 * UNITS; j++) {
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
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    System.arraycopy(state, stateAt + STATE_SIZE, cNowB, 0, UNITS);
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    for (int k = 0; k < 4; k += 2) {
      addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    addRowsToTwo(z, zB, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4],
        state[stateAt + 8], state[stateAt + STATE_SIZE + 8], U[0]);
    for (int k = 1; k < 7; k += 2) {
      addRowsToTwo(z, zB, state[stateAt + k + 8], state[stateAt + STATE_SIZE + k + 8], U[k],
          state[stateAt + k + 9], state[stateAt + STATE_SIZE + k + 9], U[k + 1]);
    }
    addRowsToTwo(z, zB, state[stateAt + 15], state[stateAt + STATE_SIZE + 15], U[7]);
    finish(z, cNow, state, stateAt);
    finish(zB, cNowB, state, stateAt + STATE_SIZE);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 0; j < 4 * UNITS; j++) {
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
    for (int j = 0; j < 4 * UNITS; j++) {
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
    return CellLayout.lstm(INPUTS, UNITS);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledRowsLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledRowsLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledRowsLstmCell fork() {
    return new UnrolledRowsLstmCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledRowsLstmCell copy = new UnrolledRowsLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledRowsLstmCell:\n"
        + "  z = [x, h] * kernel + bias\n"
        + "  i = sigmoid(z[0..8])\n"
        + "  g = tanh(z[8..16])\n"
        + "  f = sigmoid(z[16..24])\n"
        + "  c' = f * c + i * g\n"
        + "  o = sigmoid(z[24..32])\n"
        + "  h' = o * tanh(c')\n"
        + "  x [5] input, c [8] state, h [8] state and output\n"
        + "  kernel [13][32]: rows [0, 5) are W (input), rows [5, 13) are U (recurrent)\n"
        + "  bias [32]\n"
        + "  columns and biases [gate][8], gates in the order input, candidate, forget, output\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 416 multiply-adds; reads 1792 bytes of weights and 84 of input\n"
        + "    and state, writes 64 of state\n"
        + "  code shape rows: 416 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=5 units=8 activation=TANH outputActivation=TANH "
        + "gateActivation=SIGMOID biases=1 numerics=FUSED";
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
   * Returns {@link #inputGate}.
   *
   * @return the live field
   */
  public GateView inputGate() {
    return inputGate;
  }

  /**
   * Returns {@link #candidateGate}.
   *
   * @return the live field
   */
  public GateView candidateGate() {
    return candidateGate;
  }

  /**
   * Returns {@link #forgetGate}.
   *
   * @return the live field
   */
  public GateView forgetGate() {
    return forgetGate;
  }

  /**
   * Returns {@link #outputGate}.
   *
   * @return the live field
   */
  public GateView outputGate() {
    return outputGate;
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
    return STATE_SIZE;
  }

  @Override
  public int outputSize() {
    return UNITS;
  }

  @Override
  public float[] zeroState(int batch) {
    return Arguments.zeroState(batch, STATE_SIZE);
  }
}
