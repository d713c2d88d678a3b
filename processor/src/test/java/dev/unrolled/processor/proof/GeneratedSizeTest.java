package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No generated method is too long for HotSpot to compile, and loops stay small however many units there are. */
final class GeneratedSizeTest {
    /** HotSpot's {@code HugeMethodLimit}. */
    private static final int COMPILED_UP_TO = 8000;

    /** HotSpot's {@code FreqInlineSize}: hot methods of more bytes are not inlined. */
    private static final int INLINED_UP_TO = 325;

    /** Behind the 43rd or so JDK 17's C2 inlines vector operations late (docs/measurements.md). */
    private static final int OPERATIONS_OF_A_PART = 42;

    private static final Pattern LOOP = Pattern.compile("(?s) {6}for [^\n]* j \\+= LANES.*?\n {6}}\n");

    private static final Pattern LOOP_OF_EXAMPLES = Pattern.compile("(?s) {6}for \\(int j = 0.*?\n {6}}\n");

    private static final Pattern OPERATION =
            Pattern.compile("\\.(add|sub|mul|div|fma|min|max|abs|fromArray|intoArray)\\(");

    /** A factor or an addend that is the same for all units. */
    private static final Pattern NUMBER = Pattern.compile("[( ]-?(0x)?\\d[\\w.-]*f\\)");

    @Test
    void straightMethodsOfBasicCells() {
        for (int[] size : new int[][] {{64, 64}, {1, 4096}, {90, 1}, {16, 8}}) {
            check(Cells.of(
                    new CellCase(size[0], size[1], Activation.SIGMOID, true, Numerics.FUSED, ShapeChoice.STRAIGHT)));
        }
    }

    @Test
    void straightMethodsOfGatedCells() {
        LstmSpec.Options full = new LstmSpec.Options(1f, true, 16, 0.4f, 0.2f, 3f, false);
        SpecCase lstm = SpecCase.of(SpecCase.lstm(32, 8, full, Numerics.FUSED));
        SpecCase gru = SpecCase.of(SpecCase.gru(40, 10, Reset.AFTER, Biases.TWO, Numerics.SEPARATE));
        check(Cells.of(lstm.with(ShapeChoice.STRAIGHT)));
        check(Cells.of(gru.with(ShapeChoice.STRAIGHT)));
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

    /** The most units a cell can have: weights are fewer than 2^26. */
    @Test
    void rowsOfTheLargestGatedCells() {
        int size = Limits.MAX_SIZE;
        LstmSpec.Options projected = new LstmSpec.Options(1f, true, 1, 2f, 1f, 3f, false);
        for (SpecCase largest : List.of(
                SpecCase.of(SpecCase.gru(size, 1363, Reset.AFTER, Biases.TWO, Numerics.FUSED)),
                SpecCase.of(SpecCase.lstm(size, 4092, projected, Numerics.FUSED)))) {
            CompiledCell compiled = Cells.of(largest);
            check(compiled);
            assertTrue(compiled.code().length < 16_000, () -> "class file of " + compiled.code().length + " bytes");
        }
    }

    /** What is made of sums in lanes is cut into parts that would be one method again if C2 inlined them. */
    @Test
    void partsOfLanesAreTooLargeToBeInlined() {
        for (CompiledCell lanes : gatesInLanes()) {
            List<Map.Entry<String, Integer>> parts = MethodSizes.of(lanes.code("Lanes")).entrySet().stream()
                    .filter(method -> method.getKey().matches("finish\\d?[A-Z]+"))
                    .toList();
            assertTrue(parts.size() > 1, () -> lanes.name() + ": " + parts);
            long inlined = parts.stream()
                    .filter(part -> part.getValue() <= INLINED_UP_TO)
                    .count();
            assertTrue(inlined <= 1, () -> lanes.name() + ": " + parts);
        }
    }

    @Test
    void partsOfLanesHaveFewOperations() {
        LstmSpec.Options clipped = new LstmSpec.Options(1f, true, 0, 2f, CellSpec.NO_CLIP, 3f, false);
        List<CompiledCell> cells = new ArrayList<>(gatesInLanes());
        cells.addAll(inLanes(
                SpecCase.of(SpecCase.lstm(64, 32, clipped, Numerics.FUSED)),
                SpecCase.of(SpecCase.lstm(64, 32, clipped, Numerics.SEPARATE))));
        for (CompiledCell lanes : cells) {
            List<String> loops = LOOP.matcher(lanes.source())
                    .results()
                    .map(MatchResult::group)
                    .filter(loop -> operations(loop) > 0)
                    .toList();
            assertTrue(loops.size() > 1, lanes::source);
            for (String loop : loops) {
                assertTrue(operations(loop) <= OPERATIONS_OF_A_PART, () -> operations(loop) + " operations\n" + loop);
            }
        }
    }

    @Test
    void methodsForExamplesSideBySideHaveFewOperations() {
        LstmSpec.Options full = new LstmSpec.Options(1f, true, 5, 2f, 1f, 3f, false);
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
            programs.put(
                    "Rnn" + numerics, new CellCase(10, 3, Activation.TANH, true, numerics, ShapeChoice.AUTO).program());
            programs.put(
                    "Lstm" + numerics,
                    SpecCase.of(SpecCase.lstm(10, 3, full, numerics)).program());
            for (Reset reset : Reset.values()) {
                programs.put(
                        "Gru" + reset + numerics,
                        SpecCase.of(SpecCase.gru(10, 3, reset, Biases.TWO, numerics))
                                .program());
            }
        }
        Target target = new Target(ShapeChoice.AUTO, true);
        for (CompiledCell cell : Cells.of(programs, program -> Planner.plan(program, target))) {
            String lanes = cell.source().substring(cell.source().indexOf("class Lanes"));
            List<String> loops = LOOP_OF_EXAMPLES
                    .matcher(lanes)
                    .results()
                    .map(MatchResult::group)
                    .toList();
            assertTrue(loops.size() > 1, cell::source);
            for (String loop : loops) {
                long operations = operations(loop)
                        + Pattern.compile("broadcast|zero")
                                .matcher(loop)
                                .results()
                                .count();
                assertTrue(operations <= OPERATIONS_OF_A_PART, () -> operations + " operations\n" + loop);
            }
        }
    }

    private static long operations(String loop) {
        return OPERATION.matcher(loop).results().count()
                + NUMBER.matcher(loop).results().count();
    }

    private static List<CompiledCell> gatesInLanes() {
        return inLanes(
                SpecCase.of(SpecCase.lstm(64, 32, SpecCase.forgetBias(0f), Numerics.FUSED)),
                SpecCase.of(SpecCase.lstm(60, 32, SpecCase.forgetBias(1f), Numerics.FUSED)),
                SpecCase.of(SpecCase.gru(64, 32, Reset.BEFORE, Biases.ONE, Numerics.FUSED)),
                SpecCase.of(SpecCase.gru(60, 32, Reset.AFTER, Biases.TWO, Numerics.FUSED)));
    }

    private static List<CompiledCell> inLanes(SpecCase... cells) {
        return Stream.of(cells)
                .map(cell -> Cells.of(cell.with(ShapeChoice.LANES)))
                .toList();
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
