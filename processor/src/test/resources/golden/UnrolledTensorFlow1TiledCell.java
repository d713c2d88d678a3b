package example;

import dev.unrolled.Generated;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.math.TensorFlow1Activations;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.SequenceRun;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * {@code h' = tanh([x, h] * kernel + bias)}, the cell of {@link TensorFlow1TiledCell}.
 *
 * <ul>
 *   <li>{@code x [260]} is the input, {@code h [1]} the state and the output.
 *   <li>{@code kernel [261][1]}: rows {@code [0, 260)} are {@link #W} (input), rows
 *       {@code [260, 261)} are {@link #U} (recurrent).
 *   <li>{@code bias [1]}.
 *   <li>Numerics TENSORFLOW_1: sums and activation as in TensorFlow 1.15, kernel rows from top to
 *       bottom: one example alone by chains over 16 rows from +0, every product and every sum
 *       rounded, the chains added in order; examples of a larger batch by one chain of Math.fma
 *       from +0; the bias added last.
 *   <li>At batch 1 meant to equal TensorFlow 1.15 (x86-64 with AVX-512, one thread), by the rule
 *       found for sums in blocks, whose values are not among the recorded ones; at larger batches
 *       TensorFlow sums a single unit, and more than 384 kernel rows, in another order, which this
 *       cell does not. Subnormal values, which TensorFlow flushes to zero, are kept.
 *   <li>A step of one example: 261 multiply-adds; reads 1048 bytes of weights and 1044 of input
 *       and state, writes 4 of state.
 *   <li>Code shape {@code straight}: asked for with -Aunrolled.shape=straight.
 * </ul>
 *
 * Not thread-safe: give each thread its own {@link #fork()}.
 */
@Generated("dev.unrolled.processor.UnrolledProcessor")
public final class UnrolledTensorFlow1TiledCell implements TensorFlow1TiledCell {
  /**
   * The number of values in one input.
   */
  public static final int INPUTS = 260;

  /**
   * The number of units: the length of a state and of an output.
   */
  public static final int UNITS = 1;

  /**
   * {@code [INPUTS + UNITS][UNITS]}. Write elements, never replace a row:
   * {@link #W} and {@link #U} share the row arrays.
   */
  public final float[][] kernel;

  /**
   * {@code [INPUTS][UNITS]}: {@code kernel} rows {@code [0, 260)}, which multiply the input.
   */
  public final float[][] W;

  /**
   * {@code [UNITS][UNITS]}: {@code kernel} rows {@code [260, 261)}, which multiply the state.
   */
  public final float[][] U;

  /**
   * {@code [UNITS]}, added last.
   */
  public final float[] bias;

  private final float[] z = new float[UNITS];

  private final float[] pair = new float[2 * (INPUTS + UNITS + UNITS)];

  /**
   * A cell whose weights are zero until they are loaded, initialized or written.
   */
  public UnrolledTensorFlow1TiledCell() {
    this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
  }

  private UnrolledTensorFlow1TiledCell(float[][] kernel, float[] bias) {
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
    if (batch == 1) {
      advance(inputs, inputsAt, state, stateAt);
      return;
    }
    for (int n = 0; n < batch; n++) {
      advanceInBatch(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
    }
  }

  /**
   * One step of one example on its own, in methods small enough for the JIT compiler.
   */
  private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
    advance0(inputs, inputsAt, state, stateAt);
    advance1(inputs, inputsAt, state, stateAt);
    advance2(inputs, inputsAt, state, stateAt);
  }

  private void advance0(float[] inputs, int inputsAt, float[] state, int stateAt) {
    float z0 = 0f + inputs[inputsAt] * W[0][0];
    z0 = z0 + inputs[inputsAt + 1] * W[1][0];
    z0 = z0 + inputs[inputsAt + 2] * W[2][0];
    z0 = z0 + inputs[inputsAt + 3] * W[3][0];
    z0 = z0 + inputs[inputsAt + 4] * W[4][0];
    z0 = z0 + inputs[inputsAt + 5] * W[5][0];
    z0 = z0 + inputs[inputsAt + 6] * W[6][0];
    z0 = z0 + inputs[inputsAt + 7] * W[7][0];
    z0 = z0 + inputs[inputsAt + 8] * W[8][0];
    z0 = z0 + inputs[inputsAt + 9] * W[9][0];
    z0 = z0 + inputs[inputsAt + 10] * W[10][0];
    z0 = z0 + inputs[inputsAt + 11] * W[11][0];
    z0 = z0 + inputs[inputsAt + 12] * W[12][0];
    z0 = z0 + inputs[inputsAt + 13] * W[13][0];
    z0 = z0 + inputs[inputsAt + 14] * W[14][0];
    z0 = z0 + inputs[inputsAt + 15] * W[15][0];
    float blockSum = 0f + inputs[inputsAt + 16] * W[16][0];
    blockSum = blockSum + inputs[inputsAt + 17] * W[17][0];
    blockSum = blockSum + inputs[inputsAt + 18] * W[18][0];
    blockSum = blockSum + inputs[inputsAt + 19] * W[19][0];
    blockSum = blockSum + inputs[inputsAt + 20] * W[20][0];
    blockSum = blockSum + inputs[inputsAt + 21] * W[21][0];
    blockSum = blockSum + inputs[inputsAt + 22] * W[22][0];
    blockSum = blockSum + inputs[inputsAt + 23] * W[23][0];
    blockSum = blockSum + inputs[inputsAt + 24] * W[24][0];
    blockSum = blockSum + inputs[inputsAt + 25] * W[25][0];
    blockSum = blockSum + inputs[inputsAt + 26] * W[26][0];
    blockSum = blockSum + inputs[inputsAt + 27] * W[27][0];
    blockSum = blockSum + inputs[inputsAt + 28] * W[28][0];
    blockSum = blockSum + inputs[inputsAt + 29] * W[29][0];
    blockSum = blockSum + inputs[inputsAt + 30] * W[30][0];
    blockSum = blockSum + inputs[inputsAt + 31] * W[31][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 32] * W[32][0];
    blockSum = blockSum + inputs[inputsAt + 33] * W[33][0];
    blockSum = blockSum + inputs[inputsAt + 34] * W[34][0];
    blockSum = blockSum + inputs[inputsAt + 35] * W[35][0];
    blockSum = blockSum + inputs[inputsAt + 36] * W[36][0];
    blockSum = blockSum + inputs[inputsAt + 37] * W[37][0];
    blockSum = blockSum + inputs[inputsAt + 38] * W[38][0];
    blockSum = blockSum + inputs[inputsAt + 39] * W[39][0];
    blockSum = blockSum + inputs[inputsAt + 40] * W[40][0];
    blockSum = blockSum + inputs[inputsAt + 41] * W[41][0];
    blockSum = blockSum + inputs[inputsAt + 42] * W[42][0];
    blockSum = blockSum + inputs[inputsAt + 43] * W[43][0];
    blockSum = blockSum + inputs[inputsAt + 44] * W[44][0];
    blockSum = blockSum + inputs[inputsAt + 45] * W[45][0];
    blockSum = blockSum + inputs[inputsAt + 46] * W[46][0];
    blockSum = blockSum + inputs[inputsAt + 47] * W[47][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 48] * W[48][0];
    blockSum = blockSum + inputs[inputsAt + 49] * W[49][0];
    blockSum = blockSum + inputs[inputsAt + 50] * W[50][0];
    blockSum = blockSum + inputs[inputsAt + 51] * W[51][0];
    blockSum = blockSum + inputs[inputsAt + 52] * W[52][0];
    blockSum = blockSum + inputs[inputsAt + 53] * W[53][0];
    blockSum = blockSum + inputs[inputsAt + 54] * W[54][0];
    blockSum = blockSum + inputs[inputsAt + 55] * W[55][0];
    blockSum = blockSum + inputs[inputsAt + 56] * W[56][0];
    blockSum = blockSum + inputs[inputsAt + 57] * W[57][0];
    blockSum = blockSum + inputs[inputsAt + 58] * W[58][0];
    blockSum = blockSum + inputs[inputsAt + 59] * W[59][0];
    blockSum = blockSum + inputs[inputsAt + 60] * W[60][0];
    blockSum = blockSum + inputs[inputsAt + 61] * W[61][0];
    blockSum = blockSum + inputs[inputsAt + 62] * W[62][0];
    blockSum = blockSum + inputs[inputsAt + 63] * W[63][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 64] * W[64][0];
    blockSum = blockSum + inputs[inputsAt + 65] * W[65][0];
    blockSum = blockSum + inputs[inputsAt + 66] * W[66][0];
    blockSum = blockSum + inputs[inputsAt + 67] * W[67][0];
    blockSum = blockSum + inputs[inputsAt + 68] * W[68][0];
    blockSum = blockSum + inputs[inputsAt + 69] * W[69][0];
    blockSum = blockSum + inputs[inputsAt + 70] * W[70][0];
    blockSum = blockSum + inputs[inputsAt + 71] * W[71][0];
    blockSum = blockSum + inputs[inputsAt + 72] * W[72][0];
    blockSum = blockSum + inputs[inputsAt + 73] * W[73][0];
    blockSum = blockSum + inputs[inputsAt + 74] * W[74][0];
    blockSum = blockSum + inputs[inputsAt + 75] * W[75][0];
    blockSum = blockSum + inputs[inputsAt + 76] * W[76][0];
    blockSum = blockSum + inputs[inputsAt + 77] * W[77][0];
    blockSum = blockSum + inputs[inputsAt + 78] * W[78][0];
    blockSum = blockSum + inputs[inputsAt + 79] * W[79][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 80] * W[80][0];
    blockSum = blockSum + inputs[inputsAt + 81] * W[81][0];
    blockSum = blockSum + inputs[inputsAt + 82] * W[82][0];
    blockSum = blockSum + inputs[inputsAt + 83] * W[83][0];
    blockSum = blockSum + inputs[inputsAt + 84] * W[84][0];
    blockSum = blockSum + inputs[inputsAt + 85] * W[85][0];
    blockSum = blockSum + inputs[inputsAt + 86] * W[86][0];
    blockSum = blockSum + inputs[inputsAt + 87] * W[87][0];
    blockSum = blockSum + inputs[inputsAt + 88] * W[88][0];
    blockSum = blockSum + inputs[inputsAt + 89] * W[89][0];
    blockSum = blockSum + inputs[inputsAt + 90] * W[90][0];
    blockSum = blockSum + inputs[inputsAt + 91] * W[91][0];
    blockSum = blockSum + inputs[inputsAt + 92] * W[92][0];
    blockSum = blockSum + inputs[inputsAt + 93] * W[93][0];
    blockSum = blockSum + inputs[inputsAt + 94] * W[94][0];
    blockSum = blockSum + inputs[inputsAt + 95] * W[95][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 96] * W[96][0];
    blockSum = blockSum + inputs[inputsAt + 97] * W[97][0];
    blockSum = blockSum + inputs[inputsAt + 98] * W[98][0];
    blockSum = blockSum + inputs[inputsAt + 99] * W[99][0];
    blockSum = blockSum + inputs[inputsAt + 100] * W[100][0];
    blockSum = blockSum + inputs[inputsAt + 101] * W[101][0];
    blockSum = blockSum + inputs[inputsAt + 102] * W[102][0];
    blockSum = blockSum + inputs[inputsAt + 103] * W[103][0];
    blockSum = blockSum + inputs[inputsAt + 104] * W[104][0];
    blockSum = blockSum + inputs[inputsAt + 105] * W[105][0];
    blockSum = blockSum + inputs[inputsAt + 106] * W[106][0];
    blockSum = blockSum + inputs[inputsAt + 107] * W[107][0];
    blockSum = blockSum + inputs[inputsAt + 108] * W[108][0];
    blockSum = blockSum + inputs[inputsAt + 109] * W[109][0];
    blockSum = blockSum + inputs[inputsAt + 110] * W[110][0];
    blockSum = blockSum + inputs[inputsAt + 111] * W[111][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 112] * W[112][0];
    blockSum = blockSum + inputs[inputsAt + 113] * W[113][0];
    blockSum = blockSum + inputs[inputsAt + 114] * W[114][0];
    blockSum = blockSum + inputs[inputsAt + 115] * W[115][0];
    blockSum = blockSum + inputs[inputsAt + 116] * W[116][0];
    blockSum = blockSum + inputs[inputsAt + 117] * W[117][0];
    blockSum = blockSum + inputs[inputsAt + 118] * W[118][0];
    blockSum = blockSum + inputs[inputsAt + 119] * W[119][0];
    blockSum = blockSum + inputs[inputsAt + 120] * W[120][0];
    blockSum = blockSum + inputs[inputsAt + 121] * W[121][0];
    blockSum = blockSum + inputs[inputsAt + 122] * W[122][0];
    blockSum = blockSum + inputs[inputsAt + 123] * W[123][0];
    blockSum = blockSum + inputs[inputsAt + 124] * W[124][0];
    blockSum = blockSum + inputs[inputsAt + 125] * W[125][0];
    blockSum = blockSum + inputs[inputsAt + 126] * W[126][0];
    blockSum = blockSum + inputs[inputsAt + 127] * W[127][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 128] * W[128][0];
    blockSum = blockSum + inputs[inputsAt + 129] * W[129][0];
    blockSum = blockSum + inputs[inputsAt + 130] * W[130][0];
    blockSum = blockSum + inputs[inputsAt + 131] * W[131][0];
    blockSum = blockSum + inputs[inputsAt + 132] * W[132][0];
    blockSum = blockSum + inputs[inputsAt + 133] * W[133][0];
    blockSum = blockSum + inputs[inputsAt + 134] * W[134][0];
    blockSum = blockSum + inputs[inputsAt + 135] * W[135][0];
    blockSum = blockSum + inputs[inputsAt + 136] * W[136][0];
    blockSum = blockSum + inputs[inputsAt + 137] * W[137][0];
    blockSum = blockSum + inputs[inputsAt + 138] * W[138][0];
    blockSum = blockSum + inputs[inputsAt + 139] * W[139][0];
    blockSum = blockSum + inputs[inputsAt + 140] * W[140][0];
    blockSum = blockSum + inputs[inputsAt + 141] * W[141][0];
    blockSum = blockSum + inputs[inputsAt + 142] * W[142][0];
    blockSum = blockSum + inputs[inputsAt + 143] * W[143][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 144] * W[144][0];
    blockSum = blockSum + inputs[inputsAt + 145] * W[145][0];
    blockSum = blockSum + inputs[inputsAt + 146] * W[146][0];
    blockSum = blockSum + inputs[inputsAt + 147] * W[147][0];
    blockSum = blockSum + inputs[inputsAt + 148] * W[148][0];
    blockSum = blockSum + inputs[inputsAt + 149] * W[149][0];
    blockSum = blockSum + inputs[inputsAt + 150] * W[150][0];
    blockSum = blockSum + inputs[inputsAt + 151] * W[151][0];
    blockSum = blockSum + inputs[inputsAt + 152] * W[152][0];
    blockSum = blockSum + inputs[inputsAt + 153] * W[153][0];
    blockSum = blockSum + inputs[inputsAt + 154] * W[154][0];
    blockSum = blockSum + inputs[inputsAt + 155] * W[155][0];
    blockSum = blockSum + inputs[inputsAt + 156] * W[156][0];
    blockSum = blockSum + inputs[inputsAt + 157] * W[157][0];
    blockSum = blockSum + inputs[inputsAt + 158] * W[158][0];
    blockSum = blockSum + inputs[inputsAt + 159] * W[159][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 160] * W[160][0];
    blockSum = blockSum + inputs[inputsAt + 161] * W[161][0];
    blockSum = blockSum + inputs[inputsAt + 162] * W[162][0];
    blockSum = blockSum + inputs[inputsAt + 163] * W[163][0];
    blockSum = blockSum + inputs[inputsAt + 164] * W[164][0];
    blockSum = blockSum + inputs[inputsAt + 165] * W[165][0];
    blockSum = blockSum + inputs[inputsAt + 166] * W[166][0];
    blockSum = blockSum + inputs[inputsAt + 167] * W[167][0];
    blockSum = blockSum + inputs[inputsAt + 168] * W[168][0];
    blockSum = blockSum + inputs[inputsAt + 169] * W[169][0];
    blockSum = blockSum + inputs[inputsAt + 170] * W[170][0];
    blockSum = blockSum + inputs[inputsAt + 171] * W[171][0];
    blockSum = blockSum + inputs[inputsAt + 172] * W[172][0];
    blockSum = blockSum + inputs[inputsAt + 173] * W[173][0];
    blockSum = blockSum + inputs[inputsAt + 174] * W[174][0];
    blockSum = blockSum + inputs[inputsAt + 175] * W[175][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 176] * W[176][0];
    blockSum = blockSum + inputs[inputsAt + 177] * W[177][0];
    blockSum = blockSum + inputs[inputsAt + 178] * W[178][0];
    blockSum = blockSum + inputs[inputsAt + 179] * W[179][0];
    blockSum = blockSum + inputs[inputsAt + 180] * W[180][0];
    blockSum = blockSum + inputs[inputsAt + 181] * W[181][0];
    blockSum = blockSum + inputs[inputsAt + 182] * W[182][0];
    blockSum = blockSum + inputs[inputsAt + 183] * W[183][0];
    blockSum = blockSum + inputs[inputsAt + 184] * W[184][0];
    blockSum = blockSum + inputs[inputsAt + 185] * W[185][0];
    blockSum = blockSum + inputs[inputsAt + 186] * W[186][0];
    blockSum = blockSum + inputs[inputsAt + 187] * W[187][0];
    blockSum = blockSum + inputs[inputsAt + 188] * W[188][0];
    blockSum = blockSum + inputs[inputsAt + 189] * W[189][0];
    blockSum = blockSum + inputs[inputsAt + 190] * W[190][0];
    blockSum = blockSum + inputs[inputsAt + 191] * W[191][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 192] * W[192][0];
    blockSum = blockSum + inputs[inputsAt + 193] * W[193][0];
    blockSum = blockSum + inputs[inputsAt + 194] * W[194][0];
    blockSum = blockSum + inputs[inputsAt + 195] * W[195][0];
    blockSum = blockSum + inputs[inputsAt + 196] * W[196][0];
    blockSum = blockSum + inputs[inputsAt + 197] * W[197][0];
    blockSum = blockSum + inputs[inputsAt + 198] * W[198][0];
    blockSum = blockSum + inputs[inputsAt + 199] * W[199][0];
    blockSum = blockSum + inputs[inputsAt + 200] * W[200][0];
    blockSum = blockSum + inputs[inputsAt + 201] * W[201][0];
    blockSum = blockSum + inputs[inputsAt + 202] * W[202][0];
    blockSum = blockSum + inputs[inputsAt + 203] * W[203][0];
    blockSum = blockSum + inputs[inputsAt + 204] * W[204][0];
    blockSum = blockSum + inputs[inputsAt + 205] * W[205][0];
    blockSum = blockSum + inputs[inputsAt + 206] * W[206][0];
    blockSum = blockSum + inputs[inputsAt + 207] * W[207][0];
    z0 += blockSum;
    z[0] = z0;
  }

  private void advance1(float[] inputs, int inputsAt, float[] state, int stateAt) {
    float z0 = z[0];
    float blockSum = 0f + inputs[inputsAt + 208] * W[208][0];
    blockSum = blockSum + inputs[inputsAt + 209] * W[209][0];
    blockSum = blockSum + inputs[inputsAt + 210] * W[210][0];
    blockSum = blockSum + inputs[inputsAt + 211] * W[211][0];
    blockSum = blockSum + inputs[inputsAt + 212] * W[212][0];
    blockSum = blockSum + inputs[inputsAt + 213] * W[213][0];
    blockSum = blockSum + inputs[inputsAt + 214] * W[214][0];
    blockSum = blockSum + inputs[inputsAt + 215] * W[215][0];
    blockSum = blockSum + inputs[inputsAt + 216] * W[216][0];
    blockSum = blockSum + inputs[inputsAt + 217] * W[217][0];
    blockSum = blockSum + inputs[inputsAt + 218] * W[218][0];
    blockSum = blockSum + inputs[inputsAt + 219] * W[219][0];
    blockSum = blockSum + inputs[inputsAt + 220] * W[220][0];
    blockSum = blockSum + inputs[inputsAt + 221] * W[221][0];
    blockSum = blockSum + inputs[inputsAt + 222] * W[222][0];
    blockSum = blockSum + inputs[inputsAt + 223] * W[223][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 224] * W[224][0];
    blockSum = blockSum + inputs[inputsAt + 225] * W[225][0];
    blockSum = blockSum + inputs[inputsAt + 226] * W[226][0];
    blockSum = blockSum + inputs[inputsAt + 227] * W[227][0];
    blockSum = blockSum + inputs[inputsAt + 228] * W[228][0];
    blockSum = blockSum + inputs[inputsAt + 229] * W[229][0];
    blockSum = blockSum + inputs[inputsAt + 230] * W[230][0];
    blockSum = blockSum + inputs[inputsAt + 231] * W[231][0];
    blockSum = blockSum + inputs[inputsAt + 232] * W[232][0];
    blockSum = blockSum + inputs[inputsAt + 233] * W[233][0];
    blockSum = blockSum + inputs[inputsAt + 234] * W[234][0];
    blockSum = blockSum + inputs[inputsAt + 235] * W[235][0];
    blockSum = blockSum + inputs[inputsAt + 236] * W[236][0];
    blockSum = blockSum + inputs[inputsAt + 237] * W[237][0];
    blockSum = blockSum + inputs[inputsAt + 238] * W[238][0];
    blockSum = blockSum + inputs[inputsAt + 239] * W[239][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 240] * W[240][0];
    blockSum = blockSum + inputs[inputsAt + 241] * W[241][0];
    blockSum = blockSum + inputs[inputsAt + 242] * W[242][0];
    blockSum = blockSum + inputs[inputsAt + 243] * W[243][0];
    blockSum = blockSum + inputs[inputsAt + 244] * W[244][0];
    blockSum = blockSum + inputs[inputsAt + 245] * W[245][0];
    blockSum = blockSum + inputs[inputsAt + 246] * W[246][0];
    blockSum = blockSum + inputs[inputsAt + 247] * W[247][0];
    blockSum = blockSum + inputs[inputsAt + 248] * W[248][0];
    blockSum = blockSum + inputs[inputsAt + 249] * W[249][0];
    blockSum = blockSum + inputs[inputsAt + 250] * W[250][0];
    blockSum = blockSum + inputs[inputsAt + 251] * W[251][0];
    blockSum = blockSum + inputs[inputsAt + 252] * W[252][0];
    blockSum = blockSum + inputs[inputsAt + 253] * W[253][0];
    blockSum = blockSum + inputs[inputsAt + 254] * W[254][0];
    blockSum = blockSum + inputs[inputsAt + 255] * W[255][0];
    z0 += blockSum;
    blockSum = 0f + inputs[inputsAt + 256] * W[256][0];
    blockSum = blockSum + inputs[inputsAt + 257] * W[257][0];
    blockSum = blockSum + inputs[inputsAt + 258] * W[258][0];
    blockSum = blockSum + inputs[inputsAt + 259] * W[259][0];
    blockSum = blockSum + state[stateAt] * U[0][0];
    z0 += blockSum;
    z0 += bias[0];
    z[0] = z0;
  }

  private void advance2(float[] inputs, int inputsAt, float[] state, int stateAt) {
    state[stateAt] = TensorFlow1Activations.tanhScalar(z[0]);
  }

  /**
   * One step of one of several examples, in methods small enough for the JIT compiler.
   */
  private void advanceInBatch(float[] inputs, int inputsAt, float[] state, int stateAt) {
    advanceInBatch0(inputs, inputsAt, state, stateAt);
    advanceInBatch1(inputs, inputsAt, state, stateAt);
    advanceInBatch2(inputs, inputsAt, state, stateAt);
  }

  private void advanceInBatch0(float[] inputs, int inputsAt, float[] state, int stateAt) {
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
    z0 = Math.fma(inputs[inputsAt + 13], W[13][0], z0);
    z0 = Math.fma(inputs[inputsAt + 14], W[14][0], z0);
    z0 = Math.fma(inputs[inputsAt + 15], W[15][0], z0);
    z0 = Math.fma(inputs[inputsAt + 16], W[16][0], z0);
    z0 = Math.fma(inputs[inputsAt + 17], W[17][0], z0);
    z0 = Math.fma(inputs[inputsAt + 18], W[18][0], z0);
    z0 = Math.fma(inputs[inputsAt + 19], W[19][0], z0);
    z0 = Math.fma(inputs[inputsAt + 20], W[20][0], z0);
    z0 = Math.fma(inputs[inputsAt + 21], W[21][0], z0);
    z0 = Math.fma(inputs[inputsAt + 22], W[22][0], z0);
    z0 = Math.fma(inputs[inputsAt + 23], W[23][0], z0);
    z0 = Math.fma(inputs[inputsAt + 24], W[24][0], z0);
    z0 = Math.fma(inputs[inputsAt + 25], W[25][0], z0);
    z0 = Math.fma(inputs[inputsAt + 26], W[26][0], z0);
    z0 = Math.fma(inputs[inputsAt + 27], W[27][0], z0);
    z0 = Math.fma(inputs[inputsAt + 28], W[28][0], z0);
    z0 = Math.fma(inputs[inputsAt + 29], W[29][0], z0);
    z0 = Math.fma(inputs[inputsAt + 30], W[30][0], z0);
    z0 = Math.fma(inputs[inputsAt + 31], W[31][0], z0);
    z0 = Math.fma(inputs[inputsAt + 32], W[32][0], z0);
    z0 = Math.fma(inputs[inputsAt + 33], W[33][0], z0);
    z0 = Math.fma(inputs[inputsAt + 34], W[34][0], z0);
    z0 = Math.fma(inputs[inputsAt + 35], W[35][0], z0);
    z0 = Math.fma(inputs[inputsAt + 36], W[36][0], z0);
    z0 = Math.fma(inputs[inputsAt + 37], W[37][0], z0);
    z0 = Math.fma(inputs[inputsAt + 38], W[38][0], z0);
    z0 = Math.fma(inputs[inputsAt + 39], W[39][0], z0);
    z0 = Math.fma(inputs[inputsAt + 40], W[40][0], z0);
    z0 = Math.fma(inputs[inputsAt + 41], W[41][0], z0);
    z0 = Math.fma(inputs[inputsAt + 42], W[42][0], z0);
    z0 = Math.fma(inputs[inputsAt + 43], W[43][0], z0);
    z0 = Math.fma(inputs[inputsAt + 44], W[44][0], z0);
    z0 = Math.fma(inputs[inputsAt + 45], W[45][0], z0);
    z0 = Math.fma(inputs[inputsAt + 46], W[46][0], z0);
    z0 = Math.fma(inputs[inputsAt + 47], W[47][0], z0);
    z0 = Math.fma(inputs[inputsAt + 48], W[48][0], z0);
    z0 = Math.fma(inputs[inputsAt + 49], W[49][0], z0);
    z0 = Math.fma(inputs[inputsAt + 50], W[50][0], z0);
    z0 = Math.fma(inputs[inputsAt + 51], W[51][0], z0);
    z0 = Math.fma(inputs[inputsAt + 52], W[52][0], z0);
    z0 = Math.fma(inputs[inputsAt + 53], W[53][0], z0);
    z0 = Math.fma(inputs[inputsAt + 54], W[54][0], z0);
    z0 = Math.fma(inputs[inputsAt + 55], W[55][0], z0);
    z0 = Math.fma(inputs[inputsAt + 56], W[56][0], z0);
    z0 = Math.fma(inputs[inputsAt + 57], W[57][0], z0);
    z0 = Math.fma(inputs[inputsAt + 58], W[58][0], z0);
    z0 = Math.fma(inputs[inputsAt + 59], W[59][0], z0);
    z0 = Math.fma(inputs[inputsAt + 60], W[60][0], z0);
    z0 = Math.fma(inputs[inputsAt + 61], W[61][0], z0);
    z0 = Math.fma(inputs[inputsAt + 62], W[62][0], z0);
    z0 = Math.fma(inputs[inputsAt + 63], W[63][0], z0);
    z0 = Math.fma(inputs[inputsAt + 64], W[64][0], z0);
    z0 = Math.fma(inputs[inputsAt + 65], W[65][0], z0);
    z0 = Math.fma(inputs[inputsAt + 66], W[66][0], z0);
    z0 = Math.fma(inputs[inputsAt + 67], W[67][0], z0);
    z0 = Math.fma(inputs[inputsAt + 68], W[68][0], z0);
    z0 = Math.fma(inputs[inputsAt + 69], W[69][0], z0);
    z0 = Math.fma(inputs[inputsAt + 70], W[70][0], z0);
    z0 = Math.fma(inputs[inputsAt + 71], W[71][0], z0);
    z0 = Math.fma(inputs[inputsAt + 72], W[72][0], z0);
    z0 = Math.fma(inputs[inputsAt + 73], W[73][0], z0);
    z0 = Math.fma(inputs[inputsAt + 74], W[74][0], z0);
    z0 = Math.fma(inputs[inputsAt + 75], W[75][0], z0);
    z0 = Math.fma(inputs[inputsAt + 76], W[76][0], z0);
    z0 = Math.fma(inputs[inputsAt + 77], W[77][0], z0);
    z0 = Math.fma(inputs[inputsAt + 78], W[78][0], z0);
    z0 = Math.fma(inputs[inputsAt + 79], W[79][0], z0);
    z0 = Math.fma(inputs[inputsAt + 80], W[80][0], z0);
    z0 = Math.fma(inputs[inputsAt + 81], W[81][0], z0);
    z0 = Math.fma(inputs[inputsAt + 82], W[82][0], z0);
    z0 = Math.fma(inputs[inputsAt + 83], W[83][0], z0);
    z0 = Math.fma(inputs[inputsAt + 84], W[84][0], z0);
    z0 = Math.fma(inputs[inputsAt + 85], W[85][0], z0);
    z0 = Math.fma(inputs[inputsAt + 86], W[86][0], z0);
    z0 = Math.fma(inputs[inputsAt + 87], W[87][0], z0);
    z0 = Math.fma(inputs[inputsAt + 88], W[88][0], z0);
    z0 = Math.fma(inputs[inputsAt + 89], W[89][0], z0);
    z0 = Math.fma(inputs[inputsAt + 90], W[90][0], z0);
    z0 = Math.fma(inputs[inputsAt + 91], W[91][0], z0);
    z0 = Math.fma(inputs[inputsAt + 92], W[92][0], z0);
    z0 = Math.fma(inputs[inputsAt + 93], W[93][0], z0);
    z0 = Math.fma(inputs[inputsAt + 94], W[94][0], z0);
    z0 = Math.fma(inputs[inputsAt + 95], W[95][0], z0);
    z0 = Math.fma(inputs[inputsAt + 96], W[96][0], z0);
    z0 = Math.fma(inputs[inputsAt + 97], W[97][0], z0);
    z0 = Math.fma(inputs[inputsAt + 98], W[98][0], z0);
    z0 = Math.fma(inputs[inputsAt + 99], W[99][0], z0);
    z0 = Math.fma(inputs[inputsAt + 100], W[100][0], z0);
    z0 = Math.fma(inputs[inputsAt + 101], W[101][0], z0);
    z0 = Math.fma(inputs[inputsAt + 102], W[102][0], z0);
    z0 = Math.fma(inputs[inputsAt + 103], W[103][0], z0);
    z0 = Math.fma(inputs[inputsAt + 104], W[104][0], z0);
    z0 = Math.fma(inputs[inputsAt + 105], W[105][0], z0);
    z0 = Math.fma(inputs[inputsAt + 106], W[106][0], z0);
    z0 = Math.fma(inputs[inputsAt + 107], W[107][0], z0);
    z0 = Math.fma(inputs[inputsAt + 108], W[108][0], z0);
    z0 = Math.fma(inputs[inputsAt + 109], W[109][0], z0);
    z0 = Math.fma(inputs[inputsAt + 110], W[110][0], z0);
    z0 = Math.fma(inputs[inputsAt + 111], W[111][0], z0);
    z0 = Math.fma(inputs[inputsAt + 112], W[112][0], z0);
    z0 = Math.fma(inputs[inputsAt + 113], W[113][0], z0);
    z0 = Math.fma(inputs[inputsAt + 114], W[114][0], z0);
    z0 = Math.fma(inputs[inputsAt + 115], W[115][0], z0);
    z0 = Math.fma(inputs[inputsAt + 116], W[116][0], z0);
    z0 = Math.fma(inputs[inputsAt + 117], W[117][0], z0);
    z0 = Math.fma(inputs[inputsAt + 118], W[118][0], z0);
    z0 = Math.fma(inputs[inputsAt + 119], W[119][0], z0);
    z0 = Math.fma(inputs[inputsAt + 120], W[120][0], z0);
    z0 = Math.fma(inputs[inputsAt + 121], W[121][0], z0);
    z0 = Math.fma(inputs[inputsAt + 122], W[122][0], z0);
    z0 = Math.fma(inputs[inputsAt + 123], W[123][0], z0);
    z0 = Math.fma(inputs[inputsAt + 124], W[124][0], z0);
    z0 = Math.fma(inputs[inputsAt + 125], W[125][0], z0);
    z0 = Math.fma(inputs[inputsAt + 126], W[126][0], z0);
    z0 = Math.fma(inputs[inputsAt + 127], W[127][0], z0);
    z0 = Math.fma(inputs[inputsAt + 128], W[128][0], z0);
    z0 = Math.fma(inputs[inputsAt + 129], W[129][0], z0);
    z0 = Math.fma(inputs[inputsAt + 130], W[130][0], z0);
    z0 = Math.fma(inputs[inputsAt + 131], W[131][0], z0);
    z0 = Math.fma(inputs[inputsAt + 132], W[132][0], z0);
    z0 = Math.fma(inputs[inputsAt + 133], W[133][0], z0);
    z0 = Math.fma(inputs[inputsAt + 134], W[134][0], z0);
    z0 = Math.fma(inputs[inputsAt + 135], W[135][0], z0);
    z0 = Math.fma(inputs[inputsAt + 136], W[136][0], z0);
    z0 = Math.fma(inputs[inputsAt + 137], W[137][0], z0);
    z0 = Math.fma(inputs[inputsAt + 138], W[138][0], z0);
    z0 = Math.fma(inputs[inputsAt + 139], W[139][0], z0);
    z0 = Math.fma(inputs[inputsAt + 140], W[140][0], z0);
    z0 = Math.fma(inputs[inputsAt + 141], W[141][0], z0);
    z0 = Math.fma(inputs[inputsAt + 142], W[142][0], z0);
    z0 = Math.fma(inputs[inputsAt + 143], W[143][0], z0);
    z0 = Math.fma(inputs[inputsAt + 144], W[144][0], z0);
    z0 = Math.fma(inputs[inputsAt + 145], W[145][0], z0);
    z0 = Math.fma(inputs[inputsAt + 146], W[146][0], z0);
    z0 = Math.fma(inputs[inputsAt + 147], W[147][0], z0);
    z0 = Math.fma(inputs[inputsAt + 148], W[148][0], z0);
    z0 = Math.fma(inputs[inputsAt + 149], W[149][0], z0);
    z0 = Math.fma(inputs[inputsAt + 150], W[150][0], z0);
    z0 = Math.fma(inputs[inputsAt + 151], W[151][0], z0);
    z0 = Math.fma(inputs[inputsAt + 152], W[152][0], z0);
    z0 = Math.fma(inputs[inputsAt + 153], W[153][0], z0);
    z0 = Math.fma(inputs[inputsAt + 154], W[154][0], z0);
    z0 = Math.fma(inputs[inputsAt + 155], W[155][0], z0);
    z0 = Math.fma(inputs[inputsAt + 156], W[156][0], z0);
    z0 = Math.fma(inputs[inputsAt + 157], W[157][0], z0);
    z0 = Math.fma(inputs[inputsAt + 158], W[158][0], z0);
    z0 = Math.fma(inputs[inputsAt + 159], W[159][0], z0);
    z0 = Math.fma(inputs[inputsAt + 160], W[160][0], z0);
    z0 = Math.fma(inputs[inputsAt + 161], W[161][0], z0);
    z0 = Math.fma(inputs[inputsAt + 162], W[162][0], z0);
    z0 = Math.fma(inputs[inputsAt + 163], W[163][0], z0);
    z0 = Math.fma(inputs[inputsAt + 164], W[164][0], z0);
    z0 = Math.fma(inputs[inputsAt + 165], W[165][0], z0);
    z0 = Math.fma(inputs[inputsAt + 166], W[166][0], z0);
    z0 = Math.fma(inputs[inputsAt + 167], W[167][0], z0);
    z0 = Math.fma(inputs[inputsAt + 168], W[168][0], z0);
    z0 = Math.fma(inputs[inputsAt + 169], W[169][0], z0);
    z0 = Math.fma(inputs[inputsAt + 170], W[170][0], z0);
    z0 = Math.fma(inputs[inputsAt + 171], W[171][0], z0);
    z0 = Math.fma(inputs[inputsAt + 172], W[172][0], z0);
    z0 = Math.fma(inputs[inputsAt + 173], W[173][0], z0);
    z0 = Math.fma(inputs[inputsAt + 174], W[174][0], z0);
    z0 = Math.fma(inputs[inputsAt + 175], W[175][0], z0);
    z0 = Math.fma(inputs[inputsAt + 176], W[176][0], z0);
    z0 = Math.fma(inputs[inputsAt + 177], W[177][0], z0);
    z0 = Math.fma(inputs[inputsAt + 178], W[178][0], z0);
    z0 = Math.fma(inputs[inputsAt + 179], W[179][0], z0);
    z0 = Math.fma(inputs[inputsAt + 180], W[180][0], z0);
    z0 = Math.fma(inputs[inputsAt + 181], W[181][0], z0);
    z0 = Math.fma(inputs[inputsAt + 182], W[182][0], z0);
    z0 = Math.fma(inputs[inputsAt + 183], W[183][0], z0);
    z0 = Math.fma(inputs[inputsAt + 184], W[184][0], z0);
    z0 = Math.fma(inputs[inputsAt + 185], W[185][0], z0);
    z0 = Math.fma(inputs[inputsAt + 186], W[186][0], z0);
    z0 = Math.fma(inputs[inputsAt + 187], W[187][0], z0);
    z0 = Math.fma(inputs[inputsAt + 188], W[188][0], z0);
    z0 = Math.fma(inputs[inputsAt + 189], W[189][0], z0);
    z0 = Math.fma(inputs[inputsAt + 190], W[190][0], z0);
    z0 = Math.fma(inputs[inputsAt + 191], W[191][0], z0);
    z0 = Math.fma(inputs[inputsAt + 192], W[192][0], z0);
    z0 = Math.fma(inputs[inputsAt + 193], W[193][0], z0);
    z0 = Math.fma(inputs[inputsAt + 194], W[194][0], z0);
    z0 = Math.fma(inputs[inputsAt + 195], W[195][0], z0);
    z0 = Math.fma(inputs[inputsAt + 196], W[196][0], z0);
    z0 = Math.fma(inputs[inputsAt + 197], W[197][0], z0);
    z0 = Math.fma(inputs[inputsAt + 198], W[198][0], z0);
    z0 = Math.fma(inputs[inputsAt + 199], W[199][0], z0);
    z0 = Math.fma(inputs[inputsAt + 200], W[200][0], z0);
    z0 = Math.fma(inputs[inputsAt + 201], W[201][0], z0);
    z0 = Math.fma(inputs[inputsAt + 202], W[202][0], z0);
    z0 = Math.fma(inputs[inputsAt + 203], W[203][0], z0);
    z0 = Math.fma(inputs[inputsAt + 204], W[204][0], z0);
    z0 = Math.fma(inputs[inputsAt + 205], W[205][0], z0);
    z0 = Math.fma(inputs[inputsAt + 206], W[206][0], z0);
    z0 = Math.fma(inputs[inputsAt + 207], W[207][0], z0);
    z[0] = z0;
  }

  private void advanceInBatch1(float[] inputs, int inputsAt, float[] state, int stateAt) {
    float z0 = z[0];
    z0 = Math.fma(inputs[inputsAt + 208], W[208][0], z0);
    z0 = Math.fma(inputs[inputsAt + 209], W[209][0], z0);
    z0 = Math.fma(inputs[inputsAt + 210], W[210][0], z0);
    z0 = Math.fma(inputs[inputsAt + 211], W[211][0], z0);
    z0 = Math.fma(inputs[inputsAt + 212], W[212][0], z0);
    z0 = Math.fma(inputs[inputsAt + 213], W[213][0], z0);
    z0 = Math.fma(inputs[inputsAt + 214], W[214][0], z0);
    z0 = Math.fma(inputs[inputsAt + 215], W[215][0], z0);
    z0 = Math.fma(inputs[inputsAt + 216], W[216][0], z0);
    z0 = Math.fma(inputs[inputsAt + 217], W[217][0], z0);
    z0 = Math.fma(inputs[inputsAt + 218], W[218][0], z0);
    z0 = Math.fma(inputs[inputsAt + 219], W[219][0], z0);
    z0 = Math.fma(inputs[inputsAt + 220], W[220][0], z0);
    z0 = Math.fma(inputs[inputsAt + 221], W[221][0], z0);
    z0 = Math.fma(inputs[inputsAt + 222], W[222][0], z0);
    z0 = Math.fma(inputs[inputsAt + 223], W[223][0], z0);
    z0 = Math.fma(inputs[inputsAt + 224], W[224][0], z0);
    z0 = Math.fma(inputs[inputsAt + 225], W[225][0], z0);
    z0 = Math.fma(inputs[inputsAt + 226], W[226][0], z0);
    z0 = Math.fma(inputs[inputsAt + 227], W[227][0], z0);
    z0 = Math.fma(inputs[inputsAt + 228], W[228][0], z0);
    z0 = Math.fma(inputs[inputsAt + 229], W[229][0], z0);
    z0 = Math.fma(inputs[inputsAt + 230], W[230][0], z0);
    z0 = Math.fma(inputs[inputsAt + 231], W[231][0], z0);
    z0 = Math.fma(inputs[inputsAt + 232], W[232][0], z0);
    z0 = Math.fma(inputs[inputsAt + 233], W[233][0], z0);
    z0 = Math.fma(inputs[inputsAt + 234], W[234][0], z0);
    z0 = Math.fma(inputs[inputsAt + 235], W[235][0], z0);
    z0 = Math.fma(inputs[inputsAt + 236], W[236][0], z0);
    z0 = Math.fma(inputs[inputsAt + 237], W[237][0], z0);
    z0 = Math.fma(inputs[inputsAt + 238], W[238][0], z0);
    z0 = Math.fma(inputs[inputsAt + 239], W[239][0], z0);
    z0 = Math.fma(inputs[inputsAt + 240], W[240][0], z0);
    z0 = Math.fma(inputs[inputsAt + 241], W[241][0], z0);
    z0 = Math.fma(inputs[inputsAt + 242], W[242][0], z0);
    z0 = Math.fma(inputs[inputsAt + 243], W[243][0], z0);
    z0 = Math.fma(inputs[inputsAt + 244], W[244][0], z0);
    z0 = Math.fma(inputs[inputsAt + 245], W[245][0], z0);
    z0 = Math.fma(inputs[inputsAt + 246], W[246][0], z0);
    z0 = Math.fma(inputs[inputsAt + 247], W[247][0], z0);
    z0 = Math.fma(inputs[inputsAt + 248], W[248][0], z0);
    z0 = Math.fma(inputs[inputsAt + 249], W[249][0], z0);
    z0 = Math.fma(inputs[inputsAt + 250], W[250][0], z0);
    z0 = Math.fma(inputs[inputsAt + 251], W[251][0], z0);
    z0 = Math.fma(inputs[inputsAt + 252], W[252][0], z0);
    z0 = Math.fma(inputs[inputsAt + 253], W[253][0], z0);
    z0 = Math.fma(inputs[inputsAt + 254], W[254][0], z0);
    z0 = Math.fma(inputs[inputsAt + 255], W[255][0], z0);
    z0 = Math.fma(inputs[inputsAt + 256], W[256][0], z0);
    z0 = Math.fma(inputs[inputsAt + 257], W[257][0], z0);
    z0 = Math.fma(inputs[inputsAt + 258], W[258][0], z0);
    z0 = Math.fma(inputs[inputsAt + 259], W[259][0], z0);
    z0 = Math.fma(state[stateAt], U[0][0], z0);
    z0 += bias[0];
    z[0] = z0;
  }

  private void advanceInBatch2(float[] inputs, int inputsAt, float[] state, int stateAt) {
    state[stateAt] = TensorFlow1Activations.tanhScalar(z[0]);
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
    CellWeights.load("UnrolledTensorFlow1TiledCell", layout(), variables(), weights);
  }

  @Override
  public void load(Weights weights, Convention convention) {
    CellWeights.load("UnrolledTensorFlow1TiledCell", layout(), variables(), weights, convention);
  }

  @Override
  public void initialize(Initializer initializer) {
    CellWeights.initialize(variables(), initializer);
  }

  @Override
  public UnrolledTensorFlow1TiledCell fork() {
    return new UnrolledTensorFlow1TiledCell(kernel, bias);
  }

  @Override
  public RecurrentCell frozen() {
    UnrolledTensorFlow1TiledCell copy = new UnrolledTensorFlow1TiledCell();
    CellWeights.copy(variables(), copy.variables());
    return new FrozenCell(copy);
  }

  @Override
  public String describe() {
    return "UnrolledTensorFlow1TiledCell: h' = tanh([x, h] * kernel + bias)\n"
        + "  x [260] input, h [1] state and output\n"
        + "  kernel [261][1]: rows [0, 260) are W (input), rows [260, 261) are U (recurrent)\n"
        + "  bias [1]\n"
        + "  numerics TENSORFLOW_1: sums and activation as in TensorFlow 1.15, kernel rows from top\n"
        + "    to bottom: one example alone by chains over 16 rows from +0, every product and every\n"
        + "    sum rounded, the chains added in order; examples of a larger batch by one chain of\n"
        + "    Math.fma from +0; the bias added last\n"
        + "  a step of one example: 261 multiply-adds; reads 1048 bytes of weights and 1044 of\n"
        + "    input and state, writes 4 of state\n"
        + "  code shape straight: asked for with -Aunrolled.shape=straight";
  }

  @Override
  public String fingerprint() {
    return "RNN inputs=260 units=1 activation=TANH biases=1 numerics=TENSORFLOW_1";
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

  @Override
  public void run(Sequence sequence, float[] inputs, float[] state, float[] outputs) {
    SequenceRun.run(this, pair, sequence, inputs, state, outputs);
  }

  @Override
  public void run(Sequence sequence, float[] inputs, int inputsAt, float[] state, int stateAt,
      float[] outputs, int outputsAt) {
    SequenceRun.run(this, pair, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
  }
}
