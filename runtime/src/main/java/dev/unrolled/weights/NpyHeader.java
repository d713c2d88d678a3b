package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The head of a {@code .npy} file, as NumPy's NEP 1 and {@code numpy.lib.format} describe it: the magic bytes, the
 * version, the length of the header, and the header, a Python dictionary of {@code descr}, {@code fortran_order} and
 * {@code shape}.
 */
final class NpyHeader {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    /** NumPy's own limit: what is longer describes a structured type, or is an attack on Python's parser. */
    static final int LONGEST = 10_000;

    /** The type, {@code <f4} and the like; of a structured type the list's opening bracket. */
    final String descr;

    /** Whether the first index runs fastest. */
    final boolean fortranOrder;

    /** Not negative; each at most {@link NpyHeaderParser#LARGEST}. */
    final long[] shape;

    /** Where {@code descr} stands, counted from the first byte. */
    final long descrAt;

    /** Where {@code shape} stands, counted from the first byte. */
    final long shapeAt;

    NpyHeader(String descr, boolean fortranOrder, long[] shape, long descrAt, long shapeAt) {
        this.descr = descr;
        this.fortranOrder = fortranOrder;
        this.shape = shape;
        this.descrAt = descrAt;
        this.shapeAt = shapeAt;
    }

    /** Reads up to the first byte of the data. */
    static NpyHeader read(Place place, Input in) throws IOException {
        byte[] magic = take(place, in, 6, "the magic bytes of a .npy file");
        for (int i = 0; i < magic.length; i++) {
            if (magic[i] != MAGIC[i]) {
                throw place.damaged(
                        in.offset(0), "the magic bytes " + Text.hex(MAGIC, 6) + " of a .npy file", Text.hex(magic, 6));
            }
        }
        byte[] version = take(place, in, 2, "a version");
        if (version[0] < 1 || version[0] > 3 || version[1] != 0) {
            throw place.refuse(
                    in.offset(6),
                    "version 1.0, 2.0 or 3.0",
                    (version[0] & 0xFF) + "." + (version[1] & 0xFF),
                    "save it again with numpy.save");
        }
        int lengthBytes = version[0] == 1 ? 2 : 4;
        byte[] lengthField = take(place, in, lengthBytes, "the header's length");
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = (length << 8) | (lengthField[i] & 0xFF);
        }
        long left = in.size() - in.position();
        if (length > left) {
            throw place.damaged(in.offset(8), "a header of " + length + " bytes", left + " bytes");
        }
        if (length > LONGEST) {
            throw place.refuse(
                    in.offset(8),
                    "a header of at most " + LONGEST + " bytes, which is NumPy's own limit",
                    length + " bytes",
                    "save each field of a structured array by itself");
        }
        long start = in.position();
        byte[] text = take(place, in, (int) length, "a header");
        return new NpyHeaderParser(place, in, start, new String(text, StandardCharsets.ISO_8859_1)).parse();
    }

    private static byte[] take(Place place, Input in, int count, String what) throws IOException {
        byte[] bytes = new byte[count];
        long at = in.offset(in.position());
        int filled = in.fill(bytes, count);
        if (filled < count) {
            throw place.damaged(at, what + " of " + count + " bytes", filled + " bytes");
        }
        return bytes;
    }
}
