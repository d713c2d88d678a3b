package example;

import dev.unrolled.Direction;
import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenNetwork;
import dev.unrolled.support.NetworkWeights;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.Sweep;
import dev.unrolled.support.SweptLayer;
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
 * The network of {@link DirectionsNetwork}: {@code x [3]} goes through
 *
 * <ol>
 *   <li>{@link #both}: RNN, {@code [4]}, bidirectional, concatenate; its state is {@code [0, 4)}.
 * </ol>
 *
 * The last layer's output, {@code [4]}, is the network's. The state of one example is {@code [4]},
 * those of the layers end to end.
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledDirectionsNetwork implements DirectionsNetwork {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 3;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 4;

  /**
   * The number of values in one state: those of the layers end to end, in their order.
   */
  public static final int STATE_SIZE = 4;

  /**
   * Layer 1: RNN, {@code [4]}, bidirectional, concatenate.
   */
  public final Both both;

  private final Sweep sweep = new Sweep();

  /**
   * A network whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledDirectionsNetwork() {
    this(new Both());
  }

  private UnrolledDirectionsNetwork(Both both) {
    this.both = both;
  }

  @Override
  public void run(int steps, int batch, float[] inputs, float[] state, float[] outputs) {
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    reserve(steps, batch);
    sweep.start(steps, batch);
    advance(inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS,
        inputs, inputsAt, state, stateAt, outputs, outputsAt);
    reserve(steps, batch);
    sweep.start(steps, batch);
    advance(inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, float[] state, float[] outputs) {
    SequenceArguments.checkRun(sequence, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    advance(sequence, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    SequenceArguments.checkRun(sequence, INPUTS, STATE_SIZE, OUTPUTS,
        inputs, inputsAt, state, stateAt, outputs, outputsAt);
    advance(sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  private void advance(Sequence sequence, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    if (!sequence.isBatchMajor()) {
      reserve(sequence.steps(), sequence.batch());
      sweep.start(sequence, 0, sequence.batch());
      advance(inputs, inputsAt, state, stateAt, outputs, outputsAt);
      return;
    }
    int steps = sequence.steps();
    reserve(steps, 1);
    for (int n = 0; n < sequence.batch(); n++) {
      sweep.start(sequence, n, 1);
      advance(inputs, inputsAt + n * steps * INPUTS, state, stateAt + n * STATE_SIZE,
          outputs, outputsAt + n * steps * OUTPUTS);
    }
  }

  /**
   * The sequence that was started, through one layer after the other.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs,
      int outputsAt) {
    int batch = sweep.batch();
    sweep.run(Direction.FORWARD, both.forward, inputs, inputsAt, state, stateAt + Both.STATE_OFFSET,
        outputs, outputsAt, Both.OUTPUTS, batch * Both.OUTPUTS);
    sweep.run(Direction.BACKWARD, both.backward, inputs, inputsAt,
        state, stateAt + Both.STATE_OFFSET + Both.Cell.UNITS, outputs, outputsAt + Both.Cell.UNITS,
        Both.OUTPUTS, batch * Both.OUTPUTS);
    if (outputs != null) {
      sweep.pad(OUTPUTS, outputs, outputsAt, batch * OUTPUTS);
    }
  }

  @Override
  public void reserve(int steps, int batch) {
    Vectors.count(steps, batch);
  }

  @Override
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    NetworkWeights.add(variables, "both", both.variables());
    return Collections.unmodifiableList(variables);
  }

  @Override
  public NetworkLayout layout() {
    return NetworkLayout.of(
            LayerLayout.bidirectional("both", CellLayout.rnn(Both.Cell.INPUTS, Both.Cell.UNITS)));
  }

  @Override
  public void load(Weights weights) {
    NetworkWeights.load("UnrolledDirectionsNetwork", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    NetworkWeights.load("UnrolledDirectionsNetwork", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledDirectionsNetwork fork() {
    return new UnrolledDirectionsNetwork(both.fork());
  }

  @Override
  public RecurrentNetwork frozen() {
    UnrolledDirectionsNetwork copy = new UnrolledDirectionsNetwork();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenNetwork(copy);
  }

  @Override
  public String describe() {
    return "UnrolledDirectionsNetwork: inputs [3], outputs [4], state [4]"
        + "\n" + both.describe();
  }

  @Override
  public int inputs() {
    return INPUTS;
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
    return "NETWORK inputs=3 layers=1 (RNN inputs=3 units=2 activation=TANH biases=1 "
        + "numerics=FUSED direction=BIDIRECTIONAL merge=CONCATENATE backward=(RNN inputs=3 "
        + "units=2 activation=RELU biases=1 numerics=FUSED))";
  }

  /**
   * The layer {@code both}: RNN, {@code [4]}, bidirectional, concatenate.
   */
  public static final class Both {
    /**
     * The number of values in one output, both directions merged.
     */
    public static final int OUTPUTS = 4;

    /**
     * Where the forward state begins in that of the network; the backward one lies behind it.
     */
    public static final int STATE_OFFSET = 0;

    /**
     * What goes through a sequence forward.
     */
    public final Cell forward;

    /**
     * What goes through a sequence backward.
     */
    public final BackwardCell backward;

    private Both() {
      this(new Cell(), new BackwardCell());
    }

    private Both(Cell forward, BackwardCell backward) {
      this.forward = forward;
      this.backward = backward;
    }

    private List<Variable> variables() {
      List<Variable> variables = new ArrayList<>();
      NetworkWeights.add(variables, "forward", forward.variables());
      NetworkWeights.add(variables, "backward", backward.variables());
      return variables;
    }

    private Both fork() {
      return new Both(forward.fork(), backward.fork());
    }

    private String describe() {
      return "both, RNN, [4], bidirectional, concatenate; its forward direction: h' = tanh([x, h]\n"
          + "    * kernel + bias)\n"
          + "  x [3] input, h [2] state and output\n"
          + "  kernel [5][2]: rows [0, 3) are W (input), rows [3, 5) are U (recurrent)\n"
          + "  bias [2]\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input\n"
          + "    and state, writes 8 of state\n"
          + "  code shape straight: 10 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work"
          + "\n"
          + "both, its backward direction: h' = relu([x, h] * kernel + bias)\n"
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

    /**
     * {@code h' = tanh([x, h] * kernel + bias)}, the forward direction of the layer {@code both}.
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
    public static final class Cell extends SweptLayer {
      /**
       * The number of values in one input.
       */
      public static final int INPUTS = 3;

      /**
       * The number of units: the length of a state and of an output.
       */
      public static final int UNITS = 2;

      private static final int STATE_STRIDE = UnrolledDirectionsNetwork.STATE_SIZE;

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

      private Cell() {
        this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
      }

      private Cell(float[][] kernel, float[] bias) {
        super(INPUTS, STATE_STRIDE, 0, UNITS, true);
        this.kernel = kernel;
        this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
        this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
        this.bias = bias;
      }

      @Override
      protected void advanceSequence(int steps, int batch, float[] inputs, int inputsAt,
          float[] state, int stateAt, float[] outputs, int outputsAt) {
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

      @Override
      protected void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state,
          int stateAt) {
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

      private Cell fork() {
        return new Cell(kernel, bias);
      }
    }

    /**
     * {@code h' = relu([x, h] * kernel + bias)}, the backward direction of the layer {@code both}.
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
    public static final class BackwardCell extends SweptLayer {
      /**
       * The number of values in one input.
       */
      public static final int INPUTS = 3;

      /**
       * The number of units: the length of a state and of an output.
       */
      public static final int UNITS = 2;

      private static final int STATE_STRIDE = UnrolledDirectionsNetwork.STATE_SIZE;

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

      private BackwardCell() {
        this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
      }

      private BackwardCell(float[][] kernel, float[] bias) {
        super(INPUTS, STATE_STRIDE, 0, UNITS, true);
        this.kernel = kernel;
        this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
        this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
        this.bias = bias;
      }

      @Override
      protected void advanceSequence(int steps, int batch, float[] inputs, int inputsAt,
          float[] state, int stateAt, float[] outputs, int outputsAt) {
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

      @Override
      protected void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state,
          int stateAt) {
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

        state[stateAt] = Activations.relu(z0);
        state[stateAt + 1] = Activations.relu(z1);
      }

      private List<Variable> variables() {
        return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
            Variable.vector("bias", bias)));
      }

      private BackwardCell fork() {
        return new BackwardCell(kernel, bias);
      }
    }
  }
}
