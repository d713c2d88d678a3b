package dev.unrolled.benchmarks;

import dev.unrolled.RecurrentCell;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One stateful step of a tanh cell: each step reads the state that the one before it wrote. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class StepBenchmark {
    /** Inputs, units and batch. */
    @Param({"3x2x1", "3x2x4", "8x16x1", "32x64x1", "64x128x1", "64x128x32", "256x512x1"})
    public String size;

    /** The code shape. */
    @Param("auto")
    public String shape;

    private Case sizes;
    private RecurrentCell cell;
    private PlainLoop loop;
    private float[] state;

    /** Makes the cell and the loop, and checks that their results agree. */
    @Setup
    public void setUp() {
        sizes = new Case(size);
        cell = sizes.cell(shape);
        loop = sizes.plainLoop(cell);
        sizes.check(cell, loop);
        state = cell.zeroState(sizes.batch);
    }

    /**
     * The generated cell.
     *
     * @return the state
     */
    @Benchmark
    public float[] unrolled() {
        cell.step(sizes.batch, sizes.nextInputs(), state);
        return state;
    }

    /**
     * The plain loop.
     *
     * @return the state
     */
    @Benchmark
    public float[] plainLoop() {
        loop.step(sizes.batch, sizes.nextInputs(), state);
        return state;
    }
}
