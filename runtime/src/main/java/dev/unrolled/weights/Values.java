package dev.unrolled.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The numbers of a tensor, as {@code float} where that is exact and else as {@code double}. Grows while it is being
 * filled.
 */
final class Values {
    /** Whether the numbers stand in {@link #doubles}; the other array is empty. */
    private final boolean wide;

    private float[] floats;
    private double[] doubles;
    private int size;

    private Values(boolean wide, float[] floats, double[] doubles, int size) {
        this.wide = wide;
        this.floats = floats;
        this.doubles = doubles;
        this.size = size;
    }

    /** Takes over the array. */
    static Values of(float[] values) {
        return new Values(false, values, new double[0], values.length);
    }

    /** Takes over the array. */
    static Values of(double[] values) {
        return new Values(true, new float[0], values, values.length);
    }

    /** None yet, with room for some. */
    static Values empty(NumberType type, int room) {
        boolean wide = !type.fitsFloat();
        return new Values(wide, new float[wide ? 0 : room], new double[wide ? room : 0], 0);
    }

    int size() {
        return size;
    }

    /**
     * Makes room for {@code more} values where {@code limit} will be the last size: twice as much as there was, but no
     * more than that.
     */
    void grow(int more, int limit) {
        int room = wide ? doubles.length : floats.length;
        if (room - size < more) {
            int larger = (int) Math.min(limit, Math.max(2L * room, size + more));
            if (wide) {
                doubles = Arrays.copyOf(doubles, larger);
            } else {
                floats = Arrays.copyOf(floats, larger);
            }
        }
    }

    /** Appends values for which {@link #grow} has made room. */
    void append(NumberType type, ByteBuffer data, int count) {
        if (type == NumberType.FLOAT32) {
            data.asFloatBuffer().get(floats, size, count);
        } else if (type == NumberType.FLOAT64) {
            data.asDoubleBuffer().get(doubles, size, count);
        } else if (type == NumberType.FLOAT16) {
            // Not by way of a double, which would change the bits of a signalling NaN.
            for (int i = 0; i < count; i++) {
                floats[size + i] = Half.toFloat(data.getShort(i * type.bytes));
            }
        } else {
            for (int i = 0; i < count; i++) {
                set(size + i, type.value(data, i * type.bytes));
            }
        }
        size += count;
    }

    /** Writes values from an index on to the beginning of a buffer. */
    void copyTo(ByteBuffer data, NumberType type, int from, int count) {
        if (type == NumberType.FLOAT32) {
            data.asFloatBuffer().put(floats, from, count);
        } else if (type == NumberType.FLOAT64) {
            data.asDoubleBuffer().put(doubles, from, count);
        } else if (type == NumberType.FLOAT16) {
            for (int i = 0; i < count; i++) {
                data.putShort(i * type.bytes, Half.ofFloat(floats[from + i]));
            }
        } else {
            for (int i = 0; i < count; i++) {
                type.put(data, i * type.bytes, wide ? doubles[from + i] : floats[from + i]);
            }
        }
    }

    /** As many zeros, wide or not. */
    static Values zeros(boolean wide, int size) {
        return wide ? of(new double[size]) : of(new float[size]);
    }

    boolean isWide() {
        return wide;
    }

    double get(int index) {
        return wide ? doubles[index] : floats[index];
    }

    void set(int index, double value) {
        if (wide) {
            doubles[index] = value;
        } else {
            floats[index] = (float) value;
        }
    }

    /** Not by way of {@link #get}: widening a float changes the bits of a signalling NaN. */
    private void copy(int to, Values other, int from) {
        if (wide) {
            doubles[to] = other.doubles[from];
        } else {
            floats[to] = other.floats[from];
        }
    }

    /** The same values in row-major order, where these run through the first index fastest. */
    Values fromColumnMajor(int[] shape) {
        int last = shape.length - 1;
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = 0; axis <= last; axis++) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        Values ordered = new Values(wide, new float[floats.length], new double[doubles.length], size);
        int[] index = new int[shape.length];
        int from = 0;
        for (int to = 0; to < size; to++) {
            ordered.copy(to, this, from);
            for (int axis = last; axis >= 0; axis--) {
                from += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }
        return ordered;
    }

    float[] toFloats() {
        if (!wide) {
            return Arrays.copyOf(floats, size);
        }
        float[] rounded = new float[size];
        for (int i = 0; i < size; i++) {
            rounded[i] = (float) doubles[i];
        }
        return rounded;
    }

    double[] toDoubles() {
        if (wide) {
            return Arrays.copyOf(doubles, size);
        }
        double[] widened = new double[size];
        for (int i = 0; i < size; i++) {
            widened[i] = floats[i];
        }
        return widened;
    }
}
