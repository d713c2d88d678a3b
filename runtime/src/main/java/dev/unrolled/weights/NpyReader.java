package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Reads one array in NumPy's format. */
final class NpyReader {
    private static final int CHUNK = 1 << 16;

    private final Place place;
    private final String name;
    private final Input in;

    private NpyReader(Place place, String name, Input in) {
        this.place = place;
        this.name = name;
        this.in = in;
    }

    /**
     * Reads an array, and all its bytes if it is one of numbers.
     *
     * @return the tensor; or what is wrong with it if it is whole but of no type that can be a weight
     * @throws WeightsException if the bytes contradict each other
     */
    static Entry read(Place place, String name, Input in) throws IOException {
        return new NpyReader(place, name, in).read();
    }

    private Entry read() throws IOException {
        NpyHeader header = NpyHeader.read(place, in);
        NpyType type = NpyType.of(header.descr);
        if (type.numbers == null) {
            return unreadable(header.descrAt, NpyType.EXPECTED, type.found, type.hint);
        }
        long dataAt = in.position();
        long bytes = in.size() - dataAt;
        long count = 1;
        boolean fits = true;
        for (long size : header.shape) {
            fits &= size <= Integer.MAX_VALUE;
            count = product(count, size);
        }
        long expected = product(count, type.numbers.bytes);
        if (bytes != expected) {
            throw place.damaged(
                    in.offset(dataAt),
                    expected + " bytes of data for shape " + Text.shape(header.shape) + " of " + type.numbers.dtype(),
                    bytes + " bytes");
        }
        if (!fits || count > Tensor.MAX_SIZE) {
            return unreadable(
                    header.shapeAt,
                    "at most " + Tensor.MAX_SIZE + " values",
                    "shape " + Text.shape(header.shape),
                    "split the tensor");
        }
        return data(type.numbers, type.order, header, (int) count);
    }

    private Entry data(NumberType type, ByteOrder order, NpyHeader header, int count) throws IOException {
        long dataAt = in.position();
        int perChunk = CHUNK / type.bytes;
        in.take((long) count * type.bytesInMemory());
        // Only bytes that are really there are worth memory: a deflated member may claim any size.
        Values values = Values.empty(type, in.certain() ? count : Math.min(count, perChunk));
        byte[] chunk = new byte[Math.min(count, perChunk) * type.bytes];
        ByteBuffer data = ByteBuffer.wrap(chunk).order(order);
        while (values.size() < count) {
            int next = Math.min(count - values.size(), perChunk);
            long at = in.position();
            int filled = in.fill(chunk, next * type.bytes);
            if (filled < next * type.bytes) {
                throw place.damaged(
                        in.offset(dataAt),
                        (long) count * type.bytes + " bytes of data",
                        at + filled - dataAt + " bytes");
            }
            for (int i = 0; i < next; i++) {
                if (!type.exact(data, i * type.bytes)) {
                    return inexact(type, data, i * type.bytes, at);
                }
            }
            values.grow(next, count);
            values.append(type, data, next);
        }
        int[] shape = Arrays.stream(header.shape).mapToInt(size -> (int) size).toArray();
        Values ordered = header.fortranOrder && shape.length > 1 ? values.fromColumnMajor(shape) : values;
        long offset = in.certain() ? in.offset(dataAt) : -1;
        return Entry.of(new Tensor(place.source(), name, shape, type, ordered, offset));
    }

    private Entry inexact(NumberType type, ByteBuffer data, int index, long chunkAt) {
        String expected =
                type == NumberType.BOOL ? "booleans of 0 or 1" : "integers up to 2^53, which a double holds exactly";
        return unreadable(chunkAt + index, expected, type.digits(data, index), "save a floating-point array");
    }

    private Entry unreadable(long at, String expected, String found, String hint) {
        return Entry.unreadable(name, place.problem(in.offset(at), expected, found, hint));
    }

    /** The product, or {@link Long#MAX_VALUE} if that is too small for it. */
    private static long product(long one, long other) {
        return one != 0 && other > Long.MAX_VALUE / one ? Long.MAX_VALUE : one * other;
    }
}
