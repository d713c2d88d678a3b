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
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.VectorApi;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The cell of {@link SideBySideLstmCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias
 * i = sigmoid(clip(z[0..4] + wi * c, 3))
 * g = tanh(clip(z[4..8], 3))
 * f = sigmoid(clip(z[8..12] + 1 + wf * c, 3))
 * c' = f * c + i * g
 * o = sigmoid(clip(z[12..16] + wo * c', 3))
 * h' = (o * tanh(c')) * projection
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [1]} is the input, {@code c [4]} and {@code h [2]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [3][16]}: rows {@code [0, 1)} are {@link #W} (input), rows {@code [1, 3)}
 *       are {@link #U} (recurrent).
 *   <li>{@code bias [16]}.
 *   <li>{@code wf [4]}.
 *   <li>{@code wi [4]}.
 *   <li>{@code wo [4]}.
 *   <li>{@code projection [4][2]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][4]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom, every
 *       product and every sum rounded, the bias added last.
 *   <li>A step of one example: 56 multiply-adds; reads 336 bytes of weights and 28 of input and
 *       state, writes 24 of state.
 *   <li>Code shape {@code straight}: 56 multiply-adds, at most 128: loops would cost more than the
 *       work; batches of 8 examples and more go side by side, one in each lane, where the JVM has
 *       vectors of 256 bits or more.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledSideBySideLstmCell implements SideBySideLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 1;

  /**
   * The number of units.
   */
  public static final int UNITS = 4;

  /**
   * The number of values in one output.
   */
  public static final int OUTPUTS = 2;

  /**
   * The number of values in one state.
   */
  public static final int STATE_SIZE = 6;

  /**
   * Where {@code h}, the output, begins in a state; {@code c} lies before it.
   */
  public static final int OUTPUT_OFFSET = UNITS;

  /**
   * The smallest batch that is advanced side by side.
   */
  private static final int SIDE_BY_SIDE = 8;

  /**
   * {@code [INPUTS + OUTPUTS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 1)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [OUTPUTS][4 * UNITS]}: {@code kernel} rows {@code [1, 3)}, which multiply the previous h.
   */
  public final float[][] U;

  /**
   * {@code [4 * UNITS]}, added last.
   */
  public final float[] bias;

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
   * The weights of the input gate: columns {@code [0, 4)} of {@link #kernel}.
   */
  public final GateView inputGate;

  /**
   * The weights of the candidate gate: columns {@code [4, 8)} of {@link #kernel}.
   */
  public final GateView candidateGate;

  /**
   * The weights of the forget gate: columns {@code [8, 12)} of {@link #kernel}.
   */
  public final GateView forgetGate;

  /**
   * The weights of the output gate: columns {@code [12, 16)} of {@link #kernel}.
   */
  public final GateView outputGate;

  /**
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Lanes lanes;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledSideBySideLstmCell() {
    this(new float[INPUTS + OUTPUTS][4 * UNITS], new float[4 * UNITS], new float[UNITS], new float[UNITS], new float[UNITS], new float[UNITS][OUTPUTS]);
  }

  private UnrolledSideBySideLstmCell(float[][] kernel, float[] bias, float[] wf, float[] wi,
      float[] wo, float[][] projection) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + OUTPUTS);
    this.bias = bias;
    this.wf = wf;
    this.wi = wi;
    this.wo = wo;
    this.projection = projection;
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
    if (batch >= SIDE_BY_SIDE) {
      reserve(1, batch);
      if (lanes != null) {
        n = lanes.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      }
    }
    for (; n < batch; n++) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
    }
  }

  /**
   * One step of one example. The whole state is read before any of it is written.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    final float x0 = inputs[inputsAt];
    float c0 = state[stateAt];
    float c1 = state[stateAt + 1];
    float c2 = state[stateAt + 2];
    float c3 = state[stateAt + 3];
    final float h0 = state[stateAt + 4];
    final float h1 = state[stateAt + 5];

    float z0 = 0f + x0 * W[0][0];
    z0 = z0 + h0 * U[0][0];
    z0 = z0 + h1 * U[1][0];
    z0 += bias[0];
    float z1 = 0f + x0 * W[0][1];
    z1 = z1 + h0 * U[0][1];
    z1 = z1 + h1 * U[1][1];
    z1 += bias[1];
    float z2 = 0f + x0 * W[0][2];
    z2 = z2 + h0 * U[0][2];
    z2 = z2 + h1 * U[1][2];
    z2 += bias[2];
    float z3 = 0f + x0 * W[0][3];
    z3 = z3 + h0 * U[0][3];
    z3 = z3 + h1 * U[1][3];
    z3 += bias[3];
    float z4 = 0f + x0 * W[0][4];
    z4 = z4 + h0 * U[0][4];
    z4 = z4 + h1 * U[1][4];
    z4 += bias[4];
    float z5 = 0f + x0 * W[0][5];
    z5 = z5 + h0 * U[0][5];
    z5 = z5 + h1 * U[1][5];
    z5 += bias[5];
    float z6 = 0f + x0 * W[0][6];
    z6 = z6 + h0 * U[0][6];
    z6 = z6 + h1 * U[1][6];
    z6 += bias[6];
    float z7 = 0f + x0 * W[0][7];
    z7 = z7 + h0 * U[0][7];
    z7 = z7 + h1 * U[1][7];
    z7 += bias[7];
    float z8 = 0f + x0 * W[0][8];
    z8 = z8 + h0 * U[0][8];
    z8 = z8 + h1 * U[1][8];
    z8 += bias[8];
    float z9 = 0f + x0 * W[0][9];
    z9 = z9 + h0 * U[0][9];
    z9 = z9 + h1 * U[1][9];
    z9 += bias[9];
    float z10 = 0f + x0 * W[0][10];
    z10 = z10 + h0 * U[0][10];
    z10 = z10 + h1 * U[1][10];
    z10 += bias[10];
    float z11 = 0f + x0 * W[0][11];
    z11 = z11 + h0 * U[0][11];
    z11 = z11 + h1 * U[1][11];
    z11 += bias[11];
    float z12 = 0f + x0 * W[0][12];
    z12 = z12 + h0 * U[0][12];
    z12 = z12 + h1 * U[1][12];
    z12 += bias[12];
    float z13 = 0f + x0 * W[0][13];
    z13 = z13 + h0 * U[0][13];
    z13 = z13 + h1 * U[1][13];
    z13 += bias[13];
    float z14 = 0f + x0 * W[0][14];
    z14 = z14 + h0 * U[0][14];
    z14 = z14 + h1 * U[1][14];
    z14 += bias[14];
    float z15 = 0f + x0 * W[0][15];
    z15 = z15 + h0 * U[0][15];
    z15 = z15 + h1 * U[1][15];
    z15 += bias[15];

    float i0 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z0 + wi[0] * c0)));
    float i1 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z1 + wi[1] * c1)));
    float i2 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z2 + wi[2] * c2)));
    float i3 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z3 + wi[3] * c3)));

    float g0 = SeparateActivations.tanhScalar(Math.max(-3.0f, Math.min(3.0f, z4)));
    float g1 = SeparateActivations.tanhScalar(Math.max(-3.0f, Math.min(3.0f, z5)));
    float g2 = SeparateActivations.tanhScalar(Math.max(-3.0f, Math.min(3.0f, z6)));
    float g3 = SeparateActivations.tanhScalar(Math.max(-3.0f, Math.min(3.0f, z7)));

    float f0 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z8 + 1.0f + wf[0] * c0)));
    float f1 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z9 + 1.0f + wf[1] * c1)));
    float f2 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z10 + 1.0f + wf[2] * c2)));
    float f3 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z11 + 1.0f + wf[3] * c3)));

    c0 = f0 * c0 + i0 * g0;
    state[stateAt] = c0;
    c1 = f1 * c1 + i1 * g1;
    state[stateAt + 1] = c1;
    c2 = f2 * c2 + i2 * g2;
    state[stateAt + 2] = c2;
    c3 = f3 * c3 + i3 * g3;
    state[stateAt + 3] = c3;

    float o0 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z12 + wo[0] * c0)));
    float o1 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z13 + wo[1] * c1)));
    float o2 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z14 + wo[2] * c2)));
    float o3 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z15 + wo[3] * c3)));

    float m0 = o0 * SeparateActivations.tanhScalar(c0);
    float m1 = o1 * SeparateActivations.tanhScalar(c1);
    float m2 = o2 * SeparateActivations.tanhScalar(c2);
    float m3 = o3 * SeparateActivations.tanhScalar(c3);

    float p0 = 0f + m0 * projection[0][0];
    p0 = p0 + m1 * projection[1][0];
    p0 = p0 + m2 * projection[2][0];
    p0 = p0 + m3 * projection[3][0];
    float p1 = 0f + m0 * projection[0][1];
    p1 = p1 + m1 * projection[1][1];
    p1 = p1 + m2 * projection[2][1];
    p1 = p1 + m3 * projection[3][1];

    state[stateAt + 4] = p0;
    state[stateAt + 5] = p1;
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (batch >= SIDE_BY_SIDE && lanes == null && HasLanes.HERE) {
      lanes = new Lanes();
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias), Variable.vector("wf", wf), Variable.vector("wi", wi),
        Variable.vector("wo", wo), Variable.matrix("projection", projection)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.lstm(INPUTS, UNITS).withPeepholes().withProjection(OUTPUTS).withForgetBias(1.0f);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledSideBySideLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledSideBySideLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledSideBySideLstmCell fork() {
    return new UnrolledSideBySideLstmCell(kernel, bias, wf, wi, wo, projection);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledSideBySideLstmCell copy = new UnrolledSideBySideLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledSideBySideLstmCell:\n"
        + "  z = [x, h] * kernel + bias\n"
        + "  i = sigmoid(clip(z[0..4] + wi * c, 3))\n"
        + "  g = tanh(clip(z[4..8], 3))\n"
        + "  f = sigmoid(clip(z[8..12] + 1 + wf * c, 3))\n"
        + "  c' = f * c + i * g\n"
        + "  o = sigmoid(clip(z[12..16] + wo * c', 3))\n"
        + "  h' = (o * tanh(c')) * projection\n"
        + "  x [1] input, c [4] state, h [2] state and output\n"
        + "  kernel [3][16]: rows [0, 1) are W (input), rows [1, 3) are U (recurrent)\n"
        + "  bias [16]\n"
        + "  wf [4]\n"
        + "  wi [4]\n"
        + "  wo [4]\n"
        + "  projection [4][2]\n"
        + "  columns and biases [gate][4], gates in the order input, candidate, forget, output\n"
        + "  numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom,\n"
        + "    every product and every sum rounded, the bias added last\n"
        + "  a step of one example: 56 multiply-adds; reads 336 bytes of weights and 28 of input\n"
        + "    and state, writes 24 of state\n"
        + "  code shape straight: 56 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work; batches of 8 examples and more go side by side, one in each lane, where the\n"
        + "    JVM has vectors of 256 bits or more";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=1 units=4 projection=2 peepholes forgetBias=1.0 activation=TANH "
        + "outputActivation=TANH gateActivation=SIGMOID clip=3.0 biases=1 numerics=SEPARATE";
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

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that are wide
   * enough. It is tried once, and not before a batch is large enough.
   */
  private static final class HasLanes {
    static final boolean HERE = areHere();

    @SuppressWarnings("unused")
    private static boolean areHere() {
      try {
        return VectorApi.suitsExamples(Lanes.LANES);
      } catch (LinkageError | VirtualMachineError absent) {
        // It is not tried again: loops do the same.
        return false;
      }
    }
  }

  /**
   * The same step for as many examples as vectors have lanes, each in a lane of its own. Element
   * {@code k} of all of them lies side by side, from index {@code k * LANES} on.
   */
  private final class Lanes {
    /**
     * As wide as the CPU has them. All cells of a JVM take the same: JDK 17 boxes vectors where it
     * has seen several widths.
     */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
        ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private final float[] xs = new float[INPUTS * LANES];

    private final float[] cs = new float[UNITS * LANES];

    private final float[] hs = new float[OUTPUTS * LANES];

    private final float[] zSums = new float[4 * UNITS * LANES];

    private final float[] is = new float[UNITS * LANES];

    private final float[] gs = new float[UNITS * LANES];

    private final float[] fs = new float[UNITS * LANES];

    private final float[] os = new float[UNITS * LANES];

    private final float[] ms = new float[UNITS * LANES];

    private final float[] hSums = new float[OUTPUTS * LANES];

    /**
     * Advances as many examples as are worth it, and returns how many these are.
     */
    int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      int n = 0;
      while (n <= batch - SIDE_BY_SIDE) {
        int count = Math.min(LANES, batch - n);
        read(count, inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
        sum1();
        finish1I();
        finish1G();
        finish1F();
        finish1C();
        finish1O();
        finish1M();
        sum2();
        finish2();
        write(count, state, stateAt + n * STATE_SIZE);
        n += count;
      }
      return n;
    }

    /**
     * Puts examples side by side. Lanes that have none go on with what they hold.
     */
    private void read(int count, float[] inputs, int inputsAt, float[] state, int stateAt) {
      for (int e = 0; e < count; e++) {
        xs[e] = inputs[inputsAt + e * INPUTS];
        cs[e] = state[stateAt + e * STATE_SIZE];
        cs[LANES + e] = state[stateAt + e * STATE_SIZE + 1];
        cs[2 * LANES + e] = state[stateAt + e * STATE_SIZE + 2];
        cs[3 * LANES + e] = state[stateAt + e * STATE_SIZE + 3];
        hs[e] = state[stateAt + e * STATE_SIZE + UNITS];
        hs[LANES + e] = state[stateAt + e * STATE_SIZE + UNITS + 1];
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum1() {
      for (int j = 0; j < 4 * UNITS; j += 4) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        FloatVector z2 = FloatVector.zero(SPECIES);
        FloatVector z3 = FloatVector.zero(SPECIES);
        for (int k = 0; k < INPUTS; k++) {
          float[] row = W[k];
          FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
          z0 = a.mul(FloatVector.broadcast(SPECIES, row[j])).add(z0);
          z1 = a.mul(FloatVector.broadcast(SPECIES, row[j + 1])).add(z1);
          z2 = a.mul(FloatVector.broadcast(SPECIES, row[j + 2])).add(z2);
          z3 = a.mul(FloatVector.broadcast(SPECIES, row[j + 3])).add(z3);
        }
        for (int k = 0; k < OUTPUTS; k++) {
          float[] row = U[k];
          FloatVector a = FloatVector.fromArray(SPECIES, hs, k * LANES);
          z0 = a.mul(FloatVector.broadcast(SPECIES, row[j])).add(z0);
          z1 = a.mul(FloatVector.broadcast(SPECIES, row[j + 1])).add(z1);
          z2 = a.mul(FloatVector.broadcast(SPECIES, row[j + 2])).add(z2);
          z3 = a.mul(FloatVector.broadcast(SPECIES, row[j + 3])).add(z3);
        }
        FloatVector.broadcast(SPECIES, bias[j]).add(z0).intoArray(zSums, j * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 1]).add(z1).intoArray(zSums, (j + 1) * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 2]).add(z2).intoArray(zSums, (j + 2) * LANES);
        FloatVector.broadcast(SPECIES, bias[j + 3]).add(z3).intoArray(zSums, (j + 3) * LANES);
      }
    }

    private void finish1I() {
      FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.1543808f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.1543808f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846715f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124744e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957141e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08838195e-7f);
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector iSum = FloatVector.fromArray(SPECIES, zSums, at);
        FloatVector c = FloatVector.fromArray(SPECIES, cs, at);
        FloatVector iX = iSum.add(FloatVector.broadcast(SPECIES, wi[j]).mul(c))
            .min(3.0f).max(-3.0f).mul(half).min(bound).max(least);
        FloatVector iX2 = iX.mul(iX);
        FloatVector iX4 = iX2.mul(iX2);
        FloatVector iP = iX4.mul(iX2.mul(p7).add(p5)).add(iX2.mul(p3).add(p1));
        FloatVector iQ = iX4.mul(iX2.mul(q8).add(q6)).add(iX2.mul(q4).add(q2));
        FloatVector i = iX.mul(iX2.mul(iP).add(one)).div(iX2.mul(iQ).add(one)).mul(half).add(half);
        i.intoArray(is, at);
      }
    }

    private void finish1G() {
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.1543808f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.1543808f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846715f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124744e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957141e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08838195e-7f);
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector gSum = FloatVector.fromArray(SPECIES, zSums, UNITS * LANES + at);
        FloatVector gX = gSum.min(3.0f).max(-3.0f).min(bound).max(least);
        FloatVector gX2 = gX.mul(gX);
        FloatVector gX4 = gX2.mul(gX2);
        FloatVector gP = gX4.mul(gX2.mul(p7).add(p5)).add(gX2.mul(p3).add(p1));
        FloatVector gQ = gX4.mul(gX2.mul(q8).add(q6)).add(gX2.mul(q4).add(q2));
        FloatVector g = gX.mul(gX2.mul(gP).add(one)).div(gX2.mul(gQ).add(one));
        g.intoArray(gs, at);
      }
    }

    private void finish1F() {
      FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.1543808f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.1543808f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846715f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124744e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957141e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08838195e-7f);
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector fSum = FloatVector.fromArray(SPECIES, zSums, 2 * UNITS * LANES + at);
        FloatVector c = FloatVector.fromArray(SPECIES, cs, at);
        FloatVector fX = fSum.add(1.0f).add(FloatVector.broadcast(SPECIES, wf[j]).mul(c))
            .min(3.0f).max(-3.0f).mul(half).min(bound).max(least);
        FloatVector fX2 = fX.mul(fX);
        FloatVector fX4 = fX2.mul(fX2);
        FloatVector fP = fX4.mul(fX2.mul(p7).add(p5)).add(fX2.mul(p3).add(p1));
        FloatVector fQ = fX4.mul(fX2.mul(q8).add(q6)).add(fX2.mul(q4).add(q2));
        FloatVector f = fX.mul(fX2.mul(fP).add(one)).div(fX2.mul(fQ).add(one)).mul(half).add(half);
        f.intoArray(fs, at);
      }
    }

    private void finish1C() {
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector f = FloatVector.fromArray(SPECIES, fs, at);
        FloatVector c = FloatVector.fromArray(SPECIES, cs, at);
        FloatVector i = FloatVector.fromArray(SPECIES, is, at);
        FloatVector g = FloatVector.fromArray(SPECIES, gs, at);
        FloatVector cNew = f.mul(c).add(i.mul(g));
        cNew.intoArray(cs, at);
      }
    }

    private void finish1O() {
      FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.1543808f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.1543808f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846715f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124744e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957141e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08838195e-7f);
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector oSum = FloatVector.fromArray(SPECIES, zSums, 3 * UNITS * LANES + at);
        FloatVector c = FloatVector.fromArray(SPECIES, cs, at);
        FloatVector oX = oSum.add(FloatVector.broadcast(SPECIES, wo[j]).mul(c))
            .min(3.0f).max(-3.0f).mul(half).min(bound).max(least);
        FloatVector oX2 = oX.mul(oX);
        FloatVector oX4 = oX2.mul(oX2);
        FloatVector oP = oX4.mul(oX2.mul(p7).add(p5)).add(oX2.mul(p3).add(p1));
        FloatVector oQ = oX4.mul(oX2.mul(q8).add(q6)).add(oX2.mul(q4).add(q2));
        FloatVector o = oX.mul(oX2.mul(oP).add(one)).div(oX2.mul(oQ).add(one)).mul(half).add(half);
        o.intoArray(os, at);
      }
    }

    private void finish1M() {
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.1543808f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.1543808f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846715f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124744e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957141e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08838195e-7f);
      for (int j = 0; j < UNITS; j++) {
        int at = j * LANES;
        FloatVector o = FloatVector.fromArray(SPECIES, os, at);
        FloatVector c = FloatVector.fromArray(SPECIES, cs, at);
        FloatVector mX = c.min(bound).max(least);
        FloatVector mX2 = mX.mul(mX);
        FloatVector mX4 = mX2.mul(mX2);
        FloatVector mP = mX4.mul(mX2.mul(p7).add(p5)).add(mX2.mul(p3).add(p1));
        FloatVector mQ = mX4.mul(mX2.mul(q8).add(q6)).add(mX2.mul(q4).add(q2));
        FloatVector m = o.mul(mX.mul(mX2.mul(mP).add(one)).div(mX2.mul(mQ).add(one)));
        m.intoArray(ms, at);
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum2() {
      for (int j = 0; j < OUTPUTS; j += 2) {
        FloatVector z0 = FloatVector.zero(SPECIES);
        FloatVector z1 = FloatVector.zero(SPECIES);
        for (int k = 0; k < UNITS; k++) {
          float[] row = projection[k];
          FloatVector a = FloatVector.fromArray(SPECIES, ms, k * LANES);
          z0 = a.mul(FloatVector.broadcast(SPECIES, row[j])).add(z0);
          z1 = a.mul(FloatVector.broadcast(SPECIES, row[j + 1])).add(z1);
        }
        z0.intoArray(hSums, j * LANES);
        z1.intoArray(hSums, (j + 1) * LANES);
      }
    }

    private void finish2() {
      for (int j = 0; j < OUTPUTS; j++) {
        int at = j * LANES;
        FloatVector h = FloatVector.fromArray(SPECIES, hSums, at);
        h.intoArray(hs, at);
      }
    }

    /**
     * Copies the new states back to the caller's array.
     */
    private void write(int count, float[] state, int stateAt) {
      for (int e = 0; e < count; e++) {
        state[stateAt + e * STATE_SIZE] = cs[e];
        state[stateAt + e * STATE_SIZE + 1] = cs[LANES + e];
        state[stateAt + e * STATE_SIZE + 2] = cs[2 * LANES + e];
        state[stateAt + e * STATE_SIZE + 3] = cs[3 * LANES + e];
        state[stateAt + e * STATE_SIZE + UNITS] = hs[e];
        state[stateAt + e * STATE_SIZE + UNITS + 1] = hs[LANES + e];
      }
    }
  }
}
