package dev.unrolled.weights;

import static dev.unrolled.weights.NpyFile.npy;
import static dev.unrolled.weights.NpyFile.withHeader;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.util.List;

/** Small right files of every kind, to be changed at random. */
final class Samples {
    private Samples() {}

    static List<byte[]> arrays() {
        return List.of(
                npy("(2, 2)", 1, 2, 3, 4),
                npy(">f4", "True", "(2, 2)", NpyFile.floats(BIG_ENDIAN, 1, 2, 3, 4)),
                npy("<f8", "True", "(2, 1, 2)", NpyFile.doubles(LITTLE_ENDIAN, 1, 2, 3, 4)),
                npy("<i8", "False", "()", NpyFile.longs(LITTLE_ENDIAN, 1L << 50)),
                npy("<f2", "False", "(3,)", new byte[6]),
                npy("|b1", "False", "(0, 3)"),
                npy("<U2", "False", "(1,)", new byte[8]),
                withHeader(1, "{'shape':(2,),'fortran_order':False,'descr':'<f4'}", new byte[8]),
                withHeader(3, "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, ), }\n", new byte[8]));
    }

    /** An archive of the array in one of the layouts that are in use. */
    static byte[] archive(byte[] array, int layout) {
        ZipFileBuilder zip = new ZipFileBuilder();
        boolean deflated = layout % 2 == 1;
        ZipFileBuilder.Member kernel = deflated ? zip.deflated("kernel.npy", array) : zip.stored("kernel.npy", array);
        kernel.streamed = layout % 4 > 1;
        kernel.zip64Local = layout % 8 < 4;
        kernel.zip64Table = layout % 16 > 7;
        zip.zip64End = kernel.zip64Table;
        zip.stored("ä/bias:0.npy", npy("(1,)", 5));
        zip.deflated("note.txt", new byte[40]);
        return zip.toByteArray();
    }
}
