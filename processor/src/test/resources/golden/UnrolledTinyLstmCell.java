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
 * The cell of {@link TinyLstmCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias
 * i = sigmoid(z[0..2])
 * g = tanh(z[2..4])
 * f = sigmoid(z[4..6] + 1)
 * c' = f * c + i * g
 * o = sigmoid(z[6..8])
 * h' = o * tanh(c')
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [3]} is the input, {@code c [2]} and {@code h [2]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [5][8]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 5)} are
 *       {@link #U} (recurrent).
 *   <li>{@code bias [8]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][2]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 40 multiply-adds; reads 192 bytes of weights and 28 of input and
 *       state, writes 16 of state.
 *   <li>Code shape {@code straight}: 40 multiply-adds, at most 128: loops would cost more than the
 *       work.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTinyLstmCell implements TinyLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of units: the length of an output.
   */
  public static final int UNITS = 2;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 4;

  /**
   * Where {@code h}, the output, begins in a state; {@code c} lies before it.
   */
  public static final int OUTPUT_OFFSET = UNITS;

  /**
   * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 3)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [3, 5)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * The weights of the input gate: columns {@code [0, 2)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [2, 4)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [4, 6)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [6, 8)} of {@link #kernel}.
   */
  public final GateView outputGate;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTinyLstmCell() {
    this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS]);
  }

  private UnrolledTinyLstmCell(float[][] kernel, float[] bias) {
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
    for (int t = 0; t < steps; t++) {
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
    for (int n = 0; n < batch; n++) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    final float x0 = inputs[inputsAt];
    final float x1 = inputs[inputsAt + 1];
    final float x2 = inputs[inputsAt + 2];
    float c0 = state[stateAt];
    float c1 = state[stateAt + 1];
    final float h0 = state[stateAt + 2];
    final float h1 = state[stateAt + 3];

    float z0 = Math.fma(x0, W[0][0], 0f);
    z0 = Math.fma(x1, W[1][0], z0);
    z0 = Math.fma(x2, W[2][0], z0);
    z0 = Math.fma(h0, U[0][0], z0);
    z0 = Math.fma(h1, U[1][0], z0);
    z0 += bias[0];
    float z1 = Math.fma(x0, W[0][1], 0f);
    z1 = Math.fma(x1, W[1][1], z1);
    z1 = Math.fma(x2, W[2][1], z1);
    z1 = Math.fma(h0, U[0][1], z1);
    z1 = Math.fma(h1, U[1][1], z1);
    z1 += bias[1];
    float z2 = Math.fma(x0, W[0][2], 0f);
    z2 = Math.fma(x1, W[1][2], z2);
    z2 = Math.fma(x2, W[2][2], z2);
    z2 = Math.fma(h0, U[0][2], z2);
    z2 = Math.fma(h1, U[1][2], z2);
    z2 += bias[2];
    float z3 = Math.fma(x0, W[0][3], 0f);
    z3 = Math.fma(x1, W[1][3], z3);
    z3 = Math.fma(x2, W[2][3], z3);
    z3 = Math.fma(h0, U[0][3], z3);
    z3 = Math.fma(h1, U[1][3], z3);
    z3 += bias[3];
    float z4 = Math.fma(x0, W[0][4], 0f);
    z4 = Math.fma(x1, W[1][4], z4);
    z4 = Math.fma(x2, W[2][4], z4);
    z4 = Math.fma(h0, U[0][4], z4);
    z4 = Math.fma(h1, U[1][4], z4);
    z4 += bias[4];
    float z5 = Math.fma(x0, W[0][5], 0f);
    z5 = Math.fma(x1, W[1][5], z5);
    z5 = Math.fma(x2, W[2][5], z5);
    z5 = Math.fma(h0, U[0][5], z5);
    z5 = Math.fma(h1, U[1][5], z5);
    z5 += bias[5];
    float z6 = Math.fma(x0, W[0][6], 0f);
    z6 = Math.fma(x1, W[1][6], z6);
    z6 = Math.fma(x2, W[2][6], z6);
    z6 = Math.fma(h0, U[0][6], z6);
    z6 = Math.fma(h1, U[1][6], z6);
    z6 += bias[6];
    float z7 = Math.fma(x0, W[0][7], 0f);
    z7 = Math.fma(x1, W[1][7], z7);
    z7 = Math.fma(x2, W[2][7], z7);
    z7 = Math.fma(h0, U[0][7], z7);
    z7 = Math.fma(h1, U[1][7], z7);
    z7 += bias[7];

    float i0 = Activations.sigmoidScalar(z0);
    float i1 = Activations.sigmoidScalar(z1);

    float g0 = Activations.tanhScalar(z2);
    float g1 = Activations.tanhScalar(z3);

    float f0 = Activations.sigmoidScalar(z4 + 1.0f);
    float f1 = Activations.sigmoidScalar(z5 + 1.0f);

    c0 = f0 * c0 + i0 * g0;
    state[stateAt] = c0;
    c1 = f1 * c1 + i1 * g1;
    state[stateAt + 1] = c1;

    float o0 = Activations.sigmoidScalar(z6);
    float o1 = Activations.sigmoidScalar(z7);

    state[stateAt + 2] = o0 * Activations.tanhScalar(c0);
    state[stateAt + 3] = o1 * Activations.tanhScalar(c1);
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.lstm(INPUTS, UNITS).withForgetBias(1.0f);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledTinyLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTinyLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTinyLstmCell fork() {
    return new UnrolledTinyLstmCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTinyLstmCell copy = new UnrolledTinyLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTinyLstmCell:\n"
        + "  z = [x, h] * kernel + bias\n"
        + "  i = sigmoid(z[0..2])\n"
        + "  g = tanh(z[2..4])\n"
        + "  f = sigmoid(z[4..6] + 1)\n"
        + "  c' = f * c + i * g\n"
        + "  o = sigmoid(z[6..8])\n"
        + "  h' = o * tanh(c')\n"
        + "  x [3] input, c [2] state, h [2] state and output\n"
        + "  kernel [5][8]: rows [0, 3) are W (input), rows [3, 5) are U (recurrent)\n"
        + "  bias [8]\n"
        + "  columns and biases [gate][2], gates in the order input, candidate, forget, output\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 40 multiply-adds; reads 192 bytes of weights and 28 of input\n"
        + "    and state, writes 16 of state\n"
        + "  code shape straight: 40 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=3 units=2 forgetBias=1.0 activation=TANH outputActivation=TANH "
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
