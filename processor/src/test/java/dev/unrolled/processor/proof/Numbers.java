package dev.unrolled.processor.proof;

import java.util.Random;

/** Kinds of random floats for weights, inputs and states. */
enum Numbers {
    /** What a trained cell sees, with zeros of both signs now and then. */
    PLAIN {
        @Override
        float next(Random random) {
            return random.nextInt(12) == 0 ? (random.nextBoolean() ? 0f : -0f) : (float) random.nextGaussian() * 0.6f;
        }
    },
    /** Zeros of both signs, subnormals, and values whose products underflow, overflow or cancel. */
    EDGES {
        @Override
        float next(Random random) {
            float magnitude =
                    switch (random.nextInt(9)) {
                        case 0 -> 0f;
                        case 1 -> Float.MIN_VALUE * (1 + random.nextInt(1000));
                        case 2 -> Float.MIN_NORMAL * random.nextFloat();
                        case 3 -> 1e-30f * random.nextFloat();
                        case 4 -> 1e30f * random.nextFloat();
                        case 5 -> Float.MAX_VALUE;
                        case 6 -> 1f;
                        default -> random.nextFloat() * 9f;
                    };
            return random.nextBoolean() ? magnitude : -magnitude;
        }
    },
    /** Large enough to drive most activations to their limits. */
    SATURATING {
        @Override
        float next(Random random) {
            return (float) random.nextGaussian() * 12f;
        }
    },
    /** So small that activations are next to linear, products next to nothing. */
    TINY {
        @Override
        float next(Random random) {
            return (float) random.nextGaussian() * 1e-4f;
        }
    },
    /** Mostly plain; now and then infinite or not a number. */
    NOT_FINITE {
        @Override
        float next(Random random) {
            return switch (random.nextInt(40)) {
                case 0 -> Float.NaN;
                case 1 -> Float.POSITIVE_INFINITY;
                case 2 -> Float.NEGATIVE_INFINITY;
                default -> PLAIN.next(random);
            };
        }
    };

    abstract float next(Random random);

    float[] array(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = next(random);
        }
        return values;
    }

    /** Mostly plain numbers: the other kinds drown everything else. */
    static Numbers any(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> EDGES;
            case 1 -> NOT_FINITE;
            case 2 -> SATURATING;
            case 3 -> TINY;
            default -> PLAIN;
        };
    }
}
