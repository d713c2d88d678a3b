package dev.unrolled.processor.proof;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A node as the bytes of a model; field numbers are those of {@code onnx.proto}. */
final class OnnxModel {
    private static final int FLOAT_TENSOR = 1;
    private static final int INT32_TENSOR = 6;
    private static final int OPSET = 14;
    private static final int IR_VERSION = 7;

    private OnnxModel() {}

    private interface Writer {
        void write(CodedOutputStream to) throws IOException;
    }

    /** A model of one node, to whose attributes more may be added. */
    static byte[] bytes(OnnxNode node, byte[]... more) {
        return message(model -> {
            model.writeInt64(1, IR_VERSION);
            model.writeByteArray(7, graph(node, more));
            model.writeByteArray(8, message(opset -> opset.writeInt64(2, OPSET)));
        });
    }

    private static byte[] graph(OnnxNode node, byte[]... more) {
        int rows = node.gates() * node.units();
        int both = node.directions();
        List<byte[]> tensors = new ArrayList<>();
        tensors.add(tensor("W", node.w(), both, rows, node.inputs()));
        tensors.add(tensor("R", node.r(), both, rows, node.units()));
        addUnlessEmpty(tensors, "B", node.b(), both, 2 * rows);
        addUnlessEmpty(tensors, "P", node.p(), both, 3 * node.units());
        if (node.lengths().length > 0) {
            tensors.add(integers("sequence_lens", node.lengths()));
        }
        addUnlessEmpty(tensors, "initial_h", node.h(), both, node.batch(), node.units());
        addUnlessEmpty(tensors, "initial_c", node.c(), both, node.batch(), node.units());
        return message(graph -> {
            graph.writeByteArray(1, operator(node, more));
            graph.writeString(2, "recurrent");
            for (byte[] tensor : tensors) {
                graph.writeByteArray(5, tensor);
            }
            graph.writeByteArray(11, value("X", node.steps(), node.batch(), node.inputs()));
            graph.writeByteArray(12, value("Y", node.steps(), both, node.batch(), node.units()));
            for (String last : outputs(node).subList(1, outputs(node).size())) {
                graph.writeByteArray(12, value(last, both, node.batch(), node.units()));
            }
        });
    }

    /** All outputs, and the last h and c. */
    private static List<String> outputs(OnnxNode node) {
        return node.operator().equals("LSTM") ? List.of("Y", "Y_h", "Y_c") : List.of("Y", "Y_h");
    }

    private static void addUnlessEmpty(List<byte[]> tensors, String name, float[] values, int... shape) {
        if (values.length > 0) {
            tensors.add(tensor(name, values, shape));
        }
    }

    private static byte[] operator(OnnxNode node, byte[]... more) {
        List<String> inputs = new ArrayList<>(List.of("X", "W", "R"));
        inputs.add(node.b().length > 0 ? "B" : "");
        inputs.add(node.lengths().length > 0 ? "sequence_lens" : "");
        inputs.add(node.h().length > 0 ? "initial_h" : "");
        if (node.operator().equals("LSTM")) {
            inputs.add(node.c().length > 0 ? "initial_c" : "");
            inputs.add(node.p().length > 0 ? "P" : "");
        }
        return message(operator -> {
            for (String input : inputs) {
                operator.writeString(1, input);
            }
            for (String output : outputs(node)) {
                operator.writeString(2, output);
            }
            operator.writeString(4, node.operator());
            for (byte[] attribute : attributes(node)) {
                operator.writeByteArray(5, attribute);
            }
            for (byte[] attribute : more) {
                operator.writeByteArray(5, attribute);
            }
        });
    }

