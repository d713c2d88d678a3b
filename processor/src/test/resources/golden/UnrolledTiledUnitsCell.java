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
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link TiledUnitsCell}.
 *
 * <ul>
 *   <li>{@code x [13]} is the input, {@code h [12]} the state and the output.
 *   <li>{@code kernel [25][12]}: rows {@code [0, 13)} are {@link #W} (input), rows
 *       {@code [13, 25)} are {@link #U} (recurrent).
 *   <li>{@code bias [12]}.
 *   <li>Numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to bottom,
 *       the bias added last.
 *   <li>A step of one example: 300 multiply-adds; reads 1248 bytes of weights and 100 of input and
 *       state, writes 48 of state.
 *   <li>Code shape {@code straight}: asked for with -Aunrolled.shape=straight.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTiledUnitsCell implements TiledUnitsCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 13;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 12;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 13)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [13, 25)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  private final float[] z = new float[UNITS];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTiledUnitsCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledTiledUnitsCell(float[][] kernel, float[] bias) {
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
   * One step of one example, in methods small enough for the JIT compiler.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    advance0(inputs, inputsAt, state, stateAt);
    advance1(inputs, inputsAt, state, stateAt);
    advance2(inputs, inputsAt, state, stateAt);
  }

  private void advance0(float[] inputs, int inputsAt, float[] state, int stateAt) {
    float z0 = Math.fma(inputs[inputsAt], W[0][0], 0f);
    z0 = Math.fma(inputs[inputsAt + 1], W[1][0], z0);
    z0 = Math.fma(inputs[inputsAt + 2], W[2][0], z0);
    z0 = Math.fma(inputs[inputsAt + 3], W[3][0], z0);
    z0 = Math.fma(inputs[inputsAt + 4], W[4][0], z0);
    z0 = Math.fma(inputs[inputsAt + 5], W[5][0], z0);
    z0 = Math.fma(inputs[inputsAt + 6], W[6][0], z0);
    z0 = Math.fma(inputs[inputsAt + 7], W[7][0], z0);
    z0 = Math.fma(inputs[inputsAt + 8], W[8][0], z0);
    z0 = Math.fma(inputs[inputsAt + 9], W[9][0], z0);
    z0 = Math.fma(inputs[inputsAt + 10], W[10][0], z0);
    z0 = Math.fma(inputs[inputsAt + 11], W[11][0], z0);
    z0 = Math.fma(inputs[inputsAt + 12], W[12][0], z0);
    z0 = Math.fma(state[stateAt], U[0][0], z0);
    z0 = Math.fma(state[stateAt + 1], U[1][0], z0);
    z0 = Math.fma(state[stateAt + 2], U[2][0], z0);
    z0 = Math.fma(state[stateAt + 3], U[3][0], z0);
    z0 = Math.fma(state[stateAt + 4], U[4][0], z0);
    z0 = Math.fma(state[stateAt + 5], U[5][0], z0);
    z0 = Math.fma(state[stateAt + 6], U[6][0], z0);
    z0 = Math.fma(state[stateAt + 7], U[7][0], z0);
    z0 = Math.fma(state[stateAt + 8], U[8][0], z0);
    z0 = Math.fma(state[stateAt + 9], U[9][0], z0);
    z0 = Math.fma(state[stateAt + 10], U[10][0], z0);
    z0 = Math.fma(state[stateAt + 11], U[11][0], z0);
    z0 += bias[0];
    z[0] = z0;
    float z1 = Math.fma(inputs[inputsAt], W[0][1], 0f);
    z1 = Math.fma(inputs[inputsAt + 1], W[1][1], z1);
    z1 = Math.fma(inputs[inputsAt + 2], W[2][1], z1);
    z1 = Math.fma(inputs[inputsAt + 3], W[3][1], z1);
    z1 = Math.fma(inputs[inputsAt + 4], W[4][1], z1);
    z1 = Math.fma(inputs[inputsAt + 5], W[5][1], z1);
    z1 = Math.fma(inputs[inputsAt + 6], W[6][1], z1);
    z1 = Math.fma(inputs[inputsAt + 7], W[7][1], z1);
    z1 = Math.fma(inputs[inputsAt + 8], W[8][1], z1);
    z1 = Math.fma(inputs[inputsAt + 9], W[9][1], z1);
    z1 = Math.fma(inputs[inputsAt + 10], W[10][1], z1);
    z1 = Math.fma(inputs[inputsAt + 11], W[11][1], z1);
    z1 = Math.fma(inputs[inputsAt + 12], W[12][1], z1);
    z1 = Math.fma(state[stateAt], U[0][1], z1);
    z1 = Math.fma(state[stateAt + 1], U[1][1], z1);
    z1 = Math.fma(state[stateAt + 2], U[2][1], z1);
    z1 = Math.fma(state[stateAt + 3], U[3][1], z1);
    z1 = Math.fma(state[stateAt + 4], U[4][1], z1);
    z1 = Math.fma(state[stateAt + 5], U[5][1], z1);
    z1 = Math.fma(state[stateAt + 6], U[6][1], z1);
    z1 = Math.fma(state[stateAt + 7], U[7][1], z1);
    z1 = Math.fma(state[stateAt + 8], U[8][1], z1);
    z1 = Math.fma(state[stateAt + 9], U[9][1], z1);
    z1 = Math.fma(state[stateAt + 10], U[10][1], z1);
    z1 = Math.fma(state[stateAt + 11], U[11][1], z1);
    z1 += bias[1];
    z[1] = z1;
    float z2 = Math.fma(inputs[inputsAt], W[0][2], 0f);
    z2 = Math.fma(inputs[inputsAt + 1], W[1][2], z2);
    z2 = Math.fma(inputs[inputsAt + 2], W[2][2], z2);
    z2 = Math.fma(inputs[inputsAt + 3], W[3][2], z2);
    z2 = Math.fma(inputs[inputsAt + 4], W[4][2], z2);
    z2 = Math.fma(inputs[inputsAt + 5], W[5][2], z2);
    z2 = Math.fma(inputs[inputsAt + 6], W[6][2], z2);
    z2 = Math.fma(inputs[inputsAt + 7], W[7][2], z2);
    z2 = Math.fma(inputs[inputsAt + 8], W[8][2], z2);
    z2 = Math.fma(inputs[inputsAt + 9], W[9][2], z2);
    z2 = Math.fma(inputs[inputsAt + 10], W[10][2], z2);
    z2 = Math.fma(inputs[inputsAt + 11], W[11][2], z2);
    z2 = Math.fma(inputs[inputsAt + 12], W[12][2], z2);
    z2 = Math.fma(state[stateAt], U[0][2], z2);
    z2 = Math.fma(state[stateAt + 1], U[1][2], z2);
    z2 = Math.fma(state[stateAt + 2], U[2][2], z2);
    z2 = Math.fma(state[stateAt + 3], U[3][2], z2);
    z2 = Math.fma(state[stateAt + 4], U[4][2], z2);
    z2 = Math.fma(state[stateAt + 5], U[5][2], z2);
    z2 = Math.fma(state[stateAt + 6], U[6][2], z2);
    z2 = Math.fma(state[stateAt + 7], U[7][2], z2);
    z2 = Math.fma(state[stateAt + 8], U[8][2], z2);
    z2 = Math.fma(state[stateAt + 9], U[9][2], z2);
    z2 = Math.fma(state[stateAt + 10], U[10][2], z2);
    z2 = Math.fma(state[stateAt + 11], U[11][2], z2);
    z2 += bias[2];
    z[2] = z2;
    float z3 = Math.fma(inputs[inputsAt], W[0][3], 0f);
    z3 = Math.fma(inputs[inputsAt + 1], W[1][3], z3);
    z3 = Math.fma(inputs[inputsAt + 2], W[2][3], z3);
    z3 = Math.fma(inputs[inputsAt + 3], W[3][3], z3);
    z3 = Math.fma(inputs[inputsAt + 4], W[4][3], z3);
    z3 = Math.fma(inputs[inputsAt + 5], W[5][3], z3);
    z3 = Math.fma(inputs[inputsAt + 6], W[6][3], z3);
    z3 = Math.fma(inputs[inputsAt + 7], W[7][3], z3);
    z3 = Math.fma(inputs[inputsAt + 8], W[8][3], z3);
    z3 = Math.fma(inputs[inputsAt + 9], W[9][3], z3);
    z3 = Math.fma(inputs[inputsAt + 10], W[10][3], z3);
    z3 = Math.fma(inputs[inputsAt + 11], W[11][3], z3);
    z3 = Math.fma(inputs[inputsAt + 12], W[12][3], z3);
    z3 = Math.fma(state[stateAt], U[0][3], z3);
    z3 = Math.fma(state[stateAt + 1], U[1][3], z3);
    z3 = Math.fma(state[stateAt + 2], U[2][3], z3);
    z3 = Math.fma(state[stateAt + 3], U[3][3], z3);
    z3 = Math.fma(state[stateAt + 4], U[4][3], z3);
    z3 = Math.fma(state[stateAt + 5], U[5][3], z3);
    z3 = Math.fma(state[stateAt + 6], U[6][3], z3);
    z3 = Math.fma(state[stateAt + 7], U[7][3], z3);
    z3 = Math.fma(state[stateAt + 8], U[8][3], z3);
    z3 = Math.fma(state[stateAt + 9], U[9][3], z3);
    z3 = Math.fma(state[stateAt + 10], U[10][3], z3);
    z3 = Math.fma(state[stateAt + 11], U[11][3], z3);
    z3 += bias[3];
    z[3] = z3;
    float z4 = Math.fma(inputs[inputsAt], W[0][4], 0f);
    z4 = Math.fma(inputs[inputsAt + 1], W[1][4], z4);
    z4 = Math.fma(inputs[inputsAt + 2], W[2][4], z4);
    z4 = Math.fma(inputs[inputsAt + 3], W[3][4], z4);
    z4 = Math.fma(inputs[inputsAt + 4], W[4][4], z4);
    z4 = Math.fma(inputs[inputsAt + 5], W[5][4], z4);
    z4 = Math.fma(inputs[inputsAt + 6], W[6][4], z4);
    z4 = Math.fma(inputs[inputsAt + 7], W[7][4], z4);
    z4 = Math.fma(inputs[inputsAt + 8], W[8][4], z4);
    z4 = Math.fma(inputs[inputsAt + 9], W[9][4], z4);
    z4 = Math.fma(inputs[inputsAt + 10], W[10][4], z4);
    z4 = Math.fma(inputs[inputsAt + 11], W[11][4], z4);
    z4 = Math.fma(inputs[inputsAt + 12], W[12][4], z4);
    z4 = Math.fma(state[stateAt], U[0][4], z4);
    z4 = Math.fma(state[stateAt + 1], U[1][4], z4);
    z4 = Math.fma(state[stateAt + 2], U[2][4], z4);
    z4 = Math.fma(state[stateAt + 3], U[3][4], z4);
    z4 = Math.fma(state[stateAt + 4], U[4][4], z4);
    z4 = Math.fma(state[stateAt + 5], U[5][4], z4);
    z4 = Math.fma(state[stateAt + 6], U[6][4], z4);
    z4 = Math.fma(state[stateAt + 7], U[7][4], z4);
    z4 = Math.fma(state[stateAt + 8], U[8][4], z4);
    z4 = Math.fma(state[stateAt + 9], U[9][4], z4);
    z4 = Math.fma(state[stateAt + 10], U[10][4], z4);
    z4 = Math.fma(state[stateAt + 11], U[11][4], z4);
    z4 += bias[4];
    z[4] = z4;
    float z5 = Math.fma(inputs[inputsAt], W[0][5], 0f);
    z5 = Math.fma(inputs[inputsAt + 1], W[1][5], z5);
    z5 = Math.fma(inputs[inputsAt + 2], W[2][5], z5);
    z5 = Math.fma(inputs[inputsAt + 3], W[3][5], z5);
    z5 = Math.fma(inputs[inputsAt + 4], W[4][5], z5);
    z5 = Math.fma(inputs[inputsAt + 5], W[5][5], z5);
    z5 = Math.fma(inputs[inputsAt + 6], W[6][5], z5);
    z5 = Math.fma(inputs[inputsAt + 7], W[7][5], z5);
    z5 = Math.fma(inputs[inputsAt + 8], W[8][5], z5);
    z5 = Math.fma(inputs[inputsAt + 9], W[9][5], z5);
    z5 = Math.fma(inputs[inputsAt + 10], W[10][5], z5);
    z5 = Math.fma(inputs[inputsAt + 11], W[11][5], z5);
    z5 = Math.fma(inputs[inputsAt + 12], W[12][5], z5);
    z5 = Math.fma(state[stateAt], U[0][5], z5);
    z5 = Math.fma(state[stateAt + 1], U[1][5], z5);
    z5 = Math.fma(state[stateAt + 2], U[2][5], z5);
    z5 = Math.fma(state[stateAt + 3], U[3][5], z5);
    z5 = Math.fma(state[stateAt + 4], U[4][5], z5);
    z5 = Math.fma(state[stateAt + 5], U[5][5], z5);
    z5 = Math.fma(state[stateAt + 6], U[6][5], z5);
    z5 = Math.fma(state[stateAt + 7], U[7][5], z5);
    z5 = Math.fma(state[stateAt + 8], U[8][5], z5);
    z5 = Math.fma(state[stateAt + 9], U[9][5], z5);
    z5 = Math.fma(state[stateAt + 10], U[10][5], z5);
    z5 = Math.fma(state[stateAt + 11], U[11][5], z5);
    z5 += bias[5];
    z[5] = z5;
    float z6 = Math.fma(inputs[inputsAt], W[0][6], 0f);
    z6 = Math.fma(inputs[inputsAt + 1], W[1][6], z6);
    z6 = Math.fma(inputs[inputsAt + 2], W[2][6], z6);
    z6 = Math.fma(inputs[inputsAt + 3], W[3][6], z6);
    z6 = Math.fma(inputs[inputsAt + 4], W[4][6], z6);
    z6 = Math.fma(inputs[inputsAt + 5], W[5][6], z6);
    z6 = Math.fma(inputs[inputsAt + 6], W[6][6], z6);
    z6 = Math.fma(inputs[inputsAt + 7], W[7][6], z6);
    z6 = Math.fma(inputs[inputsAt + 8], W[8][6], z6);
    z6 = Math.fma(inputs[inputsAt + 9], W[9][6], z6);
    z6 = Math.fma(inputs[inputsAt + 10], W[10][6], z6);
    z6 = Math.fma(inputs[inputsAt + 11], W[11][6], z6);
    z6 = Math.fma(inputs[inputsAt + 12], W[12][6], z6);
    z6 = Math.fma(state[stateAt], U[0][6], z6);
    z6 = Math.fma(state[stateAt + 1], U[1][6], z6);
    z6 = Math.fma(state[stateAt + 2], U[2][6], z6);
    z6 = Math.fma(state[stateAt + 3], U[3][6], z6);
    z6 = Math.fma(state[stateAt + 4], U[4][6], z6);
    z6 = Math.fma(state[stateAt + 5], U[5][6], z6);
    z6 = Math.fma(state[stateAt + 6], U[6][6], z6);
    z6 = Math.fma(state[stateAt + 7], U[7][6], z6);
    z6 = Math.fma(state[stateAt + 8], U[8][6], z6);
    z6 = Math.fma(state[stateAt + 9], U[9][6], z6);
    z6 = Math.fma(state[stateAt + 10], U[10][6], z6);
    z6 = Math.fma(state[stateAt + 11], U[11][6], z6);
    z6 += bias[6];
    z[6] = z6;
    float z7 = Math.fma(inputs[inputsAt], W[0][7], 0f);
    z7 = Math.fma(inputs[inputsAt + 1], W[1][7], z7);
    z7 = Math.fma(inputs[inputsAt + 2], W[2][7], z7);
    z7 = Math.fma(inputs[inputsAt + 3], W[3][7], z7);
    z7 = Math.fma(inputs[inputsAt + 4], W[4][7], z7);
    z7 = Math.fma(inputs[inputsAt + 5], W[5][7], z7);
    z7 = Math.fma(inputs[inputsAt + 6], W[6][7], z7);
    z7 = Math.fma(inputs[inputsAt + 7], W[7][7], z7);
    z7 = Math.fma(inputs[inputsAt + 8], W[8][7], z7);
    z7 = Math.fma(inputs[inputsAt + 9], W[9][7], z7);
    z7 = Math.fma(inputs[inputsAt + 10], W[10][7], z7);
    z7 = Math.fma(inputs[inputsAt + 11], W[11][7], z7);
    z7 = Math.fma(inputs[inputsAt + 12], W[12][7], z7);
    z7 = Math.fma(state[stateAt], U[0][7], z7);
    z7 = Math.fma(state[stateAt + 1], U[1][7], z7);
    z7 = Math.fma(state[stateAt + 2], U[2][7], z7);
    z7 = Math.fma(state[stateAt + 3], U[3][7], z7);
    z7 = Math.fma(state[stateAt + 4], U[4][7], z7);
    z7 = Math.fma(state[stateAt + 5], U[5][7], z7);
    z7 = Math.fma(state[stateAt + 6], U[6][7], z7);
    z7 = Math.fma(state[stateAt + 7], U[7][7], z7);
    z7 = Math.fma(state[stateAt + 8], U[8][7], z7);
    z7 = Math.fma(state[stateAt + 9], U[9][7], z7);
    z7 = Math.fma(state[stateAt + 10], U[10][7], z7);
    z7 = Math.fma(state[stateAt + 11], U[11][7], z7);
    z7 += bias[7];
    z[7] = z7;
  }

  private void advance1(float[] inputs, int inputsAt, float[] state, int stateAt) {
    float z8 = Math.fma(inputs[inputsAt], W[0][8], 0f);
    z8 = Math.fma(inputs[inputsAt + 1], W[1][8], z8);
    z8 = Math.fma(inputs[inputsAt + 2], W[2][8], z8);
    z8 = Math.fma(inputs[inputsAt + 3], W[3][8], z8);
    z8 = Math.fma(inputs[inputsAt + 4], W[4][8], z8);
    z8 = Math.fma(inputs[inputsAt + 5], W[5][8], z8);
    z8 = Math.fma(inputs[inputsAt + 6], W[6][8], z8);
    z8 = Math.fma(inputs[inputsAt + 7], W[7][8], z8);
    z8 = Math.fma(inputs[inputsAt + 8], W[8][8], z8);
    z8 = Math.fma(inputs[inputsAt + 9], W[9][8], z8);
    z8 = Math.fma(inputs[inputsAt + 10], W[10][8], z8);
    z8 = Math.fma(inputs[inputsAt + 11], W[11][8], z8);
    z8 = Math.fma(inputs[inputsAt + 12], W[12][8], z8);
    z8 = Math.fma(state[stateAt], U[0][8], z8);
    z8 = Math.fma(state[stateAt + 1], U[1][8], z8);
    z8 = Math.fma(state[stateAt + 2], U[2][8], z8);
    z8 = Math.fma(state[stateAt + 3], U[3][8], z8);
    z8 = Math.fma(state[stateAt + 4], U[4][8], z8);
    z8 = Math.fma(state[stateAt + 5], U[5][8], z8);
    z8 = Math.fma(state[stateAt + 6], U[6][8], z8);
    z8 = Math.fma(state[stateAt + 7], U[7][8], z8);
    z8 = Math.fma(state[stateAt + 8], U[8][8], z8);
    z8 = Math.fma(state[stateAt + 9], U[9][8], z8);
    z8 = Math.fma(state[stateAt + 10], U[10][8], z8);
    z8 = Math.fma(state[stateAt + 11], U[11][8], z8);
    z8 += bias[8];
    z[8] = z8;
    float z9 = Math.fma(inputs[inputsAt], W[0][9], 0f);
    z9 = Math.fma(inputs[inputsAt + 1], W[1][9], z9);
    z9 = Math.fma(inputs[inputsAt + 2], W[2][9], z9);
    z9 = Math.fma(inputs[inputsAt + 3], W[3][9], z9);
    z9 = Math.fma(inputs[inputsAt + 4], W[4][9], z9);
    z9 = Math.fma(inputs[inputsAt + 5], W[5][9], z9);
    z9 = Math.fma(inputs[inputsAt + 6], W[6][9], z9);
    z9 = Math.fma(inputs[inputsAt + 7], W[7][9], z9);
    z9 = Math.fma(inputs[inputsAt + 8], W[8][9], z9);
    z9 = Math.fma(inputs[inputsAt + 9], W[9][9], z9);
    z9 = Math.fma(inputs[inputsAt + 10], W[10][9], z9);
    z9 = Math.fma(inputs[inputsAt + 11], W[11][9], z9);
    z9 = Math.fma(inputs[inputsAt + 12], W[12][9], z9);
    z9 = Math.fma(state[stateAt], U[0][9], z9);
    z9 = Math.fma(state[stateAt + 1], U[1][9], z9);
    z9 = Math.fma(state[stateAt + 2], U[2][9], z9);
    z9 = Math.fma(state[stateAt + 3], U[3][9], z9);
    z9 = Math.fma(state[stateAt + 4], U[4][9], z9);
    z9 = Math.fma(state[stateAt + 5], U[5][9], z9);
    z9 = Math.fma(state[stateAt + 6], U[6][9], z9);
    z9 = Math.fma(state[stateAt + 7], U[7][9], z9);
    z9 = Math.fma(state[stateAt + 8], U[8][9], z9);
    z9 = Math.fma(state[stateAt + 9], U[9][9], z9);
    z9 = Math.fma(state[stateAt + 10], U[10][9], z9);
    z9 = Math.fma(state[stateAt + 11], U[11][9], z9);
    z9 += bias[9];
    z[9] = z9;
    float z10 = Math.fma(inputs[inputsAt], W[0][10], 0f);
    z10 = Math.fma(inputs[inputsAt + 1], W[1][10], z10);
    z10 = Math.fma(inputs[inputsAt + 2], W[2][10], z10);
    z10 = Math.fma(inputs[inputsAt + 3], W[3][10], z10);
    z10 = Math.fma(inputs[inputsAt + 4], W[4][10], z10);
    z10 = Math.fma(inputs[inputsAt + 5], W[5][10], z10);
    z10 = Math.fma(inputs[inputsAt + 6], W[6][10], z10);
    z10 = Math.fma(inputs[inputsAt + 7], W[7][10], z10);
    z10 = Math.fma(inputs[inputsAt + 8], W[8][10], z10);
    z10 = Math.fma(inputs[inputsAt + 9], W[9][10], z10);
    z10 = Math.fma(inputs[inputsAt + 10], W[10][10], z10);
    z10 = Math.fma(inputs[inputsAt + 11], W[11][10], z10);
    z10 = Math.fma(inputs[inputsAt + 12], W[12][10], z10);
    z10 = Math.fma(state[stateAt], U[0][10], z10);
    z10 = Math.fma(state[stateAt + 1], U[1][10], z10);
    z10 = Math.fma(state[stateAt + 2], U[2][10], z10);
    z10 = Math.fma(state[stateAt + 3], U[3][10], z10);
    z10 = Math.fma(state[stateAt + 4], U[4][10], z10);
    z10 = Math.fma(state[stateAt + 5], U[5][10], z10);
    z10 = Math.fma(state[stateAt + 6], U[6][10], z10);
    z10 = Math.fma(state[stateAt + 7], U[7][10], z10);
    z10 = Math.fma(state[stateAt + 8], U[8][10], z10);
    z10 = Math.fma(state[stateAt + 9], U[9][10], z10);
    z10 = Math.fma(state[stateAt + 10], U[10][10], z10);
    z10 = Math.fma(state[stateAt + 11], U[11][10], z10);
    z10 += bias[10];
    z[10] = z10;
    float z11 = Math.fma(inputs[inputsAt], W[0][11], 0f);
    z11 = Math.fma(inputs[inputsAt + 1], W[1][11], z11);
    z11 = Math.fma(inputs[inputsAt + 2], W[2][11], z11);
    z11 = Math.fma(inputs[inputsAt + 3], W[3][11], z11);
    z11 = Math.fma(inputs[inputsAt + 4], W[4][11], z11);
    z11 = Math.fma(inputs[inputsAt + 5], W[5][11], z11);
    z11 = Math.fma(inputs[inputsAt + 6], W[6][11], z11);
    z11 = Math.fma(inputs[inputsAt + 7], W[7][11], z11);
    z11 = Math.fma(inputs[inputsAt + 8], W[8][11], z11);
    z11 = Math.fma(inputs[inputsAt + 9], W[9][11], z11);
    z11 = Math.fma(inputs[inputsAt + 10], W[10][11], z11);
    z11 = Math.fma(inputs[inputsAt + 11], W[11][11], z11);
    z11 = Math.fma(inputs[inputsAt + 12], W[12][11], z11);
    z11 = Math.fma(state[stateAt], U[0][11], z11);
    z11 = Math.fma(state[stateAt + 1], U[1][11], z11);
    z11 = Math.fma(state[stateAt + 2], U[2][11], z11);
    z11 = Math.fma(state[stateAt + 3], U[3][11], z11);
    z11 = Math.fma(state[stateAt + 4], U[4][11], z11);
    z11 = Math.fma(state[stateAt + 5], U[5][11], z11);
    z11 = Math.fma(state[stateAt + 6], U[6][11], z11);
    z11 = Math.fma(state[stateAt + 7], U[7][11], z11);
    z11 = Math.fma(state[stateAt + 8], U[8][11], z11);
    z11 = Math.fma(state[stateAt + 9], U[9][11], z11);
    z11 = Math.fma(state[stateAt + 10], U[10][11], z11);
    z11 = Math.fma(state[stateAt + 11], U[11][11], z11);
    z11 += bias[11];
    z[11] = z11;
  }

  private void advance2(float[] inputs, int inputsAt, float[] state, int stateAt) {
    state[stateAt] = Activations.tanhScalar(z[0]);
    state[stateAt + 1] = Activations.tanhScalar(z[1]);
    state[stateAt + 2] = Activations.tanhScalar(z[2]);
    state[stateAt + 3] = Activations.tanhScalar(z[3]);
    state[stateAt + 4] = Activations.tanhScalar(z[4]);
    state[stateAt + 5] = Activations.tanhScalar(z[5]);
    state[stateAt + 6] = Activations.tanhScalar(z[6]);
    state[stateAt + 7] = Activations.tanhScalar(z[7]);
    state[stateAt + 8] = Activations.tanhScalar(z[8]);
    state[stateAt + 9] = Activations.tanhScalar(z[9]);
    state[stateAt + 10] = Activations.tanhScalar(z[10]);
    state[stateAt + 11] = Activations.tanhScalar(z[11]);
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
    CellWeights.load("UnrolledTiledUnitsCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTiledUnitsCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTiledUnitsCell fork() {
    return new UnrolledTiledUnitsCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTiledUnitsCell copy = new UnrolledTiledUnitsCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTiledUnitsCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [13] input, h [12] state and output\n"
        + "  kernel [25][12]: rows [0, 13) are W (input), rows [13, 25) are U (recurrent)\n"
        + "  bias [12]\n"
        + "  numerics FUSED: each sum is one chain of Math.fma from +0, kernel rows from top to\n"
        + "    bottom, the bias added last\n"
        + "  a step of one example: 300 multiply-adds; reads 1248 bytes of weights and 100 of input\n"
        + "    and state, writes 48 of state\n"
        + "  code shape straight: asked for with -Aunrolled.shape=straight";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=13 units=12 activation=TANH biases=1 numerics=FUSED";
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
