package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.LayerLayout;
import dev.unrolled.weights.NetworkLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitInitializerTest {
    @Test
    void eachPartIsAMatrixOfItsOwn() {
        float[][] kernel = new float[5][2];
        float[][] rows = kernel.clone();
        Initializer.split(3, Initializer.glorotUniform(1), Initializer.orthogonal(1))
                .fill(Variable.matrix("kernel", kernel));
        assertArrayEquals(rows, kernel, "the row objects stay");
        float[] w = InitializerTest.filled(Initializer.glorotUniform(1), "kernel[0..3]", 3, 2);
        float[] u = InitializerTest.filled(Initializer.orthogonal(1), "kernel[3..5]", 2, 2);
        float[] all = Variable.matrix("kernel", kernel).toArray();
        assertArrayEquals(w, Arrays.copyOfRange(all, 0, 6));
        assertArrayEquals(u, Arrays.copyOfRange(all, 6, 10));
    }

    @Test
    void oneInitializerGivesTheTwoPartsDifferentValues() {
        Initializer uniform = Initializer.lecunUniform(1);
        float[] all = InitializerTest.filled(Initializer.split(2, uniform, uniform), "kernel", 4, 3);
        assertFalse(Arrays.equals(Arrays.copyOfRange(all, 0, 6), Arrays.copyOfRange(all, 6, 12)));
    }

    @Test
    void aProjectionIsWhole() {
        Initializer w = Initializer.glorotUniform(1);
        float[] expected = InitializerTest.filled(w, "projection", 3, 2);
        Initializer split = Initializer.split(1, w, Initializer.zeros());
        assertArrayEquals(expected, InitializerTest.filled(split, "projection", 3, 2));
    }

    @Test
    void everyLayerOfANetworkHasItsOwnNumberOfInputs() {
        NetworkLayout network = NetworkLayout.of(
                LayerLayout.bidirectional("both", CellLayout.rnn(3, 2)),
                LayerLayout.of("next", CellLayout.rnn(4, 2)),
                LayerLayout.dense("out", 2, 2));
        Initializer split = Initializer.split(network, Initializer.constant(1), Initializer.constant(2));
        assertArrayEquals(
                new float[] {1, 1, 1, 1, 1, 1, 2, 2, 2, 2},
                InitializerTest.filled(split, "both/backward/kernel", 5, 2));
        assertArrayEquals(
                new float[] {1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2}, InitializerTest.filled(split, "next/kernel", 6, 2));
        assertArrayEquals(new float[] {1, 1, 1, 1}, InitializerTest.filled(split, "out/kernel", 2, 2));
        InitializerTest.assertRefused(
                "other/kernel: expected the kernel of a layer of " + network + ", found none of these",
                () -> InitializerTest.filled(split, "other/kernel", 2, 2));
        Initializer ofCell = Initializer.split(3, Initializer.zeros(), Initializer.zeros());
        InitializerTest.assertRefused(
                "next/kernel: expected the kernel of a cell, found that of a layer; use split(network.layout(), w, u)",
                () -> InitializerTest.filled(ofCell, "next/kernel", 6, 2));
    }

    @Test
    void nonsenseIsRefused() {
        Initializer zeros = Initializer.zeros();
        InitializerTest.assertRefused("inputs: expected at least 1, found 0", () -> Initializer.split(0, zeros, zeros));
        Initializer split = Initializer.split(3, zeros, zeros);
        InitializerTest.assertRefused(
                "kernel: expected more than the inputs' 3 rows, found 3",
                () -> InitializerTest.filled(split, "kernel", 3, 2));
        InitializerTest.assertRefused(
                "bias: expected a matrix, found a vector of length 2",
                () -> split.fill(Variable.vector("bias", new float[2])));
    }
}
