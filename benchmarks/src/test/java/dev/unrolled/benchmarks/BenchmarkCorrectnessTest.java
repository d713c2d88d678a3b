package dev.unrolled.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.support.VectorApi;
import java.util.List;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed computes the right thing, and a wrong result would not be timed. */
class BenchmarkCorrectnessTest {
    /** Small, a row that fills no vector, a batch, and a sequence, of every kind. */
    static Stream<String> works() {
        return Stream.of(Kind.values())
                .flatMap(kind -> Stream.of("3x2x1", "3x2x4", "8x16x1", "1x40x1", "32x64x1", "5x7x3x100")
                        .map(size -> kind + "-" + size));
    }

    @ParameterizedTest
    @MethodSource("works")
    void everyPeerComputesTheEquation(String name) {
        Work work = Work.parse(name);
        assertEquals(name, work.name());
        Material material = new Material(work);
        List<PeerFactory> able =
                Peers.all().stream().filter(peer -> peer.can(work)).toList();
        assertTrue(able.size() >= 5, "auto, rows, both frozen, and the loop at least: " + able);
        for (PeerFactory factory : able) {
            try (Peer peer = factory.create(material)) {
                Reference.check(material, peer);
            } catch (IllegalStateException wrong) {
                throw new AssertionError(factory.title(), wrong);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RNN-3x2x1", "GRU-8x16x4", "LSTM-8x16x1x100"})
    void aWrongInputOfTheLastStepIsNoticed(String name) {
        Material right = new Material(Work.parse(name));
        Material wrong = new Material(Work.parse(name));
        wrong.inputs(right.work.isSequence() ? right.work.steps() - 1 : Material.RING - 1)[0] += 0.5f;
        for (PeerFactory factory : Peers.all()) {
            if (factory.can(right.work)) {
                try (Peer peer = factory.create(wrong)) {
                    assertThrows(IllegalStateException.class, () -> Reference.check(right, peer), factory.title());
                }
            }
        }
    }

    @Test
    void aWrongOutputOfTheFirstStepOfASequenceIsNoticed() {
        Material material = new Material(Work.parse("GRU-3x2x4x100"));
        for (PeerFactory factory : Peers.all()) {
            if (factory.can(material.work)) {
                try (Peer peer = new Spoiled(factory.create(material))) {
                    assertThrows(IllegalStateException.class, () -> Reference.check(material, peer), factory.title());
                }
            }
        }
    }

    @Test
    void otherErrorsThanRefusalsAreThrown() {
        assertFalse(CompiledCell.isPossible(Work.parse("RNN-64x128x1"), "straight"));
        assertThrows(IllegalStateException.class, () -> CompiledCell.isPossible(Work.parse("RNN-3x0x1"), "rows"));
    }

    @Test
    void examplesSideBySideAreWhatAutoAloneDoes() {
        assertEquals("Unrolled straight", AutoShape.title(Work.parse("RNN-3x2x3")));
        String four = VectorApi.packs(FloatVector.SPECIES_PREFERRED.length()) ? "Unrolled auto" : "Unrolled straight";
        assertEquals(four, AutoShape.title(Work.parse("RNN-3x2x4")));
        assertEquals("Unrolled straight", AutoShape.title(Work.parse("RNN-3x3x4")));
        assertEquals("Unrolled auto", AutoShape.title(Work.parse("RNN-3x2x8")));
        assertEquals("Unrolled lanes", AutoShape.title(Work.parse("RNN-32x64x8")));
    }

    @Test
    void aTimeThatVariesIsMarkedAndIsLikeItsNeighbours() {
        Sample steady = sample(10, 10.5);
        Sample unsteady = sample(10, 13);
        assertFalse(steady.isUnsteady());
        assertTrue(unsteady.isUnsteady());
        assertTrue(unsteady.isLike(steady));
        assertFalse(steady.isLike(sample(11)));
        assertTrue(sample(11).isLike(unsteady));
    }

    private static Sample sample(double... times) {
        Sample sample = new Sample();
        for (double time : times) {
            sample.add(time);
        }
        return sample;
    }

    @Test
    void aCellAllocatesNothingAndTheCounterCounts() {
        Material material = new Material(Work.parse("RNN-8x16x1"));
        assertEquals(0, Allocation.bytes(Peers.named("rows").create(material)));
        assertTrue(Allocation.bytes(new Wasteful()) >= 100 * Float.BYTES);
    }

    /** Wrong in the first output. */
    private record Spoiled(Peer peer) implements Peer {
        @Override
        public void reset() {
            peer.reset();
        }

        @Override
        public void advance() {
            peer.advance();
        }

        @Override
        public float[] output() {
            float[] output = peer.output();
            output[0] += 0.5f;
            return output;
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    /** A new array in every call. */
    private static final class Wasteful implements Peer {
        private float[] output = {};

        @Override
        public void reset() {
            output = new float[0];
        }

        @Override
        public void advance() {
            output = new float[100];
        }

        @Override
        public float[] output() {
            return output.clone();
        }
    }
}
