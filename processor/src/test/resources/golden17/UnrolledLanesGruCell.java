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
import dev.unrolled.support.Packing;
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
 * The cell of {@link LanesGruCell}:
 *
 * <pre>{@code
 * z[0..64] = [x, h] * kernel[:, 0..64] + bias[0..64]
 * r = sigmoid(z[0..32])
 * u = sigmoid(z[32..64])
 * c = tanh([x, r * h] * kernel[:, 64..96] + bias[64..96])
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code h [32]} the state and the output.
 *   <li>{@code kernel [37][96]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 37)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [96]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][32]}, gates in the order reset,
 *       update, candidate.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 3552 multiply-adds; reads 14592 bytes of weights and 148 of input
 *       and state, writes 128 of state.
 *   <li>Code shape {@code lanes}: 32 units, at least 16, and the Vector API at hand; rows where
 *       the JVM has no Vector API.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledLanesGruCell implements LanesGruCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 32;

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that fit.
   * It is tried once.
   */
  private static final boolean HAS_LANES = hasLanes();

  /**
   * Whether vectors have 512 bits, for which panels are laid out.
   */
  private static final boolean HAS_PANELS = HAS_LANES && Lanes.LANES == 16;

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
   * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [5, 37)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [3 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * The weights of the reset gate: columns {@code [0, 32)} of {@link #kernel}.
   */
  public final GateView resetGate;

  /**
   * The weights of the update gate: columns {@code [32, 64)} of {@link #kernel}.
   */
  public final GateView updateGate;

  /**
   * The weights of the candidate gate: columns {@code [64, 96)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] hNow = new float[UNITS + 12];

  private final float[] hNowB = new float[UNITS + 12];

  private final float[] hNowC = new float[UNITS + 12];

  private final float[] hNowD = new float[UNITS + 12];

  private final float[] z = new float[3 * UNITS + 12];

  private final float[] zB = new float[3 * UNITS + 12];

  private final float[] zC = new float[3 * UNITS + 12];

  private final float[] zD = new float[3 * UNITS + 12];

  private final float[] q = new float[UNITS + 12];

  private final float[] qB = new float[UNITS + 12];

  private final float[] qC = new float[UNITS + 12];

  private final float[] qD = new float[UNITS + 12];

  /**
   * Null where there are none.
   */
  private Lanes lanes = HAS_LANES ? new Lanes() : null;

  /**
   * What a live cell's sequences of 64 steps and more, of up to 3 examples, read; null until the first,
   * and where vectors have fewer than 512 bits.
   */
  private Panels panels;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledLanesGruCell() {
    this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS]);
  }

  private UnrolledLanesGruCell(float[][] kernel, float[] bias) {
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
      lanesFor(steps, batch)
          .advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
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
    for (int k = 0; k < 30; k += 6) {
      addResetAndUpdateRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3],
          state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5]);
    }
    addResetAndUpdateRows(z, state[stateAt + 30], U[30], state[stateAt + 31], U[31]);
    beforeCandidateRows(z, hNow, q);
    for (int k = 0; k < 30; k += 6) {
      addCandidateRows(z, q[k], U[k], q[k + 1], U[k + 1], q[k + 2], U[k + 2], q[k + 3], U[k + 3],
          q[k + 4], U[k + 4], q[k + 5], U[k + 5]);
    }
    addCandidateRows(z, q[30], U[30], q[31], U[31]);
    finish(z, hNow, state, stateAt);
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
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    startResetAndUpdateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
        state[stateAt], U[0]);
    for (int k = 1; k < 31; k += 6) {
      addResetAndUpdateRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3],
          state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5]);
    }
    addResetAndUpdateRows(z, state[stateAt + 31], U[31]);
    beforeCandidateRows(z, hNow, q);
    startCandidateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
        q[0], U[0]);
    for (int k = 1; k < 31; k += 6) {
      addCandidateRows(z, q[k], U[k], q[k + 1], U[k + 1], q[k + 2], U[k + 2], q[k + 3], U[k + 3],
          q[k + 4], U[k + 4], q[k + 5], U[k + 5]);
    }
    addCandidateRows(z, q[31], U[31]);
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
   * One step of four examples, which share the passes over the rows.
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
    for (int k = 1; k < 31; k += 2) {
      addResetAndUpdateRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + UNITS + k],
          state[stateAt + 2 * UNITS + k], state[stateAt + 3 * UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1],
          state[stateAt + 2 * UNITS + k + 1], state[stateAt + 3 * UNITS + k + 1], U[k + 1]);
    }
    addResetAndUpdateRowsToFour(z, zB, zC, zD, state[stateAt + 31], state[stateAt + UNITS + 31],
        state[stateAt + 2 * UNITS + 31], state[stateAt + 3 * UNITS + 31], U[31]);
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
    for (int k = 1; k < 31; k += 2) {
      addCandidateRowsToFour(z, zB, zC, zD, q[k], qB[k], qC[k], qD[k], U[k], q[k + 1], qB[k + 1],
          qC[k + 1], qD[k + 1], U[k + 1]);
    }
    addCandidateRowsToFour(z, zB, zC, zD, q[31], qB[31], qC[31], qD[31], U[31]);
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
   * One step of two examples, which share the passes over the rows.
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
    for (int k = 1; k < 31; k += 2) {
      addResetAndUpdateRowsToTwo(z, zB, state[stateAt + k], state[stateAt + UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1], U[k + 1]);
    }
    addResetAndUpdateRowsToTwo(z, zB, state[stateAt + 31], state[stateAt + UNITS + 31], U[31]);
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
    for (int k = 1; k < 31; k += 2) {
      addCandidateRowsToTwo(z, zB, q[k], qB[k], U[k], q[k + 1], qB[k + 1], U[k + 1]);
    }
    addCandidateRowsToTwo(z, zB, q[31], qB[31], U[31]);
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

  /**
   * Lays out the weights, which no longer change.
   */
  private void layOutPanels() {
    if (HAS_PANELS) {
      Panels laidOut = new Panels();
      laidOut.copyWeights();
      lanes = laidOut;
    }
  }

  /**
   * Lanes that read the weights as they are now: many steps of few examples from a copy in panels,
   * which they read sooner than the rows, by more than the copy takes.
   */
  private Lanes lanesFor(int steps, int batch) {
    if (steps < 64 || batch < 1 || batch > 3) {
      return lanes;
    }
    reserve(steps, batch);
    if (panels == null) {
      return lanes;
    }
    panels.copyWeights();
    return panels;
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (HAS_PANELS && steps >= 64 && panels == null && !(lanes instanceof Panels)) {
      panels = new Panels();
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
    CellWeights.load("UnrolledLanesGruCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledLanesGruCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledLanesGruCell fork() {
    UnrolledLanesGruCell fork = new UnrolledLanesGruCell(kernel, bias);
    if (lanes instanceof Panels shared) {
      fork.lanes = fork.new Panels(shared.inputPanels1, shared.restPanels1);
    }
    return fork;
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledLanesGruCell copy = new UnrolledLanesGruCell();
    CellWeights.copy(variables(), copy.variables());
    copy.layOutPanels();
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledLanesGruCell:\n"
        + "  z[0..64] = [x, h] * kernel[:, 0..64] + bias[0..64]\n"
        + "  r = sigmoid(z[0..32])\n"
        + "  u = sigmoid(z[32..64])\n"
        + "  c = tanh([x, r * h] * kernel[:, 64..96] + bias[64..96])\n"
        + "  h' = u * h + (1 - u) * c\n"
        + "  x [5] input, h [32] state and output\n"
        + "  kernel [37][96]: rows [0, 5) are W (input), rows [5, 37) are U (recurrent)\n"
        + "  bias [96]\n"
        + "  columns and biases [gate][32], gates in the order reset, update, candidate\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 3552 multiply-adds; reads 14592 bytes of weights and 148 of\n"
        + "    input and state, writes 128 of state\n"
        + "  code shape lanes: 32 units, at least 16, and the Vector API at hand; rows where the\n"
        + "    JVM has no Vector API"
        + (HAS_LANES ? "; lanes here" : "; rows here");
  }

  @Override
  public String fingerprint() {
    return "GRU inputs=5 units=32 reset=BEFORE activation=TANH gateActivation=SIGMOID "
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

  /**
   * The same step in vectors of as many lanes as the CPU has. Sums stay in registers over all
   * kernel rows. No vector is passed to a method or returned by one: where the JIT does not
   * inline it, that allocates.
   */
  private class Lanes {
    /**
     * As wide as the CPU has them. All cells of a JVM take the same: JDK 17 boxes vectors where it
     * has seen several widths.
     */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
        ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /**
     * How many sums an example has.
     */
    static final int SUMS = 3 * UNITS;

    /**
     * How many examples, or steps of a sequence, are worked on at once.
     */
    static final int EXAMPLES = 32;

    final float[] sums = new float[EXAMPLES * SUMS];

    /**
     * Sums over the inputs alone: a vector that repeats some finds them as they were.
     */
    final float[] begun = new float[EXAMPLES * SUMS];

    final float[] keptU = new float[EXAMPLES * UNITS];

    final float[] keptQ = new float[EXAMPLES * UNITS];

    final float[] madeR = new float[UNITS];

    void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      sum1(inputs, inputsAt, state, stateAt, 0);
      finish1(state, stateAt, 0);
      sum2(inputs, inputsAt, 0);
      finish2(state, stateAt, 0);
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
      sumInputs1OfSeveral(count, inputs, inputsAt, 0);
      sumInputs2OfSeveral(count, inputs, inputsAt, 0);
    }

    /**
     * The rest of one step, of the examples whose sums lie in scratch from {@code n} on.
     */
    private void complete(int count, float[] state, int stateAt, int n) {
      sumRest1OfSeveral(count, state, stateAt, n);
      for (int i = 0; i < count; i++) {
        finish1(state, stateAt + i * UNITS, n + i);
      }
      sumRest2OfSeveral(count, n);
      for (int i = 0; i < count; i++) {
        finish2(state, stateAt + i * UNITS, n + i);
      }
    }

    void sum1(float[] inputs, int inputsAt, float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sum1By4(inputs, inputsAt, state, stateAt, n, 0);
      } else if (LANES == 8) {
        sum1By8(inputs, inputsAt, state, stateAt, n, 0);
      } else {
        for (int j = 0; j < 2 * UNITS; j += 8 * LANES) {
          sum1By8(inputs, inputsAt, state, stateAt, n, j);
        }
      }
    }

    private void sum1By4(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
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

    private void sum1By8(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, j + 7 * LANES), z7);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, j + 7 * LANES), z7);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + j + 7 * LANES);
    }

    void sumInputs1(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sumInputs1By4(inputs, inputsAt, n, 0);
      } else if (LANES == 8) {
        sumInputs1By8(inputs, inputsAt, n, 0);
      } else {
        for (int j = 0; j < 2 * UNITS; j += 8 * LANES) {
          sumInputs1By8(inputs, inputsAt, n, j);
        }
      }
    }

    private void sumInputs1By4(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumInputs1By8(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, j + 7 * LANES), z7);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + j + 3 * LANES);
      z4.intoArray(begun, n * SUMS + j + 4 * LANES);
      z5.intoArray(begun, n * SUMS + j + 5 * LANES);
      z6.intoArray(begun, n * SUMS + j + 6 * LANES);
      z7.intoArray(begun, n * SUMS + j + 7 * LANES);
    }

    void sumInputs1OfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      for (int j = fours > 0 ? 0 : 2 * UNITS; j < 2 * UNITS; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputs1Of8By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputs1Of4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (int i = fours; i < count; i++) {
        sumInputs1(inputs, inputsAt + i * INPUTS, n + i);
      }
    }

    private void sumInputs1Of8By2(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumInputs1Of4By2(float[] inputs, int inputsAt, int n, int j) {
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

    void sumRest1(float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sumRest1By4(state, stateAt, n, 0);
      } else if (LANES == 8) {
        sumRest1By8(state, stateAt, n, 0);
      } else {
        for (int j = 0; j < 2 * UNITS; j += 8 * LANES) {
          sumRest1By8(state, stateAt, n, j);
        }
      }
    }

    private void sumRest1By4(float[] state, int stateAt, int n, int j) {
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

    private void sumRest1By8(float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 3 * LANES);
      FloatVector z4 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 4 * LANES);
      FloatVector z5 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 5 * LANES);
      FloatVector z6 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 6 * LANES);
      FloatVector z7 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 7 * LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, j + 7 * LANES), z7);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + j + 7 * LANES);
    }

    void sumRest1OfSeveral(int count, float[] state, int stateAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      for (int j = fours > 0 ? 0 : 2 * UNITS; j < 2 * UNITS; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRest1Of8By2(state, stateAt + i * UNITS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRest1Of4By2(state, stateAt + i * UNITS, n + i, j);
        }
      }
      for (int i = fours; i < count; i++) {
        sumRest1(state, stateAt + i * UNITS, n + i);
      }
    }

    private void sumRest1Of8By2(float[] state, int stateAt, int n, int j) {
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

    private void sumRest1Of4By2(float[] state, int stateAt, int n, int j) {
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

    private void finish1(float[] state, int stateAt, int n) {
      finish1RU(n);
      finish1Q(state, stateAt, n);
    }

    private void finish1RU(int n) {
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
      for (int j = 0; j < UNITS; j += LANES) {
        FloatVector rSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + j)
            .add(FloatVector.fromArray(SPECIES, bias, j));
        FloatVector rX = rSum.mul(half).min(bound).max(least);
        FloatVector rX2 = rX.mul(rX);
        FloatVector rX4 = rX2.mul(rX2);
        FloatVector rP = rX4.fma(rX2.fma(p7, p5), rX2.fma(p3, p1));
        FloatVector rQ = rX4.fma(rX2.fma(rX2.fma(q8, q6), q4), rX2.fma(q2, one));
        FloatVector r = rX2.mul(rX).fma(rP, rX).div(rQ).fma(half, half);
        r.intoArray(madeR, j);
        FloatVector uSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + UNITS + j)
            .add(FloatVector.fromArray(SPECIES, bias, UNITS + j));
        FloatVector uX = uSum.mul(half).min(bound).max(least);
        FloatVector uX2 = uX.mul(uX);
        FloatVector uX4 = uX2.mul(uX2);
        FloatVector uP = uX4.fma(uX2.fma(p7, p5), uX2.fma(p3, p1));
        FloatVector uQ = uX4.fma(uX2.fma(uX2.fma(q8, q6), q4), uX2.fma(q2, one));
        FloatVector u = uX2.mul(uX).fma(uP, uX).div(uQ).fma(half, half);
        u.intoArray(keptU, n * UNITS + j);
      }
    }

    private void finish1Q(float[] state, int stateAt, int n) {
      for (int j = 0; j < UNITS; j += LANES) {
        FloatVector r = FloatVector.fromArray(SPECIES, madeR, j);
        FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt + j);
        FloatVector q = r.mul(h);
        q.intoArray(keptQ, n * UNITS + j);
      }
    }

    private void sum2(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sum2By2(inputs, inputsAt, n, 0);
      } else if (LANES == 8) {
        sum2By4(inputs, inputsAt, n, 0);
      } else {
        sum2By8(inputs, inputsAt, n, 0);
      }
    }

    private void sum2By2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
    }

    private void sum2By4(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + 2 * UNITS + j + 3 * LANES);
    }

    private void sum2By8(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 7 * LANES), z7);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 7 * LANES), z7);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + 2 * UNITS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + 2 * UNITS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + 2 * UNITS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + 2 * UNITS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + 2 * UNITS + j + 7 * LANES);
    }

    private void sumInputs2(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sumInputs2By2(inputs, inputsAt, n, 0);
      } else if (LANES == 8) {
        sumInputs2By4(inputs, inputsAt, n, 0);
      } else {
        sumInputs2By8(inputs, inputsAt, n, 0);
      }
    }

    private void sumInputs2By2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
      }
      z0.intoArray(begun, n * SUMS + 2 * UNITS + j);
      z1.intoArray(begun, n * SUMS + 2 * UNITS + j + LANES);
    }

    private void sumInputs2By4(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
      }
      z0.intoArray(begun, n * SUMS + 2 * UNITS + j);
      z1.intoArray(begun, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(begun, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + 2 * UNITS + j + 3 * LANES);
    }

    private void sumInputs2By8(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 7 * LANES), z7);
      }
      z0.intoArray(begun, n * SUMS + 2 * UNITS + j);
      z1.intoArray(begun, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(begun, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + 2 * UNITS + j + 3 * LANES);
      z4.intoArray(begun, n * SUMS + 2 * UNITS + j + 4 * LANES);
      z5.intoArray(begun, n * SUMS + 2 * UNITS + j + 5 * LANES);
      z6.intoArray(begun, n * SUMS + 2 * UNITS + j + 6 * LANES);
      z7.intoArray(begun, n * SUMS + 2 * UNITS + j + 7 * LANES);
    }

    private void sumInputs2OfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      for (int j = fours > 0 ? 0 : UNITS; j < UNITS; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputs2Of8By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputs2Of4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (int i = fours; i < count; i++) {
        sumInputs2(inputs, inputsAt + i * INPUTS, n + i);
      }
    }

    private void sumInputs2Of8By2(float[] inputs, int inputsAt, int n, int j) {
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
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + 2 * UNITS + j);
      zA1.intoArray(begun, n * SUMS + 2 * UNITS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + 2 * UNITS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + 2 * UNITS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + 2 * UNITS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + 2 * UNITS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + 2 * UNITS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + 2 * UNITS + j + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + 2 * UNITS + j);
      zE1.intoArray(begun, (n + 4) * SUMS + 2 * UNITS + j + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + 2 * UNITS + j);
      zF1.intoArray(begun, (n + 5) * SUMS + 2 * UNITS + j + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + 2 * UNITS + j);
      zG1.intoArray(begun, (n + 6) * SUMS + 2 * UNITS + j + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + 2 * UNITS + j);
      zH1.intoArray(begun, (n + 7) * SUMS + 2 * UNITS + j + LANES);
    }

    private void sumInputs2Of4By2(float[] inputs, int inputsAt, int n, int j) {
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
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
      }
      zA0.intoArray(begun, n * SUMS + 2 * UNITS + j);
      zA1.intoArray(begun, n * SUMS + 2 * UNITS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + 2 * UNITS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + 2 * UNITS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + 2 * UNITS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + 2 * UNITS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + 2 * UNITS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + 2 * UNITS + j + LANES);
    }

    private void sumRest2(int n) {
      if (LANES == 16) {
        sumRest2By2(n, 0);
      } else if (LANES == 8) {
        sumRest2By4(n, 0);
      } else {
        sumRest2By8(n, 0);
      }
    }

    private void sumRest2By2(int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
    }

    private void sumRest2By4(int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 3 * LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + 2 * UNITS + j + 3 * LANES);
    }

    private void sumRest2By8(int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 3 * LANES);
      FloatVector z4 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 4 * LANES);
      FloatVector z5 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 5 * LANES);
      FloatVector z6 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 6 * LANES);
      FloatVector z7 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + 7 * LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 7 * LANES), z7);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + 2 * UNITS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + 2 * UNITS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + 2 * UNITS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + 2 * UNITS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + 2 * UNITS + j + 7 * LANES);
    }

    private void sumRest2OfSeveral(int count, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      for (int j = fours > 0 ? 0 : UNITS; j < UNITS; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRest2Of8By2(n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRest2Of4By2(n + i, j);
        }
      }
      for (int i = fours; i < count; i++) {
        sumRest2(n + i);
      }
    }

    private void sumRest2Of8By2(int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + 2 * UNITS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun,
          (n + 1) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + 2 * UNITS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun,
          (n + 2) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + 2 * UNITS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun,
          (n + 3) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + 2 * UNITS + j);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun,
          (n + 4) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + 2 * UNITS + j);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun,
          (n + 5) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + 2 * UNITS + j);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun,
          (n + 6) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + 2 * UNITS + j);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun,
          (n + 7) * SUMS + 2 * UNITS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, keptQ[(n + 1) * UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, keptQ[(n + 2) * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, keptQ[(n + 3) * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, keptQ[(n + 4) * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, keptQ[(n + 5) * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, keptQ[(n + 6) * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, keptQ[(n + 7) * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      zA1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + 2 * UNITS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + 2 * UNITS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + 2 * UNITS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + 2 * UNITS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + 2 * UNITS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + 2 * UNITS + j + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + 2 * UNITS + j);
      zE1.intoArray(sums, (n + 4) * SUMS + 2 * UNITS + j + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + 2 * UNITS + j);
      zF1.intoArray(sums, (n + 5) * SUMS + 2 * UNITS + j + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + 2 * UNITS + j);
      zG1.intoArray(sums, (n + 6) * SUMS + 2 * UNITS + j + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + 2 * UNITS + j);
      zH1.intoArray(sums, (n + 7) * SUMS + 2 * UNITS + j + LANES);
    }

    private void sumRest2Of4By2(int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 2 * UNITS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + 2 * UNITS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun,
          (n + 1) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + 2 * UNITS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun,
          (n + 2) * SUMS + 2 * UNITS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + 2 * UNITS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun,
          (n + 3) * SUMS + 2 * UNITS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, keptQ[n * UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, keptQ[(n + 1) * UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, keptQ[(n + 2) * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, keptQ[(n + 3) * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
      }
      zA0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      zA1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + 2 * UNITS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + 2 * UNITS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + 2 * UNITS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + 2 * UNITS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + 2 * UNITS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + 2 * UNITS + j + LANES);
    }

    private void finish2(float[] state, int stateAt, int n) {
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
      for (int j = 0; j < UNITS; j += LANES) {
        FloatVector cSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + 2 * UNITS + j)
            .add(FloatVector.fromArray(SPECIES, bias, 2 * UNITS + j));
        FloatVector cX = cSum.min(bound).max(least);
        FloatVector cX2 = cX.mul(cX);
        FloatVector cX4 = cX2.mul(cX2);
        FloatVector cP = cX4.fma(cX2.fma(p7, p5), cX2.fma(p3, p1));
        FloatVector cQ = cX4.fma(cX2.fma(cX2.fma(q8, q6), q4), cX2.fma(q2, one));
        FloatVector c = cX2.mul(cX).fma(cP, cX).div(cQ);
        FloatVector u = FloatVector.fromArray(SPECIES, keptU, n * UNITS + j);
        FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt + j);
        FloatVector hNew = u.mul(h).add(FloatVector.broadcast(SPECIES, 1.0f).sub(u).mul(c));
        hNew.intoArray(state, stateAt + j);
      }
    }
  }

  /**
   * {@link Lanes} over weights in the order in which they are read: a few vectors of all kernel rows,
   * one row after the other, then the next vectors.
   */
  private final class Panels extends Lanes {
    /**
     * The index of the first weight. The elements of an array begin 16 bytes behind it, unless
     * HotSpot is told to have compact headers, so that this weight lies 64 bytes behind it: where
     * the array begins with a line of the cache, as G1 lets large ones, no vector crosses two.
     */
    private static final int FIRST = 12;

    private static final Packing INPUT_ORDER1 = new Packing(FIRST, LANES, 4, INPUTS, 0, 2 * UNITS);

    private static final Packing REST_ORDER1 = new Packing(FIRST, LANES, 4, UNITS, 0, 2 * UNITS);

    private final float[] inputPanels1;

    private final float[] restPanels1;

    Panels() {
      this(INPUT_ORDER1.room(), REST_ORDER1.room());
    }

    Panels(float[] inputPanels1, float[] restPanels1) {
      this.inputPanels1 = inputPanels1;
      this.restPanels1 = restPanels1;
    }

    /**
     * Copies the weights as they are now.
     */
    void copyWeights() {
      INPUT_ORDER1.copy(W, 0, INPUTS, 0, inputPanels1);
      REST_ORDER1.copy(U, 0, UNITS, 0, restPanels1);
    }

    @Override
    void sum1(float[] inputs, int inputsAt, float[] state, int stateAt, int n) {
      sum1Panel(inputs, inputsAt, state, stateAt, n, 0);
    }

    private void sum1Panel(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = FIRST + j * INPUTS + k * 4 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w + 3 * LANES), z3);
      }
      for (int k = 0; k < UNITS; k++) {
        int w = FIRST + j * UNITS + k * 4 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
    }

    @Override
    void sumInputs1(float[] inputs, int inputsAt, int n) {
      sumInputs1Panel(inputs, inputsAt, n, 0);
    }

    private void sumInputs1Panel(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = FIRST + j * INPUTS + k * 4 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, inputPanels1, w + 3 * LANES), z3);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + j + 3 * LANES);
    }

    @Override
    void sumInputs1OfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int tiled = count - count % 8;
      for (int j = tiled > 0 ? 0 : 2 * UNITS; j < 2 * UNITS; j += 4 * LANES) {
        for (int v = 0; v < 4 * LANES; v += 2 * LANES) {
          int from = FIRST + j * INPUTS + v;
          for (int i = 0; i < tiled; i += 8) {
            sumInputs1Of8Panel(inputs, inputsAt + i * INPUTS, n + i, from, j + v);
          }
        }
      }
      super.sumInputs1OfSeveral(count - tiled, inputs, inputsAt + tiled * INPUTS, n + tiled);
    }

    private void sumInputs1Of8Panel(float[] inputs, int inputsAt, int n, int from, int at) {
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
        int w = from + k * 4 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, inputPanels1, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, inputPanels1, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + at);
      zA1.intoArray(begun, n * SUMS + at + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + at);
      zB1.intoArray(begun, (n + 1) * SUMS + at + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + at);
      zC1.intoArray(begun, (n + 2) * SUMS + at + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + at);
      zD1.intoArray(begun, (n + 3) * SUMS + at + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + at);
      zE1.intoArray(begun, (n + 4) * SUMS + at + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + at);
      zF1.intoArray(begun, (n + 5) * SUMS + at + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + at);
      zG1.intoArray(begun, (n + 6) * SUMS + at + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + at);
      zH1.intoArray(begun, (n + 7) * SUMS + at + LANES);
    }

    @Override
    void sumRest1(float[] state, int stateAt, int n) {
      sumRest1Panel(state, stateAt, n, 0);
    }

    private void sumRest1Panel(float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 3 * LANES);
      for (int k = 0; k < UNITS; k++) {
        int w = FIRST + j * UNITS + k * 4 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, restPanels1, w + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
    }

    @Override
    void sumRest1OfSeveral(int count, float[] state, int stateAt, int n) {
      int tiled = count - count % 8;
      for (int j = tiled > 0 ? 0 : 2 * UNITS; j < 2 * UNITS; j += 4 * LANES) {
        for (int v = 0; v < 4 * LANES; v += 2 * LANES) {
          int from = FIRST + j * UNITS + v;
          for (int i = 0; i < tiled; i += 8) {
            sumRest1Of8Panel(state, stateAt + i * UNITS, n + i, from, j + v);
          }
        }
      }
      super.sumRest1OfSeveral(count - tiled, state, stateAt + tiled * UNITS, n + tiled);
    }

    private void sumRest1Of8Panel(float[] state, int stateAt, int n, int from, int at) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + at);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + at + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + at);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + at + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + at);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + at + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + at);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + at + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + at);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + at + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + at);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + at + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + at);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + at + LANES);
      for (int k = 0; k < UNITS; k++) {
        int w = from + k * 4 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, restPanels1, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, restPanels1, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + at);
      zA1.intoArray(sums, n * SUMS + at + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + at);
      zB1.intoArray(sums, (n + 1) * SUMS + at + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + at);
      zC1.intoArray(sums, (n + 2) * SUMS + at + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + at);
      zD1.intoArray(sums, (n + 3) * SUMS + at + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + at);
      zE1.intoArray(sums, (n + 4) * SUMS + at + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + at);
      zF1.intoArray(sums, (n + 5) * SUMS + at + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + at);
      zG1.intoArray(sums, (n + 6) * SUMS + at + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + at);
      zH1.intoArray(sums, (n + 7) * SUMS + at + LANES);
    }
  }
}
