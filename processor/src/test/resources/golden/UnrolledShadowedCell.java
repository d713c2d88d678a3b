package example;

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
import java.util.Collections;

/**
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link ShadowedCell}.
 *
 * <ul>
 *   <li>{@code x [3]} is the input, {@code h [9]} the state and the output.
 *   <li>{@code kernel [12][9]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 12)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [9]}.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 108 multiply-adds; reads 468 bytes of weights and 48 of input and
 *       state, writes 36 of state.
 *   <li>Code shape {@code straight}: 108 multiply-adds, at most 128: loops would cost more than
 *       the work.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledShadowedCell implements ShadowedCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 9;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 3)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [3, 12)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledShadowedCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledShadowedCell(float[][] kernel, float[] bias) {
    this.kernel = kernel;
    this.W = java.util.Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = java.util.Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.bias = bias;
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
    final float h2 = state[stateAt + 2];
    final float h3 = state[stateAt + 3];
    final float h4 = state[stateAt + 4];
    final float h5 = state[stateAt + 5];
    final float h6 = state[stateAt + 6];
    final float h7 = state[stateAt + 7];
    final float h8 = state[stateAt + 8];

    float z0 = java.lang.Math.fma(x0, W[0][0], 0f);
    z0 = java.lang.Math.fma(x1, W[1][0], z0);
    z0 = java.lang.Math.fma(x2, W[2][0], z0);
    z0 = java.lang.Math.fma(h0, U[0][0], z0);
    z0 = java.lang.Math.fma(h1, U[1][0], z0);
    z0 = java.lang.Math.fma(h2, U[2][0], z0);
    z0 = java.lang.Math.fma(h3, U[3][0], z0);
    z0 = java.lang.Math.fma(h4, U[4][0], z0);
    z0 = java.lang.Math.fma(h5, U[5][0], z0);
    z0 = java.lang.Math.fma(h6, U[6][0], z0);
    z0 = java.lang.Math.fma(h7, U[7][0], z0);
    z0 = java.lang.Math.fma(h8, U[8][0], z0);
    z0 += bias[0];
    float z1 = java.lang.Math.fma(x0, W[0][1], 0f);
    z1 = java.lang.Math.fma(x1, W[1][1], z1);
    z1 = java.lang.Math.fma(x2, W[2][1], z1);
    z1 = java.lang.Math.fma(h0, U[0][1], z1);
    z1 = java.lang.Math.fma(h1, U[1][1], z1);
    z1 = java.lang.Math.fma(h2, U[2][1], z1);
    z1 = java.lang.Math.fma(h3, U[3][1], z1);
    z1 = java.lang.Math.fma(h4, U[4][1], z1);
    z1 = java.lang.Math.fma(h5, U[5][1], z1);
    z1 = java.lang.Math.fma(h6, U[6][1], z1);
    z1 = java.lang.Math.fma(h7, U[7][1], z1);
    z1 = java.lang.Math.fma(h8, U[8][1], z1);
    z1 += bias[1];
    float z2 = java.lang.Math.fma(x0, W[0][2], 0f);
    z2 = java.lang.Math.fma(x1, W[1][2], z2);
    z2 = java.lang.Math.fma(x2, W[2][2], z2);
    z2 = java.lang.Math.fma(h0, U[0][2], z2);
    z2 = java.lang.Math.fma(h1, U[1][2], z2);
    z2 = java.lang.Math.fma(h2, U[2][2], z2);
    z2 = java.lang.Math.fma(h3, U[3][2], z2);
    z2 = java.lang.Math.fma(h4, U[4][2], z2);
    z2 = java.lang.Math.fma(h5, U[5][2], z2);
    z2 = java.lang.Math.fma(h6, U[6][2], z2);
    z2 = java.lang.Math.fma(h7, U[7][2], z2);
    z2 = java.lang.Math.fma(h8, U[8][2], z2);
    z2 += bias[2];
    float z3 = java.lang.Math.fma(x0, W[0][3], 0f);
    z3 = java.lang.Math.fma(x1, W[1][3], z3);
    z3 = java.lang.Math.fma(x2, W[2][3], z3);
    z3 = java.lang.Math.fma(h0, U[0][3], z3);
    z3 = java.lang.Math.fma(h1, U[1][3], z3);
    z3 = java.lang.Math.fma(h2, U[2][3], z3);
    z3 = java.lang.Math.fma(h3, U[3][3], z3);
    z3 = java.lang.Math.fma(h4, U[4][3], z3);
    z3 = java.lang.Math.fma(h5, U[5][3], z3);
    z3 = java.lang.Math.fma(h6, U[6][3], z3);
    z3 = java.lang.Math.fma(h7, U[7][3], z3);
    z3 = java.lang.Math.fma(h8, U[8][3], z3);
    z3 += bias[3];
    float z4 = java.lang.Math.fma(x0, W[0][4], 0f);
    z4 = java.lang.Math.fma(x1, W[1][4], z4);
    z4 = java.lang.Math.fma(x2, W[2][4], z4);
    z4 = java.lang.Math.fma(h0, U[0][4], z4);
    z4 = java.lang.Math.fma(h1, U[1][4], z4);
    z4 = java.lang.Math.fma(h2, U[2][4], z4);
    z4 = java.lang.Math.fma(h3, U[3][4], z4);
    z4 = java.lang.Math.fma(h4, U[4][4], z4);
    z4 = java.lang.Math.fma(h5, U[5][4], z4);
    z4 = java.lang.Math.fma(h6, U[6][4], z4);
    z4 = java.lang.Math.fma(h7, U[7][4], z4);
    z4 = java.lang.Math.fma(h8, U[8][4], z4);
    z4 += bias[4];
    float z5 = java.lang.Math.fma(x0, W[0][5], 0f);
    z5 = java.lang.Math.fma(x1, W[1][5], z5);
    z5 = java.lang.Math.fma(x2, W[2][5], z5);
    z5 = java.lang.Math.fma(h0, U[0][5], z5);
    z5 = java.lang.Math.fma(h1, U[1][5], z5);
    z5 = java.lang.Math.fma(h2, U[2][5], z5);
    z5 = java.lang.Math.fma(h3, U[3][5], z5);
    z5 = java.lang.Math.fma(h4, U[4][5], z5);
    z5 = java.lang.Math.fma(h5, U[5][5], z5);
    z5 = java.lang.Math.fma(h6, U[6][5], z5);
    z5 = java.lang.Math.fma(h7, U[7][5], z5);
    z5 = java.lang.Math.fma(h8, U[8][5], z5);
    z5 += bias[5];
    float z6 = java.lang.Math.fma(x0, W[0][6], 0f);
    z6 = java.lang.Math.fma(x1, W[1][6], z6);
    z6 = java.lang.Math.fma(x2, W[2][6], z6);
    z6 = java.lang.Math.fma(h0, U[0][6], z6);
    z6 = java.lang.Math.fma(h1, U[1][6], z6);
    z6 = java.lang.Math.fma(h2, U[2][6], z6);
    z6 = java.lang.Math.fma(h3, U[3][6], z6);
    z6 = java.lang.Math.fma(h4, U[4][6], z6);
    z6 = java.lang.Math.fma(h5, U[5][6], z6);
    z6 = java.lang.Math.fma(h6, U[6][6], z6);
    z6 = java.lang.Math.fma(h7, U[7][6], z6);
    z6 = java.lang.Math.fma(h8, U[8][6], z6);
    z6 += bias[6];
    float z7 = java.lang.Math.fma(x0, W[0][7], 0f);
    z7 = java.lang.Math.fma(x1, W[1][7], z7);
    z7 = java.lang.Math.fma(x2, W[2][7], z7);
    z7 = java.lang.Math.fma(h0, U[0][7], z7);
    z7 = java.lang.Math.fma(h1, U[1][7], z7);
    z7 = java.lang.Math.fma(h2, U[2][7], z7);
    z7 = java.lang.Math.fma(h3, U[3][7], z7);
    z7 = java.lang.Math.fma(h4, U[4][7], z7);
    z7 = java.lang.Math.fma(h5, U[5][7], z7);
    z7 = java.lang.Math.fma(h6, U[6][7], z7);
    z7 = java.lang.Math.fma(h7, U[7][7], z7);
    z7 = java.lang.Math.fma(h8, U[8][7], z7);
    z7 += bias[7];
    float z8 = java.lang.Math.fma(x0, W[0][8], 0f);
    z8 = java.lang.Math.fma(x1, W[1][8], z8);
    z8 = java.lang.Math.fma(x2, W[2][8], z8);
    z8 = java.lang.Math.fma(h0, U[0][8], z8);
    z8 = java.lang.Math.fma(h1, U[1][8], z8);
    z8 = java.lang.Math.fma(h2, U[2][8], z8);
    z8 = java.lang.Math.fma(h3, U[3][8], z8);
    z8 = java.lang.Math.fma(h4, U[4][8], z8);
    z8 = java.lang.Math.fma(h5, U[5][8], z8);
    z8 = java.lang.Math.fma(h6, U[6][8], z8);
    z8 = java.lang.Math.fma(h7, U[7][8], z8);
    z8 = java.lang.Math.fma(h8, U[8][8], z8);
    z8 += bias[8];

    state[stateAt] = Activations.tanhScalar(z0);
    state[stateAt + 1] = Activations.tanhScalar(z1);
    state[stateAt + 2] = Activations.tanhScalar(z2);
    state[stateAt + 3] = Activations.tanhScalar(z3);
    state[stateAt + 4] = Activations.tanhScalar(z4);
    state[stateAt + 5] = Activations.tanhScalar(z5);
    state[stateAt + 6] = Activations.tanhScalar(z6);
    state[stateAt + 7] = Activations.tanhScalar(z7);
    state[stateAt + 8] = Activations.tanhScalar(z8);
  }

  @Override
  public java.util.List<Variable> variables() {
    return Collections.unmodifiableList(java.util.Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.rnn(INPUTS, UNITS);
  }

  @Override
  public void load(dev.unrolled.weights.Weights weights) {
    CellWeights.load("UnrolledShadowedCell", layout(), variables(), weights);
  }

  @Override
  public void load(dev.unrolled.weights.Weights weights, Convention convention) {
    CellWeights.load("UnrolledShadowedCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledShadowedCell fork() {
    return new UnrolledShadowedCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledShadowedCell copy = new UnrolledShadowedCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledShadowedCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [3] input, h [9] state and output\n"
        + "  kernel [12][9]: rows [0, 3) are W (input), rows [3, 12) are U (recurrent)\n"
        + "  bias [9]\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 108 multiply-adds; reads 468 bytes of weights and 48 of input\n"
        + "    and state, writes 36 of state\n"
        + "  code shape straight: 108 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=3 units=9 activation=TANH biases=1 numerics=FUSED";
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
