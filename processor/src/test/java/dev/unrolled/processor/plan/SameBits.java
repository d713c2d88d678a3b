package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.DoubleInterpreter;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Interpreter;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Values;
import java.util.Random;

/** Compares a program with another that means the same: the bits of float, and in double what is meant. */
final class SameBits {
    private static final int STEPS = 3;

    /** In double a sigmoid is not computed as a tanh, so that it differs where a rewritten program does so. */
    private static final double SIGMOID_BY_TANH = 1e-14;

    private SameBits() {}

    /** Runs both a few steps, in float and in double. */
    static void check(CellProgram expected, CellProgram found, long seed) {
        Random random = new Random(seed);
        Values values = new Values(expected);
        for (Parameter parameter : expected.parameters()) {
            values.set(parameter.name(), numbers(random, Math.toIntExact(parameter.size())));
        }
        double[] state = numbers(random, expected.stateSize());
        for (int step = 0; step < STEPS; step++) {
            double[] input = numbers(random, expected.input().length());
            for (Examples examples : Examples.values()) {
                float[] one = floats(state);
                float[] other = floats(state);
                new Interpreter(expected, values, examples, SameBits::own).step(floats(input), one);
                new Interpreter(found, values, examples, SameBits::own).step(floats(input), other);
                assertArrayEquals(one, other, () -> expected.statements() + "\n" + found.statements());
            }
            double[] other = state.clone();
            new DoubleInterpreter(expected, values, SameBits::own).step(input, state);
            new DoubleInterpreter(found, values, SameBits::own).step(input, other);
            assertArrayEquals(
                    state,
                    other,
                    hasTables(found) ? SIGMOID_BY_TANH : 0,
                    () -> expected.statements() + "\n" + found.statements());
        }
    }

    private static boolean hasTables(CellProgram program) {
        return program.statements().toString().contains("Entry[");
    }

    private static float own(ActivationFunction.Own function, float x) {
        return x < 0 ? x / 8 : x;
    }

    private static double[] numbers(Random random, int count) {
        return random.doubles(count, -1, 1).map(x -> (float) x).toArray();
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
