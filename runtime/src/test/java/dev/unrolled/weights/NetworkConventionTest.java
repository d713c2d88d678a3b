package dev.unrolled.weights;

import static dev.unrolled.weights.ConventionTest.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole networks in every convention: against plain loops and against their own inverse. */
class NetworkConventionTest {
    private static final int TRIALS = 40;
    static final long SEED = 20261124;

    @TestFactory
    Stream<DynamicTest> randomNetworks() {
        return Stream.of(Convention.values()).flatMap(convention -> IntStream.range(0, TRIALS)
                .mapToObj(trial -> DynamicTest.dynamicTest(
                        convention + " seed " + (SEED + trial), () -> check(convention, SEED + trial))));
    }

    /** Layers of equal sizes among them, and names that are directions, kinds or tensors elsewhere. */
    private static NetworkLayout network(Convention convention, boolean keepsBiases, Random random) {
        List<String> names = new ArrayList<>(List.of(
                "encoder", "decoder", "head", "fw", "backward", "lstm", "lstm1", "lstm_2", "kernel", "gates", "W"));
        LayerLayout[] layers = new LayerLayout[1 + random.nextInt(5)];
        for (int i = 0; i < layers.length; i++) {
            String name = names.remove(random.nextInt(names.size()));
            int inputs = 1 + random.nextInt(3);
            int units = 1 + random.nextInt(3);
            if (random.nextInt(4) == 0) {
                LayerLayout dense = LayerLayout.dense(name, inputs, units);
                layers[i] = random.nextInt(4) == 0 ? dense.withoutBias() : dense;
                continue;
            }
            CellLayout cell = cell(convention, inputs, units, random);
            cell = keepsBiases && hasTwoBiases(convention) ? cell.withRecurrentBias() : cell;
            LayerLayout layer =
                    random.nextBoolean() ? LayerLayout.of(name, cell) : LayerLayout.bidirectional(name, cell);
            layers[i] = random.nextInt(3) == 0 ? layer.withLearnedState() : layer;
        }
        return NetworkLayout.of(layers);
    }

    /** Cells that the framework has, and whose biases it keeps. */
    private static CellLayout cell(Convention convention, int inputs, int units, Random random) {
        CellLayout lstm = CellLayout.lstm(inputs, units);
        List<CellLayout> cells = new ArrayList<>(List.of(CellLayout.rnn(inputs, units), lstm));
        if (convention != Convention.PYTORCH) {
            cells.add(CellLayout.gru(inputs, units));
        }
        if (convention != Convention.TENSORFLOW) {
            cells.add(CellLayout.gru(inputs, units).withResetAfter());
        }
        if (convention == Convention.TENSORFLOW || convention == Convention.CANONICAL) {
            cells.add(lstm.withPeepholes().withForgetBias(1).withProjection(1 + random.nextInt(3)));
        }
        if (convention == Convention.ONNX) {
            cells.add(lstm.withPeepholes());
        }
        CellLayout cell = cells.get(random.nextInt(cells.size()));
        return random.nextInt(4) == 0 ? cell.withoutBias() : cell;
    }

    private static void check(Convention convention, long seed) {
        Random random = new Random(seed);
        boolean keepsBiases = random.nextBoolean();
        NetworkLayout network = network(convention, keepsBiases, random);
        NetworkModel model = new NetworkModel(network, random);
        Weights canonical = model.canonical();
        List<List<String>> own =
                network.layers().stream().map(layer -> own(convention, layer)).toList();
        Weights written = convention.fromCanonical(canonical, network);
        if (keepsBiases || !hasTwoBiases(convention)) {
            assertSame(model.framework(convention, own), written);
        }
        assertSame(canonical, convention.toCanonical(written, network));
        assertSame(canonical, convention.toCanonical(NetworkModel.shuffled(written, random), network));

        Map<String, String> elsewhere = new LinkedHashMap<>();
        network.layers().forEach(layer -> assign(elsewhere, convention, layer, "somewhere/else" + elsewhere.size()));
        Weights moved = convention.fromCanonical(canonical, network, elsewhere);
        assertTrue(moved.names().stream().allMatch(name -> name.startsWith("somewhere/else")), moved.toString());
        assertSame(canonical, convention.toCanonical(moved, network, elsewhere));
    }

    /** Names that say nothing either give the layers as they are, by their shapes, or are refused; never another network. */
    @TestFactory
    Stream<DynamicTest> namesThatSayNothing() {
        return Stream.of(Convention.values())
                .filter(convention -> convention != Convention.CANONICAL)
                .flatMap(convention -> IntStream.range(0, TRIALS)
                        .mapToObj(trial -> DynamicTest.dynamicTest(
                                convention + " seed " + (SEED + trial), () -> rename(convention, SEED + trial))));
    }

