package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.Sequence;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** No form of step and run allocates a single byte, whatever the code shape, live, forked or frozen. */
final class AllocationTest {
    /** At least so many, if each has bytes: the first round without a byte is the last. */
    private static final int ROUNDS = 100;

    /** Rounds go on for so long, too: those of a fast step would be over before the JIT is, on a busy machine. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private static final int CALLS = 2_500;
    /** A tile of eight examples, one of four, and one example more. */
    private static final int BATCH = 13;

    private static final int STEPS = 2;
    private static final int LARGE_BATCH = 32;

    /** Steps for which a live cell in lanes copies its weights. */
    private static final int LONG = 64;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void theMeasurementSeesOneArrayInManyCalls() {
        float[][] kept = new float[1][];
        int[] calls = new int[1];
        long bytes = bytes(CALLS, 0, () -> {
            if (++calls[0] % CALLS == 0) {
                kept[0] = new float[2];
            }
        });
        assertEquals(24, bytes);
    }

    @Test
    void straight() {
        check(new CellCase(2, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO));
        check(new CellCase(3, 2, Activation.SIGMOID, true, Numerics.SEPARATE, ShapeChoice.STRAIGHT));
        check(new CellCase(2, 2, Activation.TANH, false, Numerics.TENSORFLOW_2, ShapeChoice.STRAIGHT));
        check(new CellCase(1, 128, Activation.TANH, true, Numerics.TENSORFLOW_1, ShapeChoice.STRAIGHT));
    }

    @Test
    void straightInSeveralMethods() {
        check(new CellCase(24, 8, Activation.TANH, true, Numerics.FUSED, ShapeChoice.STRAIGHT));
    }

    @Test
    void rows() {
        check(new CellCase(16, 8, Activation.TANH, true, Numerics.FUSED, ShapeChoice.ROWS));
        check(new CellCase(5, 7, Activation.RELU, true, Numerics.SEPARATE, ShapeChoice.ROWS));
        check(new CellCase(9, 1, Activation.TANH, false, Numerics.TENSORFLOW_2, ShapeChoice.ROWS));
        check(new CellCase(9, 125, Activation.TANH, true, Numerics.TENSORFLOW_1, ShapeChoice.ROWS));
    }

    /** Several states: the output is copied example by example. */
    @Test
    void lstm() {
        SpecCase full =
                SpecCase.of(SpecCase.lstm(4, 3, new LstmSpec.Options(1f, true, 3, 2f, 1f, 3f, false), Numerics.FUSED));
        check(SpecCase.of(SpecCase.lstm(2, 3, SpecCase.forgetBias(1f), Numerics.FUSED)));
        check(full.with(ShapeChoice.ROWS));
        check(full.with(ShapeChoice.STRAIGHT));
    }

    @Test
    void gru() {
        for (Reset reset : Reset.values()) {
            SpecCase gru = SpecCase.of(SpecCase.gru(9, 5, reset, Biases.TWO, Numerics.FUSED));
            check(gru);
            check(gru.with(ShapeChoice.STRAIGHT));
        }
    }

    /** Vectors are boxed as soon as the JIT does not inline something: whether it does depends on the size. */
    @Test
    void lanes() {
        for (int units : new int[] {4, 7, 8, 16, 24, 40, 43, 64, 128, 137, 200, 256}) {
            check(new CellCase(units, 8, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES));
        }
        check(new CellCase(33, 5, Activation.SOFTSIGN, true, Numerics.SEPARATE, ShapeChoice.LANES));
        check(new CellCase(200, 8, Activation.TANH, true, Numerics.SEPARATE, ShapeChoice.LANES));
        check(new CellCase(256, 8, Activation.TANH, true, Numerics.SEPARATE, ShapeChoice.LANES));
        check(new CellCase(40, 8, Activation.TANH, true, Numerics.TENSORFLOW_2, ShapeChoice.LANES));
        check(SpecCase.of(SpecCase.tensorFlow(40, 8)).with(ShapeChoice.LANES));
    }

    @Test
    void gatesInLanes() {
        for (int units : new int[] {5, 16, 24, 40, 43, 64, 67}) {
            for (Reset reset : Reset.values()) {
                check(SpecCase.of(SpecCase.gru(units, 5, reset, Biases.TWO, Numerics.FUSED))
                        .with(ShapeChoice.LANES));
            }
            check(SpecCase.of(SpecCase.lstm(units, 3, SpecCase.forgetBias(1f), Numerics.FUSED))
                    .with(ShapeChoice.LANES));
        }
        LstmSpec.Options full = new LstmSpec.Options(1f, true, 13, 2f, 1f, 3f, false);
        check(SpecCase.of(SpecCase.lstm(24, 3, full, Numerics.SEPARATE)).with(ShapeChoice.LANES));
        check(SpecCase.of(SpecCase.lstm(64, 3, SpecCase.forgetBias(1f), Numerics.SEPARATE))
                .with(ShapeChoice.LANES));
    }

