package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new cell is a new equation and no new emitter: gated programs, written as Java in every code shape, give the interpreter's bits. */
final class GatedEmissionTest {
    private static final int TRIALS = 4;

    @Test
    void everyShapeGivesTheInterpretersBits() {
        Map<String, CellProgram> programs = programs();
        for (ShapeChoice shape : ShapeChoice.values()) {
            for (CompiledCell compiled : Cells.of(programs, shape)) {
                for (int trial = 0; trial < TRIALS; trial++) {
                    new Trial(compiled.program(), Seeds.of(compiled.name(), trial)).check(compiled);
                }
            }
        }
    }

    /** Sizes below, at and above the number of rows that loops take at a time, each with both numerics and with and without biases. */
    private static Map<String, CellProgram> programs() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        for (int[] size : new int[][] {{1, 1}, {3, 2}, {7, 5}, {13, 16}}) {
            int inputs = size[0];
            int units = size[1];
            String name = inputs + "_" + units;
            for (boolean bias : new boolean[] {true, false}) {
                Numerics numerics = bias == (units % 2 == 0) ? Numerics.FUSED : Numerics.SEPARATE;
                programs.put(
                        "GruBefore" + name + bias,
                        new Gru(inputs, units, Activation.TANH, bias, false).program(numerics));
                programs.put(
                        "GruAfter" + name + bias,
                        new Gru(inputs, units, Activation.RELU, bias, true).program(numerics));
            }
            Lstm full = new Lstm(inputs, units, Activation.TANH, true, 1f, true, 0.4f, 3, 0.2f);
            Lstm bare = new Lstm(inputs, units, Activation.LINEAR, false, 0f, true, 0f, 0, 0f);
            programs.put("Lstm" + name, Lstm.plain(inputs, units).program(Numerics.SEPARATE));
            programs.put("LstmFull" + name, full.program(Numerics.FUSED));
            programs.put("LstmBare" + name, bare.program(Numerics.SEPARATE));
        }
        return programs;
    }
}
