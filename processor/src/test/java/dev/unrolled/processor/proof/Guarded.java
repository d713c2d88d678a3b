package dev.unrolled.processor.proof;

import java.util.Arrays;
import java.util.Random;

/** A range of a larger array whose rest must stay as it is. */
final class Guarded {
    /** A NaN that no computation yields, so that a guard which was overwritten is seen whatever it was overwritten with. */
    private static final float GUARD = Float.intBitsToFloat(0x7fa1b2c3);

    final float[] array;
    final int at;
    private final int length;

    private Guarded(float[] array, int at, int length) {
        this.array = array;
        this.at = at;
        this.length = length;
    }

    /** Values with guards of random length around them. */
    static Guarded around(Random random, float... values) {
        Guarded guarded =
                new Guarded(new float[values.length + random.nextInt(9) + random.nextInt(9)], 0, values.length);
        int at = guarded.array.length == values.length ? 0 : random.nextInt(guarded.array.length - values.length + 1);
        return new Guarded(guarded.array, at, values.length).put(values);
    }

    private Guarded put(float... values) {
        Arrays.fill(array, GUARD);
        System.arraycopy(values, 0, array, at, length);
        return this;
    }

    float[] values() {
        return Arrays.copyOfRange(array, at, at + length);
    }

    /** Fails if anything outside the range has changed. */
    void check(String what) {
        for (int i = 0; i < array.length; i++) {
            boolean isOutside = i < at || i >= at + length;
            if (isOutside && Float.floatToRawIntBits(array[i]) != Float.floatToRawIntBits(GUARD)) {
                throw new AssertionError("%s: expected nothing outside [%d, %d) to change, found a change at %d of %d"
                        .formatted(what, at, at + length, i, array.length));
            }
        }
    }
}
