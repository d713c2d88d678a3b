package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Initializer;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Forks step on several threads at once and give the bits of a single thread: what they share is never written, what they write is their own. */
final class ForksTest {
    private static final int THREADS = 4;
    private static final int STEPS = 3_000;
    private static final int BATCH = 3;

    @Test
    void ofLiveCells() throws Exception {
        for (ShapeChoice shape : List.of(ShapeChoice.STRAIGHT, ShapeChoice.ROWS)) {
            check(Cells.of(cell(shape)), UnaryOperator.identity());
        }
    }

    @Test
    void ofFrozenCells() throws Exception {
        check(Cells.of(cell(ShapeChoice.ROWS)), RecurrentCell::frozen);
    }

    @Test
    void ofCellsWithSeveralScratchVectors() throws Exception {
        SpecCase gru = SpecCase.of(SpecCase.gru(17, 9, Reset.AFTER, Biases.TWO, Numerics.FUSED));
        check(Cells.of(gru), UnaryOperator.identity());
    }

    /** Several methods, so that scratch arrays hold the sums between them. */
    private static CellCase cell(ShapeChoice shape) {
        return new CellCase(23, 19, Activation.TANH, true, Numerics.FUSED, shape);
    }

    private static void check(CompiledCell compiled, UnaryOperator<RecurrentCell> source) throws Exception {
        RecurrentCell live = compiled.create();
        live.initialize(Initializer.glorotUniform(3));
        RecurrentCell cell = source.apply(live);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<float[]>> found = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int seed = thread;
                RecurrentCell fork = cell.fork();
                found.add(threads.submit(() -> {
                    start.await();
                    return outputs(fork, seed);
                }));
            }
            for (int thread = 0; thread < THREADS; thread++) {
                Bits.assertEqual("thread " + thread, outputs(cell, thread), result(found.get(thread)));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static float[] result(Future<float[]> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static float[] outputs(RecurrentCell cell, int seed) {
        float[] inputs = Numbers.PLAIN.array(new Random(seed), STEPS * BATCH * cell.inputs());
        float[] outputs = new float[STEPS * BATCH * cell.outputSize()];
        cell.run(STEPS, BATCH, inputs, cell.zeroState(BATCH), outputs);
        return outputs;
    }
}
