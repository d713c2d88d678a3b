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
import jdk.incubator.vector.VectorSpecies;

/**
 * The cell of {@link SideBySideGruCell}:
 *
 * <pre>{@code
 * z[0..14] = [x, h] * kernel[:, 0..14] + bias[0..14] + recurrentBias[0..14]
 * r = sigmoid(z[0..7])
 * u = sigmoid(z[7..14])
 * c = tanh([x, r * h] * kernel[:, 14..21] + bias[14..21] + recurrentBias[14..21])
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code h [7]} the state and the output.
 *   <li>{@code kernel [12][21]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 12)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [21]}.
 *   <li>{@code recurrentBias [21]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][7]}, gates in the order reset,
 *       update, candidate.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the biases added last.
 *   <li>A step of one example: 252 multiply-adds; reads 1176 bytes of weights and 48 of input and
 *       state, writes 28 of state.
 *   <li>Code shape {@code rows}: 252 multiply-adds, more than 128: loops take less time than code
 *       written out; batches of 8 examples and more go side by side, one in each lane, where the
 *       JVM has vectors of 256 bits or more.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledSideBySideGruCell implements SideBySideGruCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 7;

  /**
   * The smallest batch that is advanced side by side.
   */
  private static final int SIDE_BY_SIDE = 8;

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
   * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [5, 12)}, which multiply the state.
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
   * The weights of the reset gate: columns {@code [0, 7)} of {@link #kernel}.
   */
  public final GateView resetGate;

  /**
   * The weights of the update gate: columns {@code [7, 14)} of {@link #kernel}.
   */
  public final GateView updateGate;

  /**
   * The weights of the candidate gate: columns {@code [14, 21)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] hNow = new float[UNITS + 5];

  private final float[] hNowB = new float[UNITS + 5];

  private final float[] hNowC = new float[UNITS + 5];

  private final float[] hNowD = new float[UNITS + 5];

  private final float[] z = new float[3 * UNITS + 7];

  private final float[] zB = new float[3 * UNITS + 7];

  private final float[] zC = new float[3 * UNITS + 7];

  private final float[] zD = new float[3 * UNITS + 7];

  private final float[] q = new float[UNITS + 5];

  private final float[] qB = new float[UNITS + 5];

  private final float[] qC = new float[UNITS + 5];

  private final float[] qD = new float[UNITS + 5];

  /**
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Lanes lanes;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledSideBySideGruCell() {
    this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS], new float[3 * UNITS]);
  }

  private UnrolledSideBySideGruCell(float[][] kernel, float[] bias, float[] recurrentBias) {
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
    if (batch >= SIDE_BY_SIDE) {
      reserve(1, batch);
      if (lanes != null) {
        n = lanes.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      }
    }
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
    addResetAndUpdateRows(z, state[stateAt + 6], U[6]);
    beforeCandidateRows(z, hNow, q);
    addCandidateRows(z, q[0], U[0], q[1], U[1], q[2], U[2], q[3], U[3], q[4], U[4], q[5], U[5]);
    addCandidateRows(z, q[6], U[6]);
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
    beforeCandidateRows(z, hNow, q);
    startCandidateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
        q[0], U[0]);
    addCandidateRows(z, q[1], U[1], q[2], U[2], q[3], U[3], q[4], U[4], q[5], U[5], q[6], U[6]);
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
  private static void addResetAndUpdateRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
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
  private static void addCandidateRows(float[] z, float a0, float[] row0) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
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
   * Prepares one example for the next sums.
   */
  private void beforeCandidateRows(float[] z, float[] hNow, float[] q) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Activations.sigmoid(z[j] + bias[j] + recurrentBias[j]);
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
      z[j] = Activations.tanh(z[j] + bias[j] + recurrentBias[j]);
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
        Variable.vector("bias", bias), Variable.vector("recurrentBias", recurrentBias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.gru(INPUTS, UNITS).withRecurrentBias();
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledSideBySideGruCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledSideBySideGruCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledSideBySideGruCell fork() {
    return new UnrolledSideBySideGruCell(kernel, bias, recurrentBias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledSideBySideGruCell copy = new UnrolledSideBySideGruCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledSideBySideGruCell:\n"
        + "  z[0..14] = [x, h] * kernel[:, 0..14] + bias[0..14] + recurrentBias[0..14]\n"
        + "  r = sigmoid(z[0..7])\n"
        + "  u = sigmoid(z[7..14])\n"
        + "  c = tanh([x, r * h] * kernel[:, 14..21] + bias[14..21] + recurrentBias[14..21])\n"
        + "  h' = u * h + (1 - u) * c\n"
        + "  x [5] input, h [7] state and output\n"
        + "  kernel [12][21]: rows [0, 5) are W (input), rows [5, 12) are U (recurrent)\n"
        + "  bias [21]\n"
        + "  recurrentBias [21]\n"
        + "  columns and biases [gate][7], gates in the order reset, update, candidate\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the biases added last\n"
        + "  a step of one example: 252 multiply-adds; reads 1176 bytes of weights and 48 of input\n"
        + "    and state, writes 28 of state\n"
        + "  code shape rows: 252 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out; batches of 8 examples and more go side by side, one in each lane, where\n"
        + "    the JVM has vectors of 256 bits or more";
  }

  @Override
  public String fingerprint() {
    return "GRU inputs=5 units=7 reset=BEFORE activation=TANH gateActivation=SIGMOID "
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
        hs[2 * LANES + e] = state[stateAt + e * UNITS + 2];
        hs[3 * LANES + e] = state[stateAt + e * UNITS + 3];
        hs[4 * LANES + e] = state[stateAt + e * UNITS + 4];
        hs[5 * LANES + e] = state[stateAt + e * UNITS + 5];
        hs[6 * LANES + e] = state[stateAt + e * UNITS + 6];
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum1() {
      for (int j = 0; j < 2 * UNITS; j += 2) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        for (int k = 0; k < INPUTS; k++) {
          float[] row = W[k];
          FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
        }
        for (int k = 0; k < UNITS; k++) {
          float[] row = U[k];
          FloatVector a = FloatVector.fromArray(SPECIES, hs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
          z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
        }
        FloatVector.broadcast(SPECIES, bias[j]).add(z0)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[j])).intoArray(zSums, j * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 1]).add(z1)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[j + 1]))
            .intoArray(zSums, (j + 1) * LANES);
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
      for (int j = 0; j < UNITS; j++) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        for (int k = 0; k < INPUTS; k++) {
          float[] row = W[k];
          FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[2 * UNITS + j]), z0);
        }
        for (int k = 0; k < UNITS; k++) {
          float[] row = U[k];
          FloatVector a = FloatVector.fromArray(SPECIES, qs, k * LANES);
          z0 = a.fma(FloatVector.broadcast(SPECIES, row[2 * UNITS + j]), z0);
        }
        FloatVector.broadcast(SPECIES, bias[2 * UNITS + j]).add(z0)
            .add(FloatVector.broadcast(SPECIES, recurrentBias[2 * UNITS + j]))
            .intoArray(cSums, j * LANES);
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
        state[stateAt + e * UNITS + 2] = hs[2 * LANES + e];
        state[stateAt + e * UNITS + 3] = hs[3 * LANES + e];
        state[stateAt + e * UNITS + 4] = hs[4 * LANES + e];
        state[stateAt + e * UNITS + 5] = hs[5 * LANES + e];
        state[stateAt + e * UNITS + 6] = hs[6 * LANES + e];
      }
    }
  }
}
