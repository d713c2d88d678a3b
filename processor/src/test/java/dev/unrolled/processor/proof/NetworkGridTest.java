package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.LayerProgram;
import dev.unrolled.processor.program.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Random networks give the interpreter's bits, in all code shapes and all forms. */
final class NetworkGridTest {
    private static final int TRIALS = 4;
    /** Above it HotSpot leaves a method uncompiled. */
    private static final int HUGE_METHOD = 8000;

    @Test
    void smallOnesThatStep() {
        check("smallOnesThatStep", networks("smallOnesThatStep", 40, 5, true), TRIALS);
    }

    @Test
    void largerOnesThatStep() {
        check("largerOnesThatStep", networks("largerOnesThatStep", 12, 24, true), 2);
    }

    /** Nearly all layers are of one size, so that connections begin at all of them. */
    @Test
    void connectionsThatStep() {
        check("connectionsThatStep", networks("connectionsThatStep", 40, 2, true), TRIALS);
    }

    @Test
    void smallOnesOverWholeSequences() {
        check("smallOnesOverWholeSequences", networks("smallOnesOverWholeSequences", 100, 5, false), TRIALS);
    }

    @Test
    void largerOnesOverWholeSequences() {
        check("largerOnesOverWholeSequences", networks("largerOnesOverWholeSequences", 12, 24, false), 2);
    }

    /** More steps and examples than go through a layer at once. */
    @Test
    void moreThanAChunk() {
        for (NetworkCase network : networks("moreThanAChunk", 6, 5, true)) {
            for (int[] size : new int[][] {{150, 1}, {70, 3}, {3, 70}, {2, 129}}) {
                NetworkTrial trial = new NetworkTrial(
                        network.program(), Seeds.of("moreThanAChunk", 0), size[0], size[1], Numbers.PLAIN);
                check(trial, CompiledNetwork.of(network));
            }
        }
    }

    /** What random numbers leave out would go untested. */
    @Test
    void everyChoiceIsThere() {
        List<NetworkCase> all = new ArrayList<>(networks("smallOnesThatStep", 40, 5, true));
        all.addAll(networks("smallOnesOverWholeSequences", 100, 5, false));
        Map<Object, Long> found = all.stream()
                .flatMap(network -> Stream.concat(
                        Stream.of(
                                network.spec().head(),
                                network.program().isStreaming(),
                                network.program().last().merge() + " "
                                        + (network.spec().head() != Head.NONE)),
                        network.spec().layers().stream()
                                .flatMap(layer -> Stream.concat(choices(layer), Stream.of(masked(network, layer))))))
                .collect(Collectors.groupingBy(choice -> choice, Collectors.counting()));
        List<Object> expected =
                new ArrayList<>(List.of(true, false, "APART true", "residual", "group", "learned", "dense"));
        expected.addAll(List.of("dense that steps", "residual that steps", "behind reversed", "behind last"));
        for (Direction direction : Direction.values()) {
            expected.add("last of " + direction);
        }
        for (Enum<?>[] choices : List.of(Direction.values(), Merge.values(), Steps.values(), Head.values())) {
            expected.addAll(List.of(choices));
        }
        assertTrue(expected.stream().allMatch(choice -> found.getOrDefault(choice, 0L) > 1), found::toString);
    }

    private static Stream<Object> choices(LayerSpec layer) {
        boolean isBidirectional = layer.direction() == Direction.BIDIRECTIONAL;
        int index = Integer.parseInt(layer.name().replaceAll("\\D", ""));
        return Stream.of(
                layer.direction(),
                isBidirectional ? layer.merge() : "",
                layer.steps(),
                layer.residualFrom().isPresent() ? "residual" : "",
                layer.residualFrom().orElse(index) < index ? "group" : "",
                layer.learnedState() ? "learned" : "",
                layer.cell() instanceof DenseSpec ? "dense" : "");
    }

    /** What sees masked steps otherwise than others do. */
    private static Object masked(NetworkCase network, LayerSpec layer) {
        if (layer.steps() == Steps.LAST) {
            return "last of " + layer.direction();
        }
        List<LayerSpec> layers = network.spec().layers();
        int index = layers.indexOf(layer);
        boolean isDense = layer.cell() instanceof DenseSpec;
        if (index > 0 && layers.get(index - 1).steps() == Steps.LAST) {
            return "behind last";
        }
        if (index > 0 && !isDense && layers.get(index - 1).direction() == Direction.BACKWARD_REVERSED) {
            return "behind reversed";
        }
        if (!network.program().isStreaming()) {
            return "";
        }
        return isDense ? "dense that steps" : layer.residualFrom().isPresent() ? "residual that steps" : "";
    }

