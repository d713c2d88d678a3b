package dev.unrolled.benchmarks;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** One recurrent operator as the bytes of a model; field numbers are those of {@code onnx.proto}. */
final class OnnxModel {
    private static final int FLOAT_TENSOR = 1;
    private static final int INTEGER_ATTRIBUTE = 2;
    private static final int OPSET = 14;
    private static final int IR_VERSION = 7;

    private OnnxModel() {}

    private interface Writer {
        void write(CodedOutputStream to) throws IOException;
    }

    /** Inputs X, h and, of an LSTM, c; outputs Y of a sequence, else the next h and c. */
    static byte[] bytes(Material material) {
        return message(model -> {
            model.writeInt64(1, IR_VERSION);
            model.writeByteArray(7, graph(material));
            model.writeByteArray(8, message(opset -> opset.writeInt64(2, OPSET)));
        });
    }

    /** The names of the states, h first. */
    static List<String> states(Work work) {
        return work.kind() == Kind.LSTM ? List.of("h", "c") : List.of("h");
    }

    /** The names of the outputs that somebody reads. */
    static List<String> outputs(Work work) {
        if (work.isSequence()) {
            return List.of("Y");
        }
        return work.kind() == Kind.LSTM ? List.of("nextH", "nextC") : List.of("nextH");
    }

    private static byte[] graph(Material material) {
        Work work = material.work;
        Weights weights = material.weights(Convention.ONNX);
        return message(graph -> {
            graph.writeByteArray(1, operator(work));
            graph.writeString(2, "recurrent");
            for (String name : List.of("W", "R", "B")) {
                graph.writeByteArray(5, tensor(name, weights));
            }
            graph.writeByteArray(11, value("X", work.stepsPerCall(), work.batch(), work.inputs()));
            for (String state : states(work)) {
                graph.writeByteArray(11, value(state, 1, work.batch(), work.units()));
            }
            for (String output : outputs(work)) {
                int[] sequence = {work.steps(), 1, work.batch(), work.units()};
                int[] state = {1, work.batch(), work.units()};
                graph.writeByteArray(12, value(output, work.isSequence() ? sequence : state));
            }
        });
    }

    private static byte[] operator(Work work) {
        List<String> inputs = new ArrayList<>(List.of("X", "W", "R", "B", ""));
        inputs.addAll(states(work));
        List<String> outputs = new ArrayList<>(outputs(work));
        if (!work.isSequence()) {
            outputs.add(0, "");
        }
        return message(operator -> {
            for (String input : inputs) {
                operator.writeString(1, input);
            }
            for (String output : outputs) {
                operator.writeString(2, output);
            }
            operator.writeString(4, work.kind().name());
            operator.writeByteArray(5, integer("hidden_size", work.units()));
            if (work.kind() == Kind.GRU) {
                operator.writeByteArray(5, integer("linear_before_reset", 1));
            }
        });
    }

    private static byte[] integer(String name, int value) {
        return message(attribute -> {
            attribute.writeString(1, name);
            attribute.writeInt64(3, value);
            attribute.writeEnum(20, INTEGER_ATTRIBUTE);
        });
    }

    private static byte[] tensor(String name, Weights weights) {
        float[] values = weights.tensor(name).toFloats();
        ByteBuffer raw = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return message(tensor -> {
            for (int size : weights.tensor(name).shape()) {
                tensor.writeInt64(1, size);
            }
            tensor.writeInt32(2, FLOAT_TENSOR);
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
