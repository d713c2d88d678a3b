package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Interpreter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random sequences with lengths and masks, in both orders and with both paddings, against the interpreter: same bits, nothing else touched. */
final class SequenceFormsTest {
    private static final int TRIALS = 60;

    private static final List<AnnotatedCell> CELLS = List.of(
            new CellCase(2, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.STRAIGHT),
            new CellCase(9, 5, Activation.RELU, true, Numerics.SEPARATE, ShapeChoice.ROWS),
            new CellCase(3, 2, Activation.TANH, true, Numerics.TENSORFLOW_2, ShapeChoice.AUTO),
            new CellCase(9, 125, Activation.TANH, true, Numerics.TENSORFLOW_1, ShapeChoice.ROWS),
            new CellCase(2, 130, Activation.TANH, true, Numerics.TENSORFLOW_1, ShapeChoice.STRAIGHT),
            SpecCase.of(SpecCase.gru(9, 5, Reset.AFTER, Biases.TWO, Numerics.FUSED)),
            SpecCase.of(SpecCase.gru(2, 1, Reset.BEFORE, Biases.ONE, Numerics.SEPARATE)),
            SpecCase.of(SpecCase.lstm(4, 3, new LstmSpec.Options(1f, true, 3, 2f, 1f, 3f, false), Numerics.FUSED)));

    private static final List<Padding> PADDINGS = List.of(Padding.values());

    @Test
    void everyFormIsWhatTheInterpreterGives() {
        for (AnnotatedCell each : CELLS) {
            CompiledCell compiled = Cells.of(each);
            for (int i = 0; i < TRIALS; i++) {
                long seed = Seeds.of("sequences of " + each.name(), i);
                try {
                    check(compiled, seed);
                } catch (AssertionError | RuntimeException failure) {
                    throw new AssertionError(
                            "%s, seed %d: %s".formatted(compiled.name(), seed, failure.getMessage()), failure);
                }
            }
        }
    }

    private static void check(CompiledCell compiled, long seed) {
        Random random = new Random(seed);
        int steps = random.nextInt(7);
        int batch = random.nextInt(5);
        Trial trial = new Trial(compiled.program(), seed, steps, batch, Numbers.PLAIN);
        dev.unrolled.Sequence sequence = sequence(random, steps, batch);
        float[] state = trial.state.clone();
        float[] outputs = new float[trial.outputs.length];
        interpret(compiled.program(), trial, sequence, state, outputs);
        RecurrentCell cell = trial.cell(compiled);
        checkRun(trial, cell, sequence, state, outputs);
        checkRun(trial, cell.frozen().fork(), sequence, state, outputs);
        checkRanges(trial, cell.fork(), sequence, random, state, outputs);
    }

    private static dev.unrolled.Sequence sequence(Random random, int steps, int batch) {
        dev.unrolled.Sequence sequence = dev.unrolled.Sequence.of(steps, batch);
        if (random.nextBoolean()) {
            sequence = sequence.batchMajor();
        }
        if (random.nextInt(4) != 0) {
            int[] lengths = new int[batch];
            Arrays.setAll(lengths, n -> random.nextInt(steps + 1));
            sequence = sequence.lengths(lengths);
        }
        if (random.nextBoolean()) {
            boolean[] mask = new boolean[steps * batch];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = random.nextInt(4) != 0;
            }
            sequence = sequence.mask(mask);
        }
        return sequence.padding(PADDINGS.get(random.nextInt(PADDINGS.size())));
    }

    /** Example by example, step by step. */
    private static void interpret(
            CellProgram program, Trial trial, dev.unrolled.Sequence sequence, float[] states, float[] outputs) {
        Examples examples = sequence.batch() == 1 ? Examples.ONE : Examples.SEVERAL;
        Interpreter interpreter = new Interpreter(program, trial.values, examples, ActivationSamples::own);
        int inputSize = program.input().length();
        int stateSize = program.stateSize();
        int outputSize = program.output().length();
        for (int n = 0; n < sequence.batch(); n++) {
            float[] state = Arrays.copyOfRange(states, n * stateSize, (n + 1) * stateSize);
            float[] output = new float[outputSize];
            for (int t = 0; t < sequence.steps(); t++) {
                int at = sequence.isBatchMajor() ? n * sequence.steps() + t : t * sequence.batch() + n;
                if (sequence.isValid(t, n)) {
                    interpreter.step(Arrays.copyOfRange(trial.inputs, at * inputSize, (at + 1) * inputSize), state);
                    System.arraycopy(state, program.stateOffset(program.output()), output, 0, outputSize);
                } else if (sequence.padding() != Padding.REPEAT) {
                    output = new float[outputSize];
                }
                System.arraycopy(output, 0, outputs, at * outputSize, outputSize);
            }
            System.arraycopy(state, 0, states, n * stateSize, stateSize);
        }
    }

    private static void checkRun(
            Trial trial, RecurrentCell cell, dev.unrolled.Sequence sequence, float[] lastState, float[] outputs) {
        float[] state = trial.state.clone();
        float[] found = new float[outputs.length];
        Arrays.fill(found, Float.NaN);
        cell.run(sequence, trial.inputs, state, found);
        Bits.assertEqual("run(" + sequence + "): outputs", outputs, found);
        Bits.assertEqual("run(" + sequence + "): state", lastState, state);
        state = trial.state.clone();
        cell.run(sequence, trial.inputs, state, null);
        Bits.assertEqual("run(" + sequence + ") without outputs: state", lastState, state);
    }

    private static void checkRanges(
            Trial trial,
            RecurrentCell cell,
            dev.unrolled.Sequence sequence,
            Random random,
            float[] lastState,
            float[] outputs) {
        Guarded inputs = Guarded.around(random, trial.inputs);
        Guarded state = Guarded.around(random, trial.state);
        Guarded found = Guarded.around(random, new float[outputs.length]);
        cell.run(sequence, inputs.array, inputs.at, state.array, state.at, found.array, found.at);
        Bits.assertEqual("run(" + sequence + ", offsets): outputs", outputs, found.values());
        Bits.assertEqual("run(" + sequence + ", offsets): state", lastState, state.values());
        Bits.assertEqual("run(" + sequence + ", offsets): inputs", trial.inputs, inputs.values());
        state.check("run(" + sequence + ", offsets): state");
        found.check("run(" + sequence + ", offsets): outputs");
    }
}
