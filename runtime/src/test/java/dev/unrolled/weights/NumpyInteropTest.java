package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The NumPy of this machine reads what we write, and we read what it writes; skipped where there is none. */
class NumpyInteropTest {
    /** Saves arrays of every type in three ways, and prints their values as float64. */
    private static final String SAVE_EVERY_TYPE = """
            import io, numpy
            rng = numpy.random.default_rng(7)
            arrays = {}
            for code in ['b1', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8']:
                for order in '<>':
                    for layout in 'CF':
                        dtype = numpy.dtype(order + code)
                        bits = rng.integers(0, 256, 24 * dtype.itemsize, dtype=numpy.uint8)
                        if code == 'b1':
                            bits &= 1
                        array = bits.view(dtype)
                        if code in ('i8', 'u8'):
                            array = (array % 2**53).astype(dtype)
                        arrays['/'.join((code, order, layout))] = numpy.asarray(array.reshape(2, 3, 4), order=layout)
            class Stream(io.RawIOBase):
                def __init__(self): self.data = b''
                def writable(self): return True
                def write(self, b): self.data += bytes(b); return len(b)
            stream = Stream()
            numpy.savez(stream, **arrays)
            open('streamed.npz', 'wb').write(stream.data)
            numpy.savez('stored.npz', **arrays)
            numpy.savez_compressed('deflated.npz', **arrays)
            for name, array in arrays.items():
                print(name, array.dtype.name, array.astype('>f8').tobytes('C').hex())
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @BeforeEach
    void numpyIsThere() throws IOException, InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "-c", "import numpy")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noPython) {
            there = false;
        }
        Assumptions.assumeTrue(there, "no python3 with numpy on this machine");
    }

    /** Runs a script, and gives the lines that it prints. */
    private static List<String> python(String script) throws IOException, InterruptedException {
        Path source = folder.resolve("script.py");
        Files.writeString(source, script);
        Path output = folder.resolve("output.txt");
        Process python = new ProcessBuilder("python3", "-X", "utf8", source.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertTrue(python.waitFor(2, TimeUnit.MINUTES), "python3 takes too long");
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertEquals(0, python.exitValue(), () -> String.join("\n", lines));
        return lines;
    }

    @Test
    void numpyReadsEveryBitOfWhatWeWrite() throws IOException, InterruptedException {
        float[] floats = {1.5f, -0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN};
        double[] doubles = {Math.PI, -0.0, Double.MIN_VALUE, 1e39, Double.POSITIVE_INFINITY, Double.NaN};
        byte[] floatBits = NpyFile.floats(ByteOrder.LITTLE_ENDIAN, floats);
        byte[] doubleBits = NpyFile.doubles(ByteOrder.LITTLE_ENDIAN, doubles);
        Tensor vector = Tensor.of("kernel:0", floats);
        vector.write(folder.resolve("kernel.npy"));
        Weights.of(
                        vector,
                        Tensor.of("rnn/ü", new int[] {3, 1, 2}, doubles),
                        Tensor.of("none", new float[0][]),
                        Tensor.of("scalar", new int[0], new float[] {7}))
                .write(folder.resolve("ours.npz"));
        List<String> lines = python("""
            import numpy
            npy = numpy.load('kernel.npy')
            print('npy', npy.dtype.str, npy.shape, npy.tobytes().hex())
            with numpy.load('ours.npz', allow_pickle=False) as npz:
                assert npz.zip.testzip() is None
                for name in npz.files:
                    print(name, npz[name].dtype.str, npz[name].shape, npz[name].tobytes().hex())
            """);
        assertEquals(
                List.of(
                        "npy <f4 (6,) " + HexFormat.of().formatHex(floatBits),
                        "kernel:0 <f4 (6,) " + HexFormat.of().formatHex(floatBits),
                        "rnn/ü <f8 (3, 1, 2) " + HexFormat.of().formatHex(doubleBits),
                        "none <f4 (0, 0) ",
                        "scalar <f4 () 0000e040"),
                lines);
    }

    /** All types in both byte and index orders, in every way of saving; NumPy tells the values as float64. */
    @Test
    void weReadEveryValueThatNumpyWrites() throws IOException, InterruptedException {
        List<String> lines = python(SAVE_EVERY_TYPE);
        assertEquals(48, lines.size());
        for (String file : List.of("stored.npz", "deflated.npz", "streamed.npz")) {
            Weights weights = Weights.read(folder.resolve(file));
            List<String> ours = new ArrayList<>();
            for (String name : weights.names()) {
                Tensor tensor = weights.tensor(name);
                assertArrayEquals(new int[] {2, 3, 4}, tensor.shape());
                byte[] values = NpyFile.doubles(ByteOrder.BIG_ENDIAN, tensor.toDoubles());
                ours.add(name + " " + tensor.dtype() + " " + HexFormat.of().formatHex(values));
            }
            // NaN payloads are not compared: they may change when a float becomes a double.
            for (int i = 0; i < 48; i++) {
                assertEquals(withoutPayloads(lines.get(i)), withoutPayloads(ours.get(i)), file);
            }
        }
    }

    private static String withoutPayloads(String line) {
        int at = line.lastIndexOf(' ') + 1;
        StringBuilder text = new StringBuilder(line.substring(0, at));
        for (int i = at; i < line.length(); i += 16) {
            long bits = Long.parseUnsignedLong(line.substring(i, i + 16), 16);
            text.append(Double.longBitsToDouble(bits)).append(' ');
        }
        return text.toString();
    }

    @Test
    void weRefuseWhatNumpyWritesOfOtherTypes() throws IOException, InterruptedException {
        python("""
            import numpy
            numpy.savez('other.npz', kernel=numpy.ones((2, 3), 'f4'),
                objects=numpy.array([{}, None], dtype=object), text=numpy.array(['a', 'bc']), raw=numpy.array([b'ab']),
                fields=numpy.zeros(2, dtype=[('a', 'i4'), ('b', 'f4')]), z=numpy.array([1j]),
                day=numpy.array(['2020-01-01'], dtype='M8[D]'), span=numpy.array([1], dtype='m8[s]'),
                void=numpy.zeros(2, 'V2'), big=numpy.array([2**60]))
            """);
        Weights weights = Weights.read(folder.resolve("other.npz"));
        Map<String, String> found = Map.of(
                "objects", "pickled Python objects ('|O')",
                "text", "strings ('<U2')",
                "raw", "byte strings ('|S2')",
                "fields", "a structured type",
                "z", "complex numbers ('<c16')",
                "day", "dates or times ('<M8[D]')",
                "span", "dates or times ('<m8[s]')",
                "void", "raw bytes ('|V2'), which bfloat16 becomes too",
                "big", "1152921504606846976");
        assertEquals(10, weights.names().size());
        assertArrayEquals(new int[] {2, 3}, weights.tensor("kernel").shape());
        for (String name : weights.names()) {
            if (!name.equals("kernel")) {
                WeightsException refused = refusal(weights, name);
                assertEquals(found.get(name), refused.problems().get(0).found());
                assertFalse(refused.problems().get(0).hint().isEmpty());
            }
        }
    }

    private static WeightsException refusal(Weights weights, String name) {
        return assertThrows(WeightsException.class, () -> weights.tensor(name));
    }
}
