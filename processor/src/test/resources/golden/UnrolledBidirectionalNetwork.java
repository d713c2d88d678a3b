package example;

import dev.unrolled.Direction;
import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenNetwork;
import dev.unrolled.support.LastOutputs;
import dev.unrolled.support.NetworkWeights;
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
 * The network of {@link BidirectionalNetwork}: {@code x [4]} goes through
 *
 * <ol>
 *   <li>{@link #lower}: LSTM, {@code [6]}, bidirectional, concatenate; its state is
 *       {@code [0, 12)}.
 *   <li>{@link #upper}: GRU, {@code [5]}, bidirectional, sum, its last output alone; its state is
 *       {@code [12, 22)}.
 *   <li>{@link #dense3}: dense, {@code [2]}.
 * </ol>
 *
 * The last layer's output, {@code [2]}, is the network's. The state of one example is
 * {@code [22]}, those of the layers end to end.
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledBidirectionalNetwork implements BidirectionalNetwork {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 4;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 2;

  /**
   * The number of values in one state: those of the layers end to end, in their order.
   */
  public static final int STATE_SIZE = 22;

  /**
   * Layer 1: LSTM, {@code [6]}, bidirectional, concatenate.
   */
  public final Lower lower;

  /**
   * Layer 2: GRU, {@code [5]}, bidirectional, sum, its last output alone.
   */
  public final Upper upper;

  /**
   * Layer 3: dense, {@code [2]}.
   */
  public final Dense3 dense3;

  private float[] lowerOutputs = new float[0];

  private float[] upperOutputs = new float[0];

  private float[] upperBackward = new float[0];

  private final Sweep sweep = new Sweep();

  /**
   * A network whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledBidirectionalNetwork() {
    this(new Lower(), new Upper(), new Dense3());
  }

  private UnrolledBidirectionalNetwork(Lower lower, Upper upper, Dense3 dense3) {
    this.lower = lower;
    this.upper = upper;
    this.dense3 = dense3;
  }

  @Override
  public void run(int steps, int batch, float[] inputs, float[] state, float[] outputs) {
    LastOutputs.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    reserve(steps, batch);
    sweep.start(steps, batch);
    advance(inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    LastOutputs.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS,
        inputs, inputsAt, state, stateAt, outputs, outputsAt);
    reserve(steps, batch);
    sweep.start(steps, batch);
    advance(inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, float[] state, float[] outputs) {
    LastOutputs.checkRun(sequence, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    advance(sequence, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    LastOutputs.checkRun(sequence, INPUTS, STATE_SIZE, OUTPUTS,
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
          outputs, outputsAt + n * OUTPUTS);
    }
  }

  /**
   * The sequence that was started, through one layer after the other.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs,
      int outputsAt) {
    int batch = sweep.batch();
    sweep.run(Direction.FORWARD, lower.forward, inputs, inputsAt,
        state, stateAt + Lower.STATE_OFFSET, lowerOutputs, 0, Lower.OUTPUTS, batch * Lower.OUTPUTS);
    sweep.run(Direction.BACKWARD, lower.backward, inputs, inputsAt,
        state, stateAt + Lower.STATE_OFFSET + Lower.Cell.STATE_SIZE, lowerOutputs, Lower.Cell.UNITS,
        Lower.OUTPUTS, batch * Lower.OUTPUTS);
    sweep.run(Direction.FORWARD, upper.forward, lowerOutputs, 0,
        state, stateAt + Upper.STATE_OFFSET, null, 0, 0, 0);
    sweep.run(Direction.BACKWARD, upper.backward, lowerOutputs, 0,
        state, stateAt + Upper.STATE_OFFSET + Upper.Cell.UNITS, null, 0, 0, 0);
    if (outputs != null) {
      sweep.last(Direction.FORWARD, upper.forward, state, stateAt + Upper.STATE_OFFSET,
          upperOutputs, 0, Upper.OUTPUTS);
      sweep.last(Direction.BACKWARD, upper.backward,
          state, stateAt + Upper.STATE_OFFSET + Upper.Cell.UNITS, upperBackward, 0, Upper.OUTPUTS);
      Vectors.add(batch * Upper.OUTPUTS, upperOutputs, 0, upperBackward, 0, upperOutputs, 0);
      dense3.advanceBatch(batch, upperOutputs, 0, outputs, outputsAt);
      sweep.padLast(OUTPUTS, outputs, outputsAt);
    }
  }

  @Override
  public void reserve(int steps, int batch) {
    int count = Vectors.count(steps, batch);
    if (count > lowerOutputs.length / Lower.OUTPUTS) {
      lowerOutputs = Vectors.room(count, Lower.OUTPUTS);
    }
    if (batch > upperOutputs.length / Upper.OUTPUTS) {
      upperBackward = Vectors.room(batch, Upper.OUTPUTS);
      upperOutputs = Vectors.room(batch, Upper.OUTPUTS);
    }
  }

  @Override
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    NetworkWeights.add(variables, "lower", lower.variables());
    NetworkWeights.add(variables, "upper", upper.variables());
    NetworkWeights.add(variables, "dense3", dense3.variables());
    return Collections.unmodifiableList(variables);
  }

  @Override
  public NetworkLayout layout() {
    return NetworkLayout.of(
            LayerLayout.bidirectional("lower",
                CellLayout.lstm(Lower.Cell.INPUTS, Lower.Cell.UNITS)),
            LayerLayout.bidirectional("upper", CellLayout.gru(Upper.Cell.INPUTS, Upper.Cell.UNITS)),
            LayerLayout.dense("dense3", Dense3.INPUTS, Dense3.UNITS));
  }

  @Override
  public void load(Weights weights) {
    NetworkWeights.load("UnrolledBidirectionalNetwork", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    NetworkWeights.load("UnrolledBidirectionalNetwork", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledBidirectionalNetwork fork() {
    return new UnrolledBidirectionalNetwork(lower.fork(), upper.fork(), dense3.fork());
  }

  @Override
  public RecurrentNetwork frozen() {
    UnrolledBidirectionalNetwork copy = new UnrolledBidirectionalNetwork();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenNetwork(copy);
  }

  @Override
  public String describe() {
    return "UnrolledBidirectionalNetwork: inputs [4], outputs [2], state [22]"
        + "\n" + lower.describe()
        + "\n" + upper.describe()
        + "\n" + dense3.describe();
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
    return "NETWORK inputs=4 layers=3 (LSTM inputs=4 units=3 activation=TANH "
        + "outputActivation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED "
        + "direction=BIDIRECTIONAL merge=CONCATENATE) (GRU inputs=6 units=5 reset=BEFORE "
        + "activation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED "
        + "direction=BIDIRECTIONAL merge=SUM steps=LAST) (DENSE inputs=5 units=2 "
        + "activation=LINEAR biases=1 numerics=FUSED)";
  }

  /**
   * The layer {@code lower}: LSTM, {@code [6]}, bidirectional, concatenate.
   */
  public static final class Lower {
    /**
     * The number of values in one output, both directions merged.
     */
    public static final int OUTPUTS = 6;

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
    public final Cell backward;

    private Lower() {
      this(new Cell(), new Cell());
    }

    private Lower(Cell forward, Cell backward) {
      this.forward = forward;
      this.backward = backward;
    }

    private List<Variable> variables() {
      List<Variable> variables = new ArrayList<>();
      NetworkWeights.add(variables, "forward", forward.variables());
      NetworkWeights.add(variables, "backward", backward.variables());
      return variables;
    }

    private Lower fork() {
      return new Lower(forward.fork(), backward.fork());
    }

    private String describe() {
      return "lower, LSTM, [6], bidirectional, concatenate; each direction:\n"
          + "  z = [x, h] * kernel + bias\n"
          + "  i = sigmoid(z[0..3])\n"
          + "  g = tanh(z[3..6])\n"
          + "  f = sigmoid(z[6..9])\n"
          + "  c' = f * c + i * g\n"
          + "  o = sigmoid(z[9..12])\n"
          + "  h' = o * tanh(c')\n"
          + "  x [4] input, c [3] state, h [3] state and output\n"
          + "  kernel [7][12]: rows [0, 4) are W (input), rows [4, 7) are U (recurrent)\n"
          + "  bias [12]\n"
          + "  columns and biases [gate][3], gates in the order input, candidate, forget, output\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 84 multiply-adds; reads 384 bytes of weights and 40 of\n"
          + "    input and state, writes 24 of state\n"
          + "  code shape straight: 84 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work";
    }

    /**
     * One direction of the layer {@code lower}:
     *
     * <pre>{@code
     * z = [x, h] * kernel + bias
     * i = sigmoid(z[0..3])
     * g = tanh(z[3..6])
     * f = sigmoid(z[6..9])
     * c' = f * c + i * g
     * o = sigmoid(z[9..12])
     * h' = o * tanh(c')
     * }</pre>
     *
     * <ul>
     *   <li>{@code x [4]} is the input, {@code c [3]} and {@code h [3]} end to end are the state,
     *       {@code h} is the output.
     *   <li>{@code kernel [7][12]}: rows {@code [0, 4)} are {@link #W} (input), rows
     *       {@code [4, 7)} are {@link #U} (recurrent).
     *   <li>{@code bias [12]}.
     *   <li>The columns, and the values of a bias, are {@code [gate][3]}, gates in the order
     *       input, candidate, forget, output.
     *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
     *       bottom, the bias added last.
     *   <li>A step of one example: 84 multiply-adds; reads 384 bytes of weights and 40 of input
     *       and state, writes 24 of state.
     *   <li>Code shape {@code straight}: 84 multiply-adds, at most 128: loops would cost more than
     *       the work.
     * </ul>
     */
    public static final class Cell extends SweptLayer {
      /**
       * The number of values in one input.
       */
      public static final int INPUTS = 4;

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

      private static final int STATE_STRIDE = UnrolledBidirectionalNetwork.STATE_SIZE;

      /**
       * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
       * {@link #W} and {@link #U} share the row arrays.
       */
      public final float[][] kernel;

      /**
       * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 4)}, which multiply the input.
       */
      public final float[][] W;

      /**
       * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [4, 7)}, which multiply the previous h.
       */
      public final float[][] U;

      /**
       * {@code [4 * UNITS]}, added last.
       */
      public final float[] bias;

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

      private Cell() {
        this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS]);
      }

      private Cell(float[][] kernel, float[] bias) {
        super(INPUTS, STATE_STRIDE, OUTPUT_OFFSET, UNITS, true);
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
      protected void advanceSequence(int steps, int batch, float[] inputs, int inputsAt,
          float[] state, int stateAt, float[] outputs, int outputsAt) {
        for (int t = 0; t < steps; t++) {
          advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
          if (outputs != null) {
            for (int n = 0; n < batch; n++) {
              int from = stateAt + n * STATE_STRIDE + OUTPUT_OFFSET;
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
        final float x3 = inputs[inputsAt + 3];
        float c0 = state[stateAt];
        float c1 = state[stateAt + 1];
        float c2 = state[stateAt + 2];
        final float h0 = state[stateAt + 3];
        final float h1 = state[stateAt + 4];
        final float h2 = state[stateAt + 5];

        float z0 = Math.fma(x0, W[0][0], 0f);
        z0 = Math.fma(x1, W[1][0], z0);
        z0 = Math.fma(x2, W[2][0], z0);
        z0 = Math.fma(x3, W[3][0], z0);
        z0 = Math.fma(h0, U[0][0], z0);
        z0 = Math.fma(h1, U[1][0], z0);
        z0 = Math.fma(h2, U[2][0], z0);
        z0 += bias[0];
        float z1 = Math.fma(x0, W[0][1], 0f);
        z1 = Math.fma(x1, W[1][1], z1);
        z1 = Math.fma(x2, W[2][1], z1);
        z1 = Math.fma(x3, W[3][1], z1);
        z1 = Math.fma(h0, U[0][1], z1);
        z1 = Math.fma(h1, U[1][1], z1);
        z1 = Math.fma(h2, U[2][1], z1);
        z1 += bias[1];
        float z2 = Math.fma(x0, W[0][2], 0f);
        z2 = Math.fma(x1, W[1][2], z2);
        z2 = Math.fma(x2, W[2][2], z2);
        z2 = Math.fma(x3, W[3][2], z2);
        z2 = Math.fma(h0, U[0][2], z2);
        z2 = Math.fma(h1, U[1][2], z2);
        z2 = Math.fma(h2, U[2][2], z2);
        z2 += bias[2];
        float z3 = Math.fma(x0, W[0][3], 0f);
        z3 = Math.fma(x1, W[1][3], z3);
        z3 = Math.fma(x2, W[2][3], z3);
        z3 = Math.fma(x3, W[3][3], z3);
        z3 = Math.fma(h0, U[0][3], z3);
        z3 = Math.fma(h1, U[1][3], z3);
        z3 = Math.fma(h2, U[2][3], z3);
        z3 += bias[3];
        float z4 = Math.fma(x0, W[0][4], 0f);
        z4 = Math.fma(x1, W[1][4], z4);
        z4 = Math.fma(x2, W[2][4], z4);
        z4 = Math.fma(x3, W[3][4], z4);
        z4 = Math.fma(h0, U[0][4], z4);
        z4 = Math.fma(h1, U[1][4], z4);
        z4 = Math.fma(h2, U[2][4], z4);
        z4 += bias[4];
        float z5 = Math.fma(x0, W[0][5], 0f);
        z5 = Math.fma(x1, W[1][5], z5);
        z5 = Math.fma(x2, W[2][5], z5);
        z5 = Math.fma(x3, W[3][5], z5);
        z5 = Math.fma(h0, U[0][5], z5);
        z5 = Math.fma(h1, U[1][5], z5);
        z5 = Math.fma(h2, U[2][5], z5);
        z5 += bias[5];
        float z6 = Math.fma(x0, W[0][6], 0f);
        z6 = Math.fma(x1, W[1][6], z6);
        z6 = Math.fma(x2, W[2][6], z6);
        z6 = Math.fma(x3, W[3][6], z6);
        z6 = Math.fma(h0, U[0][6], z6);
        z6 = Math.fma(h1, U[1][6], z6);
        z6 = Math.fma(h2, U[2][6], z6);
        z6 += bias[6];
        float z7 = Math.fma(x0, W[0][7], 0f);
        z7 = Math.fma(x1, W[1][7], z7);
        z7 = Math.fma(x2, W[2][7], z7);
        z7 = Math.fma(x3, W[3][7], z7);
        z7 = Math.fma(h0, U[0][7], z7);
        z7 = Math.fma(h1, U[1][7], z7);
        z7 = Math.fma(h2, U[2][7], z7);
        z7 += bias[7];
        float z8 = Math.fma(x0, W[0][8], 0f);
        z8 = Math.fma(x1, W[1][8], z8);
        z8 = Math.fma(x2, W[2][8], z8);
        z8 = Math.fma(x3, W[3][8], z8);
        z8 = Math.fma(h0, U[0][8], z8);
        z8 = Math.fma(h1, U[1][8], z8);
        z8 = Math.fma(h2, U[2][8], z8);
        z8 += bias[8];
        float z9 = Math.fma(x0, W[0][9], 0f);
        z9 = Math.fma(x1, W[1][9], z9);
        z9 = Math.fma(x2, W[2][9], z9);
        z9 = Math.fma(x3, W[3][9], z9);
        z9 = Math.fma(h0, U[0][9], z9);
        z9 = Math.fma(h1, U[1][9], z9);
        z9 = Math.fma(h2, U[2][9], z9);
        z9 += bias[9];
        float z10 = Math.fma(x0, W[0][10], 0f);
        z10 = Math.fma(x1, W[1][10], z10);
        z10 = Math.fma(x2, W[2][10], z10);
        z10 = Math.fma(x3, W[3][10], z10);
        z10 = Math.fma(h0, U[0][10], z10);
        z10 = Math.fma(h1, U[1][10], z10);
        z10 = Math.fma(h2, U[2][10], z10);
        z10 += bias[10];
        float z11 = Math.fma(x0, W[0][11], 0f);
        z11 = Math.fma(x1, W[1][11], z11);
        z11 = Math.fma(x2, W[2][11], z11);
        z11 = Math.fma(x3, W[3][11], z11);
        z11 = Math.fma(h0, U[0][11], z11);
        z11 = Math.fma(h1, U[1][11], z11);
        z11 = Math.fma(h2, U[2][11], z11);
        z11 += bias[11];

        float i0 = Activations.sigmoidScalar(z0);
        float i1 = Activations.sigmoidScalar(z1);
        float i2 = Activations.sigmoidScalar(z2);

        float g0 = Activations.tanhScalar(z3);
        float g1 = Activations.tanhScalar(z4);
        float g2 = Activations.tanhScalar(z5);

        float f0 = Activations.sigmoidScalar(z6);
        float f1 = Activations.sigmoidScalar(z7);
        float f2 = Activations.sigmoidScalar(z8);

        c0 = f0 * c0 + i0 * g0;
        state[stateAt] = c0;
        c1 = f1 * c1 + i1 * g1;
        state[stateAt + 1] = c1;
        c2 = f2 * c2 + i2 * g2;
        state[stateAt + 2] = c2;

        float o0 = Activations.sigmoidScalar(z9);
        float o1 = Activations.sigmoidScalar(z10);
        float o2 = Activations.sigmoidScalar(z11);

        state[stateAt + 3] = o0 * Activations.tanhScalar(c0);
        state[stateAt + 4] = o1 * Activations.tanhScalar(c1);
        state[stateAt + 5] = o2 * Activations.tanhScalar(c2);
      }

      private List<Variable> variables() {
        return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
            Variable.vector("bias", bias)));
      }

      private Cell fork() {
        return new Cell(kernel, bias);
      }
    }
  }

  /**
   * The layer {@code upper}: GRU, {@code [5]}, bidirectional, sum, its last output alone.
   */
  public static final class Upper {
    /**
     * The number of values in one output, both directions merged.
     */
    public static final int OUTPUTS = 5;

    /**
     * Where the forward state begins in that of the network; the backward one lies behind it.
     */
    public static final int STATE_OFFSET = 12;

    /**
     * What goes through a sequence forward.
     */
    public final Cell forward;

    /**
     * What goes through a sequence backward.
     */
    public final Cell backward;

    private Upper() {
      this(new Cell(), new Cell());
    }

    private Upper(Cell forward, Cell backward) {
      this.forward = forward;
      this.backward = backward;
    }

    private List<Variable> variables() {
      List<Variable> variables = new ArrayList<>();
      NetworkWeights.add(variables, "forward", forward.variables());
      NetworkWeights.add(variables, "backward", backward.variables());
      return variables;
    }

    private Upper fork() {
      return new Upper(forward.fork(), backward.fork());
    }

    private String describe() {
      return "upper, GRU, [5], bidirectional, sum, its last output alone; each direction:\n"
          + "  z[0..10] = [x, h] * kernel[:, 0..10] + bias[0..10]\n"
          + "  r = sigmoid(z[0..5])\n"
          + "  u = sigmoid(z[5..10])\n"
          + "  c = tanh([x, r * h] * kernel[:, 10..15] + bias[10..15])\n"
          + "  h' = u * h + (1 - u) * c\n"
          + "  x [6] input, h [5] state and output\n"
          + "  kernel [11][15]: rows [0, 6) are W (input), rows [6, 11) are U (recurrent)\n"
          + "  bias [15]\n"
          + "  columns and biases [gate][5], gates in the order reset, update, candidate\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 165 multiply-adds; reads 720 bytes of weights and 44 of\n"
          + "    input and state, writes 20 of state\n"
          + "  code shape rows: 165 multiply-adds, more than 128: loops take less time than code\n"
          + "    written out";
    }

    /**
     * One direction of the layer {@code upper}:
     *
     * <pre>{@code
     * z[0..10] = [x, h] * kernel[:, 0..10] + bias[0..10]
     * r = sigmoid(z[0..5])
     * u = sigmoid(z[5..10])
     * c = tanh([x, r * h] * kernel[:, 10..15] + bias[10..15])
     * h' = u * h + (1 - u) * c
     * }</pre>
     *
     * <ul>
     *   <li>{@code x [6]} is the input, {@code h [5]} the state and the output.
     *   <li>{@code kernel [11][15]}: rows {@code [0, 6)} are {@link #W} (input), rows
     *       {@code [6, 11)} are {@link #U} (recurrent).
     *   <li>{@code bias [15]}.
     *   <li>The columns, and the values of a bias, are {@code [gate][5]}, gates in the order
     *       reset, update, candidate.
     *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
     *       bottom, the bias added last.
     *   <li>A step of one example: 165 multiply-adds; reads 720 bytes of weights and 44 of input
     *       and state, writes 20 of state.
     *   <li>Code shape {@code rows}: 165 multiply-adds, more than 128: loops take less time than
     *       code written out.
     * </ul>
     */
    public static final class Cell extends SweptLayer {
      /**
       * The number of values in one input.
       */
      public static final int INPUTS = 6;

      /**
       * The number of units: the length of a state and of an output.
       */
      public static final int UNITS = 5;

      private static final int STATE_STRIDE = UnrolledBidirectionalNetwork.STATE_SIZE;

      /**
       * {@code [INPUTS + UNITS][3 * UNITS]}. Write elements, never replace a row:
       * {@link #W} and {@link #U} share the row arrays.
       */
      public final float[][] kernel;

      /**
       * {@code [INPUTS][3 * UNITS]}: {@code kernel} rows {@code [0, 6)}, which multiply the input.
       */
      public final float[][] W;

      /**
       * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [6, 11)}, which multiply the state.
       */
      public final float[][] U;

      /**
       * {@code [3 * UNITS]}, added last.
       */
      public final float[] bias;

      /**
       * The weights of the reset gate: columns {@code [0, 5)} of {@link #kernel}.
       */
      public final GateView resetGate;

      /**
       * The weights of the update gate: columns {@code [5, 10)} of {@link #kernel}.
       */
      public final GateView updateGate;

      /**
       * The weights of the candidate gate: columns {@code [10, 15)} of {@link #kernel}.
       */
      public final GateView candidateGate;

      /**
       * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
       * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
       */
      private final float[] hNow = new float[UNITS + 7];

      private final float[] hNowB = new float[UNITS + 7];

      private final float[] hNowC = new float[UNITS + 7];

      private final float[] hNowD = new float[UNITS + 7];

      private final float[] z = new float[3 * UNITS + 13];

      private final float[] zB = new float[3 * UNITS + 13];

      private final float[] zC = new float[3 * UNITS + 13];

      private final float[] zD = new float[3 * UNITS + 13];

      private final float[] q = new float[UNITS + 7];

      private final float[] qB = new float[UNITS + 7];

      private final float[] qC = new float[UNITS + 7];

      private final float[] qD = new float[UNITS + 7];

      private Cell() {
        this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS]);
      }

      private Cell(float[][] kernel, float[] bias) {
        super(INPUTS, STATE_STRIDE, 0, UNITS, true);
        this.kernel = kernel;
        this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
        this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
        this.bias = bias;
        this.resetGate = new GateView(Gate.RESET, 0, UNITS, kernel, W, U, bias);
        this.updateGate = new GateView(Gate.UPDATE, 1, UNITS, kernel, W, U, bias);
        this.candidateGate = new GateView(Gate.CANDIDATE, 2, UNITS, kernel, W, U, bias);
      }

      @Override
      protected void advanceSequence(int steps, int batch, float[] inputs, int inputsAt,
          float[] state, int stateAt, float[] outputs, int outputsAt) {
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
              int from = stateAt + n * STATE_STRIDE;
              System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
            }
          }
        }
      }

      @Override
      protected void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state,
          int stateAt) {
        int n = 0;
        for (; n <= batch - 4; n += 4) {
          advanceFour(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_STRIDE);
        }
        for (; n <= batch - 2; n += 2) {
          advanceTwo(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_STRIDE);
        }
        if (n < batch) {
          advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_STRIDE);
        }
      }

      /**
       * Four steps of one example. What their inputs add to the sums needs no state, so they
       * share the passes over {@link #W}.
       */
      private void advanceFourSteps(float[] inputs, int inputsAt, float[] state, int stateAt,
          float[] outputs, int outputsAt) {
        Arrays.fill(z, 0, 2 * UNITS, 0f);
        Arrays.fill(zB, 0, 2 * UNITS, 0f);
        Arrays.fill(zC, 0, 2 * UNITS, 0f);
        Arrays.fill(zD, 0, 2 * UNITS, 0f);
        for (int k = 0; k < 6; k += 2) {
          addResetAndUpdateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k],
              inputs[inputsAt + INPUTS + k], inputs[inputsAt + 2 * INPUTS + k],
              inputs[inputsAt + 3 * INPUTS + k], W[k], inputs[inputsAt + k + 1],
              inputs[inputsAt + INPUTS + k + 1], inputs[inputsAt + 2 * INPUTS + k + 1],
              inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
        }
        Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zC, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zD, 2 * UNITS, 3 * UNITS, 0f);
        for (int k = 0; k < 6; k += 2) {
          addCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
              inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
              inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
              inputs[inputsAt + 2 * INPUTS + k + 1],
              inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
        }
        advanceRest(z, state, stateAt, outputs, outputsAt);
        advanceRest(zB, state, stateAt, outputs, outputsAt + UNITS);
        advanceRest(zC, state, stateAt, outputs, outputsAt + 2 * UNITS);
        advanceRest(zD, state, stateAt, outputs, outputsAt + 3 * UNITS);
      }

      /**
       * The rest of a step, from its sums over the input on.
       */
      private void advanceRest(float[] z, float[] state, int stateAt, float[] outputs,
          int outputsAt) {
        System.arraycopy(state, stateAt, hNow, 0, UNITS);
        addResetAndUpdateRows(z, state[stateAt], U[0], state[stateAt + 1], U[1],
            state[stateAt + 2], U[2], state[stateAt + 3], U[3], state[stateAt + 4], U[4]);
        beforeCandidateRows(z, hNow, q);
        addCandidateRows(z, q[0], U[0], q[1], U[1], q[2], U[2], q[3], U[3], q[4], U[4]);
        finish(z, hNow, state, stateAt);
        if (outputs != null) {
          System.arraycopy(state, stateAt, outputs, outputsAt, UNITS);
        }
      }

      /**
       * One step of one example. The whole state is read before any of it is written.
       */
      private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
        System.arraycopy(state, stateAt, hNow, 0, UNITS);
        startResetAndUpdateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
            inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
            inputs[inputsAt + 5], W[5]);
        addResetAndUpdateRows(z, state[stateAt], U[0], state[stateAt + 1], U[1],
            state[stateAt + 2], U[2], state[stateAt + 3], U[3], state[stateAt + 4], U[4]);
        beforeCandidateRows(z, hNow, q);
        startCandidateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1],
            inputs[inputsAt + 2], W[2], inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4],
            inputs[inputsAt + 5], W[5]);
        addCandidateRows(z, q[0], U[0], q[1], U[1], q[2], U[2], q[3], U[3], q[4], U[4]);
        finish(z, hNow, state, stateAt);
      }

      /**
       * Adds the upper rows first, so that each {@code z[j]} stays one chain.
       */
      private static void addResetAndUpdateRows(float[] z, float a0, float[] row0, float a1,
          float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4) {
        for (int j = 0; j < 2 * UNITS; j++) {
          z[j] = Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j])))));
        }
      }

      /**
       * Adds the upper rows first, so that each {@code z[j]} stays one chain.
       */
      private static void addCandidateRows(float[] z, float a0, float[] row0, float a1,
          float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
          z[j] = Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j])))));
        }
      }

      /**
       * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
       */
      private static void startResetAndUpdateRows(float[] z, float a0, float[] row0, float a1,
          float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4,
          float a5, float[] row5) {
        for (int j = 0; j < 2 * UNITS; j++) {
          z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
        }
      }

      /**
       * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
       */
      private static void startCandidateRows(float[] z, float a0, float[] row0, float a1,
          float[] row1, float a2, float[] row2, float a3, float[] row3, float a4, float[] row4,
          float a5, float[] row5) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
          z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
        }
      }

      /**
       * Prepares one example for the next sums.
       */
      private void beforeCandidateRows(float[] z, float[] hNow, float[] q) {
        for (int j = 0; j < 2 * UNITS; j++) {
          z[j] = Activations.sigmoid(z[j] + bias[j]);
        }
        for (int j = 0; j < UNITS; j++) {
          q[j] = z[j] * hNow[j];
        }
      }

      /**
       * Finishes the step of one example. The gates lie in the order reset, update, candidate;
       * {@code h} takes the place of the first.
       */
      private void finish(float[] z, float[] hNow, float[] state, int stateAt) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
          z[j] = Activations.tanh(z[j] + bias[j]);
        }
        for (int j = 0; j < UNITS; j++) {
          z[j] = z[j + UNITS] * hNow[j] + (1.0f - z[j + UNITS]) * z[j + 2 * UNITS];
        }
        System.arraycopy(z, 0, state, stateAt, UNITS);
      }

      /**
       * One step of four examples, which share the passes over the rows. The whole state is read
       * before any of it is written.
       */
      private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
        System.arraycopy(state, stateAt, hNow, 0, UNITS);
        System.arraycopy(state, stateAt + STATE_STRIDE, hNowB, 0, UNITS);
        System.arraycopy(state, stateAt + 2 * STATE_STRIDE, hNowC, 0, UNITS);
        System.arraycopy(state, stateAt + 3 * STATE_STRIDE, hNowD, 0, UNITS);
        Arrays.fill(z, 0, 2 * UNITS, 0f);
        Arrays.fill(zB, 0, 2 * UNITS, 0f);
        Arrays.fill(zC, 0, 2 * UNITS, 0f);
        Arrays.fill(zD, 0, 2 * UNITS, 0f);
        for (int k = 0; k < 6; k += 2) {
          addResetAndUpdateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k],
              inputs[inputsAt + INPUTS + k], inputs[inputsAt + 2 * INPUTS + k],
              inputs[inputsAt + 3 * INPUTS + k], W[k], inputs[inputsAt + k + 1],
              inputs[inputsAt + INPUTS + k + 1], inputs[inputsAt + 2 * INPUTS + k + 1],
              inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
        }
        for (int k = 0; k < 4; k += 2) {
          addResetAndUpdateRowsToFour(z, zB, zC, zD, state[stateAt + k],
              state[stateAt + STATE_STRIDE + k], state[stateAt + 2 * STATE_STRIDE + k],
              state[stateAt + 3 * STATE_STRIDE + k], U[k], state[stateAt + k + 1],
              state[stateAt + STATE_STRIDE + k + 1], state[stateAt + 2 * STATE_STRIDE + k + 1],
              state[stateAt + 3 * STATE_STRIDE + k + 1], U[k + 1]);
        }
        addResetAndUpdateRowsToFour(z, zB, zC, zD, state[stateAt + 4],
            state[stateAt + STATE_STRIDE + 4], state[stateAt + 2 * STATE_STRIDE + 4],
            state[stateAt + 3 * STATE_STRIDE + 4], U[4]);
        beforeCandidateRows(z, hNow, q);
        beforeCandidateRows(zB, hNowB, qB);
        beforeCandidateRows(zC, hNowC, qC);
        beforeCandidateRows(zD, hNowD, qD);
        Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zC, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zD, 2 * UNITS, 3 * UNITS, 0f);
        for (int k = 0; k < 6; k += 2) {
          addCandidateRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
              inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
              inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
              inputs[inputsAt + 2 * INPUTS + k + 1],
              inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
        }
        for (int k = 0; k < 4; k += 2) {
          addCandidateRowsToFour(z, zB, zC, zD, q[k], qB[k], qC[k], qD[k], U[k], q[k + 1],
              qB[k + 1], qC[k + 1], qD[k + 1], U[k + 1]);
        }
        addCandidateRowsToFour(z, zB, zC, zD, q[4], qB[4], qC[4], qD[4], U[4]);
        finish(z, hNow, state, stateAt);
        finish(zB, hNowB, state, stateAt + STATE_STRIDE);
        finish(zC, hNowC, state, stateAt + 2 * STATE_STRIDE);
        finish(zD, hNowD, state, stateAt + 3 * STATE_STRIDE);
      }

      /**
       * Adds the upper rows first, so that each {@code z[j]} stays one chain.
       * All weights are loaded before the first store: a row could be one of the sums, for all that
       * the JIT knows, and would be loaded again behind each.
       */
      private static void addResetAndUpdateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
          float a0, float b0, float c0, float d0, float[] row0, float a1, float b1, float c1,
          float d1, float[] row1) {
        for (int j = 0; j < 2 * UNITS; j++) {
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
      private static void addCandidateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
          float a0, float b0, float c0, float d0, float[] row0, float a1, float b1, float c1,
          float d1, float[] row1) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
      private static void addResetAndUpdateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
          float a0, float b0, float c0, float d0, float[] row0) {
        for (int j = 0; j < 2 * UNITS; j++) {
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
       * Adds the upper rows first, so that each {@code z[j]} stays one chain.
       * All weights are loaded before the first store: a row could be one of the sums, for all that
       * the JIT knows, and would be loaded again behind each.
       */
      private static void addCandidateRowsToFour(float[] z, float[] zB, float[] zC, float[] zD,
          float a0, float b0, float c0, float d0, float[] row0) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
       * One step of two examples, which share the passes over the rows. The whole state is read
       * before any of it is written.
       */
      private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
        System.arraycopy(state, stateAt, hNow, 0, UNITS);
        System.arraycopy(state, stateAt + STATE_STRIDE, hNowB, 0, UNITS);
        Arrays.fill(z, 0, 2 * UNITS, 0f);
        Arrays.fill(zB, 0, 2 * UNITS, 0f);
        for (int k = 0; k < 6; k += 2) {
          addResetAndUpdateRowsToTwo(z, zB, inputs[inputsAt + k],
              inputs[inputsAt + INPUTS + k], W[k], inputs[inputsAt + k + 1],
              inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
        }
        for (int k = 0; k < 4; k += 2) {
          addResetAndUpdateRowsToTwo(z, zB, state[stateAt + k],
              state[stateAt + STATE_STRIDE + k], U[k], state[stateAt + k + 1],
              state[stateAt + STATE_STRIDE + k + 1], U[k + 1]);
        }
        addResetAndUpdateRowsToTwo(z, zB, state[stateAt + 4],
            state[stateAt + STATE_STRIDE + 4], U[4]);
        beforeCandidateRows(z, hNow, q);
        beforeCandidateRows(zB, hNowB, qB);
        Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
        Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
        for (int k = 0; k < 6; k += 2) {
          addCandidateRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
              inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
        }
        for (int k = 0; k < 4; k += 2) {
          addCandidateRowsToTwo(z, zB, q[k], qB[k], U[k], q[k + 1], qB[k + 1], U[k + 1]);
        }
        addCandidateRowsToTwo(z, zB, q[4], qB[4], U[4]);
        finish(z, hNow, state, stateAt);
        finish(zB, hNowB, state, stateAt + STATE_STRIDE);
      }

      /**
       * Adds the upper rows first, so that each {@code z[j]} stays one chain.
       * All weights are loaded before the first store: a row could be one of the sums, for all that
       * the JIT knows, and would be loaded again behind each.
       */
      private static void addResetAndUpdateRowsToTwo(float[] z, float[] zB, float a0, float b0,
          float[] row0, float a1, float b1, float[] row1) {
        for (int j = 0; j < 2 * UNITS; j++) {
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
      private static void addResetAndUpdateRowsToTwo(float[] z, float[] zB, float a0, float b0,
          float[] row0) {
        for (int j = 0; j < 2 * UNITS; j++) {
          float w0 = row0[j];
          float sum = Math.fma(a0, w0, z[j]);
          float sumB = Math.fma(b0, w0, zB[j]);
          z[j] = sum;
          zB[j] = sumB;
        }
      }

      /**
       * Adds the upper rows first, so that each {@code z[j]} stays one chain.
       * All weights are loaded before the first store: a row could be one of the sums, for all that
       * the JIT knows, and would be loaded again behind each.
       */
      private static void addCandidateRowsToTwo(float[] z, float[] zB, float a0, float b0,
          float[] row0, float a1, float b1, float[] row1) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
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
      private static void addCandidateRowsToTwo(float[] z, float[] zB, float a0, float b0,
          float[] row0) {
        for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
          float w0 = row0[j];
          float sum = Math.fma(a0, w0, z[j]);
          float sumB = Math.fma(b0, w0, zB[j]);
          z[j] = sum;
          zB[j] = sumB;
        }
      }

      private List<Variable> variables() {
        return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
            Variable.vector("bias", bias)));
      }

      private Cell fork() {
        return new Cell(kernel, bias);
      }
    }
  }

  /**
   * {@code y = x * kernel + bias}, the layer {@code dense3}.
   *
   * <ul>
   *   <li>{@code x [5]} is the input, {@code y [2]} the output.
   *   <li>{@code kernel [5][2]}.
   *   <li>{@code bias [2]}.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the bias added last.
   *   <li>A step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input,
   *       writes 8 of output.
   *   <li>Code shape {@code straight}: 10 multiply-adds, at most 128: loops would cost more than
   *       the work.
   * </ul>
   */
  public static final class Dense3 {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 5;

    /**
     * The number of units: the length of an output.
     */
    public static final int UNITS = 2;

    /**
     * {@code [INPUTS][UNITS]}. Write elements, never replace a row.
     */
    public final float[][] kernel;

    /**
     * {@code [UNITS]}, added last.
     */
    public final float[] bias;

    private Dense3() {
      this(new float[INPUTS][UNITS], new float[UNITS]);
    }

    private Dense3(float[][] kernel, float[] bias) {
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
      final float x2 = inputs[inputsAt + 2];
      final float x3 = inputs[inputsAt + 3];
      final float x4 = inputs[inputsAt + 4];

      float z0 = Math.fma(x0, kernel[0][0], 0f);
      z0 = Math.fma(x1, kernel[1][0], z0);
      z0 = Math.fma(x2, kernel[2][0], z0);
      z0 = Math.fma(x3, kernel[3][0], z0);
      z0 = Math.fma(x4, kernel[4][0], z0);
      z0 += bias[0];
      float z1 = Math.fma(x0, kernel[0][1], 0f);
      z1 = Math.fma(x1, kernel[1][1], z1);
      z1 = Math.fma(x2, kernel[2][1], z1);
      z1 = Math.fma(x3, kernel[3][1], z1);
      z1 = Math.fma(x4, kernel[4][1], z1);
      z1 += bias[1];

      outputs[outputsAt] = z0;
      outputs[outputsAt + 1] = z1;
    }

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias)));
    }

    private Dense3 fork() {
      return new Dense3(kernel, bias);
    }

    private String describe() {
      return "dense3, dense, [2]: y = x * kernel + bias\n"
          + "  x [5] input, y [2] output\n"
          + "  kernel [5][2]\n"
          + "  bias [2]\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 10 multiply-adds; reads 48 bytes of weights and 20 of input,\n"
          + "    writes 8 of output\n"
          + "  code shape straight: 10 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work";
    }
  }
}
