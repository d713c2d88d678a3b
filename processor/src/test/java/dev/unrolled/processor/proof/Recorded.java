package dev.unrolled.processor.proof;

import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.DoubleInterpreter;
import dev.unrolled.processor.program.Interpreter;
import dev.unrolled.processor.program.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A cell that a framework ran over a sequence.
 *
 * @param name what to call it in a failure
 * @param sequence what it was given
 * @param weights its weights by the names that our programs give them
 * @param outputs what it gave, the cell's output first
 * @param isDouble whether the framework computed in double
 */
record Recorded(String name, Sequence sequence, Map<String, double[]> weights, List<Output> outputs, boolean isDouble) {
    /**
     * A part of the state.
     *
     * @param offset where it begins in a state
     * @param size its length
     * @param found what the framework gave, {@code [steps][batch][size]}
     * @param exact the same in double; empty if it was not recorded
     * @param last the last one of each example, {@code [batch][size]}; empty if it was not recorded
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of these.
    record Output(int offset, int size, double[] found, double[] exact, double... last) {
        /** Where the states hold what is at an index of the output. */
        int at(int index, int stateSize) {
            return index / size * stateSize + offset + index % size;
        }

        /** The largest magnitude, by which tolerances grow where an activation is unbounded. */
        double scale() {
            return Math.max(1, Arrays.stream(found).map(Math::abs).max().orElse(1));
        }
    }

    Values values(CellProgram program) {
        Values values = new Values(program);
        program.parameters().forEach(parameter -> values.set(parameter.name(), weight(parameter.name())));
        return values;
    }

    private double[] weight(String weight) {
        double[] found = weights.get(weight);
        if (found == null) {
            throw new AssertionError("%s: expected one of %s, found %s".formatted(name, weights.keySet(), weight));
        }
        return found;
    }

    /**
     * The states after every step of a generated cell, the same whether examples run on their own or together unless its numerics differ; and
     * the same in one run of the sequence.
     */
    double[] run(CompiledCell compiled) {
        RecurrentCell cell = compiled.create(values(compiled.program()));
        double[] states = sequence.runBatch(cell);
        if (sequence.batch() == 1 || compiled.program().numerics() != Numerics.TENSORFLOW_1) {
            assertSameBits(sequence.run(Sequence.stepper(cell::step)), states);
        }
        sequence.checkRun(name, cell, outputs.get(0).offset, states);
        return states;
    }

    /** The states after every step by the interpreter. */
    double[] interpret(CellProgram program) {
        return sequence.run(Sequence.stepper(new Interpreter(program, values(program))::step));
    }

    /** Compares the program, run in double, with what was computed in double. */
    void compareDoubles(CellProgram program, double tolerance, Tally tally) {
        double[] states = sequence.run(new DoubleInterpreter(program, values(program))::step);
        for (Output output : outputs) {
            compare(output, output.exact, states, tolerance * output.scale(), tally);
        }
        tally.sequence();
    }

    /** Compares states of floats with what the framework gave and with what is exact. */
    void compareFloats(double[] states, double tolerance, Tally tally) {
        for (Output output : outputs) {
            compare(output, output.found, states, tolerance * output.scale(), tally);
            compare(output, output.exact, states, tolerance * output.scale(), tally);
            for (int i = 0; i < output.last.length; i++) {
                int at = states.length - sequence.state().length + output.at(i, sequence.stateSize());
                tally.compare(name + ", last state " + i, output.last[i], states[at], tolerance * output.scale());
            }
        }
        tally.sequence();
    }

    /** Past the end of an example the first output, which is the cell's, is padded; what else a state holds was not recorded there. */
    private void compare(Output output, double[] expected, double[] states, double tolerance, Tally tally) {
        boolean isPadded = output.offset == outputs.get(0).offset;
        for (int i = 0; i < expected.length; i++) {
            int example = i / output.size;
            double found = states[output.at(i, sequence.stateSize())];
            if (sequence.isWithinLength(example)) {
                tally.compare("%s, output %d".formatted(name, i), expected[i], found, tolerance);
            } else if (isPadded) {
                double padded = sequence.padded(example, found);
                tally.compare("%s, padded output %d".formatted(name, i), expected[i], padded, tolerance);
            }
        }
    }

    void assertSameBits(double[] expected, double[] found) {
        Bits.assertEqual(name, Doubles.toFloats(expected), Doubles.toFloats(found));
    }
}
