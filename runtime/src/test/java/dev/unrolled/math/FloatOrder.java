package dev.unrolled.math;

/** The floats from −∞ to +∞ as whole numbers that follow each other as the floats do; −0 comes just before +0. */
final class FloatOrder {
    static final int MINUS_INFINITY = indexOf(Float.NEGATIVE_INFINITY);
    static final int INFINITY = indexOf(Float.POSITIVE_INFINITY);

    private FloatOrder() {}

    static float at(int index) {
        return Float.intBitsToFloat(index < 0 ? ~index | Integer.MIN_VALUE : index);
    }

    static int indexOf(float x) {
        int bits = Float.floatToRawIntBits(x);
        return bits < 0 ? ~(bits & Integer.MAX_VALUE) : bits;
    }
}
