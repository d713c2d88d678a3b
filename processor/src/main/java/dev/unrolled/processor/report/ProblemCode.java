package dev.unrolled.processor.report;

import javax.tools.Diagnostic;

/** Every mistake that the processor tells. Tags are stable: users search for them. {@code docs/errors.md} is made from this list. */
public enum ProblemCode {
    /** The annotation is on something else than an interface. */
    TARGET(
            "RnnCellTarget",
            "%s: expected an interface, found %s %s",
            "Declare it as an interface; the generated class implements it."),
    /** The interface has type parameters. */
    GENERIC(
            "RnnCellGeneric",
            "%s: expected an interface without type parameters, found <%s>",
            "Remove them: a cell works on float arrays."),
    /** The interface cannot be reached from its package. */
    HIDDEN(
            "RnnCellHidden",
            "%s: expected an interface that its package can reach, found one that is %s",
            "The generated class is a top-level class of the same package: make the interface and the types around it at least package-private."),
    /** The interface is sealed. */
    SEALED(
            "RnnCellSealed",
            "%s: expected an interface that %s may implement, found a sealed one",
            "Remove `sealed`, or permit the generated class."),
    /** The number of units is out of range. */
    UNITS("RnnCellUnits", "units: expected 1 to %d, found %d", Hints.UNITS),
    /** The number of inputs is out of range. */
    INPUTS("RnnCellInputs", "inputs: expected 1 to %d, found %d", Hints.INPUTS),
    /** An abstract method that the generated class does not provide. */
    METHOD(
            "RnnCellMethod",
            "%s: expected one of the methods that the generated class provides (%s), found one that it cannot implement",
            "Remove the method, or give it a body with `default`."),
    /** A method that the generated class provides, with another return type. */
    METHOD_RETURN(
            "RnnCellMethodReturn",
            "%s: expected return type %s, found %s",
            "The generated class already has a method of this name and these parameters."),
    /** A default method that the generated class would override unawares. */
    METHOD_CLASH(
            "RnnCellMethodClash",
            "%s: expected a default method that the generated class leaves alone, found the name and parameters of its own %s",
            "Rename the method or change its parameters."),
    /** The generated class's name is taken. */
    NAME_TAKEN(
            "RnnCellNameTaken",
            "%s: expected no type of the name that the generated class gets, found %s",
            "Rename that type or the interface."),
    /** Two annotated interfaces would give the same class. */
    NAME_TWICE(
            "RnnCellNameTwice",
            "%s: expected a generated class of its own, found that %s gives %s as well",
            "Rename one of the two interfaces."),
    /** A parameter that the activation has no default for. */
    PARAMETER_MISSING(
            "RnnCellParameterMissing",
            "%s: expected %s for %s, found none",
            "Frameworks disagree on its default: write the value that the cell was trained with."),
    /** A parameter that the activation does not take. */
    PARAMETER_SURPLUS(
            "RnnCellParameterSurplus",
            "%s: expected only the parameters of %s (%s), found %s",
            "Remove it, or choose the activation that it belongs to."),
    /** A parameter that makes no sense. */
    PARAMETER_VALUE(
            "RnnCellParameterValue",
            "%s: expected %s for %s, found %s",
            "Write the value that the cell was trained with."),
    /** Two activations. */
    ACTIVATION_TWICE("RnnCellActivationTwice", "%s: expected no %s beside it, found %s", "Remove one of the two."),
    /** A class that cannot be used as activation. */
    ACTIVATION_CLASS(
            "RnnCellActivationClass",
            "%s: expected a class in reach with `public static float apply(float)`, found %s",
            "The generated class calls this method for each unit. It throws no checked exception."),
    /** TensorFlow's bits cannot be had. */
    TENSORFLOW_ACTIVATION(
            "RnnCellTensorFlowActivation",
            "numerics: expected FUSED or SEPARATE with %s as activation, found %s",
            "TensorFlow's bits are known for TANH, RELU, LINEAR, RELU6, LEAKY_RELU and SOFTSIGN only; those of its sigmoid and exponentials depend on the element's position in the tensor."),
    /** The cell is beyond what equals TensorFlow in all bits. */
    TENSORFLOW_LIMIT(
            "RnnCellTensorFlowLimit",
            Diagnostic.Kind.WARNING,
            "numerics: expected 2 or more units and at most %d kernel rows for TensorFlow's bits at every batch size, found %d units and %d rows",
            "Beyond that the bits equal TensorFlow's at batch 1 only. To accept it, put @SuppressWarnings(\"RnnCellTensorFlowLimit\") on the interface."),
    /** TensorFlow's bits cannot be had for a gated cell. */
    TENSORFLOW_KIND(
            "RnnCellTensorFlowKind",
            "numerics: expected FUSED or SEPARATE for %s, found %s",
            "TensorFlow computes a sigmoid in two ways that depend on the element's position in the tensor, so its bits are known for @RnnCell only."),
    /** A bound that is none. */
    CLIP(
            "RnnCellClip",
            "%s: expected a number above 0, found %s",
            "Values are held between its negative and itself; leave the member out for no bound."),
    /** A second bias without a first, or a first without the second that it needs. */
    RECURRENT_BIAS(
            "RnnCellRecurrentBias",
            "recurrentBias: expected %s, found %s",
            "It is the second of two biases: leave the member out, and the cell has as many as its kind needs."),
    /** The forget bias is no number. */
    FORGET_BIAS(
            "LstmCellForgetBias",
            "forgetBias: expected a finite number, found %s",
            "It is what TensorFlow's cells add to the forget gate, 1 by default; Keras, PyTorch and ONNX add nothing."),
    /** The length of the projection is out of range. */
    PROJECTION(
            "LstmCellProjection",
            "projection: expected 1 to %d, or 0 for none, found %d",
            "TensorFlow calls it num_proj, PyTorch proj_size."),
    /** A member that changes nothing. */
    NO_DIFFERENCE(
            "LstmCellNoDifference",
            Diagnostic.Kind.WARNING,
            "%s: expected %s, without which it makes no difference, found %s",
            "Remove it, or see whether the cell that the weights come from has the other option."),
    /** More weights than a cell can have. */
    WEIGHTS(
            "RnnCellWeights",
            "units: expected fewer than %d weights, found %d",
            "Weights are rows * gates * units, with inputs and the length of the output as rows: make one of them smaller."),
    /** Several kinds of cell on one interface. */
    KINDS("RnnCellKinds", "%s: expected one kind of cell, found %s", "Declare an interface for each."),
    /** A network of no layers, of too many, or of dense ones alone. */
    LAYERS("NetworkLayers", "layers: expected %s, found %s", "List them in the order in which they compute."),
    /** A layer that is nothing, or several things. */
    LAYER_KIND("LayerKind", "layer %d: expected one of rnn, gru, lstm and dense, found %s", "Write just one."),
    /** A name that cannot be a field and a class, or that two layers have. */
    LAYER_NAME(
            "LayerName",
            "name: expected %s, found %s",
            "It becomes a field and, with a capital letter, a nested class: choose another one, such as 'encoder'."),
    /** Two directions that differ in more than their activations. */
    LAYER_DIRECTIONS(
            "LayerDirections",
            "%s: expected %s as in the forward direction, found %s",
            "Two directions differ in their activations alone: their weights and states have the same shapes."),
    /** A layer that expects something else than it is given. */
    LAYER_INPUTS(
            "LayerInputs",
            "%s: expects %d inputs, %s gives %d",
            "Leave inputs out to take what is given, or see which of the two sizes is wrong."),
    /** A layer that gives more than a layer can read. */
    LAYER_OUTPUTS(
            "LayerOutputs",
            "%s: expected at most %d values for %s to read, found that it gives %d, those of both directions",
            "Merge the directions by SUM, MULTIPLY or AVERAGE, or make units smaller."),
    /** A layer that cannot stand where it does. */
    LAYER_ORDER(
            "LayerOrder",
            "%s: expected %s, found %s",
            "Only dense layers can follow a layer that gives its last output alone, and nothing one whose outputs are apart."),
    /** A connection around layers that cannot be. */
    LAYER_RESIDUAL(
            "LayerResidual", "residual: expected %s, found %s", "It adds an input to an output, value by value."),
    /** A member that a dense layer has no use for. */
    LAYER_DENSE("LayerDense", "%s: expected a layer with a state, found a dense one with %s", "Remove the member."),
    /** Numerics that a layer cannot have. */
    LAYER_NUMERICS(
            "LayerNumerics",
            "numerics: expected FUSED, SEPARATE or TENSORFLOW_2 in a network, found %s",
            "TensorFlow 1 rounds an example alone in another way than several, and layers are given several steps at once."),
    /** A member of a layer that changes nothing. */
    LAYER_NO_DIFFERENCE(
            "LayerNoDifference",
            Diagnostic.Kind.WARNING,
            "%s: expected %s, without which it makes no difference, found %s",
            "Remove it, or see whether the network that the weights come from has the other option."),
    /** A network that cannot step, and is asked to. */
    NETWORK_SEQUENCE(
            "NetworkSequence",
            "%s: expected layers that step forward and give every output, as RecurrentCell demands, found %s, which needs the whole sequence",
            "Let the interface extend RecurrentNetwork, which runs and does not step."),
    /** An option's value is unknown. */
    OPTION_VALUE(
            "UnrolledOptionValue",
            "-A%s: expected one of %s, found '%s'",
            "Leave the option out to let the processor choose."),
    /** An option of ours that does not exist. */
    OPTION_NAME(
            "UnrolledOptionName",
            Diagnostic.Kind.WARNING,
            "-A%s: expected one of the options %s, found one that does not exist",
            "Correct the name or remove it."),
    /** Straight code was asked for and would be too long. */
    STRAIGHT_TOO_LARGE(
            "UnrolledStraightTooLarge",
            "%s: expected at most %d multiply-adds for -Aunrolled.shape=straight, found %d",
            "Use auto or rows: written out one by one they would be megabytes of source."),
    /** Lanes were asked for and cannot be compiled. */
    LANES_ABSENT("UnrolledLanesAbsent", "%s: expected the Vector API for lanes, found %s", Hints.VECTOR_API),
    /** A cell that would gain from the Vector API. */
    LANES_GAIN("UnrolledLanesGain", Diagnostic.Kind.NOTE, "%s: expected the Vector API, found %s", Hints.VECTOR_API),
    /** The file could not be written. */
    WRITE(
            "UnrolledWrite",
            "%s: expected to write the generated source, found %s",
            "Check the directory for generated sources, that no other processor writes this class, and that no earlier output of this one is among the sources."),
    /** We are wrong, not the user. */
    INTERNAL(
            "UnrolledInternal",
            "%s: expected to generate a class, found a fault of the processor: %s at %s",
            "Please report it with this line and the annotated interface.");

    private final String tag;
    private final Diagnostic.Kind kind;
    private final String template;
    private final String hint;

    ProblemCode(String tag, String template, String hint) {
        this(tag, Diagnostic.Kind.ERROR, template, hint);
    }

    ProblemCode(String tag, Diagnostic.Kind kind, String template, String hint) {
        this.tag = tag;
        this.kind = kind;
        this.template = template;
        this.hint = hint;
    }

    /** The stable name that a message begins with: for example {@code RnnCellUnits}. */
    public String tag() {
        return tag;
    }

    /** How grave it is: error or warning. */
    public Diagnostic.Kind kind() {
        return kind;
    }

    /** Whether it stops the build: whether it is an error. */
    public boolean isError() {
        return kind == Diagnostic.Kind.ERROR;
    }

    /** The message with places for what was expected and found: a format string. */
    public String template() {
        return template;
    }

    /** How to mend it: a sentence. */
    public String hint() {
        return hint;
    }
}