    /**
     * The parameters of all activations in one list, each taking as many as it has. ONNX Runtime's RNN, unlike its GRU and LSTM, reads an alpha
     * and a beta for every activation and stops the process where there is none.
     */
    private static List<byte[]> attributes(OnnxNode node) {
        List<Float> alphas = new ArrayList<>();
        List<Float> betas = new ArrayList<>();
        List<OnnxActivation> activations = activations(node);
        for (OnnxActivation activation : activations) {
            boolean all = node.operator().equals("RNN");
            List<Float> parameters = all ? List.of(activation.alpha(), activation.beta()) : activation.parameters();
            alphas.addAll(parameters.subList(0, Math.min(1, parameters.size())));
            betas.addAll(parameters.subList(Math.min(1, parameters.size()), parameters.size()));
        }
        List<byte[]> attributes = new ArrayList<>();
        attributes.add(integer("hidden_size", node.units()));
        attributes.add(text("direction", node.direction()));
        if (node.hasDefaultActivations()) {
            addOptions(node, attributes);
            return attributes;
        }
        attributes.add(message(attribute -> {
            attribute.writeString(1, "activations");
            for (OnnxActivation activation : activations) {
                attribute.writeString(9, activation.kind().name());
            }
            attribute.writeEnum(20, 8);
        }));
        attributes.add(floats("activation_alpha", alphas));
        attributes.add(floats("activation_beta", betas));
        addOptions(node, attributes);
        return attributes;
    }

    /** Those of the forward direction, then the same again if there are two. */
    private static List<OnnxActivation> activations(OnnxNode node) {
        return Collections.nCopies(node.directions(), node.activations()).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static void addOptions(OnnxNode node, List<byte[]> attributes) {
        if (node.clip() > 0) {
            attributes.add(message(attribute -> {
                attribute.writeString(1, "clip");
                attribute.writeFloat(2, node.clip());
                attribute.writeEnum(20, 1);
            }));
        }
        if (node.linearBeforeReset()) {
            attributes.add(integer("linear_before_reset", 1));
        }
        if (node.inputForget()) {
            attributes.add(integer("input_forget", 1));
        }
    }

    private static byte[] text(String name, String value) {
        return message(attribute -> {
            attribute.writeString(1, name);
            attribute.writeString(4, value);
            attribute.writeEnum(20, 3);
        });
    }

    static byte[] integer(String name, int value) {
        return message(attribute -> {
            attribute.writeString(1, name);
            attribute.writeInt64(3, value);
            attribute.writeEnum(20, 2);
        });
    }

    private static byte[] floats(String name, List<Float> values) {
        return message(attribute -> {
            attribute.writeString(1, name);
            for (float value : values) {
                attribute.writeFloat(7, value);
            }
            attribute.writeEnum(20, 6);
        });
    }

    private static byte[] tensor(String name, float[] values, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return message(tensor -> {
            for (int size : shape) {
                tensor.writeInt64(1, size);
            }
            tensor.writeInt32(2, FLOAT_TENSOR);
            tensor.writeString(8, name);
            tensor.writeBytes(9, ByteString.copyFrom(raw.array()));
        });
    }

    private static byte[] integers(String name, int... values) {
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asIntBuffer().put(values);
        return message(tensor -> {
            tensor.writeInt64(1, values.length);
            tensor.writeInt32(2, INT32_TENSOR);
            tensor.writeString(8, name);
            tensor.writeBytes(9, ByteString.copyFrom(raw.array()));
        });
    }

    private static byte[] value(String name, int... shape) {
        byte[] dimensions = message(all -> {
            for (int size : shape) {
                all.writeByteArray(1, message(one -> one.writeInt64(1, size)));
            }
        });
        byte[] type = message(tensor -> {
            tensor.writeInt32(1, FLOAT_TENSOR);
            tensor.writeByteArray(2, dimensions);
        });
        return message(info -> {
            info.writeString(1, name);
            info.writeByteArray(2, message(any -> any.writeByteArray(1, type)));
        });
    }

    private static byte[] message(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream to = CodedOutputStream.newInstance(bytes);
        try {
            writer.write(to);
            to.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
