package dev.unrolled.processor.proof;

/** Compares floats by their bits; any NaN equals any NaN. */
final class Bits {
    private Bits() {}

    static boolean equal(float one, float other) {
        return Float.floatToIntBits(one) == Float.floatToIntBits(other);
    }

    static void assertEqual(String what, float[] expected, float[] found) {
        if (expected.length != found.length) {
            throw new AssertionError("%s: expected %d values, found %d".formatted(what, expected.length, found.length));
        }
        for (int i = 0; i < expected.length; i++) {
            if (!equal(expected[i], found[i])) {
                throw new AssertionError("%s[%d]: expected %s (%08x), found %s (%08x)"
                        .formatted(
                                what,
                                i,
                                expected[i],
                                Float.floatToIntBits(expected[i]),
                                found[i],
                                Float.floatToIntBits(found[i])));
            }
        }
    }
}
