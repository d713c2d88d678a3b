package dev.unrolled.processor.proof;

import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A node as a user would write it, loaded by the convention: the annotated interface of a cell, or of a network of one layer. */
final class OnnxLayer {
    private OnnxLayer() {}

    /** A node of one direction may be a cell. */
    static String source(OnnxNode node, String name, boolean recurrentBias, boolean isNetwork) {
        String annotation = annotation(node, recurrentBias);
        if (isNetwork || !node.direction().equals("forward")) {
            annotation = network(node, annotation);
        }
        return "package %s;\n%s\npublic interface %s {}\n".formatted(CellCase.PACKAGE, annotation, name);
    }

    private static String network(OnnxNode node, String cell) {
        String direction =
                switch (node.direction()) {
                    case "forward" -> "FORWARD";
                    case "reverse" -> "BACKWARD";
                    default -> "BIDIRECTIONAL, merge = dev.unrolled.Merge.APART";
                };
        return "@dev.unrolled.RnnNetwork(inputs = %d, layers = @dev.unrolled.Layer(%s = %s, direction = dev.unrolled.Direction.%s))"
                .formatted(node.inputs(), node.operator().toLowerCase(Locale.ROOT), cell, direction);
    }

    private static String annotation(OnnxNode node, boolean recurrentBias) {
        StringJoiner members = new StringJoiner(", ");
        members.add("units = " + node.units()).add("inputs = " + node.inputs());
        List<OnnxActivation> activations = node.activations();
        switch (node.operator()) {
            case "RNN" -> add(members, "", activations.get(0));
            case "GRU" -> {
                members.add("reset = dev.unrolled.Reset." + (node.linearBeforeReset() ? "AFTER" : "BEFORE"));
                add(members, "gate", activations.get(0));
                add(members, "", activations.get(1));
            }
            default -> {
                add(members, "gate", activations.get(0));
                add(members, "", activations.get(1));
                add(members, "output", activations.get(2));
                members.add("peepholes = " + (node.p().length > 0)).add("coupled = " + node.inputForget());
            }
        }
        if (node.clip() > 0) {
            members.add("clip = " + node.clip() + "f");
        }
        if (node.b().length == 0) {
            members.add("bias = false");
        } else if (!node.linearBeforeReset()) {
            members.add("recurrentBias = " + recurrentBias);
        }
        String annotation =
                switch (node.operator()) {
                    case "RNN" -> "RnnCell";
                    case "GRU" -> "GruCell";
                    default -> "LstmCell";
                };
        return "@dev.unrolled.%s(%s)".formatted(annotation, members);
    }

    private static void add(StringJoiner members, String prefix, OnnxActivation activation) {
        members.add(member(prefix, "activation") + " = dev.unrolled.Activation."
                + activation.kind().ours());
        List<Float> parameters = activation.parameters();
        List<String> names = List.of("alpha", "beta");
        for (int i = 0; i < parameters.size(); i++) {
            members.add(member(prefix, names.get(i)) + " = " + parameters.get(i) + "f");
        }
    }

    private static String member(String prefix, String name) {
        return prefix.isEmpty() ? name : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    static Weights weights(OnnxNode node) {
        int rows = node.gates() * node.units();
        int both = node.directions();
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("W", new int[] {both, rows, node.inputs()}, node.w()));
        tensors.add(Tensor.of("R", new int[] {both, rows, node.units()}, node.r()));
        if (node.b().length > 0) {
            tensors.add(Tensor.of("B", new int[] {both, 2 * rows}, node.b()));
        }
        if (node.p().length > 0) {
            tensors.add(Tensor.of("P", new int[] {both, 3 * node.units()}, node.p()));
        }
        return Weights.of(tensors.toArray(new Tensor[0]));
    }

    /**
     * All outputs, {@code [steps, D, batch, units]}, and the last h and, of an LSTM, c, {@code [D, batch, units]}.
     *
     * @param isBatchMajor whether to run it as a node of layout 1: {@code X [batch, steps, inputs]}, {@code Y [batch, steps, D, units]}
     */
    static List<float[]> run(OnnxNode node, RecurrentNetwork network, boolean isBatchMajor) {
        network.load(weights(node), Convention.ONNX);
        float[] state = state(node);
        float[] outputs = new float[node.steps() * node.directions() * node.batch() * node.units()];
        Sequence sequence = Sequence.of(node.steps(), node.batch());
        sequence = node.lengths().length > 0 ? sequence.lengths(node.lengths()) : sequence;
        if (isBatchMajor) {
            double[] inputs = Axes.swapFirstTwo(Doubles.of(node.x()), node.steps(), node.batch());
            network.run(sequence.batchMajor(), Doubles.toFloats(inputs), state, outputs);
            outputs = Doubles.toFloats(
                    Axes.swapFirstTwo(Doubles.of(outputs), node.batch(), node.steps() * node.directions()));
        } else if (sequence.isFull()) {
            network.run(node.steps(), node.batch(), node.x(), state, outputs);
        } else {
            network.run(sequence, node.x(), state, outputs);
        }
        boolean hasCell = node.operator().equals("LSTM");
        return hasCell
                ? List.of(outputs, part(node, state, 1, 2), part(node, state, 0, 2))
                : List.of(outputs, part(node, state, 0, 1));
    }

    /** Of each example, of each direction c, if there is one, before h. */
    private static float[] state(OnnxNode node) {
        double[] h = orZeros(node, node.h());
        double[] state = node.operator().equals("LSTM")
                ? RecordedNetwork.state(node.batch(), node.directions(), orZeros(node, node.c()), h)
                : RecordedNetwork.state(node.batch(), node.directions(), h);
        return Doubles.toFloats(state);
    }

    private static double[] orZeros(OnnxNode node, float... states) {
        return states.length > 0 ? Doubles.of(states) : new double[node.directions() * node.batch() * node.units()];
    }

    /** One of the vectors of each direction. */
    private static float[] part(OnnxNode node, float[] state, int vector, int vectors) {
        int units = node.units();
        float[] part = new float[state.length / vectors];
        for (int example = 0; example < node.batch(); example++) {
            for (int direction = 0; direction < node.directions(); direction++) {
                int from = ((example * node.directions() + direction) * vectors + vector) * units;
                System.arraycopy(state, from, part, (direction * node.batch() + example) * units, units);
            }
        }
        return part;
    }
}
