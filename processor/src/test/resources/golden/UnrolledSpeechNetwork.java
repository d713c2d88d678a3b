package example;

import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.math.Softmax;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.GateTables;
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
 * The network of {@link SpeechNetwork}: {@code x [6]} goes through
 *
 * <ol>
 *   <li>{@link #encoder}: LSTM, {@code [16]}; its state is {@code [0, 32)}.
 *   <li>{@link #decoder}: GRU, {@code [8]}, from a learned state; its state is {@code [32, 40)}.
 *   <li>{@link #head}: dense, {@code [3]}.
 * </ol>
 *
 * The output, {@code [3]}, is the softmax of the last layer's. The state of one example is
 * {@code [40]}, those of the layers end to end.
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledSpeechNetwork implements SpeechNetwork {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 6;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 3;

  /**
   * The number of values in one state: those of the layers end to end, in their order.
   */
  public static final int STATE_SIZE = 40;

  /**
   * The number of inputs that go through a layer at once, unless a batch is larger.
   */
  private static final int CHUNK = 64;

  /**
   * Layer 1: LSTM, {@code [16]}.
   */
  public final Encoder encoder;

  /**
   * Layer 2: GRU, {@code [8]}, from a learned state.
   */
  public final Decoder decoder;

  /**
   * Layer 3: dense, {@code [3]}.
   */
  public final Head head;

  private float[] encoderOutputs = new float[CHUNK * Encoder.UNITS];

  private float[] decoderOutputs = new float[CHUNK * Decoder.UNITS];

  private final PaddedSteps padded = new PaddedSteps(this::pad, STATE_SIZE);

  /**
   * A network whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledSpeechNetwork() {
    this(new Encoder(), new Decoder(), new Head());
  }

  private UnrolledSpeechNetwork(Encoder encoder, Decoder decoder, Head head) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.head = head;
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
    encoder.advanceSequence(steps, batch, inputs, inputsAt, state, stateAt + Encoder.STATE_OFFSET,
        encoderOutputs, 0);
    decoder.advanceSequence(steps, batch, encoderOutputs, 0, state, stateAt + Decoder.STATE_OFFSET,
        decoderOutputs, 0);
    if (outputs != null) {
      head.advanceBatch(steps * batch, decoderOutputs, 0, outputs, outputsAt);
      Softmax.softmax(steps * batch, OUTPUTS, outputs, outputsAt);
    }
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (batch > encoderOutputs.length / Encoder.UNITS) {
      decoderOutputs = Vectors.room(batch, Decoder.UNITS);
      encoderOutputs = Vectors.room(batch, Encoder.UNITS);
    }
  }

  /**
   * One step of one example, every layer reading the output of the one before where it lies.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs,
      int outputsAt) {
    encoder.advance(inputs, inputsAt, state, stateAt + Encoder.STATE_OFFSET);
    decoder.advance(state, stateAt + Encoder.STATE_OFFSET + Encoder.OUTPUT_OFFSET,
        state, stateAt + Decoder.STATE_OFFSET);
    if (outputs != null) {
      head.advance(state, stateAt + Decoder.STATE_OFFSET, outputs, outputsAt);
      Softmax.softmax(1, OUTPUTS, outputs, outputsAt);
    }
  }

  /**
   * A step that the example does not have: recurrent layers give what the array given as state holds.
   */
  @SuppressWarnings("unused")
  private void pad(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs,
      int outputsAt) {
    head.advance(state, stateAt + Decoder.STATE_OFFSET, outputs, outputsAt);
    Softmax.softmax(1, OUTPUTS, outputs, outputsAt);
  }

  @Override
  public List<Variable> variables() {
    List<Variable> variables = new ArrayList<>();
    NetworkWeights.add(variables, "encoder", encoder.variables());
    NetworkWeights.add(variables, "decoder", decoder.variables());
    NetworkWeights.add(variables, "head", head.variables());
    return Collections.unmodifiableList(variables);
  }

  @Override
  public NetworkLayout layout() {
    return NetworkLayout.of(
            LayerLayout.of("encoder", CellLayout.lstm(Encoder.INPUTS, Encoder.UNITS)),
            LayerLayout.of("decoder",
                CellLayout.gru(Decoder.INPUTS, Decoder.UNITS).withResetAfter()).withLearnedState(),
            LayerLayout.dense("head", Head.INPUTS, Head.UNITS));
  }

  @Override
  public void load(Weights weights) {
    NetworkWeights.load("UnrolledSpeechNetwork", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    NetworkWeights.load("UnrolledSpeechNetwork", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledSpeechNetwork fork() {
    return new UnrolledSpeechNetwork(encoder.fork(), decoder.fork(), head.fork());
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledSpeechNetwork copy = new UnrolledSpeechNetwork();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledSpeechNetwork: inputs [6], outputs [3], state [40], softmax"
        + "\n" + encoder.describe()
        + "\n" + decoder.describe()
        + "\n" + head.describe();
  }

  @Override
  public int inputs() {
    return INPUTS;
  }

  @Override
  public int units() {
    return Head.UNITS;
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
  public float[] initialState(int batch) {
    float[] state = zeroState(batch);
    for (int n = 0; n < batch; n++) {
      decoder.start(state, n * STATE_SIZE + Decoder.STATE_OFFSET);
    }
    return state;
  }

  @Override
  public String fingerprint() {
    return "NETWORK inputs=6 layers=3 (LSTM inputs=6 units=16 activation=TANH "
        + "outputActivation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED) (GRU "
        + "inputs=16 units=8 reset=AFTER activation=TANH gateActivation=SIGMOID biases=2 "
        + "numerics=FUSED) (DENSE inputs=8 units=3 activation=LINEAR biases=1 "
        + "numerics=FUSED)";
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
   * The layer {@code encoder}:
   *
   * <pre>{@code
   * z = [x, h] * kernel + bias
   * i = sigmoid(z[0..16])
   * g = tanh(z[16..32])
   * f = sigmoid(z[32..48])
   * c' = f * c + i * g
   * o = sigmoid(z[48..64])
   * h' = o * tanh(c')
   * }</pre>
   *
   * <ul>
   *   <li>{@code x [6]} is the input, {@code c [16]} and {@code h [16]} end to end are the state,
   *       {@code h} is the output.
   *   <li>{@code kernel [22][64]}: rows {@code [0, 6)} are {@link #W} (input), rows
   *       {@code [6, 22)} are {@link #U} (recurrent).
   *   <li>{@code bias [64]}.
   *   <li>The columns, and the values of a bias, are {@code [gate][16]}, gates in the order input,
   *       candidate, forget, output.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the bias added last.
   *   <li>A step of one example: 1408 multiply-adds; reads 5888 bytes of weights and 152 of input
   *       and state, writes 128 of state.
   *   <li>Code shape {@code rows}: 1408 multiply-adds, more than 128: loops take less time than
   *       code written out.
   * </ul>
   */
  public static final class Encoder {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 6;

    /**
     * The number of units: the length of an output.
     */
    public static final int UNITS = 16;

    /**
     * The number of values in one state.
     */
    public static final int STATE_SIZE = 32;

    /**
     * Where {@code h}, the output, begins in a state; {@code c} lies before it.
     */
    public static final int OUTPUT_OFFSET = UNITS;

    /**
     * Where this layer's state begins in that of the network.
     */
    public static final int STATE_OFFSET = 0;

    private static final int STATE_STRIDE = UnrolledSpeechNetwork.STATE_SIZE;

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
     * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
     * {@link #W} and {@link #U} share the row arrays.
     */
    public final float[][] kernel;

    /**
     * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 6)}, which multiply the input.
     */
    public final float[][] W;

    /**
     * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [6, 22)}, which multiply the previous h.
     */
    public final float[][] U;

    /**
     * {@code [4 * UNITS]}, added last.
     */
    public final float[] bias;

    /**
     * The weights of the input gate: columns {@code [0, 16)} of {@link #kernel}.
     */
    public final GateView inputGate;

    /**
     * The weights of the candidate gate: columns {@code [16, 32)} of {@link #kernel}.
     */
    public final GateView candidateGate;

    /**
     * The weights of the forget gate: columns {@code [32, 48)} of {@link #kernel}.
     */
    public final GateView forgetGate;

    /**
     * The weights of the output gate: columns {@code [48, 64)} of {@link #kernel}.
     */
    public final GateView outputGate;

    /**
     * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
     * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
     */
    private final float[] cNow = new float[UNITS + 12];

    private final float[] cNowB = new float[UNITS + 12];

    private final float[] cNowC = new float[UNITS + 12];

    private final float[] cNowD = new float[UNITS + 12];

    private final float[] z = new float[4 * UNITS + 12];

    private final float[] zB = new float[4 * UNITS + 12];

    private final float[] zC = new float[4 * UNITS + 12];

    private final float[] zD = new float[4 * UNITS + 12];

    private Encoder() {
      this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS]);
    }

    private Encoder(float[][] kernel, float[] bias) {
      this.kernel = kernel;
      this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
      this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
      this.bias = bias;
      this.inputGate = new GateView(Gate.INPUT, 0, UNITS, kernel, W, U, bias);
      this.candidateGate = new GateView(Gate.CANDIDATE, 1, UNITS, kernel, W, U, bias);
      this.forgetGate = new GateView(Gate.FORGET, 2, UNITS, kernel, W, U, bias);
      this.outputGate = new GateView(Gate.OUTPUT, 3, UNITS, kernel, W, U, bias);
    }

    private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
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
            int from = stateAt + n * STATE_STRIDE + OUTPUT_OFFSET;
            System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * UNITS, UNITS);
          }
        }
      }
    }

    private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
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
      System.arraycopy(state, stateAt, cNow, 0, UNITS);
      for (int k = 0; k < 12; k += 6) {
        addRows(z, state[stateAt + k + 16], U[k], state[stateAt + k + 17], U[k + 1],
            state[stateAt + k + 18], U[k + 2], state[stateAt + k + 19], U[k + 3],
            state[stateAt + k + 20], U[k + 4], state[stateAt + k + 21], U[k + 5]);
      }
      addRows(z, state[stateAt + 28], U[12], state[stateAt + 29], U[13], state[stateAt + 30], U[14],
          state[stateAt + 31], U[15]);
      finish(z, cNow, state, stateAt);
      if (outputs != null) {
        System.arraycopy(state, stateAt + OUTPUT_OFFSET, outputs, outputsAt, UNITS);
      }
    }

    /**
     * One step of one example. The whole state is read before any of it is written.
     */
    private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      System.arraycopy(state, stateAt, cNow, 0, UNITS);
      startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
          inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4], inputs[inputsAt + 5], W[5]);
      for (int k = 0; k < 12; k += 6) {
        addRows(z, state[stateAt + k + 16], U[k], state[stateAt + k + 17], U[k + 1],
            state[stateAt + k + 18], U[k + 2], state[stateAt + k + 19], U[k + 3],
            state[stateAt + k + 20], U[k + 4], state[stateAt + k + 21], U[k + 5]);
      }
      addRows(z, state[stateAt + 28], U[12], state[stateAt + 29], U[13], state[stateAt + 30], U[14],
          state[stateAt + 31], U[15]);
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
        float[] row2, float a3, float[] row3) {
      for (int j = 0; j < 4 * UNITS; j++) {
        z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
      }
    }

    /**
     * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
     */
    private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1,
        float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
        float[] row5) {
      for (int j = 0; j < 4 * UNITS; j++) {
        z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
      }
    }

    /**
     * Finishes the step of one example. The gates lie in the order input, candidate, forget,
     * output; {@code c} and then {@code h} take the place of the first.
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
     * One step of four examples, which share the passes over the rows. The whole state is read
     * before any of it is written.
     */
    private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
      System.arraycopy(state, stateAt, cNow, 0, UNITS);
      System.arraycopy(state, stateAt + STATE_STRIDE, cNowB, 0, UNITS);
      System.arraycopy(state, stateAt + 2 * STATE_STRIDE, cNowC, 0, UNITS);
      System.arraycopy(state, stateAt + 3 * STATE_STRIDE, cNowD, 0, UNITS);
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
      for (int k = 0; k < 16; k += 2) {
        addRowsToFour(z, zB, zC, zD, state[stateAt + k + 16],
            state[stateAt + STATE_STRIDE + k + 16], state[stateAt + 2 * STATE_STRIDE + k + 16],
            state[stateAt + 3 * STATE_STRIDE + k + 16], U[k], state[stateAt + k + 17],
            state[stateAt + STATE_STRIDE + k + 17], state[stateAt + 2 * STATE_STRIDE + k + 17],
            state[stateAt + 3 * STATE_STRIDE + k + 17], U[k + 1]);
      }
      finish(z, cNow, state, stateAt);
      finish(zB, cNowB, state, stateAt + STATE_STRIDE);
      finish(zC, cNowC, state, stateAt + 2 * STATE_STRIDE);
      finish(zD, cNowD, state, stateAt + 3 * STATE_STRIDE);
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
     * One step of two examples, which share the passes over the rows. The whole state is read
     * before any of it is written.
     */
    private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
      System.arraycopy(state, stateAt, cNow, 0, UNITS);
      System.arraycopy(state, stateAt + STATE_STRIDE, cNowB, 0, UNITS);
      Arrays.fill(z, 0f);
      Arrays.fill(zB, 0f);
      for (int k = 0; k < 6; k += 2) {
        addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
            inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
      }
      for (int k = 0; k < 16; k += 2) {
        addRowsToTwo(z, zB, state[stateAt + k + 16], state[stateAt + STATE_STRIDE + k + 16], U[k],
            state[stateAt + k + 17], state[stateAt + STATE_STRIDE + k + 17], U[k + 1]);
      }
      finish(z, cNow, state, stateAt);
      finish(zB, cNowB, state, stateAt + STATE_STRIDE);
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

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias)));
    }

    private Encoder fork() {
      return new Encoder(kernel, bias);
    }

    private String describe() {
      return "encoder, LSTM, [16]:\n"
          + "  z = [x, h] * kernel + bias\n"
          + "  i = sigmoid(z[0..16])\n"
          + "  g = tanh(z[16..32])\n"
          + "  f = sigmoid(z[32..48])\n"
          + "  c' = f * c + i * g\n"
          + "  o = sigmoid(z[48..64])\n"
          + "  h' = o * tanh(c')\n"
          + "  x [6] input, c [16] state, h [16] state and output\n"
          + "  kernel [22][64]: rows [0, 6) are W (input), rows [6, 22) are U (recurrent)\n"
          + "  bias [64]\n"
          + "  columns and biases [gate][16], gates in the order input, candidate, forget, output\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 1408 multiply-adds; reads 5888 bytes of weights and 152 of\n"
          + "    input and state, writes 128 of state\n"
          + "  code shape rows: 1408 multiply-adds, more than 128: loops take less time than code\n"
          + "    written out";
    }
  }

  /**
   * The layer {@code decoder}:
   *
   * <pre>{@code
   * z[0..16] = [x, h] * kernel[:, 0..16] + bias[0..16] + recurrentBias[0..16]
   * r = sigmoid(z[0..8])
   * u = sigmoid(z[8..16])
   * c = tanh(x * W[:, 16..24] + bias[16..24] + r * (h * U[:, 16..24] + recurrentBias[16..24]))
   * h' = u * h + (1 - u) * c
   * }</pre>
   *
   * <ul>
   *   <li>{@code x [16]} is the input, {@code h [8]} the state and the output.
   *   <li>{@code kernel [24][24]}: rows {@code [0, 16)} are {@link #W} (input), rows
   *       {@code [16, 24)} are {@link #U} (recurrent).
   *   <li>{@code bias [24]}.
   *   <li>{@code recurrentBias [24]}.
   *   <li>{@code initialH [8]}.
   *   <li>The columns, and the values of a bias, are {@code [gate][8]}, gates in the order reset,
   *       update, candidate.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the biases added last, of the candidate one to each of its two sums.
   *   <li>A step of one example: 576 multiply-adds; reads 2496 bytes of weights and 96 of input
   *       and state, writes 32 of state.
   *   <li>Code shape {@code rows}: 576 multiply-adds, more than 128: loops take less time than
   *       code written out.
   * </ul>
   */
  public static final class Decoder {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 16;

    /**
     * The number of units: the length of a state and of an output.
     */
    public static final int UNITS = 8;

    /**
     * Where this layer's state begins in that of the network.
     */
    public static final int STATE_OFFSET = 32;

    private static final int STATE_STRIDE = UnrolledSpeechNetwork.STATE_SIZE;

    /**
     * {@code [INPUTS + UNITS][3 * UNITS]}. Write elements, never replace a row:
     * {@link #W} and {@link #U} share the row arrays.
     */
    public final float[][] kernel;

    /**
     * {@code [INPUTS][3 * UNITS]}: {@code kernel} rows {@code [0, 16)}, which multiply the input.
     */
    public final float[][] W;

    /**
     * {@code [UNITS][3 * UNITS]}: {@code kernel} rows {@code [16, 24)}, which multiply the state.
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
     * {@code [UNITS]}, the state to start from.
     */
    public final float[] initialH;

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

    /**
     * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
     * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
     */
    private final float[] hNow = new float[UNITS + 4];

    private final float[] hNowB = new float[UNITS + 4];

    private final float[] hNowC = new float[UNITS + 4];

    private final float[] hNowD = new float[UNITS + 4];

    private final float[] z = new float[3 * UNITS + 4];

    private final float[] zB = new float[3 * UNITS + 4];

    private final float[] zC = new float[3 * UNITS + 4];

    private final float[] zD = new float[3 * UNITS + 4];

    private final float[] xSums = new float[3 * UNITS + 4];

    private final float[] xSumsB = new float[3 * UNITS + 4];

    private final float[] xSumsC = new float[3 * UNITS + 4];

    private final float[] xSumsD = new float[3 * UNITS + 4];

    private Decoder() {
      this(new float[INPUTS + UNITS][3 * UNITS], new float[3 * UNITS], new float[3 * UNITS], new float[UNITS]);
    }

    private Decoder(float[][] kernel, float[] bias, float[] recurrentBias, float[] initialH) {
      this.kernel = kernel;
      this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
      this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
      this.bias = bias;
      this.recurrentBias = recurrentBias;
      this.initialH = initialH;
      this.resetGate = new GateView(Gate.RESET, 0, UNITS, kernel, W, U, bias, recurrentBias);
      this.updateGate = new GateView(Gate.UPDATE, 1, UNITS, kernel, W, U, bias, recurrentBias);
      this.candidateGate = new GateView(Gate.CANDIDATE, 2, UNITS, kernel, W, U, bias, recurrentBias);
    }

    private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
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

    private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
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
      Arrays.fill(z, 0f);
      Arrays.fill(zB, 0f);
      Arrays.fill(zC, 0f);
      Arrays.fill(zD, 0f);
      for (int k = 0; k < 16; k += 2) {
        addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
            inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
            inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
            inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
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
      System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
      Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
      addRows(z, state[stateAt], U[0], state[stateAt + 1], U[1], state[stateAt + 2], U[2],
          state[stateAt + 3], U[3], state[stateAt + 4], U[4], state[stateAt + 5], U[5]);
      addRows(z, state[stateAt + 6], U[6], state[stateAt + 7], U[7]);
      finish(z, xSums, hNow, state, stateAt);
      if (outputs != null) {
        System.arraycopy(state, stateAt, outputs, outputsAt, UNITS);
      }
    }

    /**
     * One step of one example. The whole state is read before any of it is written.
     */
    private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      System.arraycopy(state, stateAt, hNow, 0, UNITS);
      startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
          inputs[inputsAt + 3], W[3], inputs[inputsAt + 4], W[4], inputs[inputsAt + 5], W[5]);
      addRows(z, inputs[inputsAt + 6], W[6], inputs[inputsAt + 7], W[7], inputs[inputsAt + 8], W[8],
          inputs[inputsAt + 9], W[9], inputs[inputsAt + 10], W[10], inputs[inputsAt + 11], W[11]);
      addRows(z, inputs[inputsAt + 12], W[12], inputs[inputsAt + 13], W[13],
          inputs[inputsAt + 14], W[14], inputs[inputsAt + 15], W[15]);
      System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
      Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
      addRows(z, state[stateAt], U[0], state[stateAt + 1], U[1], state[stateAt + 2], U[2],
          state[stateAt + 3], U[3], state[stateAt + 4], U[4], state[stateAt + 5], U[5]);
      addRows(z, state[stateAt + 6], U[6], state[stateAt + 7], U[7]);
      finish(z, xSums, hNow, state, stateAt);
    }

    /**
     * Adds the upper rows first, so that each {@code z[j]} stays one chain.
     */
    private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
        float[] row2, float a3, float[] row3, float a4, float[] row4, float a5, float[] row5) {
      for (int j = 0; j < 3 * UNITS; j++) {
        z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))))));
      }
    }

    /**
     * Adds the upper rows first, so that each {@code z[j]} stays one chain.
     */
    private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1) {
      for (int j = 0; j < 3 * UNITS; j++) {
        z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
      }
    }

    /**
     * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
     */
    private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1,
        float a2, float[] row2, float a3, float[] row3, float a4, float[] row4, float a5,
        float[] row5) {
      for (int j = 0; j < 3 * UNITS; j++) {
        z[j] = Math.fma(a5, row5[j], Math.fma(a4, row4[j], Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))))));
      }
    }

    /**
     * Adds the upper rows first, so that each {@code z[j]} stays one chain.
     */
    private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
        float[] row2, float a3, float[] row3) {
      for (int j = 0; j < 3 * UNITS; j++) {
        z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
      }
    }

    /**
     * Finishes the step of one example. The gates lie in the order reset, update, candidate;
     * {@code h} takes the place of the first.
     */
    private void finish(float[] z, float[] xSums, float[] hNow, float[] state, int stateAt) {
      for (int j = 0; j < 2 * UNITS; j++) {
        z[j] = Activations.sigmoid(z[j] + bias[j] + recurrentBias[j]);
      }
      for (int j = 2 * UNITS; j < 3 * UNITS; j++) {
        z[j] = Activations.tanh(xSums[j] + bias[j] + z[j - 2 * UNITS] * (z[j] + recurrentBias[j]));
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
      Arrays.fill(z, 0f);
      Arrays.fill(zB, 0f);
      Arrays.fill(zC, 0f);
      Arrays.fill(zD, 0f);
      for (int k = 0; k < 16; k += 2) {
        addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
            inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
            inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
            inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
      }
      System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
      Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
      System.arraycopy(zB, 2 * UNITS, xSumsB, 2 * UNITS, UNITS);
      Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
      System.arraycopy(zC, 2 * UNITS, xSumsC, 2 * UNITS, UNITS);
      Arrays.fill(zC, 2 * UNITS, 3 * UNITS, 0f);
      System.arraycopy(zD, 2 * UNITS, xSumsD, 2 * UNITS, UNITS);
      Arrays.fill(zD, 2 * UNITS, 3 * UNITS, 0f);
      for (int k = 0; k < 8; k += 2) {
        addRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + STATE_STRIDE + k],
            state[stateAt + 2 * STATE_STRIDE + k], state[stateAt + 3 * STATE_STRIDE + k], U[k],
            state[stateAt + k + 1], state[stateAt + STATE_STRIDE + k + 1],
            state[stateAt + 2 * STATE_STRIDE + k + 1],
            state[stateAt + 3 * STATE_STRIDE + k + 1], U[k + 1]);
      }
      finish(z, xSums, hNow, state, stateAt);
      finish(zB, xSumsB, hNowB, state, stateAt + STATE_STRIDE);
      finish(zC, xSumsC, hNowC, state, stateAt + 2 * STATE_STRIDE);
      finish(zD, xSumsD, hNowD, state, stateAt + 3 * STATE_STRIDE);
    }

    /**
     * Adds the upper rows first, so that each {@code z[j]} stays one chain.
     * All weights are loaded before the first store: a row could be one of the sums, for all that
     * the JIT knows, and would be loaded again behind each.
     */
    private static void addRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
        float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
        float[] row1) {
      for (int j = 0; j < 3 * UNITS; j++) {
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
     * One step of two examples, which share the passes over the rows. The whole state is read
     * before any of it is written.
     */
    private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
      System.arraycopy(state, stateAt, hNow, 0, UNITS);
      System.arraycopy(state, stateAt + STATE_STRIDE, hNowB, 0, UNITS);
      Arrays.fill(z, 0f);
      Arrays.fill(zB, 0f);
      for (int k = 0; k < 16; k += 2) {
        addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
            inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
      }
      System.arraycopy(z, 2 * UNITS, xSums, 2 * UNITS, UNITS);
      Arrays.fill(z, 2 * UNITS, 3 * UNITS, 0f);
      System.arraycopy(zB, 2 * UNITS, xSumsB, 2 * UNITS, UNITS);
      Arrays.fill(zB, 2 * UNITS, 3 * UNITS, 0f);
      for (int k = 0; k < 8; k += 2) {
        addRowsToTwo(z, zB, state[stateAt + k], state[stateAt + STATE_STRIDE + k], U[k],
            state[stateAt + k + 1], state[stateAt + STATE_STRIDE + k + 1], U[k + 1]);
      }
      finish(z, xSums, hNow, state, stateAt);
      finish(zB, xSumsB, hNowB, state, stateAt + STATE_STRIDE);
    }

    /**
     * Adds the upper rows first, so that each {@code z[j]} stays one chain.
     * All weights are loaded before the first store: a row could be one of the sums, for all that
     * the JIT knows, and would be loaded again behind each.
     */
    private static void addRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
        float a1, float b1, float[] row1) {
      for (int j = 0; j < 3 * UNITS; j++) {
        float w0 = row0[j];
        float w1 = row1[j];
        float sum = Math.fma(a1, w1, Math.fma(a0, w0, z[j]));
        float sumB = Math.fma(b1, w1, Math.fma(b0, w0, zB[j]));
        z[j] = sum;
        zB[j] = sumB;
      }
    }

    /**
     * Writes the state to start from.
     */
    private void start(float[] state, int stateAt) {
      System.arraycopy(initialH, 0, state, stateAt, UNITS);
    }

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias), Variable.vector("recurrentBias", recurrentBias),
          Variable.vector("initial_h", initialH)));
    }

    private Decoder fork() {
      return new Decoder(kernel, bias, recurrentBias, initialH);
    }

    private String describe() {
      return "decoder, GRU, [8], from a learned state:\n"
          + "  z[0..16] = [x, h] * kernel[:, 0..16] + bias[0..16] + recurrentBias[0..16]\n"
          + "  r = sigmoid(z[0..8])\n"
          + "  u = sigmoid(z[8..16])\n"
          + "  c = tanh(x * W[:, 16..24] + bias[16..24] + r * (h * U[:, 16..24] +\n"
          + "    recurrentBias[16..24]))\n"
          + "  h' = u * h + (1 - u) * c\n"
          + "  x [16] input, h [8] state and output\n"
          + "  kernel [24][24]: rows [0, 16) are W (input), rows [16, 24) are U (recurrent)\n"
          + "  bias [24]\n"
          + "  recurrentBias [24]\n"
          + "  initialH [8]\n"
          + "  columns and biases [gate][8], gates in the order reset, update, candidate\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the biases added last, of the candidate one to each of its two sums\n"
          + "  a step of one example: 576 multiply-adds; reads 2496 bytes of weights and 96 of\n"
          + "    input and state, writes 32 of state\n"
          + "  code shape rows: 576 multiply-adds, more than 128: loops take less time than code\n"
          + "    written out";
    }
  }

  /**
   * {@code y = x * kernel + bias}, the layer {@code head}.
   *
   * <ul>
   *   <li>{@code x [8]} is the input, {@code y [3]} the output.
   *   <li>{@code kernel [8][3]}.
   *   <li>{@code bias [3]}.
   *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to
   *       bottom, the bias added last.
   *   <li>A step of one example: 24 multiply-adds; reads 108 bytes of weights and 32 of input,
   *       writes 12 of output.
   *   <li>Code shape {@code straight}: 24 multiply-adds, at most 128: loops would cost more than
   *       the work.
   * </ul>
   */
  public static final class Head {
    /**
     * The number of values in one input.
     */
    public static final int INPUTS = 8;

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

    private Head() {
      this(new float[INPUTS][UNITS], new float[UNITS]);
    }

    private Head(float[][] kernel, float[] bias) {
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
      final float x5 = inputs[inputsAt + 5];
      final float x6 = inputs[inputsAt + 6];
      final float x7 = inputs[inputsAt + 7];

      float z0 = Math.fma(x0, kernel[0][0], 0f);
      z0 = Math.fma(x1, kernel[1][0], z0);
      z0 = Math.fma(x2, kernel[2][0], z0);
      z0 = Math.fma(x3, kernel[3][0], z0);
      z0 = Math.fma(x4, kernel[4][0], z0);
      z0 = Math.fma(x5, kernel[5][0], z0);
      z0 = Math.fma(x6, kernel[6][0], z0);
      z0 = Math.fma(x7, kernel[7][0], z0);
      z0 += bias[0];
      float z1 = Math.fma(x0, kernel[0][1], 0f);
      z1 = Math.fma(x1, kernel[1][1], z1);
      z1 = Math.fma(x2, kernel[2][1], z1);
      z1 = Math.fma(x3, kernel[3][1], z1);
      z1 = Math.fma(x4, kernel[4][1], z1);
      z1 = Math.fma(x5, kernel[5][1], z1);
      z1 = Math.fma(x6, kernel[6][1], z1);
      z1 = Math.fma(x7, kernel[7][1], z1);
      z1 += bias[1];
      float z2 = Math.fma(x0, kernel[0][2], 0f);
      z2 = Math.fma(x1, kernel[1][2], z2);
      z2 = Math.fma(x2, kernel[2][2], z2);
      z2 = Math.fma(x3, kernel[3][2], z2);
      z2 = Math.fma(x4, kernel[4][2], z2);
      z2 = Math.fma(x5, kernel[5][2], z2);
      z2 = Math.fma(x6, kernel[6][2], z2);
      z2 = Math.fma(x7, kernel[7][2], z2);
      z2 += bias[2];

      outputs[outputsAt] = z0;
      outputs[outputsAt + 1] = z1;
      outputs[outputsAt + 2] = z2;
    }

    private List<Variable> variables() {
      return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
          Variable.vector("bias", bias)));
    }

    private Head fork() {
      return new Head(kernel, bias);
    }

    private String describe() {
      return "head, dense, [3]: y = x * kernel + bias\n"
          + "  x [8] input, y [3] output\n"
          + "  kernel [8][3]\n"
          + "  bias [3]\n"
          + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
          + "    bottom, the bias added last\n"
          + "  a step of one example: 24 multiply-adds; reads 108 bytes of weights and 32 of input,\n"
          + "    writes 12 of output\n"
          + "  code shape straight: 24 multiply-adds, at most 128: loops would cost more than the\n"
          + "    work";
    }
  }
}
