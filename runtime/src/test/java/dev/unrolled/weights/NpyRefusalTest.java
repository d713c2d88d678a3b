package dev.unrolled.weights;

import static dev.unrolled.weights.NpyFile.longs;
import static dev.unrolled.weights.NpyFile.npy;
import static dev.unrolled.weights.NpyFile.withHeader;
import static dev.unrolled.weights.Refusal.assertRefused;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every reason why a {@code .npy} file is refused, with the place in the file. */
class NpyRefusalTest {
    private static final String REAL = "real numbers (float16, float32, float64, integers or booleans)";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "|O, pickled Python objects ('|O')",
                "<U2, strings ('<U2')",
                "|S3, byte strings ('|S3')",
                "|a3, byte strings ('|a3')",
                "|V2, \"raw bytes ('|V2'), which bfloat16 becomes too\"",
                "<c8, complex numbers ('<c8')",
                "<c16, complex numbers ('<c16')",
                "<M8[D], dates or times ('<M8[D]')",
                "<m8[s], dates or times ('<m8[s]')",
                "<f16, long double ('<f16')",
                "<f12, long double ('<f12')",
                "=f4, the type '=f4'",
                "f4, the type 'f4'",
                "|f4, the type '|f4'",
                "<f3, the type '<f3'",
                "<, the type '<'",
                "\"\", the type ''",
            })
    void typesThatAreNoWeights(String descr, String found) {
        assertRefused(npy(descr, "False", "(0,)"), "w.npy", "w", 20, REAL, found);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"[('a', '<i4'), ('b', '<f4')]\"",
                "\"('<f4', (2,))\"",
            })
    void structuredTypes(String descr) {
        String header = "{'descr': " + descr + ", 'fortran_order': False, 'shape': (0,), }";
        assertRefused(withHeader(1, header), "w.npy", "w", 20, REAL, "a structured type");
    }

    @Test
    void integersThatADoubleDoesNotHold() {
        String expected = "integers up to 2^53, which a double holds exactly";
        byte[] large = npy("<i8", "False", "(2,)", longs(LITTLE_ENDIAN, 1, (1L << 53) + 1));
        assertRefused(large, "w.npy", "w", 128 + 8, expected, "9007199254740993");
        byte[] negative = npy(">i8", "False", "(1,)", longs(BIG_ENDIAN, -(1L << 53) - 1));
        assertRefused(negative, "w.npy", "w", 128, expected, "-9007199254740993");
        byte[] unsigned = npy("<u8", "False", "(1,)", longs(LITTLE_ENDIAN, -1));
        assertRefused(unsigned, "w.npy", "w", 128, expected, "18446744073709551615");
    }

    @Test
    void booleansThatAreNone() {
        byte[] file = npy("|b1", "False", "(3,)", (byte) 1, (byte) 0, (byte) 2);
        assertRefused(file, "w.npy", "w", 128 + 2, "booleans of 0 or 1", "2");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "``; 10; '{'; the header's end",
                "[]; 10; '{'; \"[]\"",
                "{}; 11; the key 'descr'; the header's end",
                "{'descr': '<f4', 'shape': (1,)}; 40; the key 'fortran_order'; the header's end",
                "{'descr': '<f4', 'fortran_order': True, }; 50; the key 'shape'; the header's end",
                "{'descr': '<f4', 'descr': '<f4'}; 27; the keys 'descr', 'fortran_order' and 'shape', each once;"
                        + " \"'descr': '<f4'}\"",
                "{'dtype': '<f4'}; 11; the keys 'descr', 'fortran_order' and 'shape', each once; \"'dtype': '<f4'}\"",
                "{descr: '<f4'}; 11; a key in quotes; \"descr: '<f4'}\"",
                "{'descr: 1}; 11; a key in quotes; \"'descr: 1}\"",
                "{'descr' '<f4'}; 19; ':'; \"'<f4'}\"",
                "{'descr': <f4}; 20; a type in quotes; \"<f4}\"",
                "{'descr': '\\x3cf4'}; 20; a type in quotes; \"'\\x3cf4'}\"",
                "{'fortran_order': 0}; 28; True or False; \"0}\"",
                "{'shape': 5}; 20; '('; \"5}\"",
                "{'shape': (5)}; 22; ','; \")}\"",
                "{'shape': (5 6)}; 23; ','; \"6)}\"",
                "{'shape': (,)}; 21; a size, 0 or larger; \",)}\"",
                "{'shape': (-2, 3)}; 21; a size, 0 or larger; \"-2, 3)}\"",
                "{'shape': (05,)}; 21; a size, 0 or larger; \"05,)}\"",
                "{'shape': (1e3,)}; 22; ','; \"e3,)}\"",
                "{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} or 1; 66; spaces up to the header's end; \"or"
                        + " 1\"",
                "{'shape': (1,); 24; ','; the header's end",
                "{'shape': (1,; 23; a size, 0 or larger; the header's end",
            })
    void headersOutsideTheGrammar(String header, int at, String expected, String found) {
        assertRefused(withHeader(1, header), "w.npy", "w", at, expected, found);
    }

    @Test
    void moreDimensionsThanNumpyHas() {
        StringBuilder sizes = new StringBuilder();
        for (int i = 0; i < 65; i++) {
            sizes.append("1,");
        }
        String header = "{'shape': (" + sizes + ")}";
        assertRefused(withHeader(1, header), "w.npy", "w", 10 + 11 + 129, "at most 64 dimensions", "\",)}\"");
    }

    @Test
    void dataThatDoNotFitTheShape() {
        String expected = "12 bytes of data for shape [3] of float32";
        assertRefused(npy("(3,)", 1, 2), "w.npy", "w", 128, expected, "8 bytes");
        assertRefused(npy("(3,)", 1, 2, 3, 4), "w.npy", "w", 128, expected, "16 bytes");
    }

    @Test
    void shapesThatNoFileCouldHold() {
        assertRefused(
                npy("(1000000000, 1000000000, 1000000000)", 1),
                "w.npy",
                "w",
                128,
                "9223372036854775807 bytes of data for shape [1000000000][1000000000][1000000000] of float32",
                "4 bytes");
        assertRefused(
                npy("(0, 99999999999999999999999)"),
                "w.npy",
                "w",
                60,
                "at most 268435456 values",
                "shape [0][100000000000000000]");
    }

    /** A whole file, but too large: its data are zeros that take no room on the disk, and are not read. */
    @Test
    void tensorsOfMoreValuesThanThereMayBe(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("w.npy");
        byte[] header = npy("|i1", "False", "(16384, 16385)");
        Files.write(path, header);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(header.length + 16384L * 16385);
        }
        assertRefused(
                () -> Weights.read(path), path.toString(), "w", 60, "at most 268435456 values", "shape [16384][16385]");
    }

    @Test
    void filesCutOffAnywhere() {
        byte[] file = npy("(2,)", 1, 2);
        assertRefused(cut(file, 6), "w.npy", "w", 6, "a version of 2 bytes", "0 bytes");
        assertRefused(cut(file, 7), "w.npy", "w", 6, "a version of 2 bytes", "1 bytes");
        assertRefused(cut(file, 9), "w.npy", "w", 8, "the header's length of 2 bytes", "1 bytes");
        assertRefused(cut(file, 127), "w.npy", "w", 8, "a header of 118 bytes", "117 bytes");
        String data = "8 bytes of data for shape [2] of float32";
        assertRefused(cut(file, 128), "w.npy", "w", 128, data, "0 bytes");
        assertRefused(cut(file, 135), "w.npy", "w", 128, data, "7 bytes");
    }

    @Test
    void headersLongerThanNumpyReads() {
        byte[] file = withHeader(2, " ".repeat(10_001));
        String expected = "a header of at most 10000 bytes, which is NumPy's own limit";
        assertRefused(file, "w.npy", "w", 8, expected, "10001 bytes");
        byte[] gigantic = new LittleEndian()
                .bytes((byte) 0x93)
                .text("NUMPY")
                .u16(2)
                .u32(0xFFFFFFFFL)
                .toByteArray();
        assertRefused(gigantic, "w.npy", "w", 8, "a header of 4294967295 bytes", "0 bytes");
    }

    @Test
    void otherVersions() {
        String expected = "version 1.0, 2.0 or 3.0";
        byte[] file = npy("(1,)", 1);
        file[6] = 9;
        assertRefused(file, "w.npy", "w", 6, expected, "9.0");
        file[6] = 0;
        assertRefused(file, "w.npy", "w", 6, expected, "0.0");
        file[6] = 1;
        file[7] = (byte) 200;
        assertRefused(file, "w.npy", "w", 6, expected, "1.200");
    }

    @Test
    void filesOfOtherFormats() {
        assertOther("", "an empty file");
        assertOther("\u0093NUMPX", "the bytes 93 4E 55 4D 50 58");
        assertOther("\u0089HDF\r\n", "an HDF5 file");
        assertOther("\u001f\u008b\b", "a gzip file");
        assertOther("\u0080\u0004\u0095", "a pickle");
        assertOther("{a}", "the bytes 7B 61 7D");
        assertOther("PK\u0007\b", "the bytes 50 4B 07 08");
    }

    private static void assertOther(String start, String found) {
        byte[] file = start.getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(file, "w.bin", null, 0, "a .npy or .npz file", found);
    }

    private static byte[] cut(byte[] file, int size) {
        return Arrays.copyOf(file, size);
    }
}
