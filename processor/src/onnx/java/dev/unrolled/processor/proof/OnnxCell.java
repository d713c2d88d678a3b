package dev.unrolled.processor.proof;

import dev.unrolled.RecurrentCell;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A node as a user would write it: an annotated interface, loaded by the convention. */
final class OnnxCell {
    private OnnxCell() {}

    static String source(OnnxNode node, String name, boolean recurrentBias) {
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
        return "package %s;\n@dev.unrolled.%s(%s)\npublic interface %s extends dev.unrolled.RecurrentCell {}\n"
                .formatted(CellCase.PACKAGE, annotation, members, name);
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
        return prefix.isEmpty() ? name : prefix + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    static Weights weights(OnnxNode node) {
        int rows = node.gates() * node.units();
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("W", new int[] {1, rows, node.inputs()}, node.w()));
        tensors.add(Tensor.of("R", new int[] {1, rows, node.units()}, node.r()));
        if (node.b().length > 0) {
            tensors.add(Tensor.of("B", new int[] {1, 2 * rows}, node.b()));
        }
        if (node.p().length > 0) {
            tensors.add(Tensor.of("P", new int[] {1, 3 * node.units()}, node.p()));
        }
        return Weights.of(tensors.toArray(new Tensor[0]));
    }

    /** All outputs, {@code [steps, batch, units]}, and the last h and, of an LSTM, c, {@code [batch, units]}. */
    static List<float[]> run(OnnxNode node, RecurrentCell cell) {
        cell.load(weights(node), Convention.ONNX);
        float[] state = cell.zeroState(node.batch());
        int stateSize = cell.stateSize();
        for (int example = 0; example < node.batch(); example++) {
            if (node.c().length > 0) {
                System.arraycopy(node.c(), example * node.units(), state, example * stateSize, node.units());
            }
            if (node.h().length > 0) {
                int at = example * stateSize + stateSize - node.units();
                System.arraycopy(node.h(), example * node.units(), state, at, node.units());
            }
        }
        float[] outputs = new float[node.steps() * node.batch() * node.units()];
        cell.run(node.steps(), node.batch(), node.x(), state, outputs);
        List<float[]> all = new ArrayList<>(List.of(outputs));
        for (int from = stateSize - node.units(); from >= 0; from -= node.units()) {
            float[] part = new float[node.batch() * node.units()];
            for (int example = 0; example < node.batch(); example++) {
                System.arraycopy(state, example * stateSize + from, part, example * node.units(), node.units());
            }
            all.add(part);
        }
        return all;
    }
}
