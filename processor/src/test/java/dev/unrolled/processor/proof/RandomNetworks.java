package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Networks of every depth, kind, direction, merge and connection. Everything follows from the random numbers. */
final class RandomNetworks {
    private final Random random;
    private final RandomGated cells;
    private final int largest;

    RandomNetworks(Random random, int largest) {
        this.random = random;
        this.cells = new RandomGated(random);
        this.largest = largest;
    }

    /** A network that steps, or one that need not. */
    NetworkCase network(boolean isStreaming) {
        int depth = 1 + random.nextInt(4);
        int recurrent = random.nextInt(depth);
        int inputs = size();
        List<LayerSpec> layers = new ArrayList<>();
        List<Integer> given = new ArrayList<>(List.of(inputs));
        /* The first layer that a connection may begin at: none reaches across last or reversed outputs. */
        int open = 0;
        boolean isLast = false;
        for (int index = 0; index < depth; index++) {
            boolean isDense = isLast || (index != recurrent && random.nextInt(3) == 0);
            LayerSpec layer = layer(
                    index, given.get(index), isDense, isStreaming || isDense, index == depth - 1, recurrent <= index);
            boolean isBroken =
                    layer.steps() == Steps.LAST || layer.direction() == Direction.BACKWARD_REVERSED || isApart(layer);
            isLast |= layer.steps() == Steps.LAST;
            open = isBroken ? index + 1 : open;
            layer = isBroken ? layer : withResidual(layer, given, open, index);
            layers.add(layer);
            given.add(output(layer));
        }
        Head head = random.nextBoolean() ? any(Head.values()) : Head.NONE;
        return new NetworkCase(new NetworkSpec(CellCase.identity("Net"), inputs, layers, head), ShapeChoice.AUTO);
    }

    private LayerSpec layer(
            int index, int inputs, boolean isDense, boolean isForward, boolean isEnd, boolean mayBeLast) {
        CellSpec cell = isDense ? cells.dense(size(), inputs).spec() : recurrent(inputs);
        Direction direction = isForward ? Direction.FORWARD : any(Direction.values());
        boolean isBidirectional = direction == Direction.BIDIRECTIONAL;
        Merge merge = isBidirectional ? merge(isEnd) : Merge.CONCATENATE;
        return new LayerSpec(
                (isDense ? "dense" : "layer") + index,
                cell,
                direction,
                merge,
                !isForward && mayBeLast && random.nextInt(3) == 0 ? Steps.LAST : Steps.ALL,
                OptionalInt.empty(),
                !isDense && random.nextInt(4) == 0,
                isBidirectional && random.nextInt(3) == 0 ? Optional.of(withOtherActivation(cell)) : Optional.empty());
    }

    /** As a backward direction may have one. */
    static CellSpec withOtherActivation(CellSpec cell) {
        ActivationFunction other = new ActivationFunction.Standard(Activation.SOFTSIGN);
        if (cell instanceof RnnSpec rnn) {
            return new RnnSpec(
                    rnn.identity(), rnn.units(), rnn.inputs(), other, rnn.clip(), rnn.biases(), rnn.numerics());
        } else if (cell instanceof GruSpec gru) {
            return new GruSpec(
                    gru.identity(),
                    gru.units(),
                    gru.inputs(),
                    gru.reset(),
                    other,
                    gru.gateActivation(),
                    gru.clip(),
                    gru.biases(),
                    gru.numerics());
        }
        LstmSpec lstm = (LstmSpec) cell;
        return new LstmSpec(
                lstm.identity(),
                lstm.units(),
                lstm.inputs(),
                lstm.options(),
                lstm.activation(),
                other,
                lstm.gateActivation(),
                lstm.biases(),
                lstm.numerics());
    }

    /** Apart only at the end, but there as often as not. */
    private Merge merge(boolean isEnd) {
        Merge merge = isEnd && random.nextBoolean() ? Merge.APART : any(Merge.values());
        return merge == Merge.APART && !isEnd ? Merge.SUM : merge;
    }

    private CellSpec recurrent(int inputs) {
        return switch (random.nextInt(5)) {
            case 0 -> cells.rnn(size(), inputs).spec();
            case 1, 2 -> cells.gru(size(), inputs).spec();
            default -> cells.lstm(size(), inputs).spec();
        };
    }

    /** With a connection from one of the layers whose input has the length of this one's output, if there is any. */
    private LayerSpec withResidual(LayerSpec layer, List<Integer> given, int open, int index) {
        List<Integer> candidates = new ArrayList<>();
        for (int from = open; from <= index; from++) {
            if (given.get(from) == output(layer)) {
                candidates.add(from);
            }
        }
        if (candidates.isEmpty() || random.nextInt(4) == 0) {
            return layer;
        }
        return new LayerSpec(
                layer.name(),
                layer.cell(),
                layer.direction(),
                layer.merge(),
                layer.steps(),
                OptionalInt.of(candidates.get(random.nextInt(candidates.size()))),
                layer.learnedState(),
                layer.backward());
    }

    private static boolean isApart(LayerSpec layer) {
        return layer.direction() == Direction.BIDIRECTIONAL && layer.merge() == Merge.APART;
    }

    private static int output(LayerSpec layer) {
        int cell = layer.cell() instanceof DenseSpec dense
                ? dense.units()
                : layer.cell().outputSize();
        return LayerSpec.outputSize(cell, layer.direction(), layer.merge());
    }

    /** Half of them equal, so that connections are possible. */
    private int size() {
        return random.nextBoolean() ? largest : 1 + random.nextInt(largest);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
