package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationRole;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.CellPrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Everything that {@code @RnnCell} can say, and the code shape asked for. */
record CellCase(
        int units, int inputs, ActivationFunction activation, boolean bias, Numerics numerics, ShapeChoice shape)
        implements AnnotatedCell {
    static final String PACKAGE = "proof";

    CellCase(int units, int inputs, Activation activation, boolean bias, Numerics numerics, ShapeChoice shape) {
        this(units, inputs, ActivationSamples.standard(activation), bias, numerics, shape);
    }

    /** Every legal combination of activation, bias and numerics. */
    static List<CellCase> kinds() {
        List<CellCase> kinds = new ArrayList<>();
        for (ActivationFunction activation : ActivationSamples.ALL) {
            for (Numerics numerics : Numerics.values()) {
                for (boolean bias : new boolean[] {true, false}) {
                    kinds.add(new CellCase(2, 3, activation, bias, numerics, ShapeChoice.AUTO));
                }
            }
        }
        return kinds.stream().filter(CellCase::isLegal).toList();
    }

    CellCase sized(int newUnits, int newInputs) {
        return new CellCase(newUnits, newInputs, activation, bias, numerics, shape);
    }

    CellCase with(ShapeChoice other) {
        return new CellCase(units, inputs, activation, bias, numerics, other);
    }

    /** One of those that most cells have, and whose slope is 1 at most. */
    boolean hasCommonActivation() {
        Set<Activation> common = Set.of(Activation.TANH, Activation.SIGMOID, Activation.RELU, Activation.LINEAR);
        return activation instanceof ActivationFunction.Standard standard && common.contains(standard.kind());
    }

    /** TensorFlow's sigmoid is refused, and so is straight code that would be megabytes long. */
    boolean isLegal() {
        boolean isTooLong =
                shape == ShapeChoice.STRAIGHT && (inputs + units) * units > Limits.MAX_STRAIGHT_MULTIPLY_ADDS;
        boolean isTensorFlow = numerics == Numerics.TENSORFLOW_1 || numerics == Numerics.TENSORFLOW_2;
        return !isTooLong && (!isTensorFlow || ActivationSamples.isKnownToTensorFlow(activation));
    }

    /** For example {@code U2I3_tanh_fused_bias}; the shape is not in it, since one compilation has one shape. */
    @Override
    public String name() {
        return "U" + units + "I" + inputs + "_" + ActivationSamples.name(activation) + "_"
                + numerics.name().toLowerCase(Locale.ROOT) + (bias ? "_bias" : "");
    }

    @Override
    public String source() {
        return """
                package %s;
                @SuppressWarnings("RnnCellTensorFlowLimit")
                @dev.unrolled.RnnCell(units = %d, inputs = %d, %s, bias = %s,
                        numerics = dev.unrolled.Numerics.%s)
                public interface %s extends dev.unrolled.RecurrentCell {}
                """.formatted(
                        PACKAGE,
                        units,
                        inputs,
                        ActivationSamples.source(ActivationRole.CANDIDATE, activation),
                        bias,
                        numerics,
                        name());
    }

    @Override
    public CellProgram program() {
        return CellPrograms.of(new RnnSpec(
                identity(name()),
                units,
                inputs,
                activation,
                CellSpec.NO_CLIP,
                bias ? Biases.ONE : Biases.NONE,
                numerics));
    }

    static CellIdentity identity(String name) {
        return new CellIdentity(PACKAGE, List.of(name), true, true, false, Set.of(), Set.of());
    }
}
