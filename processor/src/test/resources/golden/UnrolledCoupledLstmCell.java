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
 * The cell of {@link CoupledLstmCell}:
 *
 * <pre>{@code
 * z[0..6] = [x, h] * kernel[:, 0..6]
 * i = sigmoid(z[0..3])
 * g = tanh(z[3..6])
 * c' = (1 - i) * c + i * g
 * o = sigmoid([x, h] * kernel[:, 9..12])
 * h' = o * c'
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [2]} is the input, {@code c [3]} and {@code h [3]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [5][12]}: rows {@code [0, 2)} are {@link #W} (input), rows {@code [2, 5)}
 *       are {@link #U} (recurrent).
 *   <li>The columns are {@code [gate][3]}, gates in the order input, candidate, forget, output.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom.
 *   <li>A step of one example: 45 multiply-adds; reads 180 bytes of weights and 32 of input and
 *       state, writes 24 of state.
 *   <li>Code shape {@code straight}: 45 multiply-adds, at most 128: loops would cost more than the
 *       work.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledCoupledLstmCell implements CoupledLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 2;

  /**
   * The number of units: the length of an output.
   */
  public static final int UNITS = 3;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 6;

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
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 2)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [2, 5)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * The weights of the input gate: columns {@code [0, 3)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [3, 6)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [6, 9)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [9, 12)} of {@link #kernel}.
   */
  public final GateView outputGate;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledCoupledLstmCell() {
    this(new float[INPUTS + UNITS][4 * UNITS]);
  }

  private UnrolledCoupledLstmCell(float[][] kernel) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.inputGate = new GateView(Gate.INPUT, 0, UNITS, kernel, W, U);
    this.candidateGate = new GateView(Gate.CANDIDATE, 1, UNITS, kernel, W, U);
    this.forgetGate = new GateView(Gate.FORGET, 2, UNITS, kernel, W, U);
    this.outputGate = new GateView(Gate.OUTPUT, 3, UNITS, kernel, W, U);
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
    float c0 = state[stateAt];
    float c1 = state[stateAt + 1];
    float c2 = state[stateAt + 2];
    final float h0 = state[stateAt + 3];
    final float h1 = state[stateAt + 4];
    final float h2 = state[stateAt + 5];

    float z0 = Math.fma(x0, W[0][0], 0f);
    z0 = Math.fma(x1, W[1][0], z0);
    z0 = Math.fma(h0, U[0][0], z0);
    z0 = Math.fma(h1, U[1][0], z0);
    z0 = Math.fma(h2, U[2][0], z0);
    float z1 = Math.fma(x0, W[0][1], 0f);
    z1 = Math.fma(x1, W[1][1], z1);
    z1 = Math.fma(h0, U[0][1], z1);
    z1 = Math.fma(h1, U[1][1], z1);
    z1 = Math.fma(h2, U[2][1], z1);
    float z2 = Math.fma(x0, W[0][2], 0f);
    z2 = Math.fma(x1, W[1][2], z2);
    z2 = Math.fma(h0, U[0][2], z2);
    z2 = Math.fma(h1, U[1][2], z2);
    z2 = Math.fma(h2, U[2][2], z2);
    float z3 = Math.fma(x0, W[0][3], 0f);
    z3 = Math.fma(x1, W[1][3], z3);
    z3 = Math.fma(h0, U[0][3], z3);
    z3 = Math.fma(h1, U[1][3], z3);
    z3 = Math.fma(h2, U[2][3], z3);
    float z4 = Math.fma(x0, W[0][4], 0f);
    z4 = Math.fma(x1, W[1][4], z4);
    z4 = Math.fma(h0, U[0][4], z4);
    z4 = Math.fma(h1, U[1][4], z4);
    z4 = Math.fma(h2, U[2][4], z4);
    float z5 = Math.fma(x0, W[0][5], 0f);
    z5 = Math.fma(x1, W[1][5], z5);
    z5 = Math.fma(h0, U[0][5], z5);
    z5 = Math.fma(h1, U[1][5], z5);
    z5 = Math.fma(h2, U[2][5], z5);

    float z9 = Math.fma(x0, W[0][9], 0f);
    z9 = Math.fma(x1, W[1][9], z9);
    z9 = Math.fma(h0, U[0][9], z9);
    z9 = Math.fma(h1, U[1][9], z9);
    z9 = Math.fma(h2, U[2][9], z9);
    float z10 = Math.fma(x0, W[0][10], 0f);
    z10 = Math.fma(x1, W[1][10], z10);
    z10 = Math.fma(h0, U[0][10], z10);
    z10 = Math.fma(h1, U[1][10], z10);
    z10 = Math.fma(h2, U[2][10], z10);
    float z11 = Math.fma(x0, W[0][11], 0f);
    z11 = Math.fma(x1, W[1][11], z11);
    z11 = Math.fma(h0, U[0][11], z11);
    z11 = Math.fma(h1, U[1][11], z11);
    z11 = Math.fma(h2, U[2][11], z11);

    float i0 = Activations.sigmoidScalar(z0);
    float i1 = Activations.sigmoidScalar(z1);
    float i2 = Activations.sigmoidScalar(z2);

    float g0 = Activations.tanhScalar(z3);
    float g1 = Activations.tanhScalar(z4);
    float g2 = Activations.tanhScalar(z5);

    float f0 = 1.0f - i0;
    float f1 = 1.0f - i1;
    float f2 = 1.0f - i2;

    c0 = f0 * c0 + i0 * g0;
    state[stateAt] = c0;
    c1 = f1 * c1 + i1 * g1;
    state[stateAt + 1] = c1;
    c2 = f2 * c2 + i2 * g2;
    state[stateAt + 2] = c2;

    float o0 = Activations.sigmoidScalar(z9);
    float o1 = Activations.sigmoidScalar(z10);
    float o2 = Activations.sigmoidScalar(z11);

    state[stateAt + 3] = o0 * c0;
    state[stateAt + 4] = o1 * c1;
    state[stateAt + 5] = o2 * c2;
  }

  @Override
  public List<Variable> variables() {
    return Collections.singletonList(Variable.matrix("kernel", kernel));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.lstm(INPUTS, UNITS).withCoupledGates().withoutBias();
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledCoupledLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledCoupledLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledCoupledLstmCell fork() {
    return new UnrolledCoupledLstmCell(kernel);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledCoupledLstmCell copy = new UnrolledCoupledLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledCoupledLstmCell:\n"
        + "  z[0..6] = [x, h] * kernel[:, 0..6]\n"
        + "  i = sigmoid(z[0..3])\n"
        + "  g = tanh(z[3..6])\n"
        + "  c' = (1 - i) * c + i * g\n"
        + "  o = sigmoid([x, h] * kernel[:, 9..12])\n"
        + "  h' = o * c'\n"
        + "  x [2] input, c [3] state, h [3] state and output\n"
        + "  kernel [5][12]: rows [0, 2) are W (input), rows [2, 5) are U (recurrent)\n"
        + "  columns [gate][3], gates in the order input, candidate, forget, output\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom\n"
        + "  a step of one example: 45 multiply-adds; reads 180 bytes of weights and 32 of input\n"
        + "    and state, writes 24 of state\n"
        + "  code shape straight: 45 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=2 units=3 coupled activation=TANH outputActivation=LINEAR "
        + "gateActivation=SIGMOID biases=0 numerics=FUSED";
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
