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
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * The cell of {@link PackedLstmCell}:
 *
 * <pre>{@code
 * z = [x, h] * kernel + bias
 * i = sigmoid(clip(z[0..2] + wi * c, 3))
 * g = tanh(clip(z[2..4], 3))
 * f = sigmoid(clip(z[4..6] + 1 + wf * c, 3))
 * c' = f * c + i * g
 * o = sigmoid(clip(z[6..8] + wo * c', 3))
 * h' = o * tanh(c')
 * }</pre>
 *
 * <ul>
 *   <li>{@code x [1]} is the input, {@code c [2]} and {@code h [2]} end to end are the state,
 *       {@code h} is the output.
 *   <li>{@code kernel [3][8]}: rows {@code [0, 1)} are {@link #W} (input), rows {@code [1, 3)} are
 *       {@link #U} (recurrent).
 *   <li>{@code bias [8]}.
 *   <li>{@code wf [2]}.
 *   <li>{@code wi [2]}.
 *   <li>{@code wo [2]}.
 *   <li>The columns, and the values of a bias, are {@code [gate][2]}, gates in the order input,
 *       candidate, forget, output.
 *   <li>Numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom, every
 *       product and every sum rounded, the bias added last.
 *   <li>A step of one example: 24 multiply-adds; reads 152 bytes of weights and 20 of input and
 *       state, writes 16 of state.
 *   <li>Code shape {@code straight}: 24 multiply-adds, at most 128: loops would cost more than the
 *       work; batches of 8 examples and more go side by side, one in each lane, where the JVM has
 *       vectors of 256 bits or more; on JDK 25 and later batches of 4 and more go 4 at a time
 *       instead, all of their units in one vector, where the JVM has 256 bits and no more.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledPackedLstmCell implements PackedLstmCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 1;

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
   * The smallest batch that is advanced side by side.
   */
  private static final int SIDE_BY_SIDE = 8;

  /**
   * How many examples one vector holds.
   */
  private static final int PACKED = 4;

  /**
   * {@code [INPUTS + UNITS][4 * UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][4 * UNITS]}: {@code kernel} rows {@code [0, 1)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][4 * UNITS]}: {@code kernel} rows {@code [1, 3)}, which multiply the previous h.
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
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Lanes lanes;

  /**
   * Null until the first large batch, or {@code reserve}, and where this JVM has none.
   */
  private Packed packed;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledPackedLstmCell() {
    this(new float[INPUTS + UNITS][4 * UNITS], new float[4 * UNITS], new float[UNITS], new float[UNITS], new float[UNITS]);
  }

  private UnrolledPackedLstmCell(float[][] kernel, float[] bias, float[] wf, float[] wi,
      float[] wo) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
    this.bias = bias;
    this.wf = wf;
    this.wi = wi;
    this.wo = wo;
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
    int n = 0;
    if (batch >= PACKED) {
      reserve(1, batch);
      if (packed != null) {
        n = packed.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      } else if (lanes != null) {
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
    final float h0 = state[stateAt + 2];
    final float h1 = state[stateAt + 3];

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

    float i0 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z0 + wi[0] * c0)));
    float i1 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z1 + wi[1] * c1)));

    float g0 = SeparateActivations.tanhScalar(Math.max(-3.0f, Math.min(3.0f, z2)));
    float g1 = SeparateActivations.tanhScalar(Math.max(-3.0f, Math.min(3.0f, z3)));

    float f0 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z4 + 1.0f + wf[0] * c0)));
    float f1 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z5 + 1.0f + wf[1] * c1)));

    c0 = f0 * c0 + i0 * g0;
    state[stateAt] = c0;
    c1 = f1 * c1 + i1 * g1;
    state[stateAt + 1] = c1;

    float o0 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z6 + wo[0] * c0)));
    float o1 = SeparateActivations.sigmoidScalar(Math.max(-3.0f, Math.min(3.0f, z7 + wo[1] * c1)));

    state[stateAt + 2] = o0 * SeparateActivations.tanhScalar(c0);
    state[stateAt + 3] = o1 * SeparateActivations.tanhScalar(c1);
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (batch >= PACKED && VectorApi.mayPack() && HasLanes.PACKS) {
      if (packed == null) {
        packed = new Packed();
      }
    } else if (batch >= SIDE_BY_SIDE && lanes == null && HasLanes.HERE) {
      lanes = new Lanes();
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias), Variable.vector("wf", wf), Variable.vector("wi", wi),
        Variable.vector("wo", wo)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.lstm(INPUTS, UNITS).withPeepholes().withForgetBias(1.0f);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledPackedLstmCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledPackedLstmCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledPackedLstmCell fork() {
    return new UnrolledPackedLstmCell(kernel, bias, wf, wi, wo);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledPackedLstmCell copy = new UnrolledPackedLstmCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledPackedLstmCell:\n"
        + "  z = [x, h] * kernel + bias\n"
        + "  i = sigmoid(clip(z[0..2] + wi * c, 3))\n"
        + "  g = tanh(clip(z[2..4], 3))\n"
        + "  f = sigmoid(clip(z[4..6] + 1 + wf * c, 3))\n"
        + "  c' = f * c + i * g\n"
        + "  o = sigmoid(clip(z[6..8] + wo * c', 3))\n"
        + "  h' = o * tanh(c')\n"
        + "  x [1] input, c [2] state, h [2] state and output\n"
        + "  kernel [3][8]: rows [0, 1) are W (input), rows [1, 3) are U (recurrent)\n"
        + "  bias [8]\n"
        + "  wf [2]\n"
        + "  wi [2]\n"
        + "  wo [2]\n"
        + "  columns and biases [gate][2], gates in the order input, candidate, forget, output\n"
        + "  numerics SEPARATE: each sum is one chain from +0, kernel rows from top to bottom,\n"
        + "    every product and every sum rounded, the bias added last\n"
        + "  a step of one example: 24 multiply-adds; reads 152 bytes of weights and 20 of input\n"
        + "    and state, writes 16 of state\n"
        + "  code shape straight: 24 multiply-adds, at most 128: loops would cost more than the\n"
        + "    work; batches of 8 examples and more go side by side, one in each lane, where the\n"
        + "    JVM has vectors of 256 bits or more; on JDK 25 and later batches of 4 and more go 4\n"
        + "    at a time instead, all of their units in one vector, where the JVM has 256 bits and\n"
        + "    no more";
  }

  @Override
  public String fingerprint() {
    return "LSTM inputs=1 units=2 peepholes forgetBias=1.0 activation=TANH "
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

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that are wide
   * enough. It is tried once, and not before a batch is large enough.
   */
  private static final class HasLanes {
    static final boolean HERE = areHere();

    static final boolean PACKS = HERE && VectorApi.packs(Lanes.LANES);

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

    private final float[] hs = new float[UNITS * LANES];

    private final float[] zSums = new float[4 * UNITS * LANES];

    private final float[] is = new float[UNITS * LANES];

    private final float[] gs = new float[UNITS * LANES];

    private final float[] fs = new float[UNITS * LANES];

    private final float[] os = new float[UNITS * LANES];

    /**
     * Advances as many examples as are worth it, and returns how many these are.
     */
    int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      int n = 0;
      while (n <= batch - SIDE_BY_SIDE) {
        int count = Math.min(LANES, batch - n);
        read(count, inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
        sum();
        finishI();
        finishG();
        finishF();
        finishC();
        finishO();
        finishH();
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
        hs[e] = state[stateAt + e * STATE_SIZE + UNITS];
        hs[LANES + e] = state[stateAt + e * STATE_SIZE + UNITS + 1];
      }
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum() {
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
        for (int k = 0; k < UNITS; k++) {
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

    private void finishI() {
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

    private void finishG() {
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

    private void finishF() {
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

    private void finishC() {
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

    private void finishO() {
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

    private void finishH() {
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
        FloatVector hX = c.min(bound).max(least);
        FloatVector hX2 = hX.mul(hX);
        FloatVector hX4 = hX2.mul(hX2);
        FloatVector hP = hX4.mul(hX2.mul(p7).add(p5)).add(hX2.mul(p3).add(p1));
        FloatVector hQ = hX4.mul(hX2.mul(q8).add(q6)).add(hX2.mul(q4).add(q2));
        FloatVector h = o.mul(hX.mul(hX2.mul(hP).add(one)).div(hX2.mul(hQ).add(one)));
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
        state[stateAt + e * STATE_SIZE + UNITS] = hs[e];
        state[stateAt + e * STATE_SIZE + UNITS + 1] = hs[LANES + e];
      }
    }
  }

  /**
   * The same step for 4 examples at once: one vector holds all units of them, end to end.
   */
  private final class Packed {
    /**
     * As wide as the JVM has them, which is asked before this class is used.
     */
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

    static final int LANES = SPECIES.length();

    /**
     * The lanes of example 1.
     */
    private static final VectorMask<Float> EXAMPLE_1 = VectorMask.fromLong(SPECIES, 0b00110000);

    /**
     * The lanes of example 2.
     */
    private static final VectorMask<Float> EXAMPLE_2 = VectorMask.fromLong(SPECIES, 0b00001100);

    /**
     * The lanes of example 3.
     */
    private static final VectorMask<Float> EXAMPLE_3 = VectorMask.fromLong(SPECIES, 0b11000000);

    /**
     * The lanes of unit 1.
     */
    private static final VectorMask<Float> UNIT_1 = VectorMask.fromLong(SPECIES, 0b10101010);

    /**
     * Gives all lanes of an example its unit 0.
     */
    private static final VectorShuffle<Float> OF_UNIT_0 = VectorShuffle.fromValues(
        SPECIES, 0, 0, 2, 2, 4, 4, 6, 6);

    /**
     * Gives all lanes of an example its unit 1.
     */
    private static final VectorShuffle<Float> OF_UNIT_1 = VectorShuffle.fromValues(
        SPECIES, 1, 1, 3, 3, 5, 5, 7, 7);

    /**
     * The lanes of the second half of the examples, each behind one of the first.
     */
    private static final VectorMask<Float> SECOND_HALF = VectorMask.fromLong(SPECIES, 0b11001100);

    /**
     * Exchanges neighbours: both vectors of a state, or two examples.
     */
    private static final VectorShuffle<Float> NEIGHBOUR = VectorShuffle.fromValues(
        SPECIES, 2, 3, 0, 1, 6, 7, 4, 5);

    private final float[] sums = new float[4 * LANES];

    /**
     * Advances as many examples as fill vectors, and returns how many these are.
     */
    int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      int n = 0;
      for (; n <= batch - PACKED; n += PACKED) {
        advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * STATE_SIZE);
      }
      return n;
    }

    private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      sum(inputs, inputsAt, state, stateAt);
      finish(state, stateAt);
    }

    /**
     * Each sum is one chain over the kernel rows, as in {@code advance}.
     */
    private void sum(float[] inputs, int inputsAt, float[] state, int stateAt) {
      FloatVector iSum = FloatVector.zero(SPECIES);
      FloatVector gSum = FloatVector.zero(SPECIES);
      FloatVector fSum = FloatVector.zero(SPECIES);
      FloatVector oSum = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector x = FloatVector.broadcast(SPECIES, inputs[inputsAt + k])
            .blend(inputs[inputsAt + INPUTS + k], EXAMPLE_1)
            .blend(inputs[inputsAt + 2 * INPUTS + k], EXAMPLE_2)
            .blend(inputs[inputsAt + 3 * INPUTS + k], EXAMPLE_3);
        iSum = x.mul(FloatVector.broadcast(SPECIES, row[0]).blend(row[1], UNIT_1)).add(iSum);
        gSum = x.mul(FloatVector.broadcast(SPECIES, row[2]).blend(row[3], UNIT_1)).add(gSum);
        fSum = x.mul(FloatVector.broadcast(SPECIES, row[4]).blend(row[5], UNIT_1)).add(fSum);
        oSum = x.mul(FloatVector.broadcast(SPECIES, row[6]).blend(row[7], UNIT_1)).add(oSum);
      }

      FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt).rearrange(NEIGHBOUR)
          .blend(FloatVector.fromArray(SPECIES, state, stateAt + LANES), SECOND_HALF);
      FloatVector hOf0 = h.rearrange(OF_UNIT_0);
      iSum = hOf0.mul(FloatVector.broadcast(SPECIES, U[0][0]).blend(U[0][1], UNIT_1)).add(iSum);
      gSum = hOf0.mul(FloatVector.broadcast(SPECIES, U[0][2]).blend(U[0][3], UNIT_1)).add(gSum);
      fSum = hOf0.mul(FloatVector.broadcast(SPECIES, U[0][4]).blend(U[0][5], UNIT_1)).add(fSum);
      oSum = hOf0.mul(FloatVector.broadcast(SPECIES, U[0][6]).blend(U[0][7], UNIT_1)).add(oSum);
      FloatVector hOf1 = h.rearrange(OF_UNIT_1);
      iSum = hOf1.mul(FloatVector.broadcast(SPECIES, U[1][0]).blend(U[1][1], UNIT_1)).add(iSum);
      gSum = hOf1.mul(FloatVector.broadcast(SPECIES, U[1][2]).blend(U[1][3], UNIT_1)).add(gSum);
      fSum = hOf1.mul(FloatVector.broadcast(SPECIES, U[1][4]).blend(U[1][5], UNIT_1)).add(fSum);
      oSum = hOf1.mul(FloatVector.broadcast(SPECIES, U[1][6]).blend(U[1][7], UNIT_1)).add(oSum);

      iSum.add(FloatVector.broadcast(SPECIES, bias[0]).blend(bias[1], UNIT_1)).intoArray(sums, 0);
      gSum.add(FloatVector.broadcast(SPECIES, bias[2]).blend(bias[3], UNIT_1))
          .intoArray(sums, LANES);
      fSum.add(FloatVector.broadcast(SPECIES, bias[4]).blend(bias[5], UNIT_1))
          .intoArray(sums, 2 * LANES);
      oSum.add(FloatVector.broadcast(SPECIES, bias[6]).blend(bias[7], UNIT_1))
          .intoArray(sums, 3 * LANES);
    }

    private void finish(float[] state, int stateAt) {
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

      FloatVector iSum = FloatVector.fromArray(SPECIES, sums, 0);
      FloatVector c = FloatVector.fromArray(SPECIES, state, stateAt)
          .blend(FloatVector.fromArray(SPECIES, state, stateAt + LANES)
          .rearrange(NEIGHBOUR), SECOND_HALF);
      FloatVector iX = iSum.add(FloatVector.broadcast(SPECIES, wi[0]).blend(wi[1], UNIT_1).mul(c))
          .min(3.0f).max(-3.0f).mul(half).min(bound).max(least);
      FloatVector iX2 = iX.mul(iX);
      FloatVector iX4 = iX2.mul(iX2);
      FloatVector iP = iX4.mul(iX2.mul(p7).add(p5)).add(iX2.mul(p3).add(p1));
      FloatVector iQ = iX4.mul(iX2.mul(q8).add(q6)).add(iX2.mul(q4).add(q2));
      FloatVector i = iX.mul(iX2.mul(iP).add(one)).div(iX2.mul(iQ).add(one)).mul(half).add(half);

      FloatVector gSum = FloatVector.fromArray(SPECIES, sums, LANES);
      FloatVector gX = gSum.min(3.0f).max(-3.0f).min(bound).max(least);
      FloatVector gX2 = gX.mul(gX);
      FloatVector gX4 = gX2.mul(gX2);
      FloatVector gP = gX4.mul(gX2.mul(p7).add(p5)).add(gX2.mul(p3).add(p1));
      FloatVector gQ = gX4.mul(gX2.mul(q8).add(q6)).add(gX2.mul(q4).add(q2));
      FloatVector g = gX.mul(gX2.mul(gP).add(one)).div(gX2.mul(gQ).add(one));

      FloatVector fSum = FloatVector.fromArray(SPECIES, sums, 2 * LANES);
      FloatVector fX = fSum.add(1.0f).add(FloatVector.broadcast(SPECIES, wf[0])
          .blend(wf[1], UNIT_1).mul(c)).min(3.0f).max(-3.0f).mul(half).min(bound).max(least);
      FloatVector fX2 = fX.mul(fX);
      FloatVector fX4 = fX2.mul(fX2);
      FloatVector fP = fX4.mul(fX2.mul(p7).add(p5)).add(fX2.mul(p3).add(p1));
      FloatVector fQ = fX4.mul(fX2.mul(q8).add(q6)).add(fX2.mul(q4).add(q2));
      FloatVector f = fX.mul(fX2.mul(fP).add(one)).div(fX2.mul(fQ).add(one)).mul(half).add(half);

      FloatVector cNew = f.mul(c).add(i.mul(g));

      FloatVector oSum = FloatVector.fromArray(SPECIES, sums, 3 * LANES);
      FloatVector oX = oSum.add(FloatVector.broadcast(SPECIES, wo[0])
          .blend(wo[1], UNIT_1).mul(cNew)).min(3.0f).max(-3.0f).mul(half).min(bound).max(least);
      FloatVector oX2 = oX.mul(oX);
      FloatVector oX4 = oX2.mul(oX2);
      FloatVector oP = oX4.mul(oX2.mul(p7).add(p5)).add(oX2.mul(p3).add(p1));
      FloatVector oQ = oX4.mul(oX2.mul(q8).add(q6)).add(oX2.mul(q4).add(q2));
      FloatVector o = oX.mul(oX2.mul(oP).add(one)).div(oX2.mul(oQ).add(one)).mul(half).add(half);

      FloatVector hX = cNew.min(bound).max(least);
      FloatVector hX2 = hX.mul(hX);
      FloatVector hX4 = hX2.mul(hX2);
      FloatVector hP = hX4.mul(hX2.mul(p7).add(p5)).add(hX2.mul(p3).add(p1));
      FloatVector hQ = hX4.mul(hX2.mul(q8).add(q6)).add(hX2.mul(q4).add(q2));
      FloatVector h = o.mul(hX.mul(hX2.mul(hP).add(one)).div(hX2.mul(hQ).add(one)));

      cNew.blend(h.rearrange(NEIGHBOUR), SECOND_HALF).intoArray(state, stateAt);
      cNew.rearrange(NEIGHBOUR).blend(h, SECOND_HALF).intoArray(state, stateAt + LANES);
    }
  }
}
