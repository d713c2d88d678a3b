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
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * {@code h' = tanh([x, h] * kernel)}, the cell of {@link NoBiasCell}.
 *
 * <ul>
 *   <li>{@code x [3]} is the input, {@code h [2]} the state and the output.
 *   <li>{@code kernel [5][2]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 5)} are
 *       {@link #U} (recurrent).
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom.
 *   <li>A step of one example: 10 multiply-adds; reads 40 bytes of weights and 20 of input and
 *       state, writes 8 of state.
 *   <li>Code shape {@code straight}: 10 multiply-adds, at most 128: loops would cost more than the
 *       work.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledNoBiasCell implements NoBiasCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 2;

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
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [3, 5)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledNoBiasCell() {
    this(new float[INPUTS + UNITS][UNITS]);
  }

  private UnrolledNoBiasCell(float[][] kernel) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
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
    float z1 = Math.fma(x0, W[0][1], 0f);
    z1 = Math.fma(x1, W[1][1], z1);
    z1 = Math.fma(x2, W[2][1], z1);
    z1 = Math.fma(h0, U[0][1], z1);
    z1 = Math.fma(h1, U[1][1], z1);

    state[stateAt] = Activations.tanhScalar(z0);
    state[stateAt + 1] = Activations.tanhScalar(z1);
  }

  @Override
  public List<Variable> variables() {
    return Collections.singletonList(Variable.matrix("kernel", kernel));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.rnn(INPUTS, UNITS).withoutBias();
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledNoBiasCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledNoBiasCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledNoBiasCell fork() {
    return new UnrolledNoBiasCell(kernel);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledNoBiasCell copy = new UnrolledNoBiasCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledNoBiasCell: h' = tanh([x, h] * kernel)\n"
        + "  x [3] input, h [2] state and output\n"
        + "  kernel [5][2]: rows [0, 3) are W (input), rows [3, 5) are U (recurrent)\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom\n"
        + "  a step of one example: 10 multiply-adds; reads 40 bytes of weights and 20 of input and\n"
        + "    state, writes 8 of state\n"
        + "  code shape straight: 10 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=3 units=2 activation=TANH biases=0 numerics=FUSED";
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
