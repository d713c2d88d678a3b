package example;

import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.SeparateActivations;
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
 * The cell of {@link FullLstmCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias + recurrentBias
 * i = sigmoid(clip(z[0..8] + wi * c, 5))
 * g = tanh(clip(z[8..16], 5))
 * f = sigmoid(clip(z[16..24] + 1 + wf * c, 5))
 * c' = clip(f * c + i * g, 2)
 * o = sigmoid(clip(z[24..32] + wo * c', 5))
 * h' = clip((o * tanh(c')) * projection, 0.5)
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [5]} is the input, {@code c [8]} and {@code h [4]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [9][32]}: rows {@code [0, 5)} are {@link #W} (input), rows {@code [5, 9)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [32]}.
 *   <li>{@code recurrentBias [32]}.
 *   <li>{@code wf [8]}.
 *   <li>{@code wi [8]}.
 *   <li>{@code wo [8]}.
 *   <li>{@code projection [8][4]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][8]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom, every
 *       product and every sum rounded, the biases added last.
 *   <li>A step of one example: 320 multiply-adds; reads 1632 bytes of weights and 68 of input and
 *       state, writes 48 of state.
 *   <li>Code shape {@code rows}: 320 multiply-adds, more than 128: loops take less time than code
 *       written out.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledFullLstmCell implements FullLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 5;

  /**
   * The number of units.
   */
  public static final int UNITS = 8;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 4;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 12;

  /**
   * Where {@code h}, the output, begins in a state; {@code c} lies before it.
   */
  public static final int OUTPUT_OFFSET = UNITS;

  /**
   * {@code [INPUTS + OUTPUTS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 5)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [OUTPUTS][4 * UNITS]}: {@code kernel} rows {@code [5, 9)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] recurrentBias;

  /**
   * {@code [UNITS]}, a peephole.
   */
  public final float[] wf;

  /**
   * {@code [UNITS]}, a peephole.
   */
  public final float[] wi;

  /**
   * {@code [UNITS]}, a peephole.
   */
  public final float[] wo;

  /**
   * {@code [UNITS][OUTPUTS]}. Write elements, never replace a row.
   */
  public final float[][] projection;

  /**
   * The weights of the input gate: columns {@code [0, 8)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [8, 16)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [16, 24)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [24, 32)} of {@link #kernel}.
   */
  public final GateView outputGate;

  private final float[] cNow = new float[UNITS];

  private final float[] z = new float[4 * UNITS];

  private final float[] g = new float[UNITS];

  private final float[] i = new float[UNITS];

  private final float[] f = new float[UNITS];

  private final float[] o = new float[UNITS];

  private final float[] m = new float[UNITS];

  private final float[] p = new float[OUTPUTS];

  private final float[] cNowNext = new float[UNITS];

  private final float[] zNext = new float[4 * UNITS];

  private final float[] gNext = new float[UNITS];

  private final float[] iNext = new float[UNITS];

  private final float[] fNext = new float[UNITS];

  private final float[] oNext = new float[UNITS];

  private final float[] mNext = new float[UNITS];

  private final float[] pNext = new float[OUTPUTS];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledFullLstmCell() {
    this(new float[INPUTS + OUTPUTS][4 * UNITS], new float[4 * UNITS], new float[4 * UNITS], new float[UNITS], new float[UNITS], new float[UNITS], new float[UNITS][OUTPUTS]);
  }

  private UnrolledFullLstmCell(float[][] kernel, float[] bias, float[] recurrentBias, float[] wf,
      float[] wi, float[] wo, float[][] projection) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + OUTPUTS);
    this.bias = bias;
    this.recurrentBias = recurrentBias;
    this.wf = wf;
    this.wi = wi;
    this.wo = wo;
    this.projection = projection;
    this.inputGate = new GateView(Gate.INPUT, 0, UNITS, kernel, W, U, bias, recurrentBias);
    this.candidateGate = new GateView(Gate.CANDIDATE, 1, UNITS, kernel, W, U, bias, recurrentBias);
    this.forgetGate = new GateView(Gate.FORGET, 2, UNITS, kernel, W, U, bias, recurrentBias);
    this.outputGate = new GateView(Gate.OUTPUT, 3, UNITS, kernel, W, U, bias, recurrentBias);
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
    Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
    advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0);
  }

  @Override
  public void run(int steps, int batch, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    Arguments.checkRun(
        steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }

  private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    for (int t = 0; t < steps; t++) {
      advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
      if (outputs != null) {
        for (int n = 0; n < batch; n++) {
          int from = stateAt + n * STATE_SIZE + OUTPUT_OFFSET;
          System.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * OUTPUTS, OUTPUTS);
        }
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    int n = 0;
    for (; n + 2 <= batch; n += 2) {
      advanceBoth(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
    }
    if (n < batch) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    Arrays.fill(z, 0f);
    addGateRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        inputs[inputsAt + 3], W[3]);
    addGateRows(z, inputs[inputsAt + 4], W[4], state[stateAt + 8], U[0], state[stateAt + 9], U[1],
        state[stateAt + 10], U[2]);
    addGateRows(z, state[stateAt + 11], U[3]);
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] += bias[j];
    }
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] += recurrentBias[j];
    }
    for (int j = UNITS; j < 2 * UNITS; j++) {
      z[j] = SeparateActivations.tanh(Math.max(-5.0f, Math.min(5.0f, z[j])));
    }
    System.arraycopy(z, UNITS, g, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      i[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, z[j] + wi[j] * cNow[j])));
    }
    System.arraycopy(z, 2 * UNITS, f, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      f[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, f[j] + 1.0f + wf[j] * cNow[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      cNow[j] = Math.max(-2.0f, Math.min(2.0f, f[j] * cNow[j] + i[j] * g[j]));
    }
    System.arraycopy(cNow, 0, state, stateAt, UNITS);
    System.arraycopy(z, 3 * UNITS, o, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      o[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, o[j] + wo[j] * cNow[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      m[j] = o[j] * SeparateActivations.tanh(cNow[j]);
    }
    Arrays.fill(p, 0f);
    for (int k = 0; k < 8; k += 4) {
      addProjectionRows(p, m[k], projection[k], m[k + 1], projection[k + 1],
          m[k + 2], projection[k + 2], m[k + 3], projection[k + 3]);
    }
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = Math.max(-0.5f, Math.min(0.5f, p[j]));
    }
    System.arraycopy(p, 0, state, stateAt + UNITS, OUTPUTS);
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addGateRows(float[] z, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addGateRows(float[] z, float a0, float[] row0) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + a0 * row0[j];
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code p[j]} stays one chain.
   */
  private static void addProjectionRows(float[] p, float a0, float[] row0, float a1, float[] row1,
      float a2, float[] row2, float a3, float[] row3) {
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = p[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
    }
  }

  /**
   * One step of two examples, which share the passes over the rows. The whole state is read before
   * any of it is written.
   */
  private void advanceBoth(float[] inputs, int inputsAt, float[] state, int stateAt) {
    System.arraycopy(state, stateAt, cNow, 0, UNITS);
    System.arraycopy(state, stateAt + STATE_SIZE, cNowNext, 0, UNITS);
    Arrays.fill(z, 0f);
    Arrays.fill(zNext, 0f);
    addGateRowsToBoth(z, zNext, inputs[inputsAt], inputs[inputsAt + INPUTS], W[0],
        inputs[inputsAt + 1], inputs[inputsAt + INPUTS + 1], W[1], inputs[inputsAt + 2],
        inputs[inputsAt + INPUTS + 2], W[2], inputs[inputsAt + 3],
        inputs[inputsAt + INPUTS + 3], W[3]);
    addGateRowsToBoth(z, zNext, inputs[inputsAt + 4], inputs[inputsAt + INPUTS + 4], W[4],
        state[stateAt + 8], state[stateAt + STATE_SIZE + 8], U[0], state[stateAt + 9],
        state[stateAt + STATE_SIZE + 9], U[1], state[stateAt + 10],
        state[stateAt + STATE_SIZE + 10], U[2]);
    addGateRowsToBoth(z, zNext, state[stateAt + 11], state[stateAt + STATE_SIZE + 11], U[3]);
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] += bias[j];
    }
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] += recurrentBias[j];
    }
    for (int j = 0; j < 4 * UNITS; j++) {
      zNext[j] += bias[j];
    }
    for (int j = 0; j < 4 * UNITS; j++) {
      zNext[j] += recurrentBias[j];
    }
    for (int j = UNITS; j < 2 * UNITS; j++) {
      z[j] = SeparateActivations.tanh(Math.max(-5.0f, Math.min(5.0f, z[j])));
    }
    for (int j = UNITS; j < 2 * UNITS; j++) {
      zNext[j] = SeparateActivations.tanh(Math.max(-5.0f, Math.min(5.0f, zNext[j])));
    }
    System.arraycopy(z, UNITS, g, 0, UNITS);
    System.arraycopy(zNext, UNITS, gNext, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      i[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, z[j] + wi[j] * cNow[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      iNext[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, zNext[j] + wi[j] * cNowNext[j])));
    }
    System.arraycopy(z, 2 * UNITS, f, 0, UNITS);
    System.arraycopy(zNext, 2 * UNITS, fNext, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      f[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, f[j] + 1.0f + wf[j] * cNow[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      fNext[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, fNext[j] + 1.0f + wf[j] * cNowNext[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      cNow[j] = Math.max(-2.0f, Math.min(2.0f, f[j] * cNow[j] + i[j] * g[j]));
    }
    for (int j = 0; j < UNITS; j++) {
      cNowNext[j] = Math.max(-2.0f, Math.min(2.0f, fNext[j] * cNowNext[j] + iNext[j] * gNext[j]));
    }
    System.arraycopy(cNow, 0, state, stateAt, UNITS);
    System.arraycopy(cNowNext, 0, state, stateAt + STATE_SIZE, UNITS);
    System.arraycopy(z, 3 * UNITS, o, 0, UNITS);
    System.arraycopy(zNext, 3 * UNITS, oNext, 0, UNITS);
    for (int j = 0; j < UNITS; j++) {
      o[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, o[j] + wo[j] * cNow[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      oNext[j] = SeparateActivations.sigmoid(Math.max(-5.0f, Math.min(5.0f, oNext[j] + wo[j] * cNowNext[j])));
    }
    for (int j = 0; j < UNITS; j++) {
      m[j] = o[j] * SeparateActivations.tanh(cNow[j]);
    }
    for (int j = 0; j < UNITS; j++) {
      mNext[j] = oNext[j] * SeparateActivations.tanh(cNowNext[j]);
    }
    Arrays.fill(p, 0f);
    Arrays.fill(pNext, 0f);
    for (int k = 0; k < 8; k += 4) {
      addProjectionRowsToBoth(p, pNext, m[k], mNext[k], projection[k], m[k + 1],
          mNext[k + 1], projection[k + 1], m[k + 2], mNext[k + 2], projection[k + 2], m[k + 3],
          mNext[k + 3], projection[k + 3]);
    }
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = Math.max(-0.5f, Math.min(0.5f, p[j]));
    }
    System.arraycopy(p, 0, state, stateAt + UNITS, OUTPUTS);
    for (int j = 0; j < OUTPUTS; j++) {
      pNext[j] = Math.max(-0.5f, Math.min(0.5f, pNext[j]));
    }
    System.arraycopy(pNext, 0, state, stateAt + STATE_SIZE + UNITS, OUTPUTS);
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addGateRowsToBoth(float[] z, float[] zNext, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1, float a2, float b2, float[] row2, float a3, float b3,
      float[] row3) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
      zNext[j] = zNext[j] + b0 * row0[j] + b1 * row1[j] + b2 * row2[j] + b3 * row3[j];
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code z[j]} stays one chain.
   */
  private static void addGateRowsToBoth(float[] z, float[] zNext, float a0, float b0,
      float[] row0) {
    for (int j = 0; j < 4 * UNITS; j++) {
      z[j] = z[j] + a0 * row0[j];
      zNext[j] = zNext[j] + b0 * row0[j];
    }
  }

  /**
   * Adds the upper row innermost, so that each {@code p[j]} stays one chain.
   */
  private static void addProjectionRowsToBoth(float[] p, float[] pNext, float a0, float b0,
      float[] row0, float a1, float b1, float[] row1, float a2, float b2, float[] row2, float a3,
      float b3, float[] row3) {
    for (int j = 0; j < OUTPUTS; j++) {
      p[j] = p[j] + a0 * row0[j] + a1 * row1[j] + a2 * row2[j] + a3 * row3[j];
      pNext[j] = pNext[j] + b0 * row0[j] + b1 * row1[j] + b2 * row2[j] + b3 * row3[j];
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias), Variable.vector("recurrentBias", recurrentBias),
        Variable.vector("wf", wf), Variable.vector("wi", wi), Variable.vector("wo", wo),
        Variable.matrix("projection", projection)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.lstm(INPUTS, UNITS).withRecurrentBias().withPeepholes().withProjection(OUTPUTS).withForgetBias(1.0f);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledFullLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledFullLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledFullLstmCell fork() {
    return new UnrolledFullLstmCell(kernel, bias, recurrentBias, wf, wi, wo, projection);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledFullLstmCell copy = new UnrolledFullLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledFullLstmCell:\n"
        + "  z = [x, h] * kernel + bias + recurrentBias\n"
        + "  i = sigmoid(clip(z[0..8] + wi * c, 5))\n"
        + "  g = tanh(clip(z[8..16], 5))\n"
        + "  f = sigmoid(clip(z[16..24] + 1 + wf * c, 5))\n"
        + "  c' = clip(f * c + i * g, 2)\n"
        + "  o = sigmoid(clip(z[24..32] + wo * c', 5))\n"
        + "  h' = clip((o * tanh(c')) * projection, 0.5)\n"
        + "  x [5] input, c [8] state, h [4] state and output\n"
        + "  kernel [9][32]: rows [0, 5) are W (input), rows [5, 9) are U (recurrent)\n"
        + "  bias [32]\n"
        + "  recurrentBias [32]\n"
        + "  wf [8]\n"
        + "  wi [8]\n"
        + "  wo [8]\n"
        + "  projection [8][4]\n"
        + "  columns and biases [gate][8], gates in the order input, candidate, forget, output\n"
        + "  numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom,\n"
        + "    every product and every sum rounded, the biases added last\n"
        + "  a step of one example: 320 multiply-adds; reads 1632 bytes of weights and 68 of input\n"
        + "    and state, writes 48 of state\n"
        + "  code shape rows: 320 multiply-adds, more than 128: loops take less time than code\n"
        + "    written out";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=5 units=8 projection=4 peepholes forgetBias=1.0 activation=TANH "
        + "outputActivation=TANH gateActivation=SIGMOID cellClip=2.0 projectionClip=0.5 "
        + "clip=5.0 biases=2 numerics=SEPARATE";
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
   * Returns {@link #wf}.
   *
   * @return the live field
   */
  public float[] wf() {
    return wf;
  }

  /**
   * Returns {@link #wi}.
   *
   * @return the live field
   */
  public float[] wi() {
    return wi;
  }

  /**
   * Returns {@link #wo}.
   *
   * @return the live field
   */
  public float[] wo() {
    return wo;
  }

  /**
   * Returns {@link #projection}.
   *
   * @return the live field
   */
  public float[][] projection() {
    return projection;
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
    return OUTPUTS;
  }

  @Override
  public float[] zeroState(int batch) {
    return Arguments.zeroState(batch, STATE_SIZE);
  }
}