    private static List<NetworkCase> networks(String test, int count, int largest, boolean isStreaming) {
        RandomNetworks random = new RandomNetworks(new Random(Seeds.of(test, -1)), largest);
        List<NetworkCase> networks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            networks.add(random.network(isStreaming));
        }
        return networks;
    }

    /** All code shapes of a network see the same data, and must give the same bits. */
    private static void check(String test, List<NetworkCase> networks, int trials) {
        List<NetworkCase> shaped = new ArrayList<>();
        for (NetworkCase network : networks) {
            for (ShapeChoice shape : ShapeChoice.values()) {
                boolean isTooLong = network.program().layers().stream()
                        .anyMatch(layer -> multiplyAdds(layer) > Limits.MAX_STRAIGHT_MULTIPLY_ADDS);
                if (shape != ShapeChoice.STRAIGHT || !isTooLong) {
                    shaped.add(network.with(shape));
                }
            }
        }
        List<CompiledNetwork> compiled = CompiledNetwork.of(shaped);
        for (int index = 0; index < shaped.size(); index++) {
            checkMethods(compiled.get(index));
            int first = networks.indexOf(shaped.get(index).with(ShapeChoice.AUTO));
            for (int i = 0; i < trials; i++) {
                check(
                        new NetworkTrial(shaped.get(index).program(), Seeds.of(test, first * trials + i)),
                        compiled.get(index));
            }
        }
    }

    private static long multiplyAdds(LayerProgram layer) {
        return layer.cell().statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .mapToLong(statement -> ((Statement.Affine) statement).multiplyAdds())
                .sum();
    }

    private static void check(NetworkTrial trial, CompiledNetwork compiled) {
        try {
            RecurrentNetwork network = trial.fill(compiled.create());
            Random random = new Random(trial.seed);
            new NetworkForms(trial, network, random).checkAll();
            new NetworkForms(trial, network.fork(), random).checkRun();
            new NetworkForms(trial, network.frozen(), random).checkRun();
            if (network instanceof RecurrentCell cell) {
                trial.checkSteps(cell, random);
                checkInterrupted(trial, cell, random);
                checkInterruptedWithMask(trial, cell, random);
                checkExamples(trial, cell);
            }
            Bits.assertEqual("initialState", trial.initialState(trial.batch), network.initialState(trial.batch));
            assertTrue(network.describe().contains("\n" + trial.program.last().name() + ","), network::describe);
            assertEquals(trial.program.outputSize(), network.outputSize());
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError(
                    "seed %d, %d steps of batch %d: %s%n%s%n%s"
                            .formatted(
                                    trial.seed,
                                    trial.steps,
                                    trial.batch,
                                    failure,
                                    compiled.network().source(),
                                    compiled.source()),
                    failure);
        }
    }

    /** A sequence in two parts, cut anywhere, is the whole. */
    private static void checkInterrupted(NetworkTrial trial, RecurrentCell cell, Random random) {
        int cut = random.nextInt(trial.steps + 1);
        float[] state = trial.state.clone();
        float[] outputs = new float[trial.steps * trial.batch * cell.outputSize()];
        int inputsAt = cut * trial.batch * cell.inputs();
        int outputsAt = cut * trial.batch * cell.outputSize();
        cell.run(cut, trial.batch, trial.inputs, 0, state, 0, outputs, 0);
        cell.run(trial.steps - cut, trial.batch, trial.inputs, inputsAt, state, 0, outputs, outputsAt);
        NetworkTrial.Result expected = trial.run();
        Bits.assertEqual("interrupted at " + cut + ": outputs", expected.outputs(), outputs);
        Bits.assertEqual("interrupted at " + cut + ": state", expected.state(), state);
    }

    /** So is one with masked steps, unless outputs are repeated from one part to the next. */
    private static void checkInterruptedWithMask(NetworkTrial trial, RecurrentCell cell, Random random) {
        boolean[] mask = new boolean[trial.steps * trial.batch];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextInt(3) > 0;
        }
        int cut = random.nextInt(trial.steps + 1);
        int at = cut * trial.batch;
        for (Padding padding : Padding.values()) {
            Sequence all = Sequence.of(trial.steps, trial.batch).mask(mask).padding(padding);
            float[] whole = trial.state.clone();
            float[] expected = new float[mask.length * cell.outputSize()];
            cell.run(all, trial.inputs, whole, expected);
            Sequence before = Sequence.of(cut, trial.batch).mask(Arrays.copyOf(mask, at));
            Sequence behind =
                    Sequence.of(trial.steps - cut, trial.batch).mask(Arrays.copyOfRange(mask, at, mask.length));
            float[] state = trial.state.clone();
            float[] outputs = new float[expected.length];
            cell.run(before.padding(padding), trial.inputs, 0, state, 0, outputs, 0);
            int inputsAt = at * cell.inputs();
            cell.run(behind.padding(padding), trial.inputs, inputsAt, state, 0, outputs, at * cell.outputSize());
            Bits.assertEqual(padding + ", interrupted at " + cut + ": state", whole, state);
            if (padding != Padding.REPEAT) {
                Bits.assertEqual(padding + ", interrupted at " + cut + ": outputs", expected, outputs);
            }
        }
    }

    /** Every example on its own gives what it gives in a batch. */
    private static void checkExamples(NetworkTrial trial, RecurrentCell cell) {
        float[] all = trial.run().outputs();
        int length = cell.outputSize();
        for (int n = 0; n < trial.batch; n++) {
            NetworkTrial one = trial.example(n);
            float[] outputs = new float[one.steps * length];
            cell.run(one.steps, 1, one.inputs, one.state.clone(), outputs);
            float[] inBatch = new float[outputs.length];
            for (int t = 0; t < one.steps; t++) {
                System.arraycopy(all, (t * trial.batch + n) * length, inBatch, t * length, length);
            }
            Bits.assertEqual("example " + n, inBatch, outputs);
        }
    }

    private static void checkMethods(CompiledNetwork compiled) {
        for (byte[] code : compiled.codes()) {
            for (Map.Entry<String, Integer> method : MethodSizes.of(code).entrySet()) {
                assertTrue(method.getValue() < HUGE_METHOD, () -> method + "\n" + compiled.source());
            }
        }
    }
}
