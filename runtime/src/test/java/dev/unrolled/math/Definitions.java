package dev.unrolled.math;

import static dev.unrolled.math.Definition.define;
import static dev.unrolled.math.ExponentialDefinitions.EXPONENTIAL;
import static dev.unrolled.math.PiecewiseDefinitions.PIECEWISE;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The activations that depend on the numerics. */
final class Definitions {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static final List<Definition> BY_NUMERICS = List.of(
            define(
                    "tanh",
                    Exact::tanh,
                    Promise.ulps(6, -1f, -0f, 0f, 1f)
                            .absolute(3.5e-7)
                            .within(-1, 1)
                            .odd(),
                    Implementation.of(Activations.class, Activations::tanh, Activations::tanhScalar),
                    Implementation.of(
                            SeparateActivations.class, SeparateActivations::tanh, SeparateActivations::tanhScalar)),
            define( // whose bits are the promise; from where on no product is subnormal
                    "tanh",
                    Exact::tanh,
                    Promise.ulps(8, -1f, -0f, 0f, 1f)
                            .from(2.5e-36)
                            .absolute(5e-7)
                            .within(-1.0000002f, 1.0000002f)
                            .odd(),
                    Implementation.of(
                            TensorFlow1Activations.class,
                            TensorFlow1Activations::tanh,
                            TensorFlow1Activations::tanhScalar)),
            define( // whose bits are the promise, and whose error is TensorFlow's
                    "tanh",
                    Exact::tanh,
                    Promise.ulps(8, -1f, -0f, 0f, 1f)
                            .absolute(5e-7)
                            .within(-1, 1)
                            .odd(),
                    Implementation.of(
                            TensorFlow2Activations.class,
                            TensorFlow2Activations::tanh,
                            TensorFlow2Activations::tanhScalar)),
            define(
                    "sigmoid",
                    Exact::sigmoid,
                    Promise.ulps(4, 0f, 0.5f, 0.5f, 1f).from(0).absolute(2e-7).within(0, 1),
                    Implementation.of(Activations.class, Activations::sigmoid, Activations::sigmoidScalar),
                    Implementation.of(
                            SeparateActivations.class,
                            SeparateActivations::sigmoid,
                            SeparateActivations::sigmoidScalar)),
            define(
                    "relu",
                    Exact::relu,
                    Promise.ulps(0, 0f, 0f, 0f, INFINITY).within(0, INFINITY),
                    Implementation.of(Activations.class, Activations::relu),
                    Implementation.of(SeparateActivations.class, SeparateActivations::relu),
                    Implementation.of(TensorFlow1Activations.class, TensorFlow1Activations::relu),
                    Implementation.of(TensorFlow2Activations.class, TensorFlow2Activations::relu)),
            define(
                    "hardSigmoid",
                    ", 0.2, 0.5",
                    x -> Exact.hardSigmoid(x, 0.2f, 0.5f),
                    Promise.ulps(0.5, 0f, 0.5f, 0.5f, 1f).within(0, 1),
                    Implementation.of(Activations.class, x -> Activations.hardSigmoid(x, 0.2f, 0.5f))),
            define(
                    "hardSigmoid",
                    ", 0.2, 0.5",
                    x -> Exact.hardSigmoid(x, 0.2f, 0.5f),
                    Promise.ulps(1, 0f, 0.5f, 0.5f, 1f).from(0).absolute(1e-7).within(0, 1),
                    Implementation.of(SeparateActivations.class, x -> SeparateActivations.hardSigmoid(x, 0.2f, 0.5f))),
            define(
                    "affine",
                    ", 0.7, -0.1",
                    x -> (double) 0.7f * x + (double) -0.1f,
                    Promise.ulps(0.5, -INFINITY, -0.1f, -0.1f, INFINITY),
                    Implementation.of(Activations.class, x -> Activations.affine(x, 0.7f, -0.1f))),
            define(
                    "affine",
                    ", 0.7, 0.1",
                    x -> (double) 0.7f * x + (double) 0.1f,
                    Promise.ulps(1, -INFINITY, 0.1f, 0.1f, INFINITY).from(0),
                    Implementation.of(SeparateActivations.class, x -> SeparateActivations.affine(x, 0.7f, 0.1f))),
            define(
                    "scaledTanh",
                    ", 1.7159, 0.6667",
                    x -> 1.7159f * Exact.tanh(0.6667f * x),
                    Promise.ulps(8, -1.7159f, -0f, 0f, 1.7159f)
                            .absolute(8e-7)
                            .within(-1.7159f, 1.7159f)
                            .odd(),
                    Implementation.of(
                            Activations.class,
                            x -> Activations.scaledTanh(x, 1.7159f, 0.6667f),
                            x -> Activations.scaledTanhScalar(x, 1.7159f, 0.6667f)),
                    Implementation.of(
                            SeparateActivations.class,
                            x -> SeparateActivations.scaledTanh(x, 1.7159f, 0.6667f),
                            x -> SeparateActivations.scaledTanhScalar(x, 1.7159f, 0.6667f))));

    /** Every activation there is; a test compares this with the classes. */
    static final List<Definition> ALL = Stream.of(BY_NUMERICS, PIECEWISE, EXPONENTIAL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableList());

    private Definitions() {}
}
