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
 * The cell of {@link CoupledRowsLstmCell}:
 *
 * <pre>{@code
 * z[0..18] = [x, h] * kernel[:, 0..18] + bias[0..18]
 * i = sigmoid(z[0..9])
 * g = tanh(z[9..18])
 * c' = (1 - i) * c + i * g
 * o = sigmoid([x, h] * kernel[:, 27..36] + bias[27..36])
 * h' = o * tanh(c')
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [4]} is the input, {@code c [9]} and {@code h [9]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [13][36]}: rows {@code [0, 4)} are {@link #W} (input), rows {@code [4, 13)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [36]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][9]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 351 multiply-adds; reads 1512 bytes of weights and 88 of input and
 *       state, writes 72 of state.
 *   <li>Code shape {@code rows}: 351 multiply-adds, more than 128: loops take less time than code
 *       written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledCoupledRowsLstmCell implements CoupledRowsLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 4;

  /**
   * The number of units: the length of an output.
   */
  public static final int UNITS = 9;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 18;

  /**
   * Where {@code h}, the output, begins in a state; {@code c} lies before it.
   */
  public static final int OUTPUT_OFFSET = UNITS;

  /**
   * The factor of each sum before {@code tanh}, and of that behind it: a sigmoid is
   * {@code 0.5 * tanh(0.5 * x) + 0.5}, so that gates can share a loop.
   */
  private static final float[] GATE_FACTORS = GateTables.of(UNITS, 0.5f, 1.0f);

  /**
   * What is added behind {@code tanh}: 0.5 for a sigmoid; -0, which changes no bit, for a tanh.
   */
  private static final float[] GATE_OFFSETS = GateTables.of(UNITS, 0.5f, -0.0f);

  /**
   * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 4)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [4, 13)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * The weights of the input gate: columns {@code [0, 9)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [9, 18)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [18, 27)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [27, 36)} of {@link #kernel}.
   */
  public final GateView outputGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] cNow = new float[UNITS + 3];

  private final float[] cNowB = new float[UNITS + 3];

  private final float[] cNowC = new float[UNITS + 3];

  private final float[] cNowD = new float[UNITS + 3];

  private final float[] z = new float[4 * UNITS + 8];

  private final float[] zB = new float[4 * UNITS + 8];

  private final float[] zC = new float[4 * UNITS + 8];

  private final float[] zD = new float[4 * UNITS + 8];

  /**
   * Scratch that examples use in turn, as is each that follows.
   */
  private final float[] f = new float[UNITS];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledCoupledRowsLstmCell() {
    this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS]);
  }

  private UnrolledCoupledRowsLstmCell(float[][] kernel, float[] bias) {
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
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zB, 0, 2 * UNITS, 0f);
    Arrays.fill(zC, 0, 2 * UNITS, 0f);
    Arrays.fill(zD, 0, 2 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addInputAndCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k],
          inputs[inputsAt + INPUTS + k], inputs[inputsAt + 2 * INPUTS + k],
          inputs[inputsAt + 3 * INPUTS + k], W[k], inputs[inputsAt + k + 1],
          inputs[inputsAt + INPUTS + k + 1], inputs[inputsAt + 2 * INPUTS + k + 1],
          inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    Arrays.fill(z, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zB, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zC, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zD, 3 * UNITS, 4 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addOutputRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
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
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    addInputAndCandidateRows(z, state[stateAt + 9], U[0], state[stateAt + 10], U[1],
        state[stateAt + 11], U[2], state[stateAt + 12], U[3], state[stateAt + 13], U[4],
        state[stateAt + 14], U[5]);
    addInputAndCandidateRows(z, state[stateAt + 15], U[6], state[stateAt + 16], U[7],
        state[stateAt + 17], U[8]);
    beforeOutputRows(z);
    addOutputRows(z, state[stateAt + 9], U[0], state[stateAt + 10], U[1], state[stateAt + 11], U[2],
        state[stateAt + 12], U[3], state[stateAt + 13], U[4], state[stateAt + 14], U[5]);
    addOutputRows(z, state[stateAt + 15], U[6], state[stateAt + 16], U[7],
        state[stateAt + 17], U[8]);
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
    startInputAndCandidateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], state[stateAt + 9], U[0],
        state[stateAt + 10], U[1]);
    addInputAndCandidateRows(z, state[stateAt + 11], U[2], state[stateAt + 12], U[3],
        state[stateAt + 13], U[4], state[stateAt + 14], U[5], state[stateAt + 15], U[6],
        state[stateAt + 16], U[7]);
    addInputAndCandidateRows(z, state[stateAt + 17], U[8]);
    beforeOutputRows(z);
    startOutputRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], state[stateAt + 9], U[0],
        state[stateAt + 10], U[1]);
    addOutputRows(z, state[stateAt + 11], U[2], state[stateAt + 12], U[3],
        state[stateAt + 13], U[4], state[stateAt + 14], U[5], state[stateAt + 15], U[6],
        state[stateAt + 16], U[7]);
    addOutputRows(z, state[stateAt + 17], U[8]);
    finish(z, cNow, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addInputAndCandidateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4,
      float a5, float[] row5) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addInputAndCandidateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1, float a2, float[] row2) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j])));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addOutputRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
      float[] row5) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addOutputRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j])));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startInputAndCandidateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4,
      float a5, float[] row5) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addInputAndCandidateRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startOutputRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
      float[] row5) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addOutputRows(float[] z, float a0, float[] row0) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Prepares one example for the next sums.
   */
  private void beforeOutputRows(float[] z) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(GATE_FACTORS[j], Activations.tanh(GATE_FACTORS[j] * (z[j] + bias[j])), GATE_OFFSETS[j]);
    }
  }

  /**
   * Finishes the step of one example. The gates lie in the order input, candidate, forget, output;
   * {@code c} and then {@code h} take the place of the first.
   */
  private void finish(float[] z, float[] cNow, float[] state, int stateAt) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
      z[j] = Activations.sigmoid(z[j] + bias[j]);
    }
    for (int j = 0; j < UNITS; j++) {
      f[j] = 1.0f - z[j];
    }
    for (int j = 0; j < UNITS; j++) {
      z[j] = f[j] * cNow[j] + z[j] * z[j + UNITS];
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
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zB, 0, 2 * UNITS, 0f);
    Arrays.fill(zC, 0, 2 * UNITS, 0f);
    Arrays.fill(zD, 0, 2 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addInputAndCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k],
          inputs[inputsAt + INPUTS + k], inputs[inputsAt + 2 * INPUTS + k],
          inputs[inputsAt + 3 * INPUTS + k], W[k], inputs[inputsAt + k + 1],
          inputs[inputsAt + INPUTS + k + 1], inputs[inputsAt + 2 * INPUTS + k + 1],
          inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 8; k += 2) {
      addInputAndCandidateRowsToFour(z, zB, zC, zD, state[stateAt + k + 9],
          state[stateAt + STATE_SIZE + k + 9], state[stateAt + 2 * STATE_SIZE + k + 9],
          state[stateAt + 3 * STATE_SIZE + k + 9], U[k], state[stateAt + k + 10],
          state[stateAt + STATE_SIZE + k + 10], state[stateAt + 2 * STATE_SIZE + k + 10],
          state[stateAt + 3 * STATE_SIZE + k + 10], U[k + 1]);
    }
    addInputAndCandidateRowsToFour(z, zB, zC, zD, state[stateAt + 17],
        state[stateAt + STATE_SIZE + 17], state[stateAt + 2 * STATE_SIZE + 17],
        state[stateAt + 3 * STATE_SIZE + 17], U[8]);
    beforeOutputRows(z);
    beforeOutputRows(zB);
    beforeOutputRows(zC);
    beforeOutputRows(zD);
    Arrays.fill(z, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zB, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zC, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zD, 3 * UNITS, 4 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addOutputRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 8; k += 2) {
      addOutputRowsToFour(z, zB, zC, zD, state[stateAt + k + 9],
          state[stateAt + STATE_SIZE + k + 9], state[stateAt + 2 * STATE_SIZE + k + 9],
          state[stateAt + 3 * STATE_SIZE + k + 9], U[k], state[stateAt + k + 10],
          state[stateAt + STATE_SIZE + k + 10], state[stateAt + 2 * STATE_SIZE + k + 10],
          state[stateAt + 3 * STATE_SIZE + k + 10], U[k + 1]);
    }
    addOutputRowsToFour(z, zB, zC, zD, state[stateAt + 17], state[stateAt + STATE_SIZE + 17],
        state[stateAt + 2 * STATE_SIZE + 17], state[stateAt + 3 * STATE_SIZE + 17], U[8]);
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
  private static void addInputAndCandidateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
      float a0, float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < 2 * UNITS; j++) {
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
  private static void addOutputRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
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
  private static void addInputAndCandidateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
      float a0, float b0, float c0, float d0, float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
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
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addOutputRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
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
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zB, 0, 2 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addInputAndCandidateRowsToTwo(z, zB, inputs[inputsAt + k],
          inputs[inputsAt + INPUTS + k], W[k], inputs[inputsAt + k + 1],
          inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 8; k += 2) {
      addInputAndCandidateRowsToTwo(z, zB, state[stateAt + k + 9],
          state[stateAt + STATE_SIZE + k + 9], U[k], state[stateAt + k + 10],
          state[stateAt + STATE_SIZE + k + 10], U[k + 1]);
    }
    addInputAndCandidateRowsToTwo(z, zB, state[stateAt + 17],
        state[stateAt + STATE_SIZE + 17], U[8]);
    beforeOutputRows(z);
    beforeOutputRows(zB);
    Arrays.fill(z, 3 * UNITS, 4 * UNITS, 0f);
    Arrays.fill(zB, 3 * UNITS, 4 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addOutputRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 8; k += 2) {
      addOutputRowsToTwo(z, zB, state[stateAt + k + 9], state[stateAt + STATE_SIZE + k + 9], U[k],
          state[stateAt + k + 10], state[stateAt + STATE_SIZE + k + 10], U[k + 1]);
    }
    addOutputRowsToTwo(z, zB, state[stateAt + 17], state[stateAt + STATE_SIZE + 17], U[8]);
    finish(z, cNow, state, stateAt);
    finish(zB, cNowB, state, stateAt + STATE_SIZE);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addInputAndCandidateRowsToTwo(float[] z, float[] zB, float a0, float b0,
      float[] row0, float a1, float b1, float[] row1) {
    for (int j = 0; j < 2 * UNITS; j++) {
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
  private static void addInputAndCandidateRowsToTwo(float[] z, float[] zB, float a0, float b0,
      float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
      float w0 = row0[j];
      float sum = Math.fma(a0, w0, z[j]);
      float sumB = Math.fma(b0, w0, zB[j]);
      z[j] = sum;
      zB[j] = sumB;
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addOutputRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
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
  private static void addOutputRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0) {
    for (int j = 3 * UNITS; j < 4 * UNITS; j++) {
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
    return CellLayout.lstm(INPUTS, UNITS).withCoupledGates();
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledCoupledRowsLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledCoupledRowsLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledCoupledRowsLstmCell fork() {
    return new UnrolledCoupledRowsLstmCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledCoupledRowsLstmCell copy = new UnrolledCoupledRowsLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledCoupledRowsLstmCell:\n"
        + "  z[0..18] = [x, h] * kernel[:, 0..18] + bias[0..18]\n"
        + "  i = sigmoid(z[0..9])\n"
        + "  g = tanh(z[9..18])\n"
        + "  c' = (1 - i) * c + i * g\n"
        + "  o = sigmoid([x, h] * kernel[:, 27..36] + bias[27..36])\n"
        + "  h' = o * tanh(c')\n"
        + "  x [4] input, c [9] state, h [9] state and output\n"
        + "  kernel [13][36]: rows [0, 4) are W (input), rows [4, 13) are U (recurrent)\n"
        + "  bias [36]\n"
        + "  columns and biases [gate][9], gates in the order input, candidate, forget, output\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 351 multiply-adds; reads 1512 bytes of weights and 88 of input\n"
        + "    and state, writes 72 of state\n"
        + "  code shape rows: 351 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=4 units=9 coupled activation=TANH outputActivation=TANH "
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
