package dev.unrolled.weights;

/** IEEE 754 binary16: 1 sign bit, 5 exponent bits, 10 fraction bits. Written out, since Java has it only from 20 on. */
final class Half {
    private Half() {}

    /** The same number; of a NaN the same payload. */
    static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0x1F) {
            return Float.intBitsToFloat(sign | 0x7F800000 | (fraction << 13));
        }
        if (exponent == 0) {
            float subnormal = fraction * 0x1p-24f;
            return sign == 0 ? subnormal : -subnormal;
        }
        return Float.intBitsToFloat(sign | ((exponent + 112) << 23) | (fraction << 13));
    }

    /** The bits of a float that {@link #toFloat} gave: no rounding is needed. */
    static short ofFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >> 16) & 0x8000;
        float magnitude = Math.abs(value);
        if (magnitude < 0x1p-14f) {
            return (short) (sign | (int) (magnitude * 0x1p24f));
        }
        int exponent = Math.min((bits >> 23) & 0xFF, 112 + 0x1F) - 112;
        return (short) (sign | (exponent << 10) | ((bits >> 13) & 0x3FF));
    }
}
