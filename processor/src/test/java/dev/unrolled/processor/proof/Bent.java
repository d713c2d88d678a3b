package dev.unrolled.processor.proof;

/** The activation of a user: none of ours. */
public final class Bent {
    private Bent() {}

    /** {@code x |x| / 2}, rounded twice. */
    public static float apply(float x) {
        return x * Math.abs(x) * 0.5f;
    }
}
