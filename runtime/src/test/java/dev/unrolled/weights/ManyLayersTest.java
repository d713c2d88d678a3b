package dev.unrolled.weights;

import static dev.unrolled.weights.NetworkRefusalTest.rnn;
import static dev.unrolled.weights.NetworkRefusalTest.weights;
import static dev.unrolled.weights.NetworkRefusalTest.zeros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Variable;
import dev.unrolled.support.CellWeights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Files of very many names: what is wrong with them is told soon, and briefly. */
class ManyLayersTest {
    /** Nearly as many as the members that an archive has without zip64. */
    private static final int LAYERS = 65_000;

    private static String refusal(int seconds, Executable action) {
        return assertTimeoutPreemptively(
                        Duration.ofSeconds(seconds), () -> assertThrows(WeightsException.class, action))
                .toString();
    }

    private static Weights kernels(int... shape) {
        Tensor[] tensors = new Tensor[LAYERS];
        for (int i = 0; i < LAYERS; i++) {
            tensors[i] = zeros("t" + i + "/kernel", shape);
        }
        return Weights.of(tensors);
    }

    private static NetworkLayout network(int layers, boolean isBidirectional) {
        LayerLayout[] all = new LayerLayout[layers];
        for (int i = 0; i < layers; i++) {
            CellLayout cell = CellLayout.rnn(2, 2);
            all[i] = isBidirectional ? LayerLayout.bidirectional("layer" + i, cell) : LayerLayout.of("layer" + i, cell);
        }
        return NetworkLayout.of(all);
    }

    @Test
    void aCellAndAFileOfScalars() {
        Weights file = kernels();
        List<Variable> variables = List.of(Variable.matrix("kernel", new float[4][2]));
        CellLayout cell = CellLayout.rnn(2, 2).withoutBias();
        assertEquals(
                "dev.unrolled.weights.WeightsException: memory: expected the weights of one RNN (inputs = 2, units = 2, no bias),"
                        + " found TENSORFLOW t0/* (kernel []); TENSORFLOW t1/* (kernel []); TENSORFLOW t2/* (kernel []); TENSORFLOW t3/* (kernel []);"
                        + " TENSORFLOW t4/* (kernel []); TENSORFLOW t5/* (kernel []); TENSORFLOW t6/* (kernel []); TENSORFLOW t7/* (kernel []);"
                        + " TENSORFLOW t8/* (kernel []); TENSORFLOW t9/* (kernel []); TENSORFLOW t10/* (kernel []); TENSORFLOW t11/* (kernel [])"
                        + " and 64988 more; name one: TENSORFLOW.toCanonical(weights, layout, \"t0/*\")",
                refusal(20, () -> CellWeights.load("TinyCell", cell, variables, file)));
    }

    @Test
    void aNetworkAndAFileOfScalars() {
        String message = refusal(20, () -> Convention.TENSORFLOW.toCanonical(kernels(), network(64, false)));
        assertTrue(message.contains("t11/* (kernel []) and 64988 more; declare the layer as the file has it"), message);
    }

    @Test
    void aNetworkAndAFileOfKernels() {
        Weights file = kernels(4, 2);
        NetworkLayout network = network(64, false);
        assertEquals(
                Convention.TENSORFLOW,
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Convention.detect(file, network)));
        String message = refusal(20, () -> Convention.TENSORFLOW.toCanonical(file, network));
        assertTrue(message.contains("t11/* (kernel [4][2]) and 64988 more; say which is which"), message);
    }

    @Test
    void aNetworkAndAFileOfPairs() {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < LAYERS / 4; i++) {
            for (String end : List.of("_l0", "_l0_reverse")) {
                tensors.add(zeros("t" + i + ".weight_ih" + end, 2, 2));
                tensors.add(zeros("t" + i + ".weight_hh" + end, 2, 2));
            }
        }
        String message = refusal(20, () -> Convention.PYTORCH.toCanonical(weights(tensors), network(64, true)));
        assertTrue(message.contains(" and 16238 more; say which is which"), message);
    }

    /** A name may have 65,535 bytes: as a number it would be read in a time that grows with the square of its digits. */
    @Test
    void numbersOfVeryManyDigits() {
        String digits = "7".repeat(65_000);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 1000; i < 1400; i++) {
                assertTrue(isBehind("rnn" + (i + 1) + digits, "rnn" + i + digits), () -> "a number of many digits");
            }
        });
    }

    @Test
    void numbersAreComparedAsSuch() {
        assertTrue(isBehind("cell_10", "cell_9"));
        assertTrue(isBehind("cell_010", "cell_9"));
        assertTrue(isBehind("cell_0", "cell"));
        assertTrue(isBehind("cell_1", "cell_00"));
        assertTrue(isBehind("a_1/cell_2", "a_01/cell_1"));
        assertTrue(isBehind("x" + "9".repeat(40) + "8", "x" + "9".repeat(40) + "7"));
        for (String[] equal : new String[][] {{"cell_1", "cell_01"}, {"cell_0", "cell_00"}, {"cell_1", "cells_0"}}) {
            assertTrue(!isBehind(equal[0], equal[1]) && !isBehind(equal[1], equal[0]), equal[0]);
        }
    }

    private static boolean isBehind(String name, String other) {
        return new NumberedName(name + "/*").isBehind(new NumberedName(other + "/*"));
    }

    /** A file of very many equal layers, and a network with one layer more than it has. */
    @Test
    void manyEqualLayersAreToldAtOnce() {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            tensors.addAll(rnn("part" + (char) ('a' + i) + ".", 2, "_l0"));
        }
        LayerLayout[] layers = new LayerLayout[25];
        for (int i = 0; i < layers.length; i++) {
            layers[i] = LayerLayout.of("layer" + i, CellLayout.rnn(2, 2));
        }
        Weights file = weights(tensors);
        String message = assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThrows(
                                WeightsException.class,
                                () -> Convention.PYTORCH.toCanonical(file, NetworkLayout.of(layers))))
                .toString();
        assertTrue(message.contains(" and 12 more"), message);
    }

    /** Four layers that could be three, behind twenty that could be any: each of very many orders fails late. */
    @Test
    void ordersThatAllFailAreNotAllTried() {
        List<Tensor> tensors = new ArrayList<>();
        List<LayerLayout> layers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tensors.addAll(rnn("part" + (char) ('a' + i) + ".", 2, "_l0"));
            layers.add(LayerLayout.of("layer" + i, CellLayout.rnn(2, 2)));
        }
        for (String name : List.of("x.y.z.p", "x.y.w.q", "x.z.w.r")) {
            tensors.addAll(rnn(name + ".", 2, "_l0"));
        }
        for (String name : List.of("x", "y", "z", "w")) {
            layers.add(LayerLayout.of(name, CellLayout.rnn(2, 2)));
        }
        Weights file = weights(tensors);
        NetworkLayout network = NetworkLayout.of(layers.toArray(new LayerLayout[0]));
        WeightsException refused = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThrows(WeightsException.class, () -> Convention.PYTORCH.toCanonical(file, network)));
        assertTrue(refused.toString().contains("exactly one way"), refused::toString);
    }
}
