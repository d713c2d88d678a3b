package dev.unrolled.processor.proof;

import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Interpreter;
import dev.unrolled.processor.program.Values;
import java.util.Arrays;
import java.util.Random;

/** Random weights, inputs and states for a program with what the interpreter makes of them. Everything follows from the seed. */
final class Trial extends Expected {
    private final CellProgram program;
    final Values values;
    private final long seed;

    Trial(CellProgram program, long seed) {
        this(program, seed, new Random(seed));
    }

    private Trial(CellProgram program, long seed, Random random) {
        this(program, seed, random.nextInt(10), anyBatch(random), Numbers.any(random));
    }

    /** One example, two and three come twice as often as others: sequences of one have code of their own. */
    static int anyBatch(Random random) {
        return Math.abs(random.nextInt(13) - 3);
    }

    Trial(CellProgram program, long seed, int steps, int batch, Numbers numbers) {
        this(program, seed, steps, batch, numbers, new Random(seed + 1), new Values(program));
    }

    private Trial(CellProgram program, long seed, int steps, int batch, Numbers numbers, Random random, Values values) {
        super(
                steps,
                batch,
                weighted(program, values, numbers, random)
                        .array(random, steps * batch * program.input().length()),
                numbers.array(random, batch * program.stateSize()),
                new float[steps * batch * program.output().length()],
                new float[batch * program.stateSize()],
                new float[batch * program.stateSize()]);
        this.program = program;
        this.seed = seed;
        this.values = values;
        System.arraycopy(state, 0, lastState, 0, state.length);
        System.arraycopy(state, 0, lastStateAlone, 0, state.length);
        interpret(batch == 1 ? Examples.ONE : Examples.SEVERAL, lastState, outputs);
        interpret(Examples.ONE, lastStateAlone, new float[outputs.length]);
    }

    /** Draws the weights, before anything else is drawn. */
    private static Numbers weighted(CellProgram program, Values values, Numbers numbers, Random random) {
        program.parameters()
                .forEach(parameter -> values.set(
                        parameter.name(), Doubles.of(numbers.array(random, Math.toIntExact(parameter.size())))));
        return numbers;
    }

    private void interpret(Examples examples, float[] states, float[] into) {
        Interpreter interpreter = new Interpreter(program, values, examples, ActivationSamples::own);
        int inputSize = program.input().length();
        int stateSize = program.stateSize();
        int outputSize = program.output().length();
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < batch; n++) {
                int example = t * batch + n;
                float[] one = Arrays.copyOfRange(states, n * stateSize, (n + 1) * stateSize);
                interpreter.step(Arrays.copyOfRange(inputs, example * inputSize, (example + 1) * inputSize), one);
                System.arraycopy(one, 0, states, n * stateSize, stateSize);
                System.arraycopy(one, program.stateOffset(program.output()), into, example * outputSize, outputSize);
            }
        }
    }

    /** A cell of the generated class with this trial's weights. */
    RecurrentCell cell(CompiledCell compiled) {
        return compiled.create(values);
    }

    /** Runs every form of a generated cell, live, forked and frozen; a failure tells the seed and shows the source. */
    void check(CompiledCell compiled) {
        RecurrentCell cell = cell(compiled);
        try {
            Random random = new Random(seed);
            new Forms(this, cell, random).checkAll();
            new Forms(this, cell.fork(), random).checkRun();
            new Forms(this, cell.frozen(), random).checkRun();
            new Forms(this, cell.frozen().fork(), random).checkStepsWithOffsets();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "%s, seed %d, %d steps of batch %d: %s%n%s"
                            .formatted(compiled.name(), seed, steps, batch, failure.getMessage(), compiled.source()),
                    failure);
        }
    }
}
