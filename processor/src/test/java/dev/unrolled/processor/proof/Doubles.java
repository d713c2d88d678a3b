package dev.unrolled.processor.proof;

import java.util.stream.IntStream;

/** Floats as doubles and back, which loses nothing. */
final class Doubles {
    private Doubles() {}

    static double[] of(float... values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    static float[] toFloats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
