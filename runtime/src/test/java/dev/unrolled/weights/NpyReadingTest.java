package dev.unrolled.weights;

import static dev.unrolled.weights.NpyFile.doubles;
import static dev.unrolled.weights.NpyFile.floats;
import static dev.unrolled.weights.NpyFile.longs;
import static dev.unrolled.weights.NpyFile.npy;
import static dev.unrolled.weights.NpyFile.withHeader;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form of {@code .npy} that is read. */
class NpyReadingTest {
    private static final String HEADER = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}";

    private static Tensor read(byte[] file) throws IOException {
        return Refusal.read(file, "w.npy").tensor("w");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void versions(int version) throws IOException {
        Tensor tensor = read(withHeader(version, HEADER, floats(LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6)));
        assertArrayEquals(new int[] {2, 3}, tensor.shape());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensor.toFloats());
        assertEquals((version == 1 ? 10 : 12) + HEADER.length(), tensor.byteOffset());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"shape\":(2,3,),'descr':\"<f4\",'fortran_order':False}",
                " { 'fortran_order' : False , 'descr' : '<f4' , 'shape' : ( 2 , 3 ) , } \n",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L), }"
            })
    void headersOfOtherWriters(String header) throws IOException {
        Tensor tensor = read(withHeader(1, header, floats(LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6)));
        assertArrayEquals(new int[] {2, 3}, tensor.shape());
        assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, tensor.toFloats());
    }

    @Test
    void fortranOrderBecomesRowMajor() throws IOException {
        // a[i][j][k] = 100 i + 10 j + k, the first index fastest
        float[] columnMajor = new float[2 * 3 * 4];
        float[] rowMajor = new float[2 * 3 * 4];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 4; k++) {
                    columnMajor[i + 2 * (j + 3 * k)] = 100 * i + 10 * j + k;
                    rowMajor[(i * 3 + j) * 4 + k] = 100 * i + 10 * j + k;
                }
            }
        }
        assertArrayEquals(
                rowMajor,
                read(npy("<f4", "True", "(2, 3, 4)", floats(LITTLE_ENDIAN, columnMajor)))
                        .toFloats());
        assertArrayEquals(
                rowMajor,
                read(npy("<f4", "False", "(2, 3, 4)", floats(LITTLE_ENDIAN, rowMajor)))
                        .toFloats());
    }

    @Test
    void fortranOrderKeepsEveryBit() throws IOException {
        int[] bits = {0x7f800001, 0xff800001, 0x7fc00001, 0x80000000, 1, 0x3f800000};
        ByteBuffer data = ByteBuffer.allocate(24).order(LITTLE_ENDIAN);
        data.asIntBuffer().put(bits);
        float[] found = read(npy("<f4", "True", "(2, 3)", data.array())).toFloats();
        int[] rowMajor = {bits[0], bits[2], bits[4], bits[1], bits[3], bits[5]};
        for (int i = 0; i < rowMajor.length; i++) {
            assertEquals(rowMajor[i], Float.floatToRawIntBits(found[i]), "value " + i);
        }
    }

    @Test
    void bothByteOrdersKeepEveryBit() throws IOException {
        float[] values = {1.5f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN};
        assertArrayEquals(
                values,
                read(npy("<f4", "False", "(6,)", floats(LITTLE_ENDIAN, values))).toFloats());
        assertArrayEquals(
                values,
                read(npy(">f4", "False", "(6,)", floats(BIG_ENDIAN, values))).toFloats());
        double[] wide = {Math.PI, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.NaN};
        assertArrayEquals(
                wide,
                read(npy("<f8", "False", "(6,)", doubles(LITTLE_ENDIAN, wide))).toDoubles());
        assertArrayEquals(
                wide,
                read(npy(">f8", "False", "(6,)", doubles(BIG_ENDIAN, wide))).toDoubles());
    }

    @Test
    void float64IsKeptAndRoundedToTheNearestFloat() throws IOException {
        double half = 0x1.000001p0;
        double[] values = {0.1, half, Math.nextUp(half), 1e39};
        Tensor tensor = read(npy("<f8", "False", "(4,)", doubles(LITTLE_ENDIAN, values)));
        assertEquals("float64", tensor.dtype());
        assertArrayEquals(values, tensor.toDoubles());
        assertArrayEquals(new float[] {0.1f, 1f, 0x1.000002p0f, Float.POSITIVE_INFINITY}, tensor.toFloats());
    }

    @ParameterizedTest
    @CsvSource({
        "|b1, bool, 01, 1",
        "|i1, int8, 80, -128",
        "|u1, uint8, FF, 255",
        "<i2, int16, 01 80, -32767",
        ">i2, int16, 80 01, -32767",
        "<u2, uint16, 01 80, 32769",
        "<i4, int32, 01 00 00 80, -2147483647",
        ">i4, int32, 80 00 00 01, -2147483647",
        "<u4, uint32, 01 00 00 80, 2147483649",
        "<i8, int64, 00 00 00 00 00 00 20 00, 9007199254740992",
        "<i8, int64, 00 00 00 00 00 00 E0 FF, -9007199254740992",
        ">u8, uint64, 00 20 00 00 00 00 00 00, 9007199254740992",
        "<f2, float16, 01 00, 5.960464477539063e-8",
        "<f2, float16, FF 03, 6.097555160522461e-5",
        ">f2, float16, FB FF, -65504",
        "<f2, float16, 00 3C, 1",
    })
    void numbersOfOtherTypesBecomeExactlyTheSameNumbers(String descr, String dtype, String hex, double value)
            throws IOException {
        byte[] data = HexFormat.ofDelimiter(" ").parseHex(hex);
        Tensor tensor = read(npy(descr, "False", "(1,)", data));
        assertEquals(dtype, tensor.dtype());
        // The decimal numbers above are float16 values rounded to 16 digits; the float nearest to them is exact.
        assertEquals(dtype.equals("float16") ? (float) value : value, tensor.toDoubles()[0]);
        assertEquals((float) value, tensor.toFloats()[0]);
    }

    /** Against the definition: sign · 2^(exponent - 15) · 1.fraction, or below 2^-14 fraction · 2^-24. */
    @Test
    void everyFloat16() throws IOException {
        byte[] data = new byte[2 * 0x10000];
        for (int bits = 0; bits < 0x10000; bits++) {
            data[2 * bits] = (byte) bits;
            data[2 * bits + 1] = (byte) (bits >> 8);
        }
        double[] values = read(npy("<f2", "False", "(65536,)", data)).toDoubles();
        for (int bits = 0; bits < 0x10000; bits++) {
            int exponent = (bits >> 10) & 31;
            double fraction = (bits & 1023) / 1024.0;
            double magnitude = exponent == 31
                    ? (fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN)
                    : exponent == 0 ? Math.scalb(fraction, -14) : Math.scalb(1 + fraction, exponent - 15);
            assertEquals(bits < 0x8000 ? magnitude : -magnitude, values[bits], "bits " + bits);
        }
    }

    @Test
    void scalarsAndEmptyArrays() throws IOException {
        Tensor scalar = read(npy("()", 1.25f));
        assertArrayEquals(new int[0], scalar.shape());
        assertArrayEquals(new float[] {1.25f}, scalar.toFloats());
        for (String order : List.of("False", "True")) {
            Tensor empty = read(npy("<f4", order, "(0, 3)"));
            assertArrayEquals(new int[] {0, 3}, empty.shape());
            assertEquals(0, empty.size());
            assertArrayEquals(new float[0], empty.toFloats());
        }
    }

    @Test
    void moreValuesThanOneChunk() throws IOException {
        long[] values = new long[100_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) i * i - 7;
        }
        double[] read = read(npy("<i8", "False", "(100000,)", longs(LITTLE_ENDIAN, values)))
                .toDoubles();
        for (int i = 0; i < values.length; i++) {
            assertEquals((double) values[i], read[i]);
        }
    }

    @Test
    void aFileGivesATensorNamedAfterIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("kernel.npy");
        Files.write(file, npy("(2,)", 1, 2));
        Weights weights = Weights.read(file);
        assertEquals(List.of("kernel"), weights.names());
        assertEquals(file.toString(), weights.source());
        assertEquals(file.toString(), weights.tensor("kernel").source());
        assertEquals("kernel float32[2]", weights.tensor("kernel").toString());
        assertEquals(
                List.of("bias"),
                Refusal.read(npy("(2,)", 1, 2), "model\\bias.npy").names());
        assertEquals(List.of("gamma"), Refusal.read(npy("(2,)", 1, 2), "gamma").names());
    }

    @Test
    void aStreamMayComeInDropsAndIsLeftOpen() throws IOException {
        byte[] file = npy("(3,)", 1, 2, 3);
        InputStream drops = new InputStream() {
            private int next;

            @Override
            public int read() {
                return next < file.length ? file[next++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                int value = read();
                if (value >= 0) {
                    into[from] = (byte) value;
                }
                return value < 0 ? -1 : 1;
            }

            @Override
            public void close() {
                throw new AssertionError("the stream is the caller's to close");
            }
        };
        assertArrayEquals(
                new float[] {1, 2, 3}, Weights.read(drops, "w.npy").tensor("w").toFloats());
    }

    @Test
    void whatTheFileSystemThrowsComesThrough(@TempDir Path folder) {
        assertThrows(NoSuchFileException.class, () -> Weights.read(folder.resolve("absent.npz")));
        assertThrows(IOException.class, () -> Weights.read(folder));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is down");
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                return read();
            }
        };
        assertEquals(
                "the line is down",
                assertThrows(IOException.class, () -> Weights.read(broken, "w.npy"))
                        .getMessage());
    }
}
