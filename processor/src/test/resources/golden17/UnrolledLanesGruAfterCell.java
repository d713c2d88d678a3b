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
 * The cell of {@link LanesGruAfterCell}:
 *
 * <pre>{@code
 * z[0..40] = [x, h] * kernel[:, 0..40] + bias[0..40] + recurrentBias[0..40]
 * r = sigmoid(z[0..20])
 * u = sigmoid(z[20..40])
 * c = tanh(x * W[:, 40..60] + bias[40..60] + r * (h * U[:, 40..60] + recurrentBias[40..60]))
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [3]} is the input, {@code h [20]} the state and the output.
 *   <li>{@code kernel [23][60]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 23)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [60]}.
 *   <li>{@code recurrentBias [60]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][20]}, gates in the order reset,
 *       update, candidate.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the biases added last, of the candidate one to each of its two sums.
 *   <li>A step of one example: 1380 multiply-adds; reads 6000 bytes of weights and 92 of input and
 *       state, writes 80 of state.
 *   <li>Code shape {@code lanes}: 20 units, at least 16, and the Vector API at hand; rows where
 *       the JVM has no Vector API.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledLanesGruAfterCell implements LanesGruAfterCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 20;

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that fit.
   * It is tried once.
   */
  private static final boolean HAS_LANES = hasLanes();

  /**
   * {@code [INPUTS + UNITS][3 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][3 * UNITS]}: {@code kernel} rows {@code [0, 3)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [3, 23)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [3 * UNITS]}, added last; of the candidate to the sum over the input.
   */
  public final float[] bias;

  /**
   * {@code [3 * UNITS]}, added last; of the candidate to the sum over the state, before that is reset.
   */
  public final float[] recurrentBias;

  /**
   * The weights of the reset gate: columns {@code [0, 20)} of {@link #kernel}.
   */
  public final GateView resetGate;

  /**
   * The weights of the update gate: columns {@code [20, 40)} of {@link #kernel}.
   */
  public final GateView updateGate;

  /**
   * The weights of the candidate gate: columns {@code [40, 60)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] hNow = new float[UNITS + 8];

  private final float[] hNowB = new float[UNITS + 8];

  private final float[] hNowC = new float[UNITS + 8];

  private final float[] hNowD = new float[UNITS + 8];

  private final float[] z = new float[3 * UNITS];

  private final float[] zB = new float[3 * UNITS];

  private final float[] zC = new float[3 * UNITS];

  private final float[] zD = new float[3 * UNITS];

  private final float[] xSums = new float[3 * UNITS];

  private final float[] xSumsB = new float[3 * UNITS];

  private final float[] xSumsC = new float[3 * UNITS];

  private final float[] xSumsD = new float[3 * UNITS];

  /**
   * Null where there are none.
   */
  private final Lanes lanes = HAS_LANES ? new Lanes() : null;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledLanesGruAfterCell() {
    this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS], new float[3 * UNITS]);
  }

  private UnrolledLanesGruAfterCell(float[][] kernel, float[] bias, float[] recurrentBias) {
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
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 18; k += 6) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3],
          state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5]);
    }
    addRows(z, state[stateAt + 18], U[18], state[stateAt + 19], U[19]);
    finish(z, xSums, hNow, state, stateAt);
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
    startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2]);
    System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 18; k += 6) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3],
          state[stateAt + k + 4], U[k + 4], state[stateAt + k + 5], U[k + 5]);
    }
    addRows(z, state[stateAt + 18], U[18], state[stateAt + 19], U[19]);
    finish(z, xSums, hNow, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4, float a5, float[] row5) {
    for (int j = 0; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
    }
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1) {
    for (int j = 0; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2) {
    for (int j = 0; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f)));
    }
  }

  /**
   * Finishes the step of one example. The gates lie in the order reset, update, candidate;
   * {@code h} takes the place of the first.
   */
  private void finish(float[] z, float[] xSums, float[] hNow, float[] state, int stateAt) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Activations.sigmoid(z[j] + bias[j] + recurrentBias[j]);
    }
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Activations.tanh(xSums[j] + bias[j] + z[j - 2 * UNITS] * (z[j] + recurrentBias[j]));
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
    System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    System.arraycopy(zB, 2 * UNITS, xSumsB, 2 * UNITS, UNITS);
    Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
    System.arraycopy(zC, 2 * UNITS, xSumsC, 2 * UNITS, UNITS);
    Arrays.fill(zC, 2 * UNITS, 3 * UNITS, 0f);
    System.arraycopy(zD, 2 * UNITS, xSumsD, 2 * UNITS, UNITS);
    Arrays.fill(zD, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 20; k += 2) {
      addRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + UNITS + k],
          state[stateAt + 2 * UNITS + k], state[stateAt + 3 * UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1],
          state[stateAt + 2 * UNITS + k + 1], state[stateAt + 3 * UNITS + k + 1], U[k + 1]);
    }
    finish(z, xSums, hNow, state, stateAt);
    finish(zB, xSumsB, hNowB, state, stateAt + UNITS);
    finish(zC, xSumsC, hNowC, state, stateAt + 2 * UNITS);
    finish(zD, xSumsD, hNowD, state, stateAt + 3 * UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < 3 * UNITS; j++) {
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
    for (int j = 0; j < 3 * UNITS; j++) {
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
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    addRowsToTwo(z, zB, inputs[inputsAt], inputs[inputsAt + INPUTS], W[0], inputs[inputsAt + 1],
        inputs[inputsAt + INPUTS + 1], W[1]);
    addRowsToTwo(z, zB, inputs[inputsAt + 2], inputs[inputsAt + INPUTS + 2], W[2]);
    System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    System.arraycopy(zB, 2 * UNITS, xSumsB, 2 * UNITS, UNITS);
    Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
    for (int k = 0; k < 20; k += 2) {
      addRowsToTwo(z, zB, state[stateAt + k], state[stateAt + UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1], U[k + 1]);
    }
    finish(z, xSums, hNow, state, stateAt);
    finish(zB, xSumsB, hNowB, state, stateAt + UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 0; j < 3 * UNITS; j++) {
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
    for (int j = 0; j < 3 * UNITS; j++) {
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
        Variable.vector("bias", bias), Variable.vector("recurrentBias", recurrentBias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.gru(INPUTS, UNITS).withResetAfter();
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledLanesGruAfterCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledLanesGruAfterCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledLanesGruAfterCell fork() {
    return new UnrolledLanesGruAfterCell(kernel, bias, recurrentBias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledLanesGruAfterCell copy = new UnrolledLanesGruAfterCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledLanesGruAfterCell:\n"
        + "  z[0..40] = [x, h] * kernel[:, 0..40] + bias[0..40] + recurrentBias[0..40]\n"
        + "  r = sigmoid(z[0..20])\n"
        + "  u = sigmoid(z[20..40])\n"
        + "  c = tanh(x * W[:, 40..60] + bias[40..60] + r * (h * U[:, 40..60] +\n"
        + "    recurrentBias[40..60]))\n"
        + "  h' = u * h + (1 - u) * c\n"
        + "  x [3] input, h [20] state and output\n"
        + "  kernel [23][60]: rows [0, 3) are W (input), rows [3, 23) are U (recurrent)\n"
        + "  bias [60]\n"
        + "  recurrentBias [60]\n"
        + "  columns and biases [gate][20], gates in the order reset, update, candidate\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the biases added last, of the candidate one to each of its two sums\n"
        + "  a step of one example: 1380 multiply-adds; reads 6000 bytes of weights and 92 of input\n"
        + "    and state, writes 80 of state\n"
        + "  code shape lanes: 20 units, at least 16, and the Vector API at hand; rows where the\n"
        + "    JVM has no Vector API"
        + (HAS_LANES ? "; lanes here" : "; rows here");
  }

  @Override
  public String fingerprint() {
    return "GRU inputs=3 units=20 reset=AFTER activation=TANH gateActivation=SIGMOID "
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
    private static final int SUMS = 80;

    /**
     * How many examples, or steps of a sequence, are worked on at once.
     */
    private static final int EXAMPLES = 32;

    private final float[] sums = new float[EXAMPLES * SUMS];

    /**
     * Sums over the inputs alone: a vector that repeats some finds them as they were.
     */
    private final float[] begun = new float[EXAMPLES * SUMS];

    private final float[] madeR = new float[UNITS];

    private final float[] madeU = new float[UNITS];

    private final float[] madeM = new float[UNITS];

    /**
     * The next {@code h}, until none of the old is read any more.
     */
    private final float[] nextH = new float[UNITS];

    void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      if (LANES == 16) {
        sumsBy7(inputs, inputsAt, state, stateAt);
      } else if (LANES == 8) {
        sumsBy11(inputs, inputsAt, state, stateAt);
      } else {
        sum1(inputs, inputsAt, state, stateAt, 0);
        sumRest2(state, stateAt, 0);
        sumInputs3(inputs, inputsAt, 0);
      }
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
      sumInputs1OfSeveral(count, inputs, inputsAt, 0);
      sumInputs3OfSeveral(count, inputs, inputsAt, 0);
    }

    /**
     * The rest of one step, of the examples whose sums lie in scratch from {@code n} on.
     */
    private void complete(int count, float[] state, int stateAt, int n) {
      sumRest1OfSeveral(count, state, stateAt, n);
      sumRest2OfSeveral(count, state, stateAt, n);
      for (int i = 0; i < count; i++) {
        finish(state, stateAt + i * UNITS, n + i);
      }
    }

    /**
     * All sums of one example; {@code z1v1} is the second vector of the first of them.
     */
    private void sumsBy7(float[] inputs, int inputsAt, float[] state, int stateAt) {
      FloatVector z1v0 = FloatVector.zero(SPECIES);
      FloatVector z1v1 = FloatVector.zero(SPECIES);
      FloatVector z1v2 = FloatVector.zero(SPECIES);
      FloatVector z2v0 = FloatVector.zero(SPECIES);
      FloatVector z2v1 = FloatVector.zero(SPECIES);
      FloatVector z3v0 = FloatVector.zero(SPECIES);
      FloatVector z3v1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z1v0 = a.fma(FloatVector.fromArray(SPECIES, row, 0), z1v0);
        z1v1 = a.fma(FloatVector.fromArray(SPECIES, row, LANES), z1v1);
        z1v2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS - LANES), z1v2);
        z3v0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS), z3v0);
        z3v1 = a.fma(FloatVector.fromArray(SPECIES, row, 3 * UNITS - LANES), z3v1);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z1v0 = a.fma(FloatVector.fromArray(SPECIES, row, 0), z1v0);
        z1v1 = a.fma(FloatVector.fromArray(SPECIES, row, LANES), z1v1);
        z1v2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS - LANES), z1v2);
        z2v0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS), z2v0);
        z2v1 = a.fma(FloatVector.fromArray(SPECIES, row, 3 * UNITS - LANES), z2v1);
      }
      z1v0.intoArray(sums, 0);
      z1v1.intoArray(sums, LANES);
      z1v2.intoArray(sums, 2 * UNITS - LANES);
      z2v0.intoArray(sums, 2 * UNITS);
      z2v1.intoArray(sums, 3 * UNITS - LANES);
      z3v0.intoArray(sums, 3 * UNITS);
      z3v1.intoArray(sums, SUMS - LANES);
    }

    /**
     * All sums of one example; {@code z1v1} is the second vector of the first of them.
     */
    private void sumsBy11(float[] inputs, int inputsAt, float[] state, int stateAt) {
      FloatVector z1v0 = FloatVector.zero(SPECIES);
      FloatVector z1v1 = FloatVector.zero(SPECIES);
      FloatVector z1v2 = FloatVector.zero(SPECIES);
      FloatVector z1v3 = FloatVector.zero(SPECIES);
      FloatVector z1v4 = FloatVector.zero(SPECIES);
      FloatVector z2v0 = FloatVector.zero(SPECIES);
      FloatVector z2v1 = FloatVector.zero(SPECIES);
      FloatVector z2v2 = FloatVector.zero(SPECIES);
      FloatVector z3v0 = FloatVector.zero(SPECIES);
      FloatVector z3v1 = FloatVector.zero(SPECIES);
      FloatVector z3v2 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z1v0 = a.fma(FloatVector.fromArray(SPECIES, row, 0), z1v0);
        z1v1 = a.fma(FloatVector.fromArray(SPECIES, row, LANES), z1v1);
        z1v2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * LANES), z1v2);
        z1v3 = a.fma(FloatVector.fromArray(SPECIES, row, 3 * LANES), z1v3);
        z1v4 = a.fma(FloatVector.fromArray(SPECIES, row, 4 * LANES), z1v4);
        z3v0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS), z3v0);
        z3v1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + LANES), z3v1);
        z3v2 = a.fma(FloatVector.fromArray(SPECIES, row, 3 * UNITS - LANES), z3v2);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z1v0 = a.fma(FloatVector.fromArray(SPECIES, row, 0), z1v0);
        z1v1 = a.fma(FloatVector.fromArray(SPECIES, row, LANES), z1v1);
        z1v2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * LANES), z1v2);
        z1v3 = a.fma(FloatVector.fromArray(SPECIES, row, 3 * LANES), z1v3);
        z1v4 = a.fma(FloatVector.fromArray(SPECIES, row, 4 * LANES), z1v4);
        z2v0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS), z2v0);
        z2v1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + LANES), z2v1);
        z2v2 = a.fma(FloatVector.fromArray(SPECIES, row, 3 * UNITS - LANES), z2v2);
      }
      z1v0.intoArray(sums, 0);
      z1v1.intoArray(sums, LANES);
      z1v2.intoArray(sums, 2 * LANES);
      z1v3.intoArray(sums, 3 * LANES);
      z1v4.intoArray(sums, 4 * LANES);
      z2v0.intoArray(sums, 2 * UNITS);
      z2v1.intoArray(sums, 2 * UNITS + LANES);
      z2v2.intoArray(sums, 3 * UNITS - LANES);
      z3v0.intoArray(sums, 3 * UNITS);
      z3v1.intoArray(sums, 3 * UNITS + LANES);
      z3v2.intoArray(sums, SUMS - LANES);
    }

    private void sum1(float[] inputs, int inputsAt, float[] state, int stateAt, int n) {
      for (int j = 0; j < 2 * UNITS; j += 5 * LANES) {
        sum1By5(inputs, inputsAt, state, stateAt, n, j, j + 4 * LANES);
      }
    }

    private void sum1By5(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j,
        int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, last), z4);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, last), z4);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + last);
    }

    private void sumInputs1(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sumInputs1By3(inputs, inputsAt, n, 0, 2 * UNITS - LANES);
      } else if (LANES == 8) {
        sumInputs1By5(inputs, inputsAt, n, 0, 2 * UNITS - LANES);
      } else {
        for (int j = 0; j < 2 * UNITS; j += 5 * LANES) {
          sumInputs1By5(inputs, inputsAt, n, j, j + 4 * LANES);
        }
      }
    }

    private void sumInputs1By3(float[] inputs, int inputsAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, last), z2);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + last);
    }

    private void sumInputs1By5(float[] inputs, int inputsAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, last), z4);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + j + 3 * LANES);
      z4.intoArray(begun, n * SUMS + last);
    }

    private void sumInputs1OfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : 2 * UNITS;
      for (; j <= 2 * UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputs1Of8By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputs1Of4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (; j < 2 * UNITS; j += LANES) {
        int at = Math.min(j, 2 * UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumInputs1Of8By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputs1Of4By1(inputs, inputsAt + i * INPUTS, n + i, at);
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

    private void sumInputs1Of8By1(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumInputs1Of4By1(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumRest1(float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sumRest1By3(state, stateAt, n, 0, 2 * UNITS - LANES);
      } else if (LANES == 8) {
        sumRest1By5(state, stateAt, n, 0, 2 * UNITS - LANES);
      } else {
        for (int j = 0; j < 2 * UNITS; j += 5 * LANES) {
          sumRest1By5(state, stateAt, n, j, j + 4 * LANES);
        }
      }
    }

    private void sumRest1By3(float[] state, int stateAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + last);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, last), z2);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + last);
    }

    private void sumRest1By5(float[] state, int stateAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 3 * LANES);
      FloatVector z4 = FloatVector.fromArray(SPECIES, begun, n * SUMS + last);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, last), z4);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + last);
    }

    private void sumRest1OfSeveral(int count, float[] state, int stateAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : 2 * UNITS;
      for (; j <= 2 * UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRest1Of8By2(state, stateAt + i * UNITS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRest1Of4By2(state, stateAt + i * UNITS, n + i, j);
        }
      }
      for (; j < 2 * UNITS; j += LANES) {
        int at = Math.min(j, 2 * UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumRest1Of8By1(state, stateAt + i * UNITS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRest1Of4By1(state, stateAt + i * UNITS, n + i, at);
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

    private void sumRest1Of8By1(float[] state, int stateAt, int n, int j) {
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

    private void sumRest1Of4By1(float[] state, int stateAt, int n, int j) {
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

    private void sumRest2(float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sumRest2By2(state, stateAt, n, 0, UNITS - LANES);
      } else if (LANES == 8) {
        sumRest2By3(state, stateAt, n, 0, UNITS - LANES);
      } else {
        sumRest2By5(state, stateAt, n, 0, UNITS - LANES);
      }
    }

    private void sumRest2By2(float[] state, int stateAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + last), z1);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + last);
    }

    private void sumRest2By3(float[] state, int stateAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + last), z2);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 2 * UNITS + last);
    }

    private void sumRest2By5(float[] state, int stateAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + last), z4);
      }
      z0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 2 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 2 * UNITS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + 2 * UNITS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + 2 * UNITS + last);
    }

    private void sumRest2OfSeveral(int count, float[] state, int stateAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : UNITS;
      for (; j <= UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRest2Of8By2(state, stateAt + i * UNITS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRest2Of4By2(state, stateAt + i * UNITS, n + i, j);
        }
      }
      for (; j < UNITS; j += LANES) {
        int at = Math.min(j, UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumRest2Of8By1(state, stateAt + i * UNITS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRest2Of4By1(state, stateAt + i * UNITS, n + i, at);
        }
      }
      for (int i = fours; i < count; i++) {
        sumRest2(state, stateAt + i * UNITS, n + i);
      }
    }

    private void sumRest2Of8By2(float[] state, int stateAt, int n, int j) {
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

    private void sumRest2Of8By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
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
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
      }
      zA0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + 2 * UNITS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + 2 * UNITS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + 2 * UNITS + j);
      zE0.intoArray(sums, (n + 4) * SUMS + 2 * UNITS + j);
      zF0.intoArray(sums, (n + 5) * SUMS + 2 * UNITS + j);
      zG0.intoArray(sums, (n + 6) * SUMS + 2 * UNITS + j);
      zH0.intoArray(sums, (n + 7) * SUMS + 2 * UNITS + j);
    }

    private void sumRest2Of4By2(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
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

    private void sumRest2Of4By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
      }
      zA0.intoArray(sums, n * SUMS + 2 * UNITS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + 2 * UNITS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + 2 * UNITS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + 2 * UNITS + j);
    }

    private void sumInputs3(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sumInputs3By2(inputs, inputsAt, n, 0, UNITS - LANES);
      } else if (LANES == 8) {
        sumInputs3By3(inputs, inputsAt, n, 0, UNITS - LANES);
      } else {
        sumInputs3By5(inputs, inputsAt, n, 0, UNITS - LANES);
      }
    }

    private void sumInputs3By2(float[] inputs, int inputsAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + last), z1);
      }
      z0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 3 * UNITS + last);
    }

    private void sumInputs3By3(float[] inputs, int inputsAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + last), z2);
      }
      z0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 3 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 3 * UNITS + last);
    }

    private void sumInputs3By5(float[] inputs, int inputsAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS + last), z4);
      }
      z0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      z1.intoArray(sums, n * SUMS + 3 * UNITS + j + LANES);
      z2.intoArray(sums, n * SUMS + 3 * UNITS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + 3 * UNITS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + 3 * UNITS + last);
    }

    private void sumInputs3OfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : UNITS;
      for (; j <= UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputs3Of8By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputs3Of4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (; j < UNITS; j += LANES) {
        int at = Math.min(j, UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumInputs3Of8By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputs3Of4By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
      }
      for (int i = fours; i < count; i++) {
        sumInputs3(inputs, inputsAt + i * INPUTS, n + i);
      }
    }

    private void sumInputs3Of8By2(float[] inputs, int inputsAt, int n, int j) {
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
      zA0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      zA1.intoArray(sums, n * SUMS + 3 * UNITS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + 3 * UNITS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + 3 * UNITS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + 3 * UNITS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + 3 * UNITS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + 3 * UNITS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + 3 * UNITS + j + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + 3 * UNITS + j);
      zE1.intoArray(sums, (n + 4) * SUMS + 3 * UNITS + j + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + 3 * UNITS + j);
      zF1.intoArray(sums, (n + 5) * SUMS + 3 * UNITS + j + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + 3 * UNITS + j);
      zG1.intoArray(sums, (n + 6) * SUMS + 3 * UNITS + j + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + 3 * UNITS + j);
      zH1.intoArray(sums, (n + 7) * SUMS + 3 * UNITS + j + LANES);
    }

    private void sumInputs3Of8By1(float[] inputs, int inputsAt, int n, int j) {
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
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
      }
      zA0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + 3 * UNITS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + 3 * UNITS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + 3 * UNITS + j);
      zE0.intoArray(sums, (n + 4) * SUMS + 3 * UNITS + j);
      zF0.intoArray(sums, (n + 5) * SUMS + 3 * UNITS + j);
      zG0.intoArray(sums, (n + 6) * SUMS + 3 * UNITS + j);
      zH0.intoArray(sums, (n + 7) * SUMS + 3 * UNITS + j);
    }

    private void sumInputs3Of4By2(float[] inputs, int inputsAt, int n, int j) {
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
      zA0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      zA1.intoArray(sums, n * SUMS + 3 * UNITS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + 3 * UNITS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + 3 * UNITS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + 3 * UNITS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + 3 * UNITS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + 3 * UNITS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + 3 * UNITS + j + LANES);
    }

    private void sumInputs3Of4By1(float[] inputs, int inputsAt, int n, int j) {
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
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, 2 * UNITS + j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
      }
      zA0.intoArray(sums, n * SUMS + 3 * UNITS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + 3 * UNITS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + 3 * UNITS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + 3 * UNITS + j);
    }

    private void finish(float[] state, int stateAt, int n) {
      finishR(n);
      finishUM(n);
      finishCH(state, stateAt, n);
    }

    private void finishR(int n) {
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
        int at = Math.min(j, UNITS - LANES);
        FloatVector rSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + at)
            .add(FloatVector.fromArray(SPECIES, bias, at))
            .add(FloatVector.fromArray(SPECIES, recurrentBias, at));
        FloatVector rX = rSum.mul(half).min(bound).max(least);
        FloatVector rX2 = rX.mul(rX);
        FloatVector rX4 = rX2.mul(rX2);
        FloatVector rP = rX4.fma(rX2.fma(p7, p5), rX2.fma(p3, p1));
        FloatVector rQ = rX4.fma(rX2.fma(rX2.fma(q8, q6), q4), rX2.fma(q2, one));
        FloatVector r = rX2.mul(rX).fma(rP, rX).div(rQ).fma(half, half);
        r.intoArray(madeR, at);
      }
    }

    private void finishUM(int n) {
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
        int at = Math.min(j, UNITS - LANES);
        FloatVector uSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + UNITS + at)
            .add(FloatVector.fromArray(SPECIES, bias, UNITS + at))
            .add(FloatVector.fromArray(SPECIES, recurrentBias, UNITS + at));
        FloatVector uX = uSum.mul(half).min(bound).max(least);
        FloatVector uX2 = uX.mul(uX);
        FloatVector uX4 = uX2.mul(uX2);
        FloatVector uP = uX4.fma(uX2.fma(p7, p5), uX2.fma(p3, p1));
        FloatVector uQ = uX4.fma(uX2.fma(uX2.fma(q8, q6), q4), uX2.fma(q2, one));
        FloatVector u = uX2.mul(uX).fma(uP, uX).div(uQ).fma(half, half);
        u.intoArray(madeU, at);
        FloatVector m = FloatVector.fromArray(SPECIES, sums, n * SUMS + 2 * UNITS + at)
            .add(FloatVector.fromArray(SPECIES, recurrentBias, 2 * UNITS + at));
        m.intoArray(madeM, at);
      }
    }

    private void finishCH(float[] state, int stateAt, int n) {
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
        int at = Math.min(j, UNITS - LANES);
        FloatVector cSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + 3 * UNITS + at)
            .add(FloatVector.fromArray(SPECIES, bias, 2 * UNITS + at));
        FloatVector r = FloatVector.fromArray(SPECIES, madeR, at);
        FloatVector m = FloatVector.fromArray(SPECIES, madeM, at);
        FloatVector cX = cSum.add(r.mul(m)).min(bound).max(least);
        FloatVector cX2 = cX.mul(cX);
        FloatVector cX4 = cX2.mul(cX2);
        FloatVector cP = cX4.fma(cX2.fma(p7, p5), cX2.fma(p3, p1));
        FloatVector cQ = cX4.fma(cX2.fma(cX2.fma(q8, q6), q4), cX2.fma(q2, one));
        FloatVector c = cX2.mul(cX).fma(cP, cX).div(cQ);
        FloatVector u = FloatVector.fromArray(SPECIES, madeU, at);
        FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt + at);
        FloatVector hNew = u.mul(h).add(FloatVector.broadcast(SPECIES, 1.0f).sub(u).mul(c));
        hNew.intoArray(nextH, at);
      }
      System.arraycopy(nextH, 0, state, stateAt, UNITS);
    }
  }
}
