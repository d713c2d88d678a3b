package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.NetworkWeights;
import dev.unrolled.support.PaddedSteps;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.SequenceRun;
import dev.unrolled.support.Vectors;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.LayerLayout;
import dev.unrolled.weights.NetworkLayout;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The network of {@link ResidualNetwork}: {@code x [2]} goes through
 *
 * <ol>
 *   <li>{@link #first}: RNN, {@code [2]}, added to the input of {@code first}; its state is
 *       {@code [0, 2)}.
 *   <li>{@link #wide}: dense, {@code [3]}.
 *   <li>{@link #narrow}: RNN, {@code [2]}, added to the input of {@code wide}; its state is
 *       {@code [2, 4)}.
 * </ol>
 *
 * The last layer's output, {@code [2]}, is the network's. The state of one example is {@code [4]},
 * those of the layers end to end.
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledResidualNetwork implements ResidualNetwork {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 2;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 2;

  /**
   * The number of values in one state: those of the layers end to end, in their order.
   */
  public static final int STATE_SIZE = 4;

  /**
   * The number of inputs that go through a layer at once, unless a batch is larger.
   */
  private static final int CHUNK = 64;

  /**
   * Layer 1: RNN, {@code [2]}, added to the input of {@code first}.
   */
  public final First first;

  /**
   * Layer 2: dense, {@code [3]}.
   */
  public final Wide wide;

  /**
   * Layer 3: RNN, {@code [2]}, added to the input of {@code wide}.
   */
  public final Narrow narrow;

  private float[] firstOutputs = new float[CHUNK * First.UNITS];

  private float[] wideOutputs = new float[CHUNK * Wide.UNITS];

  private final PaddedSteps padded = new PaddedSteps(this::pad, STATE_SIZE);

  /**
   * A network whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledResidualNetwork() {
    this(new First(), new Wide(), new Narrow());
  }

  private UnrolledResidualNetwork(First first, Wide wide, Narrow narrow) {
    this.first = first;
    this.wide = wide;
    this.narrow = narrow;
  }

  @Override
  public void step(float[] input, float[] state) {
    Arguments.checkStep(INPUTS, STATE_SIZE, input, state);
    advance(input, 0, state, 0, null, 0);
  }

  @Override
  public void step(int batch, float[] inputs, float[] state) {
    Arguments.checkStep(batch, INPUTS, STATE_SIZE, inputs, state);
    advanceSequence(1, batch, inputs, 0, state, 0, null, 0);
  }

  @Override
  public void step(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arguments.checkStep(batch, INPUTS, STATE_SIZE, inputs, inputsAt, state, stateAt);
    advanceSequence(1, batch, inputs, inputsAt, state, stateAt, null, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, float[] state, float[] outputs) {
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS,
        inputs, inputsAt, state, stateAt, outputs, outputsAt);
    advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    if (steps == 1 && batch == 1) {
      advance(inputs, inputsAt, state, stateAt, outputs, outputsAt);
      return;
    }
    reserve(steps, batch);
    int most = Math.max(1, CHUNK / Math.max(1, batch));
    for (int t = 0, count; t < steps; t += count) {
      count = Math.min(most, steps - t);
      advanceChunk(count, batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt,
          outputs, outputsAt + t * batch * OUTPUTS);
    }
  }

  /**
   * Some steps, one layer after the other.
   */
  private void advanceChunk(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    first.advanceSequence(steps, batch, inputs, inputsAt, state, stateAt + First.STATE_OFFSET,
        firstOutputs, 0);
    Vectors.add(steps * batch * First.UNITS, firstOutputs, 0, inputs, inputsAt, firstOutputs, 0);
    wide.advanceBatch(steps * batch, firstOutputs, 0, wideOutputs, 0);
    narrow.advanceSequence(steps, batch, wideOutputs, 0, state, stateAt + Narrow.STATE_OFFSET,
        outputs, outputsAt);
    if (outputs != null) {
      Vectors.add(steps * batch * Narrow.UNITS, outputs, outputsAt, firstOutputs, 0,
          outputs, outputsAt);
    }
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (batch > firstOutputs.length / First.UNITS) {
      wideOutputs = Vectors.room(batch, Wide.UNITS);
      firstOutputs = Vectors.room(batch, First.UNITS);
    }
  }

  /**
   * One step of one example, every layer reading the output of the one before where it lies.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs,
      int outputsAt) {
    first.advance(inputs, inputsAt, state, stateAt + First.STATE_OFFSET);
    Vectors.add(First.UNITS, state, stateAt + First.STATE_OFFSET, inputs, inputsAt,
        firstOutputs, 0);
    wide.advance(firstOutputs, 0, wideOutputs, 0);
    narrow.advance(wideOutputs, 0, state, stateAt + Narrow.STATE_OFFSET);
    if (outputs != null) {
      Vectors.add(Narrow.UNITS, state, stateAt + Narrow.STATE_OFFSET, firstOutputs, 0,
          outputs, outputsAt);
    }
  }

  /**
   * A step that the example does not have: recurrent layers give what the array given as state holds.
   */
  private void pad(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs,
      int outputsAt) {
    Vectors.add(First.UNITS, state, stateAt + First.STATE_OFFSET, inputs, inputsAt,
        firstOutputs, 0);
    Vectors.add(Narrow.UNITS, state, stateAt + Narrow.STATE_OFFSET, firstOutputs, 0,
        outputs, outputsAt);
  }

  @Override
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    NetworkWeights.add(variables, "first", first.variables());
    NetworkWeights.add(variables, "wide", wide.variables());
    NetworkWeights.add(variables, "narrow", narrow.variables());
    return Collections.unmodifiableList(variables);
  }

  @Override
  public NetworkLayout layout() {
    return NetworkLayout.of(
            LayerLayout.of("first", CellLayout.rnn(First.INPUTS, First.UNITS)),
            LayerLayout.dense("wide", Wide.INPUTS, Wide.UNITS),
            LayerLayout.of("narrow", CellLayout.rnn(Narrow.INPUTS, Narrow.UNITS)));
  }

  @Override
  public void load(Weights weights) {
    NetworkWeights.load("UnrolledResidualNetwork", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    NetworkWeights.load("UnrolledResidualNetwork", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledResidualNetwork fork() {
    return new UnrolledResidualNetwork(first.fork(), wide.fork(), narrow.fork());
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledResidualNetwork copy = new UnrolledResidualNetwork();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledResidualNetwork: inputs [2], outputs [2], state [4]"
        + "\n" + first.describe()
        + "\n" + wide.describe()
        + "\n" + narrow.describe();
  }

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int units() {
    return Narrow.UNITS;
  }

  @Override
  public int stateSize() {
    return STATE_SIZE;
  }

  @Override
  public int outputSize() {
    return OUTPUTS;
  }

  @Override
  public float[] zeroState(int batch) {
    return Arguments.zeroState(batch, STATE_SIZE);
  }

  @Override
  public String fingerprint() {
    return "NETWORK inputs=2 layers=3 (RNN inputs=2 units=2 activation=TANH biases=1 "
        + "numerics=FUSED residualFrom=1) (DENSE inputs=2 units=3 activation=RELU biases=1 "
        + "numerics=FUSED) (RNN inputs=3 units=2 activation=TANH biases=1 numerics=FUSED "
        + "residualFrom=2)";
  }

  @Override
  public void run(Sequence sequence, float[] inputs, float[] state, float[] outputs) {
    SequenceRun.run(this, padded, sequence, inputs, state, outputs);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    SequenceRun.run(this, padded, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  /**
   * {@code h' = tanh([x, h] * kernel + bias)}, the layer {@code first}.
   *
   * <ul>
   *   <li>{@code x [2]} is the input, {@code h [2]} the state and the output.
   *   <li>{@code kernel [4][2]}: rows {@code [0, 2)} are {@link #W} (input), rows {@code [2, 4)}
   *       are {@link #U} (recurrent).
   *   <li>{@code bias [2]}.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the bias added last.
   *   <li>A step of one example: 8 multiply-adds; reads 40 bytes of weights and 16 of input and
   *       state, writes 8 of state.
   *   <li>Code shape {@code straight}: 8 multiply-adds, at most 128: loops would cost more than
   *       the work.
   * </ul>
   */
  public static final class First {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 2;

    /**
     * The number of units: the length of a state and of an output.
     */
    public static final int UNITS = 2;

    /**
     * Where this layer's state begins in that of the network.
     */
    public static final int STATE_OFFSET = 0;

    private static final int STATE_STRIDE = UnrolledResidualNetwork.STATE_SIZE;

    /**
     * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
     * {@link #W} and {@link #U} share the row arrays.
     */
    public final float[][] kernel;

    /**
     * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 2)}, which multiply the input.
     */
    public final float[][] W;

    /**
     * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [2, 4)}, which multiply the state.
     */
    public final float[][] U;

    /**
     * {@code [UNITS]}, added last.
     */
    public final float[] bias;

    private First() {
      this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
    }

    private First(float[][] kernel, float[] bias) {
      this.kernel = kernel;
      this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
      this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
      this.bias = bias;
    }

    private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
      for (int t = 0; t < steps; t++) {
        advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
        if (outputs != null) {
          for (int n = 0; n < batch; n++) {
            int from = stateAt + n * STATE_STRIDE;
            System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
          }
        }
      }
    }

    private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      for (int n = 0; n < batch; n++) {
        advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_STRIDE);
      }
    }

    /**
     * One step of one example. The whole state is read before any of it is written.
     */
    private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      final float x0 = inputs[inputsAt];
      final float x1 = inputs[inputsAt + 1];
      final float h0 = state[stateAt];
      final float h1 = state[stateAt + 1];

      float z0 = Math.fma(x0, W[0][0], 0f);
      z0 = Math.fma(x1, W[1][0], z0);
      z0 = Math.fma(h0, U[0][0], z0);
      z0 = Math.fma(h1, U[1][0], z0);
      z0 += bias[0];
      float z1 = Math.fma(x0, W[0][1], 0f);
      z1 = Math.fma(x1, W[1][1], z1);
      z1 = Math.fma(h0, U[0][1], z1);
      z1 = Math.fma(h1, U[1][1], z1);
      z1 += bias[1];

      state[stateAt] = Activations.tanhScalar(z0);
      state[stateAt + 1] = Activations.tanhScalar(z1);
    }

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias)));
    }

    private First fork() {
      return new First(kernel, bias);
    }

    private String describe() {
      return "first, RNN, [2], added to the input of first: h' = tanh([x, h] * kernel + bias)\n"
          + "  x [2] input, h [2] state and output\n"
          + "  kernel [4][2]: rows [0, 2) are W (input), rows [2, 4) are U (recurrent)\n"
          + "  bias [2]\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 8 multiply-adds; reads 40 bytes of weights and 16 of input\n"
          + "    and state, writes 8 of state\n"
          + "  code shape straight: 8 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work";
    }
  }

  /**
   * {@code y = relu(x * kernel + bias)}, the layer {@code wide}.
   *
   * <ul>
   *   <li>{@code x [2]} is the input, {@code y [3]} the output.
   *   <li>{@code kernel [2][3]}.
   *   <li>{@code bias [3]}.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the bias added last.
   *   <li>A step of one example: 6 multiply-adds; reads 36 bytes of weights and 8 of input, writes
   *       12 of output.
   *   <li>Code shape {@code straight}: 6 multiply-adds, at most 128: loops would cost more than
   *       the work.
   * </ul>
   */
  public static final class Wide {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 2;

    /**
     * The number of units: the length of an output.
     */
    public static final int UNITS = 3;

    /**
     * {@code [INPUTS][UNITS]}. Write elements, never replace a row.
     */
    public final float[][] kernel;

    /**
     * {@code [UNITS]}, added last.
     */
    public final float[] bias;

    private Wide() {
      this(new float[INPUTS][UNITS], new float[UNITS]);
    }

    private Wide(float[][] kernel, float[] bias) {
      this.kernel = kernel;
      this.bias = bias;
    }

    private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] outputs,
        int outputsAt) {
      for (int n = 0; n < batch; n++) {
        advance(inputs, inputsAt + n * INPUTS, outputs, outputsAt + n * UNITS);
      }
    }

    /**
     * One step of one example.
     */
    private void advance(float[] inputs, int inputsAt, float[] outputs, int outputsAt) {
      final float x0 = inputs[inputsAt];
      final float x1 = inputs[inputsAt + 1];

      float z0 = Math.fma(x0, kernel[0][0], 0f);
      z0 = Math.fma(x1, kernel[1][0], z0);
      z0 += bias[0];
      float z1 = Math.fma(x0, kernel[0][1], 0f);
      z1 = Math.fma(x1, kernel[1][1], z1);
      z1 += bias[1];
      float z2 = Math.fma(x0, kernel[0][2], 0f);
      z2 = Math.fma(x1, kernel[1][2], z2);
      z2 += bias[2];

      outputs[outputsAt] = Activations.relu(z0);
      outputs[outputsAt + 1] = Activations.relu(z1);
      outputs[outputsAt + 2] = Activations.relu(z2);
    }

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias)));
    }

    private Wide fork() {
      return new Wide(kernel, bias);
    }

    private String describe() {
      return "wide, dense, [3]: y = relu(x * kernel + bias)\n"
          + "  x [2] input, y [3] output\n"
          + "  kernel [2][3]\n"
          + "  bias [3]\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 6 multiply-adds; reads 36 bytes of weights and 8 of input,\n"
          + "    writes 12 of output\n"
          + "  code shape straight: 6 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work";
    }
  }

  /**
   * {@code h' = tanh([x, h] * kernel + bias)}, the layer {@code narrow}.
   *
   * <ul>
   *   <li>{@code x [3]} is the input, {@code h [2]} the state and the output.
   *   <li>{@code kernel [5][2]}: rows {@code [0, 3)} are {@link #W} (input), rows {@code [3, 5)}
   *       are {@link #U} (recurrent).
   *   <li>{@code bias [2]}.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the bias added last.
   *   <li>A step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input and
   *       state, writes 8 of state.
   *   <li>Code shape {@code straight}: 10 multiply-adds, at most 128: loops would cost more than
   *       the work.
   * </ul>
   */
  public static final class Narrow {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 3;

    /**
     * The number of units: the length of a state and of an output.
     */
    public static final int UNITS = 2;

    /**
     * Where this layer's state begins in that of the network.
     */
    public static final int STATE_OFFSET = 2;

    private static final int STATE_STRIDE = UnrolledResidualNetwork.STATE_SIZE;

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
     * {@code [UNITS]}, added last.
     */
    public final float[] bias;

    private Narrow() {
      this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
    }

    private Narrow(float[][] kernel, float[] bias) {
      this.kernel = kernel;
      this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
      this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
      this.bias = bias;
    }

    private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
      for (int t = 0; t < steps; t++) {
        advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
        if (outputs != null) {
          for (int n = 0; n < batch; n++) {
            int from = stateAt + n * STATE_STRIDE;
            System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
          }
        }
      }
    }

    private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      for (int n = 0; n < batch; n++) {
        advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_STRIDE);
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
      float z1 = Math.fma(x0, W[0][1], 0f);
      z1 = Math.fma(x1, W[1][1], z1);
      z1 = Math.fma(x2, W[2][1], z1);
      z1 = Math.fma(h0, U[0][1], z1);
      z1 = Math.fma(h1, U[1][1], z1);
      z1 += bias[1];

      state[stateAt] = Activations.tanhScalar(z0);
      state[stateAt + 1] = Activations.tanhScalar(z1);
    }

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias)));
    }

    private Narrow fork() {
      return new Narrow(kernel, bias);
    }

    private String describe() {
      return "narrow, RNN, [2], added to the input of wide: h' = tanh([x, h] * kernel + bias)\n"
          + "  x [3] input, h [2] state and output\n"
          + "  kernel [5][2]: rows [0, 3) are W (input), rows [3, 5) are U (recurrent)\n"
          + "  bias [2]\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input\n"
          + "    and state, writes 8 of state\n"
          + "  code shape straight: 10 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work";
    }
  }
}
