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

  private final float[] hNow = new float[UNITS];

  private final float[] z = new float[3 * UNITS];

  private final float[] u = new float[UNITS];

  private final float[] q = new float[UNITS];

  private final float[] c = new float[UNITS];

  private final float[] hNowNext = new float[UNITS];

  private final float[] zNext = new float[3 * UNITS];

  private final float[] uNext = new float[UNITS];

  private final float[] qNext = new float[UNITS];

  private final float[] cNext = new float[UNITS];

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
    for (int t = 0; t < steps; t++) {
      advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
      if (outputs != null) {
        System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    int n = 0;
    for (; n + 2 <= batch; n += 2) {
      advanceBoth(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
    if (n < batch) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    addResetAndUpdateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3]);
    addResetAndUpdateRows(z, inputs[inputsAt + 4], W[4], state[stateAt], U[0],
        state[stateAt + 1], U[1], state[stateAt + 2], U[2]);
    addResetAndUpdateRows(z, state[stateAt + 3], U[3], state[stateAt + 4], U[4],
        state[stateAt + 5], U[5], state[stateAt + 6], U[6]);
    addResetAndUpdateRows(z, state[stateAt + 7], U[7]);
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Activations.sigmoid(z[j] + bias[j]);
    }
    System.arraycopy(z, UNITS, u, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      q[j] = z[j] * hNow[j];
    }
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    addCandidateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
        inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3]);
    addCandidateRows(z, inputs[inputsAt + 4], W[4], q[0], U[0], q[1], U[1], q[2], U[2]);
    addCandidateRows(z, q[3], U[3], q[4], U[4], q[5], U[5], q[6], U[6]);
    addCandidateRows(z, q[7], U[7]);
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Activations.tanh(z[j] + bias[j]);
    }
    System.arraycopy(z, 2 * UNITS, c, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      hNow[j] = u[j] * hNow[j] + (1.0f - u[j]) * c[j];
    }
    System.arraycopy(hNow, 0, state, stateAt, UNITS);
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRows(float[] z, float a0, float[] row0, float a1,
      float[] row1, float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRows(float[] z, float a0, float[] row0) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
    }
  }

  /**
   * One step of two examples, which share the passes over the rows. The whole state is read before
   * any of it is written.
   */
  private void advanceBoth(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, hNow, 0, UNITS);
    System.arraycopy(state, stateAt + UNITS, hNowNext, 0, UNITS);
    Arrays.fill(z, 0, 2 * UNITS, 0f);
    Arrays.fill(zNext, 0, 2 * UNITS, 0f);
    addResetAndUpdateRowsToBoth(z, zNext, inputs[inputsAt], inputs[inputsAt + INPUTS], W[0],
        inputs[inputsAt + 1], inputs[inputsAt + INPUTS + 1], W[1], inputs[inputsAt + 2],
        inputs[inputsAt + INPUTS + 2], W[2], inputs[inputsAt + 3],
        inputs[inputsAt + INPUTS + 3], W[3]);
    addResetAndUpdateRowsToBoth(z, zNext, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4],
        state[stateAt], state[stateAt + UNITS], U[0], state[stateAt + 1],
        state[stateAt + UNITS + 1], U[1], state[stateAt + 2], state[stateAt + UNITS + 2], U[2]);
    addResetAndUpdateRowsToBoth(z, zNext, state[stateAt + 3], state[stateAt + UNITS + 3], U[3],
        state[stateAt + 4], state[stateAt + UNITS + 4], U[4], state[stateAt + 5],
        state[stateAt + UNITS + 5], U[5], state[stateAt + 6], state[stateAt + UNITS + 6], U[6]);
    addResetAndUpdateRowsToBoth(z, zNext, state[stateAt + 7], state[stateAt + UNITS + 7], U[7]);
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Activations.sigmoid(z[j] + bias[j]);
    }
    for (int j = 0; j < 2 * UNITS; j++) {
      zNext[j] = Activations.sigmoid(zNext[j] + bias[j]);
    }
    System.arraycopy(z, UNITS, u, 0, UNITS);
    System.arraycopy(zNext, UNITS, uNext, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      q[j] = z[j] * hNow[j];
    }
    for (int j = 0; j < UNITS; j++) {
      qNext[j] = zNext[j] * hNowNext[j];
    }
    Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
    Arrays.fill(zNext, 2 * UNITS, 3 * UNITS, 0f);
    addCandidateRowsToBoth(z, zNext, inputs[inputsAt], inputs[inputsAt + INPUTS], W[0],
        inputs[inputsAt + 1], inputs[inputsAt + INPUTS + 1], W[1], inputs[inputsAt + 2],
        inputs[inputsAt + INPUTS + 2], W[2], inputs[inputsAt + 3],
        inputs[inputsAt + INPUTS + 3], W[3]);
    addCandidateRowsToBoth(z, zNext, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4],
        q[0], qNext[0], U[0], q[1], qNext[1], U[1], q[2], qNext[2], U[2]);
    addCandidateRowsToBoth(z, zNext, q[3], qNext[3], U[3], q[4], qNext[4], U[4], q[5],
        qNext[5], U[5], q[6], qNext[6], U[6]);
    addCandidateRowsToBoth(z, zNext, q[7], qNext[7], U[7]);
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Activations.tanh(z[j] + bias[j]);
    }
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      zNext[j] = Activations.tanh(zNext[j] + bias[j]);
    }
    System.arraycopy(z, 2 * UNITS, c, 0, UNITS);
    System.arraycopy(zNext, 2 * UNITS, cNext, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      hNow[j] = u[j] * hNow[j] + (1.0f - u[j]) * c[j];
    }
    for (int j = 0; j < UNITS; j++) {
      hNowNext[j] = uNext[j] * hNowNext[j] + (1.0f - uNext[j]) * cNext[j];
    }
    System.arraycopy(hNow, 0, state, stateAt, UNITS);
    System.arraycopy(hNowNext, 0, state, stateAt + UNITS, UNITS);
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRowsToBoth(float[] z, float[] zNext, float a0, float b0,
      float[] row0, float a1, float b1, float[] row1, float a2, float b2, float[] row2, float a3,
      float b3, float[] row3) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
      zNext[j] = Math.fma(b3, row3[j], Math.fma(b2, row2[j], Math.fma(b1, row1[j], Math.fma(b0, row0[j], zNext[j]))));
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addResetAndUpdateRowsToBoth(float[] z, float[] zNext, float a0, float b0,
      float[] row0) {
    for (int j = 0; j < 2 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
      zNext[j] = Math.fma(b0, row0[j], zNext[j]);
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRowsToBoth(float[] z, float[] zNext, float a0, float b0,
      float[] row0, float a1, float b1, float[] row1, float a2, float b2, float[] row2, float a3,
      float b3, float[] row3) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
      zNext[j] = Math.fma(b3, row3[j], Math.fma(b2, row2[j], Math.fma(b1, row1[j], Math.fma(b0, row0[j], zNext[j]))));
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addCandidateRowsToBoth(float[] z, float[] zNext, float a0, float b0,
      float[] row0) {
    for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
      z[j] = Math.fma(a0, row0[j], z[j]);
      zNext[j] = Math.fma(b0, row0[j], zNext[j]);
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
