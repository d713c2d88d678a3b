package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import com.sun.management.ThreadMXBean;
import dev.unrolled.Initializer;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.processor.model.ShapeChoice;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What running networks for long shows: no bytes, the same bits when the JIT has compiled them, and on several threads. */
final class NetworkRunsTest {
    private static final int STEPS = 7;
    private static final int BATCH = 5;
    private static final int ROUNDS = 100;
    /** More than it takes until the JIT has compiled what a first run calls, which a round calls once. */
    private static final int FIRST_RUNS = 2_000;

    private static final List<ShapeChoice> SHAPES = List.of(ShapeChoice.ROWS, ShapeChoice.LANES, ShapeChoice.AUTO);
    private static final int CALLS = 3_000;
    private static final int THREADS = 4;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static List<CompiledNetwork> networks(String test) {
        RandomNetworks random = new RandomNetworks(new Random(Seeds.of(test, -1)), 20);
        List<NetworkCase> networks = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            networks.add(random.network(i % 2 == 0).with(SHAPES.get(i % SHAPES.size())));
        }
        return CompiledNetwork.of(networks);
    }

    /** After a first call, which may make room, no form allocates. */
    @Test
    void noBytes() {
        for (CompiledNetwork compiled : networks("noBytes")) {
            RecurrentNetwork live = compiled.create();
            live.initialize(Initializer.glorotUniform(3));
            checkBytes(compiled, "live", live);
            checkBytes(compiled, "forked", live.fork());
            checkBytes(compiled, "frozen", live.frozen());
        }
    }

    private void checkBytes(CompiledNetwork compiled, String what, RecurrentNetwork network) {
        forms(compiled, network)
                .forEach((form, call) -> assertEquals(
                        0,
                        bytes(call),
                        () -> what + ", " + form + "\n" + compiled.network().source()));
    }

    private static Map<String, Runnable> forms(CompiledNetwork compiled, RecurrentNetwork network) {
        boolean givesEveryStep = compiled.network().program().givesEveryStep();
        float[] inputs = new float[STEPS * BATCH * network.inputs()];
        float[] state = network.zeroState(BATCH);
        float[] outputs = new float[(givesEveryStep ? STEPS : 1) * BATCH * network.outputSize()];
        Sequence lengths = Sequence.of(STEPS, BATCH).lengths(STEPS, 0, 2, 1, STEPS);
        Map<String, Runnable> forms = new LinkedHashMap<>();
        forms.put("run", () -> network.run(STEPS, BATCH, inputs, state, outputs));
        forms.put("run without outputs", () -> network.run(STEPS, BATCH, inputs, state, null));
        forms.put("run of less", () -> network.run(STEPS - 1, BATCH - 1, inputs, 0, state, 0, outputs, 0));
        forms.put("run of lengths", () -> network.run(lengths, inputs, state, outputs));
        forms.put("run in batch-major order", () -> network.run(lengths.batchMajor(), inputs, state, outputs));
        forms.put("run, layers repeating", keeping(network, lengths.padding(Padding.REPEAT), inputs, state, outputs));
        boolean[] mask = new boolean[STEPS * BATCH];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = i % 3 > 0;
        }
        Sequence holes = Sequence.of(STEPS, BATCH).mask(mask).padding(Padding.ZERO_RECURRENT);
        forms.put("run with holes, layers giving zeros", () -> network.run(holes, inputs, state, outputs));
        forms.put(
                "run in batch-major order with holes, layers repeating",
                keeping(network, holes.batchMajor().padding(Padding.REPEAT), inputs, state, outputs));
        if (network instanceof RecurrentCell cell) {
            float[] input = new float[network.inputs()];
            float[] one = new float[network.stateSize()];
            float[] output = new float[network.outputSize()];
            forms.put("step", () -> cell.step(input, one));
            forms.put("step with output", () -> cell.step(input, one, output));
            forms.put("step of a batch", () -> cell.step(BATCH, inputs, 0, state, 0));
        }
        // A sequence that is made in a call is the caller's: those above are kept.
        forms.replace("run in batch-major order", keeping(network, lengths.batchMajor(), inputs, state, outputs));
        return forms;
    }

    private static Runnable keeping(
            RecurrentNetwork network, Sequence sequence, float[] inputs, float[] state, float[] outputs) {
        return () -> network.run(sequence, inputs, state, outputs);
    }

    private long bytes(Runnable call) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            long thread = Thread.currentThread().getId();
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        return least;
    }

    /** Once there is room not even the first run allocates: neither of a network nor of its forks, which have room of their own. */
    @Test
    void reserved() {
        int batch = 100;
        for (CompiledNetwork compiled : networks("reserved")) {
            for (UnaryOperator<RecurrentNetwork> form : List.<UnaryOperator<RecurrentNetwork>>of(
                    n -> n, RecurrentNetwork::fork, RecurrentNetwork::frozen)) {
                long least = Long.MAX_VALUE;
                for (int round = 0; round < FIRST_RUNS && least > 0; round++) {
                    RecurrentNetwork network = form.apply(compiled.create());
                    network.reserve(STEPS, batch);
                    float[] inputs = new float[STEPS * batch * network.inputs()];
                    float[] state = network.zeroState(batch);
                    least = Math.min(least, bytesOf(() -> network.run(STEPS, batch, inputs, state, null)));
                }
                assertEquals(0, least, compiled.network()::source);
                IllegalArgumentException refused =
                        assertThrows(IllegalArgumentException.class, () -> form.apply(compiled.create())
                                .reserve(-1, 1));
                assertEquals("steps: expected 0 or more, found -1", refused.getMessage());
            }
        }
    }

    /** What gives the last output alone keeps one for each example, however long the sequence is. */
    @Test
    void lastOutputsNeedNoRoomForSteps() throws Exception {
        String source = """
                package p;
                import dev.unrolled.*;
                @RnnNetwork(inputs = 2, layers = {
                    @Layer(rnn = @RnnCell(units = 9), direction = Direction.BIDIRECTIONAL, merge = Merge.SUM, steps = Steps.LAST),
                    @Layer(dense = @Dense(units = 3)), @Layer(dense = @Dense(units = 2))})
                public interface Net extends RecurrentNetwork {}
                """;
        RecurrentNetwork network =
                (RecurrentNetwork) MemoryClasses.process(List.of(JavaFileObjects.forSourceString("p.Net", source)))
                        .loadClass("p.UnrolledNet")
                        .getConstructor()
                        .newInstance();
        long bytes = bytesOf(() -> network.reserve(Integer.MAX_VALUE / 2, 1));
        assertTrue(bytes < 10_000, () -> bytes + " bytes");
    }

    private long bytesOf(Runnable call) {
        long thread = Thread.currentThread().getId();
        long before = threads.getThreadAllocatedBytes(thread);
        call.run();
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    /** Several examples, and one, whose steps rows take four at a time where a layer goes forward. */
    @Test
    void theSameBitsWhenHot() {
        for (CompiledNetwork compiled : networks("theSameBitsWhenHot")) {
            for (int batch : new int[] {4, 1}) {
                NetworkTrial trial = new NetworkTrial(
                        compiled.network().program(), Seeds.of("hot", batch), 11, batch, Numbers.PLAIN);
                checkHot(compiled, trial);
            }
        }
    }

    private static void checkHot(CompiledNetwork compiled, NetworkTrial trial) {
        RecurrentNetwork network = trial.fill(compiled.create());
        NetworkTrial.Result expected = trial.run();
        for (int round = 0; round < 1_000; round++) {
            float[] state = trial.state.clone();
            float[] outputs = new float[expected.outputs().length];
            network.run(trial.steps, trial.batch, trial.inputs, state, outputs);
            Bits.assertEqual(compiled.network().source() + ", round " + round, expected.outputs(), outputs);
            Bits.assertEqual(compiled.network().source() + ", round " + round, expected.state(), state);
        }
    }

    @Test
    void forksOnThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            for (CompiledNetwork compiled : networks("forksOnThreads")) {
                RecurrentNetwork network = compiled.create();
                network.initialize(Initializer.glorotUniform(5));
                List<Future<float[]>> found = new ArrayList<>();
                for (int thread = 0; thread < THREADS; thread++) {
                    int seed = thread;
                    RecurrentNetwork fork = thread % 2 == 0 ? network.fork() : network.frozen();
                    found.add(pool.submit(() -> outputs(compiled, fork, seed)));
                }
                for (int thread = 0; thread < THREADS; thread++) {
                    Bits.assertEqual(
                            compiled.network().source() + ", thread " + thread,
                            outputs(compiled, network, thread),
                            found.get(thread).get());
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static float[] outputs(CompiledNetwork compiled, RecurrentNetwork network, int seed) {
        int steps = 300;
        float[] inputs = Numbers.PLAIN.array(new Random(seed), steps * BATCH * network.inputs());
        boolean givesEveryStep = compiled.network().program().givesEveryStep();
        float[] outputs = new float[(givesEveryStep ? steps : 1) * BATCH * network.outputSize()];
        network.run(steps, BATCH, inputs, network.initialState(BATCH), outputs);
        return outputs;
    }

    /** A frozen network keeps what it computes, whatever happens to the weights it was made of. */
    @Test
    void frozenOnesStay() {
        for (CompiledNetwork compiled : networks("frozenOnesStay")) {
            RecurrentNetwork live = compiled.create();
            live.initialize(Initializer.glorotUniform(7));
            RecurrentNetwork frozen = live.frozen();
            float[] before = outputs(compiled, frozen, 1);
            live.initialize(Initializer.zeros());
            Bits.assertEqual(compiled.network().source(), before, outputs(compiled, frozen, 1));
            assertThrows(UnsupportedOperationException.class, () -> frozen.initialize(Initializer.zeros()));
            assertTrue(frozen.describe().contains("frozen"), frozen::describe);
        }
    }

    /** In double the same network gives nearly the same: the interpreter's two ways are of one mind. */
    @Test
    void nearTheExactValue() {
        for (CompiledNetwork compiled : networks("nearTheExactValue")) {
            NetworkTrial trial =
                    new NetworkTrial(compiled.network().program(), Seeds.of("exact", 0), 6, 3, Numbers.TINY);
            float[] floats = trial.run().outputs();
            float[] doubles = trial.runInDouble().outputs();
            for (int i = 0; i < floats.length; i++) {
                assertEquals(
                        doubles[i], floats[i], 1e-5 * Math.max(1, Math.abs(doubles[i])), compiled.network()::source);
            }
        }
    }
}
