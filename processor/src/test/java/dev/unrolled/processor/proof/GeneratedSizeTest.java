package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No generated method is too long for HotSpot to compile, and loops stay small however many units there are. */
final class GeneratedSizeTest {
    /** HotSpot's {@code HugeMethodLimit}. */
    private static final int COMPILED_UP_TO = 8000;

    @Test
    void straightMethodsOfBasicCells() {
        for (int[] size : new int[][] {{64, 64}, {1, 4096}, {90, 1}, {16, 8}}) {
            check(Cells.of(
                    new CellCase(size[0], size[1], Activation.SIGMOID, true, Numerics.FUSED, ShapeChoice.STRAIGHT)));
        }
    }

    @Test
    void straightMethodsOfGatedCells() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        Lstm full = new Lstm(8, 32, Activation.TANH, true, 1f, true, 0.4f, 16, 0.2f);
        programs.put("LongLstm", full.program(Numerics.FUSED));
        programs.put("LongGru", new Gru(10, 40, Activation.TANH, true, true).program(Numerics.SEPARATE));
        Cells.of(programs, ShapeChoice.STRAIGHT).forEach(GeneratedSizeTest::check);
    }

    @Test
    void randomPrograms() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        for (int index = 0; index < 10; index++) {
            programs.put("Sized" + index, RandomProgram.of(Seeds.of("GeneratedSizeTest", index)));
        }
        Cells.of(programs, ShapeChoice.STRAIGHT).forEach(GeneratedSizeTest::check);
    }

    @Test
    void rowsOfTheLargestCell() {
        int size = Limits.MAX_SIZE;
        CompiledCell largest =
                Cells.of(new CellCase(size, size - 1, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO));
        check(largest);
        assertTrue(largest.code().length < 10_000, () -> "class file of " + largest.code().length + " bytes");
        assertTrue(
                largest.source().length() < 20_000,
                () -> "source of " + largest.source().length() + " characters");
    }

    private static void check(CompiledCell compiled) {
        MethodSizes.of(compiled.code()).forEach((method, size) -> {
            boolean isOnce = method.equals("describe") || method.equals("<init>");
            assertTrue(
                    isOnce || size < COMPILED_UP_TO,
                    () -> compiled.name() + ", " + method + ": " + size + " bytes of code");
        });
    }
}
