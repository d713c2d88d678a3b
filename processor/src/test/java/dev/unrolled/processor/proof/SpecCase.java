package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.ActivationRole;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.CellPrograms;
import java.util.ArrayList;
import java.util.List;

/** Everything that the annotations can say, and the code shape asked for. */
record SpecCase(CellSpec spec, ShapeChoice shape) implements AnnotatedCell {
    static final ActivationFunction TANH = new Standard(Activation.TANH);
    static final ActivationFunction SIGMOID = new Standard(Activation.SIGMOID);

    static SpecCase of(CellSpec spec) {
        return new SpecCase(spec, ShapeChoice.AUTO);
    }

    /** With TensorFlow's bits, a clip and two biases: no basic cell has more operations. */
    static RnnSpec tensorFlow(int units, int inputs) {
        return new RnnSpec(CellCase.identity("Rnn"), units, inputs, TANH, 3f, Biases.TWO, Numerics.TENSORFLOW_2);
    }

    /** With tanh and sigmoid, without clipping. */
    static GruSpec gru(int units, int inputs, Reset reset, Biases biases, Numerics numerics) {
        return new GruSpec(
                CellCase.identity("Gru"), units, inputs, reset, TANH, SIGMOID, CellSpec.NO_CLIP, biases, numerics);
    }

    /** With tanh, sigmoid and one bias. */
    static LstmSpec lstm(int units, int inputs, LstmSpec.Options options, Numerics numerics) {
        return new LstmSpec(
                CellCase.identity("Lstm"), units, inputs, options, TANH, TANH, SIGMOID, Biases.ONE, numerics);
    }

    /** As TensorFlow's {@code BasicLSTMCell} has it. */
    static LstmSpec.Options forgetBias(float value) {
        return new LstmSpec.Options(value, false, 0, CellSpec.NO_CLIP, CellSpec.NO_CLIP, CellSpec.NO_CLIP, false);
    }

    SpecCase with(ShapeChoice other) {
        return new SpecCase(spec, other);
    }

    /** The kind with a hash of all the rest. */
    @Override
    public String name() {
        return kind() + Integer.toHexString(spec.toString().hashCode());
    }

    @Override
    public CellProgram program() {
        return CellPrograms.of(spec);
    }

    @Override
    public String source() {
        return "package %s;\n%s\npublic interface %s extends dev.unrolled.RecurrentCell {}\n"
                .formatted(CellCase.PACKAGE, annotation(), name());
    }

    /** The annotation alone, as it may stand within a layer. */
    String annotation() {
        return "@dev.unrolled." + kind() + (spec instanceof DenseSpec ? "" : "Cell") + "("
                + String.join(", ", members()) + ")";
    }

    private String kind() {
        if (spec instanceof DenseSpec) {
            return "Dense";
        }
        return spec instanceof GruSpec ? "Gru" : spec instanceof LstmSpec ? "Lstm" : "Rnn";
    }

    private List<String> members() {
        if (spec instanceof DenseSpec dense) {
            List<String> members = members(dense.units(), dense.inputs(), dense.activation());
            addBiases(members, dense.bias() ? Biases.ONE : Biases.NONE, dense.numerics());
            return members;
        }
        return spec instanceof GruSpec gru
                ? members(gru)
                : spec instanceof LstmSpec lstm ? members(lstm) : members((RnnSpec) spec);
    }

    private static List<String> members(RnnSpec rnn) {
        List<String> members = members(rnn.units(), rnn.inputs(), rnn.activation());
        addClip(members, "clip", rnn.clip());
        addBiases(members, rnn.biases(), rnn.numerics());
        return members;
    }

    private static List<String> members(GruSpec gru) {
        List<String> members = members(gru.units(), gru.inputs(), gru.activation());
        members.add(ActivationSamples.source(ActivationRole.GATE, gru.gateActivation()));
        members.add("reset = dev.unrolled.Reset." + gru.reset());
        addClip(members, "clip", gru.clip());
        addBiases(members, gru.biases(), gru.numerics());
        return members;
    }

    private static List<String> members(LstmSpec lstm) {
        List<String> members = members(lstm.units(), lstm.inputs(), lstm.activation());
        members.add(ActivationSamples.source(ActivationRole.GATE, lstm.gateActivation()));
        if (!lstm.outputActivation().equals(lstm.activation())) {
            members.add(ActivationSamples.source(ActivationRole.OUTPUT, lstm.outputActivation()));
        }
        LstmSpec.Options options = lstm.options();
        members.add("forgetBias = " + options.forgetBias() + "f");
        members.add("peepholes = " + options.peepholes());
        members.add("projection = " + options.projection());
        members.add("coupled = " + options.coupled());
        addClip(members, "cellClip", options.cellClip());
        addClip(members, "projectionClip", options.projectionClip());
        addClip(members, "clip", options.clip());
        addBiases(members, lstm.biases(), lstm.numerics());
        return members;
    }

    private static List<String> members(int units, int inputs, ActivationFunction activation) {
        return new ArrayList<>(List.of(
                "units = " + units,
                "inputs = " + inputs,
                ActivationSamples.source(ActivationRole.CANDIDATE, activation)));
    }

    private static void addClip(List<String> members, String name, float clip) {
        if (clip != CellSpec.NO_CLIP) {
            members.add(name + " = " + clip + "f");
        }
    }

    private static void addBiases(List<String> members, Biases biases, Numerics numerics) {
        members.add("bias = " + (biases != Biases.NONE));
        if (biases == Biases.TWO) {
            members.add("recurrentBias = true");
        }
        members.add("numerics = dev.unrolled.Numerics." + numerics);
    }
}