    /** Batches fill a vector of 512 bits in part, and leave examples over where vectors have 256. */
    @Test
    void sideBySide() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        LstmSpec.Options full = new LstmSpec.Options(1f, true, 5, 2f, 1f, 3f, false);
        for (int units : new int[] {1, 2, 5, 8, 11, 15}) {
            programs.put(
                    "SideRnn" + units,
                    new CellCase(units, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO).program());
            for (Reset reset : Reset.values()) {
                programs.put(
                        "SideGru" + reset + units,
                        SpecCase.of(SpecCase.gru(units, 3, reset, Biases.TWO, Numerics.FUSED))
                                .program());
            }
            programs.put(
                    "SideLstm" + units,
                    SpecCase.of(SpecCase.lstm(units, 3, SpecCase.forgetBias(1f), Numerics.FUSED))
                            .program());
            programs.put(
                    "SideFull" + units,
                    SpecCase.of(SpecCase.lstm(units, 3, full, Numerics.SEPARATE))
                            .program());
        }
        Target target = new Target(ShapeChoice.AUTO, true);
        for (CompiledCell compiled : Cells.of(programs, program -> Planner.plan(program, target))) {
            assertTrue(compiled.source().contains("SIDE_BY_SIDE"), compiled::source);
            check(compiled);
        }
    }

    /** Of one example, and of several tiles, of which the first leaves weights to the next ones. */
    @Test
    void largeCellsInLanes() {
        assumeThatFmaIsAnInstruction();
        for (AnnotatedCell each : List.of(
                new CellCase(512, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES),
                new CellCase(300, 8, Activation.TANH, true, Numerics.SEPARATE, ShapeChoice.LANES),
                SpecCase.of(SpecCase.lstm(256, 3, SpecCase.forgetBias(1f), Numerics.FUSED))
                        .with(ShapeChoice.LANES),
                SpecCase.of(SpecCase.lstm(128, 64, SpecCase.forgetBias(1f), Numerics.FUSED))
                        .with(ShapeChoice.LANES),
                SpecCase.of(SpecCase.gru(128, 64, Reset.AFTER, Biases.TWO, Numerics.FUSED))
                        .with(ShapeChoice.LANES),
                SpecCase.of(SpecCase.gru(256, 3, Reset.BEFORE, Biases.ONE, Numerics.SEPARATE))
                        .with(ShapeChoice.LANES),
                SpecCase.of(SpecCase.gru(299, 3, Reset.AFTER, Biases.TWO, Numerics.SEPARATE))
                        .with(ShapeChoice.LANES))) {
            CompiledCell compiled = Cells.of(each);
            for (RecurrentCell cell :
                    List.of(compiled.create(), compiled.create().frozen())) {
                float[] inputs = new float[LARGE_BATCH * cell.inputs()];
                float[] state = cell.zeroState(LARGE_BATCH);
                assertEquals(0, bytes(500, PATIENCE, () -> cell.step(LARGE_BATCH, inputs, state)), compiled::name);
                float[] input = new float[cell.inputs()];
                float[] one = cell.zeroState(1);
                assertEquals(0, bytes(500, PATIENCE, () -> cell.step(input, one)), compiled::name);
            }
        }
    }

    /** Each copies the weights before its first step, where vectors have 512 bits; a fork's first one has the room that was reserved. */
    @Test
    void longSequencesInLanes() {
        assumeThatFmaIsAnInstruction();
        LstmSpec.Options projected = new LstmSpec.Options(1f, false, 72, 2f, 1f, 3f, false);
        for (AnnotatedCell each : List.of(
                new CellCase(64, 8, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES),
                SpecCase.of(SpecCase.gru(64, 5, Reset.BEFORE, Biases.ONE, Numerics.FUSED))
                        .with(ShapeChoice.LANES),
                SpecCase.of(SpecCase.lstm(80, 3, projected, Numerics.SEPARATE)).with(ShapeChoice.LANES))) {
            CompiledCell compiled = Cells.of(each);
            RecurrentCell cell = compiled.create();
            float[] inputs = new float[LONG * cell.inputs()];
            float[] state = cell.zeroState(1);
            float[] outputs = new float[LONG * cell.outputSize()];
            assertEquals(0, bytes(() -> cell.run(LONG, 1, inputs, state, outputs)), compiled::name);
            long least = Long.MAX_VALUE;
            for (int round = 0; round < ROUNDS && least > 0; round++) {
                RecurrentCell fork = cell.fork();
                fork.reserve(LONG, 1);
                least = Math.min(least, bytesOf(() -> fork.run(LONG, 1, inputs, state, outputs)));
            }
            assertEquals(0, least, () -> compiled.name() + ", the first sequence of a fork");
        }
    }

    private void check(AnnotatedCell one) {
        check(Cells.of(one));
    }

    private void check(CompiledCell compiled) {
        assumeThatFmaIsAnInstruction();
        RecurrentCell cell = compiled.create();
        check(compiled.name() + ", live", cell);
        check(compiled.name() + ", forked", cell.fork());
        check(compiled.name() + ", frozen", cell.frozen());
        check(compiled.name() + ", frozen and forked", cell.frozen().fork());
    }

    private void check(String what, RecurrentCell cell) {
        for (Map.Entry<String, Runnable> form : forms(cell).entrySet()) {
            assertEquals(0, bytes(form.getValue()), () -> what + ", " + form.getKey() + ": bytes allocated");
        }
    }

    private static Map<String, Runnable> forms(RecurrentCell cell) {
        float[] input = new float[cell.inputs()];
        float[] one = new float[cell.stateSize()];
        float[] output = new float[cell.outputSize()];
        float[] stepOutputs = new float[BATCH * cell.outputSize()];
        float[] inputs = new float[STEPS * BATCH * cell.inputs()];
        float[] stepInputs = new float[BATCH * cell.inputs()];
        float[] state = cell.zeroState(BATCH);
        float[] outputs = new float[STEPS * BATCH * cell.outputSize()];
        Map<String, Runnable> forms = new LinkedHashMap<>();
        forms.put("step", () -> cell.step(input, one));
        forms.put("step of a batch", () -> cell.step(BATCH, stepInputs, state));
        forms.put("step with offsets", () -> cell.step(BATCH, inputs, 1, state, 0));
        forms.put("step with an output", () -> cell.step(input, one, output));
        forms.put("step of a batch with outputs", () -> cell.step(BATCH, stepInputs, state, stepOutputs));
        forms.put("step with offsets and outputs", () -> cell.step(BATCH, inputs, 1, state, 0, outputs, 1));
        forms.put("run", () -> cell.run(STEPS, BATCH, inputs, state, outputs));
        forms.put("run of one example", () -> cell.run(STEPS * BATCH, 1, inputs, one, outputs));
        forms.put("run without outputs", () -> cell.run(STEPS, BATCH, inputs, state, null));
        forms.put("run with offsets", () -> cell.run(STEPS, BATCH - 1, inputs, 1, state, 1, outputs, 1));
        Sequence all = Sequence.of(STEPS, BATCH);
        Sequence batchMajor =
                all.batchMajor().lengths(2, 0, 1, 2, 1, 2, 2, 1, 2, 0, 2, 1, 2).padding(Padding.REPEAT);
        boolean[] mask = new boolean[STEPS * BATCH];
        Arrays.fill(mask, true);
        mask[BATCH] = false;
        Sequence some = all.lengths(2, 0, 1, 2, 2, 2, 1, 2, 2, 0, 2, 1, 2).mask(mask);
        forms.put("a sequence", () -> cell.run(all, inputs, state, outputs));
        forms.put("a sequence with lengths and mask", () -> cell.run(some, inputs, state, outputs));
        forms.put("a batch-major sequence", () -> cell.run(batchMajor, inputs, state, outputs));
        forms.put("a sequence with offsets", () -> cell.run(some, inputs, 0, state, 0, outputs, 0));
        forms.put("nothing", () -> cell.run(0, 0, inputs, 0, state, 0, null, 0));
        return forms;
    }

    /**
     * The bytes of the best of several rounds. What a call allocates it allocates in every round; what the JVM does once when it compiles or
     * recompiles a method (some hundred bytes on the running thread) it does not.
     */
    private long bytes(Runnable call) {
        return bytes(CALLS, PATIENCE, call);
    }

    private long bytes(int calls, long patience, Runnable call) {
        long least = Long.MAX_VALUE;
        long begin = System.nanoTime();
        for (int round = 0; least > 0 && (round < ROUNDS || System.nanoTime() - begin < patience); round++) {
            least = Math.min(least, bytesOf(() -> {
                for (int i = 0; i < calls; i++) {
                    call.run();
                }
            }));
        }
        return least;
    }

    private long bytesOf(Runnable calls) {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        calls.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    /** Where the CPU has no fused multiply-add, {@code Math.fma} itself goes through {@code BigDecimal}. */
    private void assumeThatFmaIsAnInstruction() {
        float[] sum = {1f};
        long bytes = bytes(CALLS, 0, () -> sum[0] = Math.fma(sum[0], 0.5f, 1f));
        Assumptions.assumeTrue(bytes == 0, "Math.fma allocates here");
    }
}
