package dev.unrolled.math;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Every activation there is; a test compares this with the classes. */
final class Definitions {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    static final List<Definition> ALL = List.of(
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
                    Implementation.of(TensorFlow2Activations.class, TensorFlow2Activations::relu)));

    private Definitions() {}

    private static Definition define(
            String name, DoubleUnaryOperator exact, Promise promise, Implementation... implementations) {
        return new Definition(name, "", exact, promise, List.of(implementations));
    }
}
