package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.math.Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.Packing;
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
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link LanesLargeCell}.
 *
 * <ul>
 *   <li>{@code x [40]} is the input, {@code h [500]} the state and the output.
 *   <li>{@code kernel [540][500]}: rows {@code [0, 40)} are {@link #W} (input), rows
 *       {@code [40, 540)} are {@link #U} (recurrent).
 *   <li>{@code bias [500]}.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 270000 multiply-adds; reads 1082000 bytes of weights and 2160 of
 *       input and state, writes 2000 of state.
 *   <li>Code shape {@code lanes}: 500 units, at least 16, and the Vector API at hand; rows where
 *       the JVM has no Vector API.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledLanesLargeCell implements LanesLargeCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 40;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 500;

  /**
   * Whether this JVM has the Vector API, a compiler that knows it, and vectors that fit.
   * It is tried once.
   */
  private static final boolean HAS_LANES = hasLanes();

  /**
   * Whether vectors have 512 bits, for which panels are laid out.
   */
  private static final boolean HAS_PANELS = HAS_LANES && Lanes.LANES == 16;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 40)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [40, 540)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  /**
   * Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their
   * heads included, so that C2, which aligns a loop for one of them, aligns it for all.
   */
  private final float[] z = new float[UNITS + 8];

  private final float[] zB = new float[UNITS + 8];

  private final float[] zC = new float[UNITS + 8];

  private final float[] zD = new float[UNITS + 8];

  /**
   * Null where there are none.
   */
  private Lanes lanes = HAS_LANES ? new Lanes() : null;

  /**
   * What a live cell's sequences of 64 steps and more, of up to 3 examples, read; null until the first,
   * and where vectors have fewer than 512 bits.
   */
  private Panels panels;

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledLanesLargeCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledLanesLargeCell(float[][] kernel, float[] bias) {
    this.kernel = kernel;
    this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
    this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
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

  @SuppressWarnings("unused")
  private static boolean hasLanes() {
    try {
      return VectorApi.suits(Lanes.LANES, UNITS);
    } catch (LinkageError | VirtualMachineError absent) {
      // It is not tried again: loops do the same.
      return false;
    }
  }

  private void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
      int stateAt, float[] outputs, int outputsAt) {
    if (lanes != null) {
      lanesFor(steps, batch)
          .advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
      return;
    }
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
        System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
      }
    }
  }

  private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
    if (lanes != null) {
      lanes.advanceBatch(batch, inputs, inputsAt, state, stateAt);
      return;
    }
    int n = 0;
    for (; n <= batch - 4; n += 4) {
      advanceFour(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
    for (; n <= batch - 2; n += 2) {
      advanceTwo(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
    if (n < batch) {
      advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
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
    for (int k = 0; k < 40; k += 2) {
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
  private void advanceRest(float[] z, float[] state, int stateAt, float[] outputs, int outputsAt) {
    for (int k = 0; k < 500; k += 4) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3]);
    }
    finish(z, state, stateAt);
    if (outputs != null) {
      System.arraycopy(state, stateAt, outputs, outputsAt, UNITS);
    }
  }

  /**
   * One step of one example.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    if (lanes != null) {
      lanes.advance(inputs, inputsAt, state, stateAt);
      return;
    }
    startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], inputs[inputsAt + 2], W[2],
        inputs[inputsAt + 3], W[3]);
    for (int k = 4; k < 40; k += 4) {
      addRows(z, inputs[inputsAt + k], W[k], inputs[inputsAt + k + 1], W[k + 1],
          inputs[inputsAt + k + 2], W[k + 2], inputs[inputsAt + k + 3], W[k + 3]);
    }
    for (int k = 0; k < 500; k += 4) {
      addRows(z, state[stateAt + k], U[k], state[stateAt + k + 1], U[k + 1],
          state[stateAt + k + 2], U[k + 2], state[stateAt + k + 3], U[k + 3]);
    }
    finish(z, state, stateAt);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   */
  private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]))));
    }
  }

  /**
   * Starts with the upper rows, so that each {@code z[j]} becomes one chain from +0.
   */
  private static void startRows(float[] z, float a0, float[] row0, float a1, float[] row1, float a2,
      float[] row2, float a3, float[] row3) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Math.fma(a3, row3[j], Math.fma(a2, row2[j], Math.fma(a1, row1[j], Math.fma(a0, row0[j], 0f))));
    }
  }

  /**
   * Finishes the step of one example.
   */
  private void finish(float[] z, float[] state, int stateAt) {
    for (int j = 0; j < UNITS; j++) {
      z[j] = Activations.tanh(z[j] + bias[j]);
    }
    System.arraycopy(z, 0, state, stateAt, UNITS);
  }

  /**
   * One step of four examples, which share the passes over the rows.
   */
  private void advanceFour(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    Arrays.fill(zC, 0f);
    Arrays.fill(zD, 0f);
    for (int k = 0; k < 40; k += 2) {
      addRowsToFour(z, zB, zC, zD, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k],
          inputs[inputsAt + 2 * INPUTS + k], inputs[inputsAt + 3 * INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1],
          inputs[inputsAt + 2 * INPUTS + k + 1], inputs[inputsAt + 3 * INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 500; k += 2) {
      addRowsToFour(z, zB, zC, zD, state[stateAt + k], state[stateAt + UNITS + k],
          state[stateAt + 2 * UNITS + k], state[stateAt + 3 * UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1],
          state[stateAt + 2 * UNITS + k + 1], state[stateAt + 3 * UNITS + k + 1], U[k + 1]);
    }
    finish(z, state, stateAt);
    finish(zB, state, stateAt + UNITS);
    finish(zC, state, stateAt + 2 * UNITS);
    finish(zD, state, stateAt + 3 * UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToFour(float[] z, float[] zB, float[] zC, float[] zD, float a0,
      float b0, float c0, float d0, float[] row0, float a1, float b1, float c1, float d1,
      float[] row1) {
    for (int j = 0; j < UNITS; j++) {
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
   * One step of two examples, which share the passes over the rows.
   */
  private void advanceTwo(float[] inputs, int inputsAt, float[] state, int stateAt) {
    Arrays.fill(z, 0f);
    Arrays.fill(zB, 0f);
    for (int k = 0; k < 40; k += 2) {
      addRowsToTwo(z, zB, inputs[inputsAt + k], inputs[inputsAt + INPUTS + k], W[k],
          inputs[inputsAt + k + 1], inputs[inputsAt + INPUTS + k + 1], W[k + 1]);
    }
    for (int k = 0; k < 500; k += 2) {
      addRowsToTwo(z, zB, state[stateAt + k], state[stateAt + UNITS + k], U[k],
          state[stateAt + k + 1], state[stateAt + UNITS + k + 1], U[k + 1]);
    }
    finish(z, state, stateAt);
    finish(zB, state, stateAt + UNITS);
  }

  /**
   * Adds the upper rows first, so that each {@code z[j]} stays one chain.
   * All weights are loaded before the first store: a row could be one of the sums, for all that
   * the JIT knows, and would be loaded again behind each.
   */
  private static void addRowsToTwo(float[] z, float[] zB, float a0, float b0, float[] row0,
      float a1, float b1, float[] row1) {
    for (int j = 0; j < UNITS; j++) {
      float w0 = row0[j];
      float w1 = row1[j];
      float sum = Math.fma(a1, w1, Math.fma(a0, w0, z[j]));
      float sumB = Math.fma(b1, w1, Math.fma(b0, w0, zB[j]));
      z[j] = sum;
      zB[j] = sumB;
    }
  }

  /**
   * Lays out the weights, which no longer change.
   */
  private void layOutPanels() {
    if (HAS_PANELS) {
      Panels laidOut = new Panels();
      laidOut.copyWeights();
      lanes = laidOut;
    }
  }

  /**
   * Lanes that read the weights as they are now: many steps of few examples from a copy in panels,
   * which they read sooner than the rows, by more than the copy takes.
   */
  private Lanes lanesFor(int steps, int batch) {
    if (steps < 64 || batch < 1 || batch > 3) {
      return lanes;
    }
    reserve(steps, batch);
    if (panels == null) {
      return lanes;
    }
    panels.copyWeights();
    return panels;
  }

  @Override
  public void reserve(int steps, int batch) {
    SequenceArguments.checkCounts(steps, batch);
    if (HAS_PANELS && steps >= 64 && panels == null && !(lanes instanceof Panels)) {
      panels = new Panels();
    }
  }

  @Override
  public List<Variable> variables() {
    return Collections.unmodifiableList(Arrays.asList(Variable.matrix("kernel", kernel),
        Variable.vector("bias", bias)));
  }

  @Override
  public CellLayout layout() {
    return CellLayout.rnn(INPUTS, UNITS);
  }

  @Override
  public void load(Weights weights) {
    CellWeights.load("UnrolledLanesLargeCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledLanesLargeCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledLanesLargeCell fork() {
    UnrolledLanesLargeCell fork = new UnrolledLanesLargeCell(kernel, bias);
    if (lanes instanceof Panels shared) {
      fork.lanes = fork.new Panels(shared.inputPanels, shared.restPanels);
    }
    return fork;
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledLanesLargeCell copy = new UnrolledLanesLargeCell();
    CellWeights.copy(variables(), copy.variables());
    copy.layOutPanels();
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledLanesLargeCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [40] input, h [500] state and output\n"
        + "  kernel [540][500]: rows [0, 40) are W (input), rows [40, 540) are U (recurrent)\n"
        + "  bias [500]\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 270000 multiply-adds; reads 1082000 bytes of weights and 2160\n"
        + "    of input and state, writes 2000 of state\n"
        + "  code shape lanes: 500 units, at least 16, and the Vector API at hand; rows where the\n"
        + "    JVM has no Vector API"
        + (HAS_LANES ? "; lanes here" : "; rows here");
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=40 units=500 activation=TANH biases=1 numerics=FUSED";
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

  /**
   * The same step in vectors of as many lanes as the CPU has. Sums stay in registers over all
   * kernel rows. Where a product gives one example too many for that, a few rows a pass are
   * added to all of them, from the first column to the last, as memory is fetched ahead. No
   * vector is passed to a method or returned by one: where the JIT does not inline it, that
   * allocates.
   */
  private class Lanes {
    /**
     * As wide as the CPU has them. All cells of a JVM take the same: JDK 17 boxes vectors where it
     * has seen several widths.
     */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
        ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    /**
     * How many sums an example has.
     */
    static final int SUMS = UNITS;

    /**
     * How many examples, or steps of a sequence, are worked on at once.
     */
    static final int EXAMPLES = 32;

    final float[] sums = new float[EXAMPLES * SUMS];

    /**
     * Sums over the inputs alone: a vector that repeats some finds them as they were.
     */
    final float[] begun = new float[EXAMPLES * SUMS];

    /**
     * Two vectors of each kernel row, which the first of several tiles leaves for the others.
     */
    private final float[] strip = new float[LANES == 16 ? UNITS * 2 * LANES : 0];

    void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
      sumInputs(inputs, inputsAt, 0);
      sumRest(state, stateAt, 0);
      finish(state, stateAt, 0);
    }

    void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
      if (batch == 1) {
        advance(inputs, inputsAt, state, stateAt);
        return;
      }
      for (int n = 0; n < batch; n += EXAMPLES) {
        int count = Math.min(EXAMPLES, batch - n);
        prepare(count, inputs, inputsAt + n * INPUTS);
        complete(count, state, stateAt + n * UNITS, 0);
      }
    }

    void advanceSequence(int steps, int batch, float[] inputs, int inputsAt, float[] state,
        int stateAt, float[] outputs, int outputsAt) {
      if (batch > EXAMPLES) {
        for (int t = 0; t < steps; t++) {
          advanceBatch(batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt);
          if (outputs != null) {
            System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
          }
        }
        return;
      }
      int most = EXAMPLES / Math.max(1, batch);
      for (int first = 0, end; first < steps; first = end) {
        end = first + Math.min(most, steps - first);
        prepare((end - first) * batch, inputs, inputsAt + first * batch * INPUTS);
        for (int t = first; t < end; t++) {
          complete(batch, state, stateAt, (t - first) * batch);
          if (outputs != null) {
            System.arraycopy(state, stateAt, outputs, outputsAt + t * batch * UNITS, batch * UNITS);
          }
        }
      }
    }

    /**
     * The part of the sums that depends on inputs alone, for several examples or steps.
     */
    private void prepare(int count, float[] inputs, int inputsAt) {
      sumInputsOfSeveral(count, inputs, inputsAt, 0);
    }

    /**
     * The rest of one step, of the examples whose sums lie in scratch from {@code n} on.
     */
    private void complete(int count, float[] state, int stateAt, int n) {
      sumRestOfSeveral(count, state, stateAt, n);
      for (int i = 0; i < count; i++) {
        finish(state, stateAt + i * UNITS, n + i);
      }
    }

    void sumInputs(float[] inputs, int inputsAt, int n) {
      int at = n * SUMS;
      Arrays.fill(begun, at, at + UNITS, 0f);
      addRowsBy6(W, 0, 36, inputs, inputsAt, begun, at);
      add4Rows(W, 36, inputs, inputsAt + 36, begun, at);
    }

    void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : UNITS;
      for (; j <= UNITS - 2 * LANES; j += 2 * LANES) {
        if (eights > 8) {
          sumInputsOf8FillingStrip(inputs, inputsAt, n, j);
          for (int i = 8; i < eights; i += 8) {
            sumInputsOf8FromStrip(inputs, inputsAt + i * INPUTS, n + i, j);
          }
        } else if (eights > 0) {
          sumInputsOf8By2(inputs, inputsAt, n, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputsOf4By2(inputs, inputsAt + i * INPUTS, n + i, j);
        }
      }
      for (; j < UNITS; j += LANES) {
        int at = Math.min(j, UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumInputsOf8By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumInputsOf4By1(inputs, inputsAt + i * INPUTS, n + i, at);
        }
      }
      for (int i = fours; i < count; i++) {
        sumInputs(inputs, inputsAt + i * INPUTS, n + i);
      }
    }

    private void sumInputsOf8By2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zE1 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zF1 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zG1 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      FloatVector zH1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zA1.intoArray(begun, n * SUMS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + j);
      zE1.intoArray(begun, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + j);
      zF1.intoArray(begun, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + j);
      zG1.intoArray(begun, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + j);
      zH1.intoArray(begun, (n + 7) * SUMS + j + LANES);
    }

    private void sumInputsOf8FillingStrip(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zE1 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zF1 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zG1 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      FloatVector zH1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        int w = k * 2 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        w0.intoArray(strip, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        w1.intoArray(strip, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zA1.intoArray(begun, n * SUMS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + j);
      zE1.intoArray(begun, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + j);
      zF1.intoArray(begun, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + j);
      zG1.intoArray(begun, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + j);
      zH1.intoArray(begun, (n + 7) * SUMS + j + LANES);
    }

    private void sumInputsOf8FromStrip(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zE1 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zF1 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zG1 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      FloatVector zH1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = k * 2 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, strip, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, strip, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zA1.intoArray(begun, n * SUMS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + j);
      zE1.intoArray(begun, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + j);
      zF1.intoArray(begun, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + j);
      zG1.intoArray(begun, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + j);
      zH1.intoArray(begun, (n + 7) * SUMS + j + LANES);
    }

    private void sumInputsOf8By1(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zE0.intoArray(begun, (n + 4) * SUMS + j);
      zF0.intoArray(begun, (n + 5) * SUMS + j);
      zG0.intoArray(begun, (n + 6) * SUMS + j);
      zH0.intoArray(begun, (n + 7) * SUMS + j);
    }

    private void sumInputsOf4By2(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zA1.intoArray(begun, n * SUMS + j + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zB1.intoArray(begun, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zC1.intoArray(begun, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
      zD1.intoArray(begun, (n + 3) * SUMS + j + LANES);
    }

    private void sumInputsOf4By1(float[] inputs, int inputsAt, int n, int j) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        float[] row = W[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
      }
      zA0.intoArray(begun, n * SUMS + j);
      zB0.intoArray(begun, (n + 1) * SUMS + j);
      zC0.intoArray(begun, (n + 2) * SUMS + j);
      zD0.intoArray(begun, (n + 3) * SUMS + j);
    }

    void sumRest(float[] state, int stateAt, int n) {
      int at = n * SUMS;
      System.arraycopy(begun, at, sums, at, UNITS);
      addRowsBy6(U, 0, 498, state, stateAt, sums, at);
      add2Rows(U, 498, state, stateAt + 498, sums, at);
    }

    void sumRestOfSeveral(int count, float[] state, int stateAt, int n) {
      int eights = LANES == 16 ? count - count % 8 : 0;
      int fours = count - count % 4;
      int j = fours > 0 ? 0 : UNITS;
      for (; j <= UNITS - 2 * LANES; j += 2 * LANES) {
        if (eights > 8) {
          sumRestOf8FillingStrip(state, stateAt, n, j);
          for (int i = 8; i < eights; i += 8) {
            sumRestOf8FromStrip(state, stateAt + i * UNITS, n + i, j);
          }
        } else if (eights > 0) {
          sumRestOf8By2(state, stateAt, n, j);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRestOf4By2(state, stateAt + i * UNITS, n + i, j);
        }
      }
      for (; j < UNITS; j += LANES) {
        int at = Math.min(j, UNITS - LANES);
        for (int i = 0; i < eights; i += 8) {
          sumRestOf8By1(state, stateAt + i * UNITS, n + i, at);
        }
        for (int i = eights; i < fours; i += 4) {
          sumRestOf4By1(state, stateAt + i * UNITS, n + i, at);
        }
      }
      for (int i = fours; i < count; i++) {
        sumRest(state, stateAt + i * UNITS, n + i);
      }
    }

    private void sumRestOf8By2(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zA1.intoArray(sums, n * SUMS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + j);
      zE1.intoArray(sums, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + j);
      zF1.intoArray(sums, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + j);
      zG1.intoArray(sums, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + j);
      zH1.intoArray(sums, (n + 7) * SUMS + j + LANES);
    }

    private void sumRestOf8FillingStrip(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        int w = k * 2 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        w0.intoArray(strip, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        w1.intoArray(strip, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zA1.intoArray(sums, n * SUMS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + j);
      zE1.intoArray(sums, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + j);
      zF1.intoArray(sums, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + j);
      zG1.intoArray(sums, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + j);
      zH1.intoArray(sums, (n + 7) * SUMS + j + LANES);
    }

    private void sumRestOf8FromStrip(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        int w = k * 2 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, strip, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, strip, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zA1.intoArray(sums, n * SUMS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + j + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + j);
      zE1.intoArray(sums, (n + 4) * SUMS + j + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + j);
      zF1.intoArray(sums, (n + 5) * SUMS + j + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + j);
      zG1.intoArray(sums, (n + 6) * SUMS + j + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + j);
      zH1.intoArray(sums, (n + 7) * SUMS + j + LANES);
    }

    private void sumRestOf8By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + j);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + j);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + j);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + j);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zE0.intoArray(sums, (n + 4) * SUMS + j);
      zF0.intoArray(sums, (n + 5) * SUMS + j);
      zG0.intoArray(sums, (n + 6) * SUMS + j);
      zH0.intoArray(sums, (n + 7) * SUMS + j);
    }

    private void sumRestOf4By2(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j + LANES);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, row, j + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zA1.intoArray(sums, n * SUMS + j + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zB1.intoArray(sums, (n + 1) * SUMS + j + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zC1.intoArray(sums, (n + 2) * SUMS + j + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
      zD1.intoArray(sums, (n + 3) * SUMS + j + LANES);
    }

    private void sumRestOf4By1(float[] state, int stateAt, int n, int j) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + j);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + j);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + j);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + j);
      for (int k = 0; k < UNITS; k++) {
        float[] row = U[k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, row, j);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
      }
      zA0.intoArray(sums, n * SUMS + j);
      zB0.intoArray(sums, (n + 1) * SUMS + j);
      zC0.intoArray(sums, (n + 2) * SUMS + j);
      zD0.intoArray(sums, (n + 3) * SUMS + j);
    }

    /**
     * Adds the upper row first, so that each sum stays one chain.
     */
    private static void add2Rows(float[][] rows, int k, float[] factors, int from, float[] to,
        int at) {
      // The last vector may overlap the one before it: it stays in a register until that is written.
      int last = UNITS - LANES;
      FloatVector zLast = FloatVector.fromArray(SPECIES, to, at + last);
      float[] row0 = rows[k];
      FloatVector a0 = FloatVector.broadcast(SPECIES, factors[from]);
      float[] row1 = rows[k + 1];
      FloatVector a1 = FloatVector.broadcast(SPECIES, factors[from + 1]);
      zLast = a0.fma(FloatVector.fromArray(SPECIES, row0, last), zLast);
      zLast = a1.fma(FloatVector.fromArray(SPECIES, row1, last), zLast);
      for (int j = 0; j < last; j += LANES) {
        FloatVector z = FloatVector.fromArray(SPECIES, to, at + j);
        z = a0.fma(FloatVector.fromArray(SPECIES, row0, j), z);
        z = a1.fma(FloatVector.fromArray(SPECIES, row1, j), z);
        z.intoArray(to, at + j);
      }
      zLast.intoArray(to, at + last);
    }

    /**
     * Adds the upper row first, so that each sum stays one chain.
     */
    private static void add4Rows(float[][] rows, int k, float[] factors, int from, float[] to,
        int at) {
      // The last vector may overlap the one before it: it stays in a register until that is written.
      int last = UNITS - LANES;
      FloatVector zLast = FloatVector.fromArray(SPECIES, to, at + last);
      float[] row0 = rows[k];
      FloatVector a0 = FloatVector.broadcast(SPECIES, factors[from]);
      float[] row1 = rows[k + 1];
      FloatVector a1 = FloatVector.broadcast(SPECIES, factors[from + 1]);
      float[] row2 = rows[k + 2];
      FloatVector a2 = FloatVector.broadcast(SPECIES, factors[from + 2]);
      float[] row3 = rows[k + 3];
      FloatVector a3 = FloatVector.broadcast(SPECIES, factors[from + 3]);
      zLast = a0.fma(FloatVector.fromArray(SPECIES, row0, last), zLast);
      zLast = a1.fma(FloatVector.fromArray(SPECIES, row1, last), zLast);
      zLast = a2.fma(FloatVector.fromArray(SPECIES, row2, last), zLast);
      zLast = a3.fma(FloatVector.fromArray(SPECIES, row3, last), zLast);
      for (int j = 0; j < last; j += LANES) {
        FloatVector z = FloatVector.fromArray(SPECIES, to, at + j);
        z = a0.fma(FloatVector.fromArray(SPECIES, row0, j), z);
        z = a1.fma(FloatVector.fromArray(SPECIES, row1, j), z);
        z = a2.fma(FloatVector.fromArray(SPECIES, row2, j), z);
        z = a3.fma(FloatVector.fromArray(SPECIES, row3, j), z);
        z.intoArray(to, at + j);
      }
      zLast.intoArray(to, at + last);
    }

    /**
     * Adds the upper row first, so that each sum stays one chain: 6 rows a pass; {@code count} is a multiple of 6.
     */
    private static void addRowsBy6(float[][] rows, int first, int count, float[] factors, int from,
        float[] to, int at) {
      // The last vector may overlap the one before it: it stays in a register until that is written.
      int last = UNITS - LANES;
      FloatVector zLast = FloatVector.fromArray(SPECIES, to, at + last);
      for (int k = 0; k < count; k += 6) {
        float[] row0 = rows[first + k];
        FloatVector a0 = FloatVector.broadcast(SPECIES, factors[from + k]);
        float[] row1 = rows[first + k + 1];
        FloatVector a1 = FloatVector.broadcast(SPECIES, factors[from + k + 1]);
        float[] row2 = rows[first + k + 2];
        FloatVector a2 = FloatVector.broadcast(SPECIES, factors[from + k + 2]);
        float[] row3 = rows[first + k + 3];
        FloatVector a3 = FloatVector.broadcast(SPECIES, factors[from + k + 3]);
        float[] row4 = rows[first + k + 4];
        FloatVector a4 = FloatVector.broadcast(SPECIES, factors[from + k + 4]);
        float[] row5 = rows[first + k + 5];
        FloatVector a5 = FloatVector.broadcast(SPECIES, factors[from + k + 5]);
        zLast = a0.fma(FloatVector.fromArray(SPECIES, row0, last), zLast);
        zLast = a1.fma(FloatVector.fromArray(SPECIES, row1, last), zLast);
        zLast = a2.fma(FloatVector.fromArray(SPECIES, row2, last), zLast);
        zLast = a3.fma(FloatVector.fromArray(SPECIES, row3, last), zLast);
        zLast = a4.fma(FloatVector.fromArray(SPECIES, row4, last), zLast);
        zLast = a5.fma(FloatVector.fromArray(SPECIES, row5, last), zLast);
        for (int j = 0; j < last; j += LANES) {
          FloatVector z = FloatVector.fromArray(SPECIES, to, at + j);
          z = a0.fma(FloatVector.fromArray(SPECIES, row0, j), z);
          z = a1.fma(FloatVector.fromArray(SPECIES, row1, j), z);
          z = a2.fma(FloatVector.fromArray(SPECIES, row2, j), z);
          z = a3.fma(FloatVector.fromArray(SPECIES, row3, j), z);
          z = a4.fma(FloatVector.fromArray(SPECIES, row4, j), z);
          z = a5.fma(FloatVector.fromArray(SPECIES, row5, j), z);
          z.intoArray(to, at + j);
        }
      }
      zLast.intoArray(to, at + last);
    }

    private void finish(float[] state, int stateAt, int n) {
      FloatVector bound = FloatVector.broadcast(SPECIES, 8.12729454f);
      FloatVector least = FloatVector.broadcast(SPECIES, -8.12729454f);
      FloatVector p1 = FloatVector.broadcast(SPECIES, 0.134086534f);
      FloatVector p3 = FloatVector.broadcast(SPECIES, 0.00352846668f);
      FloatVector p5 = FloatVector.broadcast(SPECIES, 2.11546376e-5f);
      FloatVector p7 = FloatVector.broadcast(SPECIES, 1.4124617e-8f);
      FloatVector one = FloatVector.broadcast(SPECIES, 1f);
      FloatVector q2 = FloatVector.broadcast(SPECIES, 0.467419833f);
      FloatVector q4 = FloatVector.broadcast(SPECIES, 0.0260018725f);
      FloatVector q6 = FloatVector.broadcast(SPECIES, 3.33957083e-4f);
      FloatVector q8 = FloatVector.broadcast(SPECIES, 8.08837058e-7f);
      for (int j = 0; j < UNITS; j += LANES) {
        int at = Math.min(j, UNITS - LANES);
        FloatVector hSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + at)
            .add(FloatVector.fromArray(SPECIES, bias, at));
        FloatVector hX = hSum.min(bound).max(least);
        FloatVector hX2 = hX.mul(hX);
        FloatVector hX4 = hX2.mul(hX2);
        FloatVector hP = hX4.fma(hX2.fma(p7, p5), hX2.fma(p3, p1));
        FloatVector hQ = hX4.fma(hX2.fma(hX2.fma(q8, q6), q4), hX2.fma(q2, one));
        FloatVector h = hX2.mul(hX).fma(hP, hX).div(hQ);
        h.intoArray(state, stateAt + at);
      }
    }
  }

  /**
   * {@link Lanes} over weights in the order in which they are read: a few vectors of all kernel rows,
   * one row after the other, then the next vectors.
   */
  private final class Panels extends Lanes {
    /**
     * The index of the first weight. The elements of an array begin 16 bytes behind it, unless
     * HotSpot is told to have compact headers, so that this weight lies 64 bytes behind it: where
     * the array begins with a line of the cache, as G1 lets large ones, no vector crosses two.
     */
    private static final int FIRST = 12;

    private static final Packing INPUT_ORDER = new Packing(FIRST, LANES, 4, INPUTS, 0, UNITS);

    private static final Packing REST_ORDER = new Packing(FIRST, LANES, 4, UNITS, 0, UNITS);

    private final float[] inputPanels;

    private final float[] restPanels;

    Panels() {
      this(INPUT_ORDER.room(), REST_ORDER.room());
    }

    Panels(float[] inputPanels, float[] restPanels) {
      this.inputPanels = inputPanels;
      this.restPanels = restPanels;
    }

    /**
     * Copies the weights as they are now.
     */
    void copyWeights() {
      INPUT_ORDER.copy(W, 0, INPUTS, 0, inputPanels);
      REST_ORDER.copy(U, 0, UNITS, 0, restPanels);
    }

    @Override
    void sumInputs(float[] inputs, int inputsAt, int n) {
      for (int j = 0; j < UNITS; j += 4 * LANES) {
        int at = Math.min(j, UNITS - 4 * LANES);
        sumInputsPanel(inputs, inputsAt, n, j, at);
      }
    }

    private void sumInputsPanel(float[] inputs, int inputsAt, int n, int j, int at) {
      FloatVector z0 = FloatVector.zero(SPECIES);
      FloatVector z1 = FloatVector.zero(SPECIES);
      FloatVector z2 = FloatVector.zero(SPECIES);
      FloatVector z3 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = FIRST + j * INPUTS + k * 4 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, inputPanels, w + 3 * LANES), z3);
      }
      z0.intoArray(begun, n * SUMS + at);
      z1.intoArray(begun, n * SUMS + at + LANES);
      z2.intoArray(begun, n * SUMS + at + 2 * LANES);
      z3.intoArray(begun, n * SUMS + at + 3 * LANES);
    }

    @Override
    void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
      int tiled = count - count % 8;
      for (int j = tiled > 0 ? 0 : UNITS; j < UNITS; j += 4 * LANES) {
        int at = Math.min(j, UNITS - 4 * LANES);
        for (int v = 0; v < 4 * LANES; v += 2 * LANES) {
          int from = FIRST + j * INPUTS + v;
          for (int i = 0; i < tiled; i += 8) {
            sumInputsOf8Panel(inputs, inputsAt + i * INPUTS, n + i, from, at + v);
          }
        }
      }
      super.sumInputsOfSeveral(count - tiled, inputs, inputsAt + tiled * INPUTS, n + tiled);
    }

    private void sumInputsOf8Panel(float[] inputs, int inputsAt, int n, int from, int at) {
      FloatVector zA0 = FloatVector.zero(SPECIES);
      FloatVector zA1 = FloatVector.zero(SPECIES);
      FloatVector zB0 = FloatVector.zero(SPECIES);
      FloatVector zB1 = FloatVector.zero(SPECIES);
      FloatVector zC0 = FloatVector.zero(SPECIES);
      FloatVector zC1 = FloatVector.zero(SPECIES);
      FloatVector zD0 = FloatVector.zero(SPECIES);
      FloatVector zD1 = FloatVector.zero(SPECIES);
      FloatVector zE0 = FloatVector.zero(SPECIES);
      FloatVector zE1 = FloatVector.zero(SPECIES);
      FloatVector zF0 = FloatVector.zero(SPECIES);
      FloatVector zF1 = FloatVector.zero(SPECIES);
      FloatVector zG0 = FloatVector.zero(SPECIES);
      FloatVector zG1 = FloatVector.zero(SPECIES);
      FloatVector zH0 = FloatVector.zero(SPECIES);
      FloatVector zH1 = FloatVector.zero(SPECIES);
      for (int k = 0; k < INPUTS; k++) {
        int w = from + k * 4 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, inputs[inputsAt + INPUTS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 2 * INPUTS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 3 * INPUTS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 4 * INPUTS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 5 * INPUTS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 6 * INPUTS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, inputs[inputsAt + 7 * INPUTS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, inputPanels, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, inputPanels, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(begun, n * SUMS + at);
      zA1.intoArray(begun, n * SUMS + at + LANES);
      zB0.intoArray(begun, (n + 1) * SUMS + at);
      zB1.intoArray(begun, (n + 1) * SUMS + at + LANES);
      zC0.intoArray(begun, (n + 2) * SUMS + at);
      zC1.intoArray(begun, (n + 2) * SUMS + at + LANES);
      zD0.intoArray(begun, (n + 3) * SUMS + at);
      zD1.intoArray(begun, (n + 3) * SUMS + at + LANES);
      zE0.intoArray(begun, (n + 4) * SUMS + at);
      zE1.intoArray(begun, (n + 4) * SUMS + at + LANES);
      zF0.intoArray(begun, (n + 5) * SUMS + at);
      zF1.intoArray(begun, (n + 5) * SUMS + at + LANES);
      zG0.intoArray(begun, (n + 6) * SUMS + at);
      zG1.intoArray(begun, (n + 6) * SUMS + at + LANES);
      zH0.intoArray(begun, (n + 7) * SUMS + at);
      zH1.intoArray(begun, (n + 7) * SUMS + at + LANES);
    }

    @Override
    void sumRest(float[] state, int stateAt, int n) {
      for (int j = 0; j < UNITS; j += 4 * LANES) {
        int at = Math.min(j, UNITS - 4 * LANES);
        sumRestPanel(state, stateAt, n, j, at);
      }
    }

    private void sumRestPanel(float[] state, int stateAt, int n, int j, int at) {
      FloatVector z0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at);
      FloatVector z1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at + LANES);
      FloatVector z2 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at + 2 * LANES);
      FloatVector z3 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at + 3 * LANES);
      for (int k = 0; k < UNITS; k++) {
        int w = FIRST + j * UNITS + k * 4 * LANES;
        FloatVector a = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        z0 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w), z0);
        z1 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + LANES), z1);
        z2 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 2 * LANES), z2);
        z3 = a.fma(FloatVector.fromArray(SPECIES, restPanels, w + 3 * LANES), z3);
      }
      z0.intoArray(sums, n * SUMS + at);
      z1.intoArray(sums, n * SUMS + at + LANES);
      z2.intoArray(sums, n * SUMS + at + 2 * LANES);
      z3.intoArray(sums, n * SUMS + at + 3 * LANES);
    }

    @Override
    void sumRestOfSeveral(int count, float[] state, int stateAt, int n) {
      int tiled = count - count % 8;
      for (int j = tiled > 0 ? 0 : UNITS; j < UNITS; j += 4 * LANES) {
        int at = Math.min(j, UNITS - 4 * LANES);
        for (int v = 0; v < 4 * LANES; v += 2 * LANES) {
          int from = FIRST + j * UNITS + v;
          for (int i = 0; i < tiled; i += 8) {
            sumRestOf8Panel(state, stateAt + i * UNITS, n + i, from, at + v);
          }
        }
      }
      super.sumRestOfSeveral(count - tiled, state, stateAt + tiled * UNITS, n + tiled);
    }

    private void sumRestOf8Panel(float[] state, int stateAt, int n, int from, int at) {
      FloatVector zA0 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at);
      FloatVector zA1 = FloatVector.fromArray(SPECIES, begun, n * SUMS + at + LANES);
      FloatVector zB0 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + at);
      FloatVector zB1 = FloatVector.fromArray(SPECIES, begun, (n + 1) * SUMS + at + LANES);
      FloatVector zC0 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + at);
      FloatVector zC1 = FloatVector.fromArray(SPECIES, begun, (n + 2) * SUMS + at + LANES);
      FloatVector zD0 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + at);
      FloatVector zD1 = FloatVector.fromArray(SPECIES, begun, (n + 3) * SUMS + at + LANES);
      FloatVector zE0 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + at);
      FloatVector zE1 = FloatVector.fromArray(SPECIES, begun, (n + 4) * SUMS + at + LANES);
      FloatVector zF0 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + at);
      FloatVector zF1 = FloatVector.fromArray(SPECIES, begun, (n + 5) * SUMS + at + LANES);
      FloatVector zG0 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + at);
      FloatVector zG1 = FloatVector.fromArray(SPECIES, begun, (n + 6) * SUMS + at + LANES);
      FloatVector zH0 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + at);
      FloatVector zH1 = FloatVector.fromArray(SPECIES, begun, (n + 7) * SUMS + at + LANES);
      for (int k = 0; k < UNITS; k++) {
        int w = from + k * 4 * LANES;
        FloatVector a0 = FloatVector.broadcast(SPECIES, state[stateAt + k]);
        FloatVector a1 = FloatVector.broadcast(SPECIES, state[stateAt + UNITS + k]);
        FloatVector a2 = FloatVector.broadcast(SPECIES, state[stateAt + 2 * UNITS + k]);
        FloatVector a3 = FloatVector.broadcast(SPECIES, state[stateAt + 3 * UNITS + k]);
        FloatVector a4 = FloatVector.broadcast(SPECIES, state[stateAt + 4 * UNITS + k]);
        FloatVector a5 = FloatVector.broadcast(SPECIES, state[stateAt + 5 * UNITS + k]);
        FloatVector a6 = FloatVector.broadcast(SPECIES, state[stateAt + 6 * UNITS + k]);
        FloatVector a7 = FloatVector.broadcast(SPECIES, state[stateAt + 7 * UNITS + k]);
        FloatVector w0 = FloatVector.fromArray(SPECIES, restPanels, w);
        zA0 = a0.fma(w0, zA0);
        zB0 = a1.fma(w0, zB0);
        zC0 = a2.fma(w0, zC0);
        zD0 = a3.fma(w0, zD0);
        zE0 = a4.fma(w0, zE0);
        zF0 = a5.fma(w0, zF0);
        zG0 = a6.fma(w0, zG0);
        zH0 = a7.fma(w0, zH0);
        FloatVector w1 = FloatVector.fromArray(SPECIES, restPanels, w + LANES);
        zA1 = a0.fma(w1, zA1);
        zB1 = a1.fma(w1, zB1);
        zC1 = a2.fma(w1, zC1);
        zD1 = a3.fma(w1, zD1);
        zE1 = a4.fma(w1, zE1);
        zF1 = a5.fma(w1, zF1);
        zG1 = a6.fma(w1, zG1);
        zH1 = a7.fma(w1, zH1);
      }
      zA0.intoArray(sums, n * SUMS + at);
      zA1.intoArray(sums, n * SUMS + at + LANES);
      zB0.intoArray(sums, (n + 1) * SUMS + at);
      zB1.intoArray(sums, (n + 1) * SUMS + at + LANES);
      zC0.intoArray(sums, (n + 2) * SUMS + at);
      zC1.intoArray(sums, (n + 2) * SUMS + at + LANES);
      zD0.intoArray(sums, (n + 3) * SUMS + at);
      zD1.intoArray(sums, (n + 3) * SUMS + at + LANES);
      zE0.intoArray(sums, (n + 4) * SUMS + at);
      zE1.intoArray(sums, (n + 4) * SUMS + at + LANES);
      zF0.intoArray(sums, (n + 5) * SUMS + at);
      zF1.intoArray(sums, (n + 5) * SUMS + at + LANES);
      zG0.intoArray(sums, (n + 6) * SUMS + at);
      zG1.intoArray(sums, (n + 6) * SUMS + at + LANES);
      zH0.intoArray(sums, (n + 7) * SUMS + at);
      zH1.intoArray(sums, (n + 7) * SUMS + at + LANES);
    }
  }
}
