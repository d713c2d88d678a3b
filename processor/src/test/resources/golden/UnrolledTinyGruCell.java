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
 * The cell of {@link TinyGruCell}:
 *
 * <pre>{@code
 * z[0..4] = [x, h] * kernel[:, 0..4] + bias[0..4] + recurrentBias[0..4]
 * r = sigmoid(z[0..2])
 * u = sigmoid(z[2..4])
 * c = tanh(x * W[:, 4..6] + bias[4..6] + r * (h * U[:, 4..6] + recurrentBias[4..6]))
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [3]} is the input, {@code h [2]} the state and the output.
 *   <li>{@code kernel [5][6]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 5)} are
 *       {@link #U} (recurrent).
 *   <li>{@code bias [6]}.
 *   <li>{@code recurrentBias [6]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][2]}, gates in the order reset,
 *       update, candidate.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the biases added last, of the candidate one to each of its two sums.
 *   <li>A step of one example: 30 multiply-adds; reads 168 bytes of weights and 20 of input and
 *       state, writes 8 of state.
 *   <li>Code shape {@code straight}: 30 multiply-adds, at most 128: loops would cost more than the
 *       work.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTinyGruCell implements TinyGruCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 2;

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
   * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [3, 5)}, which multiply the state.
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
   * The weights of the reset gate: columns {@code [0, 2)} of {@link #kernel}.
   */
  public final GateView resetGate;

  /**
   * The weights of the update gate: columns {@code [2, 4)} of {@link #kernel}.
   */
  public final GateView updateGate;

  /**
   * The weights of the candidate gate: columns {@code [4, 6)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTinyGruCell() {
    this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS], new float[3 * UNITS]);
  }

  private UnrolledTinyGruCell(float[][] kernel, float[] bias, float[] recurrentBias) {
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
    for (int t = 0; t < steps; t++) {
      advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
      if (outputs != null) {
        System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    for (int n = 0; n < batch; n++) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    final float x0 = inputs[inputsAt];
    final float x1 = inputs[inputsAt + 1];
    final float x2 = inputs[inputsAt + 2];
    final float h0 = state[stateAt];
    final float h1 = state[stateAt + 1];

    float z0 = Math.fma(x0, W[0][0], 0f);
    z0 = Math.fma(x1, W[1][0], z0);
    z0 = Math.fma(x2, W[2][0], z0);
    z0 = Math.fma(h0, U[0][0], z0);
    z0 = Math.fma(h1, U[1][0], z0);
    z0 += bias[0];
    z0 += recurrentBias[0];
    float z1 = Math.fma(x0, W[0][1], 0f);
    z1 = Math.fma(x1, W[1][1], z1);
    z1 = Math.fma(x2, W[2][1], z1);
    z1 = Math.fma(h0, U[0][1], z1);
    z1 = Math.fma(h1, U[1][1], z1);
    z1 += bias[1];
    z1 += recurrentBias[1];
    float z2 = Math.fma(x0, W[0][2], 0f);
    z2 = Math.fma(x1, W[1][2], z2);
    z2 = Math.fma(x2, W[2][2], z2);
    z2 = Math.fma(h0, U[0][2], z2);
    z2 = Math.fma(h1, U[1][2], z2);
    z2 += bias[2];
    z2 += recurrentBias[2];
    float z3 = Math.fma(x0, W[0][3], 0f);
    z3 = Math.fma(x1, W[1][3], z3);
    z3 = Math.fma(x2, W[2][3], z3);
    z3 = Math.fma(h0, U[0][3], z3);
    z3 = Math.fma(h1, U[1][3], z3);
    z3 += bias[3];
    z3 += recurrentBias[3];

    float r0 = Activations.sigmoidScalar(z0);
    float r1 = Activations.sigmoidScalar(z1);

    float u0 = Activations.sigmoidScalar(z2);
    float u1 = Activations.sigmoidScalar(z3);

    float z4 = Math.fma(h0, U[0][4], 0f);
    z4 = Math.fma(h1, U[1][4], z4);
    z4 += recurrentBias[4];
    float z5 = Math.fma(h0, U[0][5], 0f);
    z5 = Math.fma(h1, U[1][5], z5);
    z5 += recurrentBias[5];

    float m0 = z4;
    float m1 = z5;

    z4 = Math.fma(x0, W[0][4], 0f);
    z4 = Math.fma(x1, W[1][4], z4);
    z4 = Math.fma(x2, W[2][4], z4);
    z4 += bias[4];
    z5 = Math.fma(x0, W[0][5], 0f);
    z5 = Math.fma(x1, W[1][5], z5);
    z5 = Math.fma(x2, W[2][5], z5);
    z5 += bias[5];

    float c0 = Activations.tanhScalar(z4 + r0 * m0);
    float c1 = Activations.tanhScalar(z5 + r1 * m1);

    state[stateAt] = u0 * h0 + (1.0f - u0) * c0;
    state[stateAt + 1] = u1 * h1 + (1.0f - u1) * c1;
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
    CellWeights.load("UnrolledTinyGruCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTinyGruCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTinyGruCell fork() {
    return new UnrolledTinyGruCell(kernel, bias, recurrentBias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTinyGruCell copy = new UnrolledTinyGruCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTinyGruCell:\n"
        + "  z[0..4] = [x, h] * kernel[:, 0..4] + bias[0..4] + recurrentBias[0..4]\n"
        + "  r = sigmoid(z[0..2])\n"
        + "  u = sigmoid(z[2..4])\n"
        + "  c = tanh(x * W[:, 4..6] + bias[4..6] + r * (h * U[:, 4..6] + recurrentBias[4..6]))\n"
        + "  h' = u * h + (1 - u) * c\n"
        + "  x [3] input, h [2] state and output\n"
        + "  kernel [5][6]: rows [0, 3) are W (input), rows [3, 5) are U (recurrent)\n"
        + "  bias [6]\n"
        + "  recurrentBias [6]\n"
        + "  columns and biases [gate][2], gates in the order reset, update, candidate\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the biases added last, of the candidate one to each of its two sums\n"
        + "  a step of one example: 30 multiply-adds; reads 168 bytes of weights and 20 of input\n"
        + "    and state, writes 8 of state\n"
        + "  code shape straight: 30 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work";
  }

  @Override
  public String fingerprint() {
    return "GRU inputs=3 units=2 reset=AFTER activation=TANH gateActivation=SIGMOID biases=2 "
        + "numerics=FUSED";
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
}
