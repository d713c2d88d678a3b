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
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cell of {@link RowsGruCell}:
 *
 * <pre>{@code
 * z[0..16] = [x, h] * kernel[:, 0..16] + bias[0..16]
 * r = sigmoid(z[0..8])
 * u = sigmoid(z[8..16])
 * c = tanh([x, r * h] * kernel[:, 16..24] + bias[16..24])
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code h [8]} the state and the output.
 *   <li>{@code kernel [13][24]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 13)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [24]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][8]}, gates in the order reset,
 *       update, candidate.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 312 multiply-adds; reads 1344 bytes of weights and 52 of input and
 *       state, writes 32 of state.
 *   <li>Code shape {@code rows}: 312 multiply-adds, more than 128: loops take less time than code
 *       written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledRowsGruCell implements RowsGruCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 8;

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
   * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [5, 13)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [3 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * The weights of the reset gate: columns {@code [0, 8)} of {@link #kernel}.
   */
  public final GateView resetGate;

  /**
   * The weights of the update gate: columns {@code [8, 16)} of {@link #kernel}.
   */
  public final GateView updateGate;

  /**
   * The weights of the candidate gate: columns {@code [16, 24)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] hNow = new float[UNITS + 4];

  private final float[] hNowB = new float[UNITS + 4];

  private final float[] hNowC = new float[UNITS + 4];

  private final float[] hNowD = new float[UNITS + 4];

  private final float[] z = new float[3 * UNITS + 4];

  private final float[] zB = new float[3 * UNITS + 4];

  private final float[] zC = new float[3 * UNITS + 4];

  private final float[] zD = new float[3 * UNITS + 4];

  private final float[] q = new float[UNITS + 4];

  private final float[] qB = new float[UNITS + 4];

  private final float[] qC = new float[UNITS + 4];

  private final float[] qD = new float[UNITS + 4];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledRowsGruCell() {
    this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS]);
  }

  private UnrolledRowsGruCell(float[][] kernel, float[] bias) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.bias = bias;
    this.resetGate = new GateView(Gate.RESET, 0, UNITS, kernel, W, U, bias);
    this.updateGate = new GateView(Gate.UPDATE, 1, UNITS, kernel, W, U, bias);
    this.candidateGate = new GateView(Gate.CANDIDATE, 2, UNITS, kernel, W, U, bias);
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
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zB, 0, 2 * UNITS, 0f);
    Arrays.fill(zC, 0, 2 * UNITS, 0f);
    Arrays.fill(zD, 0, 2 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addResetAndUpdateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k],
          inputs[inputsAt + INPUTS + k], inputs[inputsAt + 2 * INPUTS + k],
          inputs[inputsAt + 3 * INPUTS + k], W[k], inputs[inputsAt + k + 1],
          inputs[inputsAt + INPUTS + k + 1], inputs[inputsAt + 2 * INPUTS + k + 1],
          inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addResetAndUpdateRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4]);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zC, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zD, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
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
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    addResetAndUpdateRows(z, state[stateAt], U[0], state[stateAt + 1], U[1],
        state[stateAt + 2], U[2], state[stateAt + 3], U[3], state[stateAt + 4], U[4],
        state[stateAt + 5], U[5]);
    addResetAndUpdateRows(z, state[stateAt + 6], U[6], state[stateAt + 7], U[7]);
    beforeCandidateRows(z, hNow, q);
    addCandidateRows(z, q[0], U[0], q[1], U[1], q[2], U[2], q[3], U[3], q[4], U[4], q[5], U[5]);
    addCandidateRows(z, q[6], U[6], q[7], U[7]);
    finish(z, hNow, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt, outputs, outputsAt, UNITS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    startResetAndUpdateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
        state[stateAt], U[0]);
    addResetAndUpdateRows(z, state[stateAt + 1], U[1], state[stateAt + 2], U[2],
        state[stateAt + 3], U[3], state[stateAt + 4], U[4], state[stateAt + 5], U[5],
        state[stateAt + 6], U[6]);
    addResetAndUpdateRows(z, state[stateAt + 7], U[7]);
    beforeCandidateRows(z, hNow, q);
    startCandidateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
        q[0], U[0]);
    addCandidateRows(z, q[1], U[1], q[2], U[2], q[3], U[3], q[4], U[4], q[5], U[5], q[6], U[6]);
    addCandidateRows(z, q[7], U[7]);
    finish(z, hNow, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4,
      float a5, float[] row5) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
      float[] row5) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRows(float[] z, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startResetAndUpdateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4,
      float a5, float[] row5) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startCandidateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
      float[] row5) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRows(float[] z, float a0, float[] row0) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Prepares one example for the next sums.
   */
  private void beforeCandidateRows(float[] z, float[] hNow, float[] q) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Activations.sigmoid(z[j] + bias[j]);
    }
    for (int j = 0; j < UNITS; j++) {
      q[j] = z[j] * hNow[j];
    }
  }

  /**
   * Finishes the step of one example. The gates lie in the order reset, update, candidate;
   * {@code h} takes the place of the first.
   */
  private void finish(float[] z, float[] hNow, float[] state, int stateAt) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Activations.tanh(z[j] + bias[j]);
    }
    for (int j = 0; j < UNITS; j++) {
      z[j] = z[j + UNITS] * hNow[j] + (1.0f - z[j + UNITS]) * z[j + 2 * UNITS];
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
  }

  /**
   * One step of four examples, which share the passes over the rows. The whole state is read
   * before any of it is written.
   */
  private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    System.arraycopy(state, stateAt + UNITS, hNowB, 0, UNITS);
    System.arraycopy(state, stateAt + 2 * UNITS, hNowC, 0, UNITS);
    System.arraycopy(state, stateAt + 3 * UNITS, hNowD, 0, UNITS);
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zB, 0, 2 * UNITS, 0f);
    Arrays.fill(zC, 0, 2 * UNITS, 0f);
    Arrays.fill(zD, 0, 2 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addResetAndUpdateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k],
          inputs[inputsAt + INPUTS + k], inputs[inputsAt + 2 * INPUTS + k],
          inputs[inputsAt + 3 * INPUTS + k], W[k], inputs[inputsAt + k + 1],
          inputs[inputsAt + INPUTS + k + 1], inputs[inputsAt + 2 * INPUTS + k + 1],
          inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addResetAndUpdateRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4], state[stateAt],
        state[stateAt + UNITS], state[stateAt + 2 * UNITS], state[stateAt + 3 * UNITS], U[0]);
    for (int k = 1; k < 7; k += 2) {
      addResetAndUpdateRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + UNITS + k],
          state[stateAt + 2 * UNITS + k], state[stateAt + 3 * UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1],
          state[stateAt + 2 * UNITS + k + 1], state[stateAt + 3 * UNITS + k + 1], U[k + 1]);
    }
    addResetAndUpdateRowsToFour(z, zB, zC, zD, state[stateAt + 7], state[stateAt + UNITS + 7],
        state[stateAt + 2 * UNITS + 7], state[stateAt + 3 * UNITS + 7], U[7]);
    beforeCandidateRows(z, hNow, q);
    beforeCandidateRows(zB, hNowB, qB);
    beforeCandidateRows(zC, hNowC, qC);
    beforeCandidateRows(zD, hNowD, qD);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zC, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zD, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4],
        inputs[inputsAt + 2 * INPUTS + 4], inputs[inputsAt + 3 * INPUTS + 4], W[4], q[0], qB[0],
        qC[0], qD[0], U[0]);
    for (int k = 1; k < 7; k += 2) {
      addCandidateRowsToFour(z, zB, zC, zD, q[k], qB[k], qC[k], qD[k], U[k], q[k + 1], qB[k + 1],
          qC[k + 1], qD[k + 1], U[k + 1]);
    }
    addCandidateRowsToFour(z, zB, zC, zD, q[7], qB[7], qC[7], qD[7], U[7]);
    finish(z, hNow, state, stateAt);
    finish(zB, hNowB, state, stateAt + UNITS);
    finish(zC, hNowC, state, stateAt + 2 * UNITS);
    finish(zD, hNowD, state, stateAt + 3 * UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addResetAndUpdateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
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
  private static void addResetAndUpdateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
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
  private static void addCandidateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
      float a0, float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
  private static void addCandidateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
      float a0, float b0, float c0, float d0, float[] row0) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    System.arraycopy(state, stateAt + UNITS, hNowB, 0, UNITS);
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zB, 0, 2 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addResetAndUpdateRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    addResetAndUpdateRowsToTwo(z, zB, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4],
        state[stateAt], state[stateAt + UNITS], U[0]);
    for (int k = 1; k < 7; k += 2) {
      addResetAndUpdateRowsToTwo(z, zB, state[stateAt + k], state[stateAt + UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1], U[k + 1]);
    }
    addResetAndUpdateRowsToTwo(z, zB, state[stateAt + 7], state[stateAt + UNITS + 7], U[7]);
    beforeCandidateRows(z, hNow, q);
    beforeCandidateRows(zB, hNowB, qB);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 4; k += 2) {
      addCandidateRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    addCandidateRowsToTwo(z, zB, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4], q[0],
        qB[0], U[0]);
    for (int k = 1; k < 7; k += 2) {
      addCandidateRowsToTwo(z, zB, q[k], qB[k], U[k], q[k + 1], qB[k + 1], U[k + 1]);
    }
    addCandidateRowsToTwo(z, zB, q[7], qB[7], U[7]);
    finish(z, hNow, state, stateAt);
    finish(zB, hNowB, state, stateAt + UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addResetAndUpdateRowsToTwo(float[] z, float[] zB, float a0, float b0,
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
  private static void addResetAndUpdateRowsToTwo(float[] z, float[] zB, float a0, float b0,
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
  private static void addCandidateRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
  private static void addCandidateRowsToTwo(float[] z, float[] zB, float a0, float b0,
      float[] row0) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
    return CellLayout.gru(INPUTS, UNITS);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledRowsGruCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledRowsGruCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledRowsGruCell fork() {
    return new UnrolledRowsGruCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledRowsGruCell copy = new UnrolledRowsGruCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledRowsGruCell:\n"
        + "  z[0..16] = [x, h] * kernel[:, 0..16] + bias[0..16]\n"
        + "  r = sigmoid(z[0..8])\n"
        + "  u = sigmoid(z[8..16])\n"
        + "  c = tanh([x, r * h] * kernel[:, 16..24] + bias[16..24])\n"
        + "  h' = u * h + (1 - u) * c\n"
        + "  x [5] input, h [8] state and output\n"
        + "  kernel [13][24]: rows [0, 5) are W (input), rows [5, 13) are U (recurrent)\n"
        + "  bias [24]\n"
        + "  columns and biases [gate][8], gates in the order reset, update, candidate\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 312 multiply-adds; reads 1344 bytes of weights and 52 of input\n"
        + "    and state, writes 32 of state\n"
        + "  code shape rows: 312 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "GRU inputs=5 units=8 reset=BEFORE activation=TANH gateActivation=SIGMOID "
        + "biases=1 numerics=FUSED";
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
}