    private static void rename(Convention convention, long seed) {
        Random random = new Random(seed);
        NetworkLayout network = network(convention, true, random);
        Weights canonical = new NetworkModel(network, random).canonical();
        Map<String, String> names = new LinkedHashMap<>();
        network.layers().forEach(layer -> assign(names, convention, layer, ""));
        int at = 0;
        List<String> letters = new ArrayList<>(List.of("q", "w", "e", "r", "t", "y", "u", "i", "o", "p"));
        Collections.shuffle(letters, random);
        for (Map.Entry<String, String> each : names.entrySet()) {
            boolean isForward = each.getKey().endsWith("/forward");
            boolean isBackward = each.getKey().endsWith("/backward");
            String letter = letters.get(isBackward ? at - 1 : at++);
            each.setValue(isForward || isBackward ? direction(convention, letter, isForward ? 0 : 1) : letter + "/*");
        }
        Weights file = NetworkModel.shuffled(convention.fromCanonical(canonical, network, names), random);
        try {
            assertSame(canonical, convention.toCanonical(file, network));
        } catch (WeightsException refused) {
            assertTrue(refused.toString().contains("say which is which"), refused.toString());
            assertSame(canonical, convention.toCanonical(file, network, names));
        }
        String lost = file.names().get(random.nextInt(file.names().size()));
        Weights less = Weights.of(file.names().stream()
                .filter(name -> !name.equals(lost))
                .map(file::tensor)
                .toArray(Tensor[]::new));
        assertThrows(WeightsException.class, () -> convention.toCanonical(less, network), lost);
        assertThrows(WeightsException.class, () -> convention.toCanonical(less, network, names), lost);
        assertThrows(WeightsException.class, () -> convention.toCanonical(less.allowSurplus(), network, names), lost);
    }

    /** What a framework would explain beside them does not make the network's own names a framework's, though one of them is missing. */
    @TestFactory
    Stream<DynamicTest> ownNamesOfWhichOneIsMissing() {
        return IntStream.range(0, TRIALS)
                .mapToObj(trial -> DynamicTest.dynamicTest("seed " + (SEED + trial), () -> lose(SEED + trial)));
    }

    private static void lose(long seed) {
        Random random = new Random(seed);
        NetworkLayout network = network(Convention.CANONICAL, true, random);
        Weights canonical = new NetworkModel(network, random).canonical();
        for (Section section : network.sections()) {
            List<String> names = section.tensors(Convention.CANONICAL).stream()
                    .map(tensor -> section.canonical(tensor.name()))
                    .toList();
            for (String lost : names.size() > 1 ? names : List.<String>of()) {
                List<Tensor> tensors = new ArrayList<>(beside());
                canonical.names().stream()
                        .filter(name -> !name.equals(lost))
                        .forEach(name -> tensors.add(canonical.tensor(name)));
                Weights file = Weights.of(tensors.toArray(Tensor[]::new));
                assertEquals(Convention.CANONICAL, Convention.detect(file, network), lost);
                String told = assertThrows(
                                WeightsException.class, () -> Convention.CANONICAL.toCanonical(file, network))
                        .toString();
                assertTrue(told.contains(lost + ": expected a tensor of this name"), told);
                assertTrue(told.contains("elsewhere0/kernel: expected only "), told);
            }
        }
    }

    /** More tensors than any of the networks has. */
    private static List<Tensor> beside() {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            for (String name : List.of("/kernel", "/recurrent_kernel", "/bias", "/W", "/R", "/B", ".weight", ".bias")) {
                tensors.add(Tensor.of("elsewhere" + i + name, new float[] {1}));
            }
        }
        return tensors;
    }

    private static String direction(Convention convention, String letter, int direction) {
        return new Directions(convention).pattern(LayerLayout.bidirectional(letter, CellLayout.rnn(1, 1)), direction);
    }

    static boolean hasTwoBiases(Convention convention) {
        return convention == Convention.PYTORCH || convention == Convention.ONNX;
    }

    private static List<String> own(Convention convention, LayerLayout layer) {
        String name = layer.name();
        if (convention == Convention.PYTORCH) {
            String end = layer.cell().kind() == CellKind.DENSE ? ".*" : ".*_l0";
            return layer.isBidirectional() ? List.of(name + end, name + end + "_reverse") : List.of(name + end);
        }
        if (!layer.isBidirectional() || convention == Convention.ONNX) {
            return List.of(name + "/*");
        }
        return switch (convention) {
            case TENSORFLOW -> List.of(name + "/fw/*", name + "/bw/*");
            case KERAS -> List.of(name + "/forward_" + name + "/*", name + "/backward_" + name + "/*");
            default -> List.of(name + "/forward/*", name + "/backward/*");
        };
    }

    private static void assign(Map<String, String> patterns, Convention convention, LayerLayout layer, String where) {
        if (layer.isBidirectional() && convention != Convention.ONNX) {
            patterns.put(layer.name() + "/forward", where + "a/*");
            patterns.put(layer.name() + "/backward", where + "b/*");
        } else {
            patterns.put(layer.name(), where + "/*");
        }
    }
}
