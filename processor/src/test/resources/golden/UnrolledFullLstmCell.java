package example;

import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.SeparateActivations;
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
 * The cell of {@link FullLstmCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias + recurrentBias
 * i = sigmoid(clip(z[0..8] + wi * c, 5))
 * g = tanh(clip(z[8..16], 5))
 * f = sigmoid(clip(z[16..24] + 1 + wf * c, 5))
 * c' = clip(f * c + i * g, 2)
 * o = sigmoid(clip(z[24..32] + wo * c', 5))
 * h' = clip((o * tanh(c')) * projection, 0.5)
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code c [8]} and {@code h [4]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [9][32]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 9)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [32]}.
 *   <li>{@code recurrentBias [32]}.
 *   <li>{@code wf [8]}.
 *   <li>{@code wi [8]}.
 *   <li>{@code wo [8]}.
 *   <li>{@code projection [8][4]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][8]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom, every
 *       product and every sum rounded, the biases added last.
 *   <li>A step of one example: 320 multiply-adds; reads 1632 bytes of weights and 68 of input and
 *       state, writes 48 of state.
 *   <li>Code shape {@code rows}: 320 multiply-adds, more than 128: loops take less time than code
 *       written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledFullLstmCell implements FullLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units.
   */
  public static final int UNITS = 8;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 4;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 12;

  /**
   * Where {@code h}, the output, begins in a state; {@code c} lies before it.
   */
  public static final int OUTPUT_OFFSET = UNITS;

  /**
   * {@code [INPUTS + OUTPUTS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 5)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [OUTPUTS][4 * UNITS]}: {@code kernel} rows {@code [5, 9)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] recurrentBias;

  /**
   * {@code [UNITS]}, a peephole.
   */
  public final float[] wf;

  /**
   * {@code [UNITS]}, a peephole.
   */
  public final float[] wi;

  /**
   * {@code [UNITS]}, a peephole.
   */
  public final float[] wo;

  /**
   * {@code [UNITS][OUTPUTS]}. Write elements, never replace a row.
   */
  public final float[][] projection;

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

  private final float[] m = new float[UNITS + 4];

  private final float[] mB = new float[UNITS + 4];

  private final float[] mC = new float[UNITS + 4];

  private final float[] mD = new float[UNITS + 4];

  private final float[] p = new float[OUTPUTS + 8];

  private final float[] pB = new float[OUTPUTS + 8];

  private final float[] pC = new float[OUTPUTS + 8];

  private final float[] pD = new float[OUTPUTS + 8];

  /**
   * Scratch that examples use in turn, as is each that follows.
   */
  private final float[] i = new float[UNITS];

  private final float[] f = new float[UNITS];

  private final float[] o = new float[UNITS];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledFullLstmCell() {
    this(new float[INPUTS + OUTPUTS][4 * UNITS], new float[4 * UNITS], new float[4 * UNITS], new float[UNITS], new float[UNITS], new float[UNITS], new float[UNITS][OUTPUTS]);
  }

  private UnrolledFullLstmCell(float[][] kernel, float[] bias, float[] recurrentBias, float[] wf,
      float[] wi, float[] wo, float[][] projection) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + OUTPUTS);
    this.bias = bias;
    this.recurrentBias = recurrentBias;
    this.wf = wf;
    this.wi = wi;
    this.wo = wo;
    this.projection = projection;
    this.inputGate = new GateView(Gate.INPUT, 0, UNITS, kernel, W, U, bias, recurrentBias);
    this.candidateGate = new GateView(Gate.CANDIDATE, 1, UNITS, kernel, W, U, bias, recurrentBias);
    this.forgetGate = new GateView(Gate.FORGET, 2, UNITS, kernel, W, U, bias, recurrentBias);
    this.outputGate = new GateView(Gate.OUTPUT, 3, UNITS, kernel, W, U, bias, recurrentBias);
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
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arguments.checkRun(
        steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    int t = 0;
    if (batch == 1) {
      for (; t <= steps - 4; t += 4) {
        advanceFourSteps(
            inputs, inputsAt + t * INPUTS, state, stateAt, outputs, outputsAt + t * OUTPUTS);
      }
    }
    for (; t < steps; t++) {
      advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
      if (outputs != null) {
        for (int n = 0; n < batch; n++) {
          int from = stateAt + n * STATE_SIZE + OUTPUT_OFFSET;
          System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * OUTPUTS, OUTPUTS);
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
      addGateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addGateRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4]);
    advanceRest(z, state, stateAt, outputs, outputsAt);
    advanceRest(zB, state, stateAt, outputs, outputsAt + OUTPUTS);
    advanceRest(zC, state, stateAt, outputs, outputsAt + 2 * OUTPUTS);
    advanceRest(zD, state, stateAt, outputs, outputsAt + 3 * OUTPUTS);
  }

  /**
   * The rest of a step, from its sums over the input on.
   */
  private void advanceRest(float[] z, float[] state, int stateAt, float[] outputs, int outputsAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    addGateRows(z, state[stateAt + 8], U[0], state[stateAt + 9], U[1], state[stateAt + 10], U[2],
        state[stateAt + 11], U[3]);
    beforeProjectionRows(z, cNow, m, state, stateAt);
    startProjectionRows(p, m[0], projection[0], m[1], projection[1], m[2], projection[2],
        m[3], projection[3], m[4], projection[4], m[5], projection[5]);
    addProjectionRows(p, m[6], projection[6], m[7], projection[7]);
    finish(p, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt + OUTPUT_OFFSET, outputs, outputsAt, OUTPUTS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    startGateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4], state[stateAt + 8], U[0]);
    addGateRows(z, state[stateAt + 9], U[1], state[stateAt + 10], U[2], state[stateAt + 11], U[3]);
    beforeProjectionRows(z, cNow, m, state, stateAt);
    startProjectionRows(p, m[0], projection[0], m[1], projection[1], m[2], projection[2],
        m[3], projection[3], m[4], projection[4], m[5], projection[5]);
    addProjectionRows(p, m[6], projection[6], m[7], projection[7]);
    finish(p, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addGateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
    }
  }

  /**
   * Starts with the upper rows, so that each {@code p[j]} becomes one chain from +0.
   */
  private static void startProjectionRows(float[] p, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
      float[] row5) {
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = 0f + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j] + a4 * row4[j] + a5 * row5[j];
    }
  }

  /**
   * Adds the upper rows first, so that each {@code p[j]} stays one chain.
   */
  private static void addProjectionRows(float[] p, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = p[j] + a0 * row0[j] + a1 * row1[j];
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startGateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
      float[] row5) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = 0f + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j] + a4 * row4[j] + a5 * row5[j];
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addGateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j];
    }
  }

  /**
   * Prepares one example for the next sums. The gates lie in the order input, candidate, forget,
   * output; {@code c} takes the place of the first.
   */
  private void beforeProjectionRows(float[] z, float[] cNow, float[] m, float[] state,
      int stateAt) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + bias[j] + recurrentBias[j];
    }
    for (int j = UNITS; j < 2 * UNITS; j++) {
      z[j] = SeparateActivations.tanh(Math.max(-5.0f, Math.min(5.0f, z[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      i[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, z[j] + wi[j] * cNow[j])));
    }
    System.arraycopy(z, 2 * UNITS, f, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      f[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, f[j] + 1.0f + wf[j] * cNow[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.max(-2.0f, Math.min(2.0f, f[j] * cNow[j] + i[j] * z[j + UNITS]));
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
    System.arraycopy(z, 3 * UNITS, o, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      o[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, o[j] + wo[j] * z[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      m[j] = o[j] * SeparateActivations.tanh(z[j]);
    }
  }

  /**
   * Finishes the step of one example.
   */
  private void finish(float[] p, float[] state, int stateAt) {
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = Math.max(-0.5f, Math.min(0.5f, p[j]));
    }
    System.arraycopy(p, 0, state, stateAt + UNITS, OUTPUTS);
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
      addGateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addGateRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4],
        state[stateAt + 8], state[stateAt + STATE_SIZE + 8], state[stateAt + 2 * STATE_SIZE + 8],
        state[stateAt + 3 * STATE_SIZE + 8], U[0]);
    addGateRowsToFour(z, zB, zC, zD, state[stateAt + 9], state[stateAt + STATE_SIZE + 9],
        state[stateAt + 2 * STATE_SIZE + 9], state[stateAt + 3 * STATE_SIZE + 9], U[1],
        state[stateAt + 10], state[stateAt + STATE_SIZE + 10], state[stateAt + 2 * STATE_SIZE + 10],
        state[stateAt + 3 * STATE_SIZE + 10], U[2]);
    addGateRowsToFour(z, zB, zC, zD, state[stateAt + 11], state[stateAt + STATE_SIZE + 11],
        state[stateAt + 2 * STATE_SIZE + 11], state[stateAt + 3 * STATE_SIZE + 11], U[3]);
    beforeProjectionRows(z, cNow, m, state, stateAt);
    beforeProjectionRows(zB, cNowB, mB, state, stateAt + STATE_SIZE);
    beforeProjectionRows(zC, cNowC, mC, state, stateAt + 2 * STATE_SIZE);
    beforeProjectionRows(zD, cNowD, mD, state, stateAt + 3 * STATE_SIZE);
    Arrays.fill(p, 0f);
    Arrays.fill(pB, 0f);
    Arrays.fill(pC, 0f);
    Arrays.fill(pD, 0f);
    for (int k = 0; k < 8; k += 2) {
      addProjectionRowsToFour(p, pB, pC, pD, m[k], mB[k], mC[k], mD[k], projection[k], m[k + 1],
          mB[k + 1], mC[k + 1], mD[k + 1], projection[k + 1]);
    }
    finish(p, state, stateAt);
    finish(pB, state, stateAt + STATE_SIZE);
    finish(pC, state, stateAt + 2 * STATE_SIZE);
    finish(pD, state, stateAt + 3 * STATE_SIZE);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addGateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < 4 * UNITS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = z[j] + a0 * w0 + a1 * w1;
      float sumB = zB[j] + b0 * w0 + b1 * w1;
      float sumC = zC[j] + c0 * w0 + c1 * w1;
      float sumD = zD[j] + d0 * w0 + d1 * w1;
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
  private static void addGateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0) {
    for (int j = 0; j < 4 * UNITS; j++) {
      float w0 = row0[j];
      float sum = z[j] + a0 * w0;
      float sumB = zB[j] + b0 * w0;
      float sumC = zC[j] + c0 * w0;
      float sumD = zD[j] + d0 * w0;
      z[j] = sum;
      zB[j] = sumB;
      zC[j] = sumC;
      zD[j] = sumD;
    }
  }

  /**
   * Adds the upper rows first, so that each {@code p[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addProjectionRowsToFour(float[] p, float[] pB, float[] pC, float[] pD,
      float a0, float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < OUTPUTS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = p[j] + a0 * w0 + a1 * w1;
      float sumB = pB[j] + b0 * w0 + b1 * w1;
      float sumC = pC[j] + c0 * w0 + c1 * w1;
      float sumD = pD[j] + d0 * w0 + d1 * w1;
      p[j] = sum;
      pB[j] = sumB;
      pC[j] = sumC;
      pD[j] = sumD;
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
      addGateRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    addGateRowsToTwo(z, zB, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4],
        state[stateAt + 8], state[stateAt + STATE_SIZE + 8], U[0]);
    addGateRowsToTwo(z, zB, state[stateAt + 9], state[stateAt + STATE_SIZE + 9], U[1],
        state[stateAt + 10], state[stateAt + STATE_SIZE + 10], U[2]);
    addGateRowsToTwo(z, zB, state[stateAt + 11], state[stateAt + STATE_SIZE + 11], U[3]);
    beforeProjectionRows(z, cNow, m, state, stateAt);
    beforeProjectionRows(zB, cNowB, mB, state, stateAt + STATE_SIZE);
    Arrays.fill(p, 0f);
    Arrays.fill(pB, 0f);
    for (int k = 0; k < 8; k += 2) {
      addProjectionRowsToTwo(p, pB, m[k], mB[k], projection[k], m[k + 1],
          mB[k + 1], projection[k + 1]);
    }
    finish(p, state, stateAt);
    finish(pB, state, stateAt + STATE_SIZE);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addGateRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 0; j < 4 * UNITS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = z[j] + a0 * w0 + a1 * w1;
      float sumB = zB[j] + b0 * w0 + b1 * w1;
      z[j] = sum;
      zB[j] = sumB;
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addGateRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0) {
    for (int j = 0; j < 4 * UNITS; j++) {
      float w0 = row0[j];
      float sum = z[j] + a0 * w0;
      float sumB = zB[j] + b0 * w0;
      z[j] = sum;
      zB[j] = sumB;
    }
  }

  /**
   * Adds the upper rows first, so that each {@code p[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addProjectionRowsToTwo(float[] p, float[] pB, float a0, float b0,
      float[] row0, float a1, float b1, float[] row1) {
    for (int j = 0; j < OUTPUTS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = p[j] + a0 * w0 + a1 * w1;
      float sumB = pB[j] + b0 * w0 + b1 * w1;
      p[j] = sum;
      pB[j] = sumB;
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias), Variable.vector("recurrentBias", recurrentBias),
        Variable.vector("wf", wf), Variable.vector("wi", wi), Variable.vector("wo", wo),
        Variable.matrix("projection", projection)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.lstm(INPUTS, UNITS).withRecurrentBias().withPeepholes().withProjection(OUTPUTS).withForgetBias(1.0f);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledFullLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledFullLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledFullLstmCell fork() {
    return new UnrolledFullLstmCell(kernel, bias, recurrentBias, wf, wi, wo, projection);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledFullLstmCell copy = new UnrolledFullLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledFullLstmCell:\n"
        + "  z = [x, h] * kernel + bias + recurrentBias\n"
        + "  i = sigmoid(clip(z[0..8] + wi * c, 5))\n"
        + "  g = tanh(clip(z[8..16], 5))\n"
        + "  f = sigmoid(clip(z[16..24] + 1 + wf * c, 5))\n"
        + "  c' = clip(f * c + i * g, 2)\n"
        + "  o = sigmoid(clip(z[24..32] + wo * c', 5))\n"
        + "  h' = clip((o * tanh(c')) * projection, 0.5)\n"
        + "  x [5] input, c [8] state, h [4] state and output\n"
        + "  kernel [9][32]: rows [0, 5) are W (input), rows [5, 9) are U (recurrent)\n"
        + "  bias [32]\n"
        + "  recurrentBias [32]\n"
        + "  wf [8]\n"
        + "  wi [8]\n"
        + "  wo [8]\n"
        + "  projection [8][4]\n"
        + "  columns and biases [gate][8], gates in the order input, candidate, forget, output\n"
        + "  numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom,\n"
        + "    every product and every sum rounded, the biases added last\n"
        + "  a step of one example: 320 multiply-adds; reads 1632 bytes of weights and 68 of input\n"
        + "    and state, writes 48 of state\n"
        + "  code shape rows: 320 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=5 units=8 projection=4 peepholes forgetBias=1.0 activation=TANH "
        + "outputActivation=TANH gateActivation=SIGMOID cellClip=2.0 projectionClip=0.5 "
        + "clip=5.0 biases=2 numerics=SEPARATE";
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
   * Returns {@link #wf}.
   *
   * @return the live field
   */
  public float[] wf() {
    return wf;
  }

  /**
   * Returns {@link #wi}.
   *
   * @return the live field
   */
  public float[] wi() {
    return wi;
  }

  /**
   * Returns {@link #wo}.
   *
   * @return the live field
   */
  public float[] wo() {
    return wo;
  }

  /**
   * Returns {@link #projection}.
   *
   * @return the live field
   */
  public float[][] projection() {
    return projection;
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
    return OUTPUTS;
  }

  @Override
  public float[] zeroState(int batch) {
    return Arguments.zeroState(batch, STATE_SIZE);
  }
}
