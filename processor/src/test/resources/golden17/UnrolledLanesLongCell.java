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
 * The cell of {@link LanesLongCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias
 * i = sigmoid(z[0..35])
 * g = tanh(z[35..70])
 * f = sigmoid(z[70..105])
 * c' = f * c + i * g
 * o = sigmoid(z[105..140])
 * h' = o * tanh(c')
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [7]} is the input, {@code c [35]} and {@code h [35]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [42][140]}: rows {@code [0, 7)} are {@link #W} (input), rows {@code [7, 42)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [140]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][35]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 5880 multiply-adds; reads 24080 bytes of weights and 308 of input
 *       and state, writes 280 of state.
 *   <li>Code shape {@code lanes}: 35 units, at least 16, and the Vector API at hand; rows where
 *       the JVM has no Vector API.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledLanesLongCell implements LanesLongCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 7;

  /**
   * The number of units: the length of an output.
   */
  public static final int UNITS = 35;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 70;

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
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that fit.
   * It is tried once.
   */
  private static final boolean HAS_LANES = hasLanes();

  /**
   * Whether vectors have 512 bits, for which panels are laid out.
   */
  private static final boolean HAS_PANELS = HAS_LANES && Lanes.LANES == 16;

  /**
   * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 7)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [7, 42)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * The weights of the input gate: columns {@code [0, 35)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [35, 70)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [70, 105)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [105, 140)} of {@link #kernel}.
   */
  public final GateView outputGate;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] cNow = new float[UNITS + 9];

  private final float[] cNowB = new float[UNITS + 9];

  private final float[] cNowC = new float[UNITS + 9];

  private final float[] cNowD = new float[UNITS + 9];

  private final float[] z = new float[4 * UNITS];

  private final float[] zB = new float[4 * UNITS];

  private final float[] zC = new float[4 * UNITS];

  private final float[] zD = new float[4 * UNITS];

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
  public UnrolledLanesLongCell() {
    this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS]);
  }

  private UnrolledLanesLongCell(float[][] kernel, float[] bias) {
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
        for (int n = 0; n < batch; n++) {
          int from = stateAt + n * STATE_SIZE + OUTPUT_OFFSET;
          System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
        }
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
    for (int k = 0; k < 6; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt + 6], inputs[inputsAt + INPUTS + 6],
        inputs[inputsAt + 2 * INPUTS + 6], inputs[inputsAt + 3 * INPUTS + 6], W[6]);
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
    for (int k = 0; k < 30; k += 6) {
      addRows(z, state[stateAt + k + 35], U[k], state[stateAt + k + 36], U[k + 1],
          state[stateAt + k + 37], U[k + 2], state[stateAt + k + 38], U[k + 3],
          state[stateAt + k + 39], U[k + 4], state[stateAt + k + 40], U[k + 5]);
    }
    addRows(z, state[stateAt + 65], U[30], state[stateAt + 66], U[31], state[stateAt + 67], U[32],
        state[stateAt + 68], U[33], state[stateAt + 69], U[34]);
    finish(z, cNow, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt + OUTPUT_OFFSET, outputs, outputsAt, UNITS);
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
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4], inputs[inputsAt + 5], W[5]);
    addRows(z, inputs[inputsAt + 6], W[6], state[stateAt + 35], U[0], state[stateAt + 36], U[1],
        state[stateAt + 37], U[2], state[stateAt + 38], U[3], state[stateAt + 39], U[4]);
    for (int k = 5; k < 35; k += 6) {
      addRows(z, state[stateAt + k + 35], U[k], state[stateAt + k + 36], U[k + 1],
          state[stateAt + k + 37], U[k + 2], state[stateAt + k + 38], U[k + 3],
          state[stateAt + k + 39], U[k + 4], state[stateAt + k + 40], U[k + 5]);
    }
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
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3, float a4, float[] row4) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j])))));
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
   * One step of four examples, which share the passes over the rows.
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
    for (int k = 0; k < 6; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    addRowsToFour(z, zB, zC, zD, inputs[inputsAt + 6], inputs[inputsAt + INPUTS + 6],
        inputs[inputsAt + 2 * INPUTS + 6], inputs[inputsAt + 3 * INPUTS + 6], W[6],
        state[stateAt + 35], state[stateAt + STATE_SIZE + 35], state[stateAt + 2 * STATE_SIZE + 35],
        state[stateAt + 3 * STATE_SIZE + 35], U[0]);
    for (int k = 1; k < 35; k += 2) {
      addRowsToFour(z, zB, zC, zD, state[stateAt + k + 35], state[stateAt + STATE_SIZE + k + 35],
          state[stateAt + 2 * STATE_SIZE + k + 35], state[stateAt + 3 * STATE_SIZE + k + 35], U[k],
          state[stateAt + k + 36], state[stateAt + STATE_SIZE + k + 36],
          state[stateAt + 2 * STATE_SIZE + k + 36],
          state[stateAt + 3 * STATE_SIZE + k + 36], U[k + 1]);
    }
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
   * One step of two examples, which share the passes over the rows.
   */
  private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    System.arraycopy(state, stateAt + STATE_SIZE, cNowB, 0, UNITS);
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    for (int k = 0; k < 6; k += 2) {
      addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    addRowsToTwo(z, zB, inputs[inputsAt + 6], inputs[inputsAt + INPUTS + 6], W[6],
        state[stateAt + 35], state[stateAt + STATE_SIZE + 35], U[0]);
    for (int k = 1; k < 35; k += 2) {
      addRowsToTwo(z, zB, state[stateAt + k + 35], state[stateAt + STATE_SIZE + k + 35], U[k],
          state[stateAt + k + 36], state[stateAt + STATE_SIZE + k + 36], U[k + 1]);
    }
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
    return CellLayout.lstm(INPUTS, UNITS);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledLanesLongCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledLanesLongCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledLanesLongCell fork() {
    UnrolledLanesLongCell fork = new UnrolledLanesLongCell(kernel, bias);
    if (lanes instanceof Panels shared) {
      fork.lanes = fork.new Panels(shared.inputPanels, shared.restPanels);
    }
    return fork;
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledLanesLongCell copy = new UnrolledLanesLongCell();
    CellWeights.copy(variables(), copy.variables());
    copy.layOutPanels();
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledLanesLongCell:\n"
        + "  z = [x, h] * kernel + bias\n"
        + "  i = sigmoid(z[0..35])\n"
        + "  g = tanh(z[35..70])\n"
        + "  f = sigmoid(z[70..105])\n"
        + "  c' = f * c + i * g\n"
        + "  o = sigmoid(z[105..140])\n"
        + "  h' = o * tanh(c')\n"
        + "  x [7] input, c [35] state, h [35] state and output\n"
        + "  kernel [42][140]: rows [0, 7) are W (input), rows [7, 42) are U (recurrent)\n"
        + "  bias [140]\n"
        + "  columns and biases [gate][35], gates in the order input, candidate, forget, output\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 5880 multiply-adds; reads 24080 bytes of weights and 308 of\n"
        + "    input and state, writes 280 of state\n"
        + "  code shape lanes: 35 units, at least 16, and the Vector API at hand; rows where the\n"
        + "    JVM has no Vector API"
        + (HAS_LANES ? "; lanes here" : "; rows here");
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=7 units=35 activation=TANH outputActivation=TANH "
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

  /**
   * The same step in vectors of as many lanes as the CPU has. Sums stay in registers over all
   * kernel rows. Where a product gives one example too many for that, a few rows a pass are
   * added to all of them, from the first column to the last, as memory is fetched ahead. No
   * vector is passed to a method or returned by one: where the JIT does not inline it, that
   * allocates.
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
    static final int SUMS = 4 * UNITS;

    /**
     * How many examples, or steps of a sequence, are worked on at once.
     */
    static final int EXAMPLES = 32;

    final float[] sums = new float[EXAMPLES * SUMS];

    /**
     * Sums over the inputs alone: a vector that repeats some finds them as they were.
     */
    final float[] begun = new float[EXAMPLES * SUMS];

    final float[] madeI = new float[UNITS];

    final float[] madeG = new float[UNITS];

    /**
     * The next {@code c}, until none of the old is read any more.
     */
    final float[] nextC = new float[UNITS];

    void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      if (LANES == 16) {
        sum(inputs, inputsAt, state, stateAt, 0);
      } else {
        sumInputs(inputs, inputsAt, 0);
        sumRest(state, stateAt, 0);
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
        complete(count, state, stateAt + n * STATE_SIZE, 0);
      }
    }

    void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
      if (batch > EXAMPLES) {
        for (int t = 0; t < steps; t++) {
          advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
          if (outputs != null) {
            for (int n = 0; n < batch; n++) {
              int from = stateAt + n * STATE_SIZE + OUTPUT_OFFSET;
              System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
            }
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
            for (int n = 0; n < batch; n++) {
              int from = stateAt + n * STATE_SIZE + OUTPUT_OFFSET;
              System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
            }
          }
        }
      }
    }

    /**
     * The part of the sums that depends on inputs alone, for several examples or steps.
     */
    private void prepare(int count, float[] inputs, int inputsAt) {
      sumInputsOfSeveral(count, inputs, inputsAt, 0);
    }

    /**
     * The rest of one step, of the examples whose sums lie in scratch from {@code n} on.
     */
    private void complete(int count, float[] state, int stateAt, int n) {
      sumRestOfSeveral(count, state, stateAt, n);
      for (int i = 0; i < count; i++) {
        finish(state, stateAt + i * STATE_SIZE, n + i);
      }
    }

    void sum(float[] inputs, int inputsAt, float[] state, int stateAt, int n) {
      sumBy9(inputs, inputsAt, state, stateAt, n, 0, 4 * UNITS - LANES);
    }

    private void sumBy9(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j,
        int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      FloatVector z8 = FloatVector.zero(SPECIES);
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
        z8 = a.fma(FloatVector.fromArray(SPECIES, row, last), z8);
      }
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, j + 7 * LANES), z7);
        z8 = a.fma(FloatVector.fromArray(SPECIES, row, last), z8);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + j + 7 * LANES);
      z8.intoArray(sums, n * SUMS + last);
    }

    void sumInputs(float[] inputs, int inputsAt, int n) {
      if (LANES == 16) {
        sumInputsBy9(inputs, inputsAt, n, 0, 4 * UNITS - LANES);
      } else {
        int at = n * SUMS;
        Arrays.fill(begun, at, at + 4 * UNITS, 0f);
        addRowsBy6(W, 0, 6, inputs, inputsAt, begun, at);
        add1Row(W, 6, inputs, inputsAt + 6, begun, at);
      }
    }

    private void sumInputsBy9(float[] inputs, int inputsAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      FloatVector z8 = FloatVector.zero(SPECIES);
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
        z8 = a.fma(FloatVector.fromArray(SPECIES, row, last), z8);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + j + 3 * LANES);
      z4.intoArray(begun, n * SUMS + j + 4 * LANES);
      z5.intoArray(begun, n * SUMS + j + 5 * LANES);
      z6.intoArray(begun, n * SUMS + j + 6 * LANES);
      z7.intoArray(begun, n * SUMS + j + 7 * LANES);
      z8.intoArray(begun, n * SUMS + last);
    }

    void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : 4 * UNITS;
      for (; j <= 4 * UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumInputsOf8By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputsOf4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (; j < 4 * UNITS; j += LANES) {
        int at = Math.min(j, 4 * UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumInputsOf8By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputsOf4By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
      }
      for (int i = fours; i < count; i++) {
        sumInputs(inputs, inputsAt + i * INPUTS, n + i);
      }
    }

    private void sumInputsOf8By2(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumInputsOf8By1(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumInputsOf4By2(float[] inputs, int inputsAt, int n, int j) {
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

    private void sumInputsOf4By1(float[] inputs, int inputsAt, int n, int j) {
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

    void sumRest(float[] state, int stateAt, int n) {
      if (LANES == 16) {
        sumRestBy9(state, stateAt, n, 0, 4 * UNITS - LANES);
      } else {
        int at = n * SUMS;
        System.arraycopy(begun, at, sums, at, 4 * UNITS);
        addRowsBy6(U, 0, 30, state, stateAt + UNITS, sums, at);
        add5Rows(U, 30, state, stateAt + UNITS + 30, sums, at);
      }
    }

    private void sumRestBy9(float[] state, int stateAt, int n, int j, int last) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 3 * LANES);
      FloatVector z4 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 4 * LANES);
      FloatVector z5 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 5 * LANES);
      FloatVector z6 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 6 * LANES);
      FloatVector z7 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 7 * LANES);
      FloatVector z8 = FloatVector.fromArray(SPECIES, begun, n * SUMS + last);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, row, j + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, row, j + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, row, j + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, row, j + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, row, j + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, row, j + 7 * LANES), z7);
        z8 = a.fma(FloatVector.fromArray(SPECIES, row, last), z8);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + j + 7 * LANES);
      z8.intoArray(sums, n * SUMS + last);
    }

    void sumRestOfSeveral(int count, float[] state, int stateAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : 4 * UNITS;
      for (; j <= 4 * UNITS - 2 * LANES; j += 2 * LANES) {
        for (int i = 0; i < eights; i += 8) {
          sumRestOf8By2(state, stateAt + i * STATE_SIZE, n + i, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRestOf4By2(state, stateAt + i * STATE_SIZE, n + i, j);
        }
      }
      for (; j < 4 * UNITS; j += LANES) {
        int at = Math.min(j, 4 * UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumRestOf8By1(state, stateAt + i * STATE_SIZE, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRestOf4By1(state, stateAt + i * STATE_SIZE, n + i, at);
        }
      }
      for (int i = fours; i < count; i++) {
        sumRest(state, stateAt + i * STATE_SIZE, n + i);
      }
    }

    private void sumRestOf8By2(float[] state, int stateAt, int n, int j) {
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
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + STATE_SIZE + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES,
            state[stateAt + 2 * STATE_SIZE + UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES,
            state[stateAt + 3 * STATE_SIZE + UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES,
            state[stateAt + 4 * STATE_SIZE + UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES,
            state[stateAt + 5 * STATE_SIZE + UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES,
            state[stateAt + 6 * STATE_SIZE + UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES,
            state[stateAt + 7 * STATE_SIZE + UNITS + k]);
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

    private void sumRestOf8By1(float[] state, int stateAt, int n, int j) {
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
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + STATE_SIZE + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES,
            state[stateAt + 2 * STATE_SIZE + UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES,
            state[stateAt + 3 * STATE_SIZE + UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES,
            state[stateAt + 4 * STATE_SIZE + UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES,
            state[stateAt + 5 * STATE_SIZE + UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES,
            state[stateAt + 6 * STATE_SIZE + UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES,
            state[stateAt + 7 * STATE_SIZE + UNITS + k]);
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

    private void sumRestOf4By2(float[] state, int stateAt, int n, int j) {
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
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + STATE_SIZE + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES,
            state[stateAt + 2 * STATE_SIZE + UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES,
            state[stateAt + 3 * STATE_SIZE + UNITS + k]);
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

    private void sumRestOf4By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + STATE_SIZE + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES,
            state[stateAt + 2 * STATE_SIZE + UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES,
            state[stateAt + 3 * STATE_SIZE + UNITS + k]);
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

    private static void add1Row(float[][] rows, int k, float[] factors, int from, float[] to,
        int at) {
      // The last vector may overlap the one before it: it stays in a register until that is written.
      int last = 4 * UNITS - LANES;
      FloatVector zLast = FloatVector.fromArray(SPECIES, to, at + last);
      float[] row0 = rows[k];
      FloatVector a0 = FloatVector.broadcast(SPECIES, factors[from]);
      zLast = a0.fma(FloatVector.fromArray(SPECIES, row0, last), zLast);
      for (int j = 0; j < last; j += LANES) {
        FloatVector z = FloatVector.fromArray(SPECIES, to, at + j);
        z = a0.fma(FloatVector.fromArray(SPECIES, row0, j), z);
        z.intoArray(to, at + j);
      }
      zLast.intoArray(to, at + last);
    }

    /**
     * Adds the upper row first, so that each sum stays one chain.
     */
    private static void add5Rows(float[][] rows, int k, float[] factors, int from, float[] to,
        int at) {
      // The last vector may overlap the one before it: it stays in a register until that is written.
      int last = 4 * UNITS - LANES;
      FloatVector zLast = FloatVector.fromArray(SPECIES, to, at + last);
      float[] row0 = rows[k];
      FloatVector a0 = FloatVector.broadcast(SPECIES, factors[from]);
      float[] row1 = rows[k + 1];
      FloatVector a1 = FloatVector.broadcast(SPECIES, factors[from + 1]);
      float[] row2 = rows[k + 2];
      FloatVector a2 = FloatVector.broadcast(SPECIES, factors[from + 2]);
      float[] row3 = rows[k + 3];
      FloatVector a3 = FloatVector.broadcast(SPECIES, factors[from + 3]);
      float[] row4 = rows[k + 4];
      FloatVector a4 = FloatVector.broadcast(SPECIES, factors[from + 4]);
      zLast = a0.fma(FloatVector.fromArray(SPECIES, row0, last), zLast);
      zLast = a1.fma(FloatVector.fromArray(SPECIES, row1, last), zLast);
      zLast = a2.fma(FloatVector.fromArray(SPECIES, row2, last), zLast);
      zLast = a3.fma(FloatVector.fromArray(SPECIES, row3, last), zLast);
      zLast = a4.fma(FloatVector.fromArray(SPECIES, row4, last), zLast);
      for (int j = 0; j < last; j += LANES) {
        FloatVector z = FloatVector.fromArray(SPECIES, to, at + j);
        z = a0.fma(FloatVector.fromArray(SPECIES, row0, j), z);
        z = a1.fma(FloatVector.fromArray(SPECIES, row1, j), z);
        z = a2.fma(FloatVector.fromArray(SPECIES, row2, j), z);
        z = a3.fma(FloatVector.fromArray(SPECIES, row3, j), z);
        z = a4.fma(FloatVector.fromArray(SPECIES, row4, j), z);
        z.intoArray(to, at + j);
      }
      zLast.intoArray(to, at + last);
    }

    /**
     * Adds the upper row first, so that each sum stays one chain: 6 rows a pass; {@code count} is a multiple of 6.
     */
    private static void addRowsBy6(float[][] rows, int first, int count, float[] factors, int from,
        float[] to, int at) {
      // The last vector may overlap the one before it: it stays in a register until that is written.
      int last = 4 * UNITS - LANES;
      FloatVector zLast = FloatVector.fromArray(SPECIES, to, at + last);
      for (int k = 0; k < count; k += 6) {
        float[] row0 = rows[first + k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, factors[from + k]);
        float[] row1 = rows[first + k + 1];
        FloatVector a1 = FloatVector.broadcast(SPECIES, factors[from + k + 1]);
        float[] row2 = rows[first + k + 2];
        FloatVector a2 = FloatVector.broadcast(SPECIES, factors[from + k + 2]);
        float[] row3 = rows[first + k + 3];
        FloatVector a3 = FloatVector.broadcast(SPECIES, factors[from + k + 3]);
        float[] row4 = rows[first + k + 4];
        FloatVector a4 = FloatVector.broadcast(SPECIES, factors[from + k + 4]);
        float[] row5 = rows[first + k + 5];
        FloatVector a5 = FloatVector.broadcast(SPECIES, factors[from + k + 5]);
        zLast = a0.fma(FloatVector.fromArray(SPECIES, row0, last), zLast);
        zLast = a1.fma(FloatVector.fromArray(SPECIES, row1, last), zLast);
        zLast = a2.fma(FloatVector.fromArray(SPECIES, row2, last), zLast);
        zLast = a3.fma(FloatVector.fromArray(SPECIES, row3, last), zLast);
        zLast = a4.fma(FloatVector.fromArray(SPECIES, row4, last), zLast);
        zLast = a5.fma(FloatVector.fromArray(SPECIES, row5, last), zLast);
        for (int j = 0; j < last; j += LANES) {
          FloatVector z = FloatVector.fromArray(SPECIES, to, at + j);
          z = a0.fma(FloatVector.fromArray(SPECIES, row0, j), z);
          z = a1.fma(FloatVector.fromArray(SPECIES, row1, j), z);
          z = a2.fma(FloatVector.fromArray(SPECIES, row2, j), z);
          z = a3.fma(FloatVector.fromArray(SPECIES, row3, j), z);
          z = a4.fma(FloatVector.fromArray(SPECIES, row4, j), z);
          z = a5.fma(FloatVector.fromArray(SPECIES, row5, j), z);
          z.intoArray(to, at + j);
        }
      }
      zLast.intoArray(to, at + last);
    }

    private void finish(float[] state, int stateAt, int n) {
      finishIG(n);
      finishFC(state, stateAt, n);
      finishOH(state, stateAt, n);
    }

    private void finishIG(int n) {
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
        FloatVector iSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + at)
            .add(FloatVector.fromArray(SPECIES, bias, at));
        FloatVector iX = iSum.mul(half).min(bound).max(least);
        FloatVector iX2 = iX.mul(iX);
        FloatVector iX4 = iX2.mul(iX2);
        FloatVector iP = iX4.fma(iX2.fma(p7, p5), iX2.fma(p3, p1));
        FloatVector iQ = iX4.fma(iX2.fma(iX2.fma(q8, q6), q4), iX2.fma(q2, one));
        FloatVector i = iX2.mul(iX).fma(iP, iX).div(iQ).fma(half, half);
        i.intoArray(madeI, at);
        FloatVector gSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + UNITS + at)
            .add(FloatVector.fromArray(SPECIES, bias, UNITS + at));
        FloatVector gX = gSum.min(bound).max(least);
        FloatVector gX2 = gX.mul(gX);
        FloatVector gX4 = gX2.mul(gX2);
        FloatVector gP = gX4.fma(gX2.fma(p7, p5), gX2.fma(p3, p1));
        FloatVector gQ = gX4.fma(gX2.fma(gX2.fma(q8, q6), q4), gX2.fma(q2, one));
        FloatVector g = gX2.mul(gX).fma(gP, gX).div(gQ);
        g.intoArray(madeG, at);
      }
    }

    private void finishFC(float[] state, int stateAt, int n) {
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
        FloatVector fSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + 2 * UNITS + at)
            .add(FloatVector.fromArray(SPECIES, bias, 2 * UNITS + at));
        FloatVector fX = fSum.mul(half).min(bound).max(least);
        FloatVector fX2 = fX.mul(fX);
        FloatVector fX4 = fX2.mul(fX2);
        FloatVector fP = fX4.fma(fX2.fma(p7, p5), fX2.fma(p3, p1));
        FloatVector fQ = fX4.fma(fX2.fma(fX2.fma(q8, q6), q4), fX2.fma(q2, one));
        FloatVector f = fX2.mul(fX).fma(fP, fX).div(fQ).fma(half, half);
        FloatVector c = FloatVector.fromArray(SPECIES, state, stateAt + at);
        FloatVector i = FloatVector.fromArray(SPECIES, madeI, at);
        FloatVector g = FloatVector.fromArray(SPECIES, madeG, at);
        FloatVector cNew = f.mul(c).add(i.mul(g));
        cNew.intoArray(nextC, at);
      }
      System.arraycopy(nextC, 0, state, stateAt, UNITS);
    }

    private void finishOH(float[] state, int stateAt, int n) {
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
        FloatVector oSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + 3 * UNITS + at)
            .add(FloatVector.fromArray(SPECIES, bias, 3 * UNITS + at));
        FloatVector oX = oSum.mul(half).min(bound).max(least);
        FloatVector oX2 = oX.mul(oX);
        FloatVector oX4 = oX2.mul(oX2);
        FloatVector oP = oX4.fma(oX2.fma(p7, p5), oX2.fma(p3, p1));
        FloatVector oQ = oX4.fma(oX2.fma(oX2.fma(q8, q6), q4), oX2.fma(q2, one));
        FloatVector o = oX2.mul(oX).fma(oP, oX).div(oQ).fma(half, half);
        FloatVector c = FloatVector.fromArray(SPECIES, state, stateAt + at);
        FloatVector hX = c.min(bound).max(least);
        FloatVector hX2 = hX.mul(hX);
        FloatVector hX4 = hX2.mul(hX2);
        FloatVector hP = hX4.fma(hX2.fma(p7, p5), hX2.fma(p3, p1));
        FloatVector hQ = hX4.fma(hX2.fma(hX2.fma(q8, q6), q4), hX2.fma(q2, one));
        FloatVector h = o.mul(hX2.mul(hX).fma(hP, hX).div(hQ));
        h.intoArray(state, stateAt + UNITS + at);
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

    private static final Packing INPUT_ORDER = new Packing(FIRST, LANES, 9, INPUTS, 0, 4 * UNITS);

    private static final Packing REST_ORDER = new Packing(FIRST, LANES, 9, UNITS, 0, 4 * UNITS);

    private final float[] inputPanels;

    private final float[] restPanels;

    Panels() {
      this(INPUT_ORDER.room(), REST_ORDER.room());
    }

    Panels(float[] inputPanels, float[] restPanels) {
      this.inputPanels = inputPanels;
      this.restPanels = restPanels;
    }

    /**
     * Copies the weights as they are now.
     */
    void copyWeights() {
      INPUT_ORDER.copy(W, 0, INPUTS, 0, inputPanels);
      REST_ORDER.copy(U, 0, UNITS, 0, restPanels);
    }

    @Override
    void sum(float[] inputs, int inputsAt, float[] state, int stateAt, int n) {
      sumPanel(inputs, inputsAt, state, stateAt, n, 0);
    }

    private void sumPanel(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      FloatVector z8 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = FIRST + j * INPUTS + k * 9 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 7 * LANES), z7);
        z8 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 8 * LANES), z8);
      }
      for (int k = 0; k < UNITS; k++) {
        int w = FIRST + j * UNITS + k * 9 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 7 * LANES), z7);
        z8 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 8 * LANES), z8);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + j + 7 * LANES);
      z8.intoArray(sums, n * SUMS + 4 * UNITS - LANES);
    }

    @Override
    void sumInputs(float[] inputs, int inputsAt, int n) {
      sumInputsPanel(inputs, inputsAt, n, 0);
    }

    private void sumInputsPanel(float[] inputs, int inputsAt, int n, int j) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      FloatVector z4 = FloatVector.zero(SPECIES);
      FloatVector z5 = FloatVector.zero(SPECIES);
      FloatVector z6 = FloatVector.zero(SPECIES);
      FloatVector z7 = FloatVector.zero(SPECIES);
      FloatVector z8 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = FIRST + j * INPUTS + k * 9 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 7 * LANES), z7);
        z8 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 8 * LANES), z8);
      }
      z0.intoArray(begun, n * SUMS + j);
      z1.intoArray(begun, n * SUMS + j + LANES);
      z2.intoArray(begun, n * SUMS + j + 2 * LANES);
      z3.intoArray(begun, n * SUMS + j + 3 * LANES);
      z4.intoArray(begun, n * SUMS + j + 4 * LANES);
      z5.intoArray(begun, n * SUMS + j + 5 * LANES);
      z6.intoArray(begun, n * SUMS + j + 6 * LANES);
      z7.intoArray(begun, n * SUMS + j + 7 * LANES);
      z8.intoArray(begun, n * SUMS + 4 * UNITS - LANES);
    }

    @Override
    void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int tiled = count - count % 8;
      for (int j = tiled > 0 ? 0 : 4 * UNITS; j < 4 * UNITS; j += 9 * LANES) {
        for (int v = 0; v < 9 * LANES; v += 2 * LANES) {
          int pair = Math.min(v, 7 * LANES);
          int from = FIRST + j * INPUTS + pair;
          int last = Math.min(j + pair + LANES, 4 * UNITS - LANES);
          for (int i = 0; i < tiled; i += 8) {
            sumInputsOf8Panel(inputs, inputsAt + i * INPUTS, n + i, from, j + pair, last);
          }
        }
      }
      super.sumInputsOfSeveral(count - tiled, inputs, inputsAt + tiled * INPUTS, n + tiled);
    }

    private void sumInputsOf8Panel(float[] inputs, int inputsAt, int n, int from, int at,
        int last) {
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
        int w = from + k * 9 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, inputPanels, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, inputPanels, w + LANES);
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
      zA1.intoArray(begun, n * SUMS + last);
      zB0.intoArray(begun, (n + 1) * SUMS + at);
      zB1.intoArray(begun, (n + 1) * SUMS + last);
      zC0.intoArray(begun, (n + 2) * SUMS + at);
      zC1.intoArray(begun, (n + 2) * SUMS + last);
      zD0.intoArray(begun, (n + 3) * SUMS + at);
      zD1.intoArray(begun, (n + 3) * SUMS + last);
      zE0.intoArray(begun, (n + 4) * SUMS + at);
      zE1.intoArray(begun, (n + 4) * SUMS + last);
      zF0.intoArray(begun, (n + 5) * SUMS + at);
      zF1.intoArray(begun, (n + 5) * SUMS + last);
      zG0.intoArray(begun, (n + 6) * SUMS + at);
      zG1.intoArray(begun, (n + 6) * SUMS + last);
      zH0.intoArray(begun, (n + 7) * SUMS + at);
      zH1.intoArray(begun, (n + 7) * SUMS + last);
    }

    @Override
    void sumRest(float[] state, int stateAt, int n) {
      sumRestPanel(state, stateAt, n, 0);
    }

    private void sumRestPanel(float[] state, int stateAt, int n, int j) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 3 * LANES);
      FloatVector z4 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 4 * LANES);
      FloatVector z5 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 5 * LANES);
      FloatVector z6 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 6 * LANES);
      FloatVector z7 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + 7 * LANES);
      FloatVector z8 = FloatVector.fromArray(SPECIES, begun, n * SUMS + 4 * UNITS - LANES);
      for (int k = 0; k < UNITS; k++) {
        int w = FIRST + j * UNITS + k * 9 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 3 * LANES), z3);
        z4 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 4 * LANES), z4);
        z5 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 5 * LANES), z5);
        z6 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 6 * LANES), z6);
        z7 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 7 * LANES), z7);
        z8 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 8 * LANES), z8);
      }
      z0.intoArray(sums, n * SUMS + j);
      z1.intoArray(sums, n * SUMS + j + LANES);
      z2.intoArray(sums, n * SUMS + j + 2 * LANES);
      z3.intoArray(sums, n * SUMS + j + 3 * LANES);
      z4.intoArray(sums, n * SUMS + j + 4 * LANES);
      z5.intoArray(sums, n * SUMS + j + 5 * LANES);
      z6.intoArray(sums, n * SUMS + j + 6 * LANES);
      z7.intoArray(sums, n * SUMS + j + 7 * LANES);
      z8.intoArray(sums, n * SUMS + 4 * UNITS - LANES);
    }

    @Override
    void sumRestOfSeveral(int count, float[] state, int stateAt, int n) {
      int tiled = count - count % 8;
      for (int j = tiled > 0 ? 0 : 4 * UNITS; j < 4 * UNITS; j += 9 * LANES) {
        for (int v = 0; v < 9 * LANES; v += 2 * LANES) {
          int pair = Math.min(v, 7 * LANES);
          int from = FIRST + j * UNITS + pair;
          int last = Math.min(j + pair + LANES, 4 * UNITS - LANES);
          for (int i = 0; i < tiled; i += 8) {
            sumRestOf8Panel(state, stateAt + i * STATE_SIZE, n + i, from, j + pair, last);
          }
        }
      }
      super.sumRestOfSeveral(count - tiled, state, stateAt + tiled * STATE_SIZE, n + tiled);
    }

    private void sumRestOf8Panel(float[] state, int stateAt, int n, int from, int at, int last) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + last);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + at);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + last);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + at);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + last);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + at);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + last);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + at);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + last);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + at);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + last);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + at);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + last);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + at);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + last);
      for (int k = 0; k < UNITS; k++) {
        int w = from + k * 9 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + STATE_SIZE + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES,
            state[stateAt + 2 * STATE_SIZE + UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES,
            state[stateAt + 3 * STATE_SIZE + UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES,
            state[stateAt + 4 * STATE_SIZE + UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES,
            state[stateAt + 5 * STATE_SIZE + UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES,
            state[stateAt + 6 * STATE_SIZE + UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES,
            state[stateAt + 7 * STATE_SIZE + UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, restPanels, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, restPanels, w + LANES);
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
      zA1.intoArray(sums, n * SUMS + last);
      zB0.intoArray(sums, (n + 1) * SUMS + at);
      zB1.intoArray(sums, (n + 1) * SUMS + last);
      zC0.intoArray(sums, (n + 2) * SUMS + at);
      zC1.intoArray(sums, (n + 2) * SUMS + last);
      zD0.intoArray(sums, (n + 3) * SUMS + at);
      zD1.intoArray(sums, (n + 3) * SUMS + last);
      zE0.intoArray(sums, (n + 4) * SUMS + at);
      zE1.intoArray(sums, (n + 4) * SUMS + last);
      zF0.intoArray(sums, (n + 5) * SUMS + at);
      zF1.intoArray(sums, (n + 5) * SUMS + last);
      zG0.intoArray(sums, (n + 6) * SUMS + at);
      zG1.intoArray(sums, (n + 6) * SUMS + last);
      zH0.intoArray(sums, (n + 7) * SUMS + at);
      zH1.intoArray(sums, (n + 7) * SUMS + last);
    }
  }
}
