package dev.unrolled.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One stateful step, or one sequence, of one peer. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class StepBenchmark {
    /** Kind, inputs, units, batch and, of a sequence, steps. */
    @Param({"RNN-3x2x1", "RNN-64x128x1"})
    public String work;

    /** Who does it: a code shape, or another peer. */
    @Param({"auto", "loop"})
    public String peer;

    private Peer running;

    /** Sets the peer up, and checks its result. */
    @Setup
    public void setUp() {
        Material material = new Material(Work.parse(work));
        running = Peers.named(peer).create(material);
        Reference.check(material, running);
    }

    /**
     * What is timed.
     *
     * @return the peer, so that nothing is left out
     */
    @Benchmark
    public Object advance() {
        running.advance();
        return running;
    }

    /** Counts what the thread allocates in calls that nothing else disturbs. */
    @TearDown(Level.Trial)
    public void tearDown() {
        Allocation.report(running);
        running.close();
    }
}
