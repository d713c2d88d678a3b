package dev.unrolled.math;

import static dev.unrolled.math.Definition.define;

import java.util.List;

/** The activations made of exponential functions. */
final class ExponentialDefinitions {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    static final List<Definition> EXPONENTIAL = List.of(
            define(
                    "tanhAccurate",
                    Exact::tanh,
                    Promise.ulps(1, -1f, -0f, 0f, 1f).within(-1, 1).odd(),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::tanhAccurate)),
            define(
                    "sigmoidAccurate",
                    Exact::sigmoid,
                    Promise.ulps(1, 0f, 0.5f, 0.5f, 1f).within(0, 1),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::sigmoidAccurate)),
            define(
                    "exponential",
                    Exact::exponential,
                    Promise.ulps(1, 0f, 1f, 1f, INFINITY).within(0, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::exponential)),
            define(
                    "elu",
                    ", 1.5",
                    x -> Exact.elu(x, 1.5),
                    Promise.ulps(1, -1.5f, -0f, 0f, INFINITY).within(-1.5f, INFINITY),
                    Implementation.of(ExponentialActivations.class, x -> ExponentialActivations.elu(x, 1.5f))),
            define(
                    "selu",
                    Exact::selu,
                    Promise.ulps(1, -1.7580993f, -0f, 0f, INFINITY).within(-1.7580994f, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::selu)),
            define(
                    "celu",
                    ", 0.5",
                    x -> Exact.celu(x, 0.5),
                    Promise.ulps(1, -0.5f, -0f, 0f, INFINITY).within(-0.5f, INFINITY),
                    Implementation.of(ExponentialActivations.class, x -> ExponentialActivations.celu(x, 0.5f))),
            define(
                    "softplus",
                    Exact::softplus,
                    Promise.ulps(1, 0f, 0.6931472f, 0.6931472f, INFINITY).within(0, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::softplus)),
            define(
                    "silu",
                    Exact::silu,
                    Promise.ulps(1, -0f, -0f, 0f, INFINITY).within(-0.27846456f, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::silu)),
            define(
                    "mish",
                    Exact::mish,
                    Promise.ulps(1, -0f, -0f, 0f, INFINITY).within(-0.3088435f, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::mish)),
            define(
                    "gelu",
                    Exact::gelu,
                    Promise.ulps(1, -0f, -0f, 0f, INFINITY).within(-0.1699713f, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::gelu)),
            define(
                    "geluTanh",
                    Exact::geluTanh,
                    Promise.ulps(1, -0f, -0f, 0f, INFINITY).within(-0.1700411f, INFINITY),
                    Implementation.of(ExponentialActivations.class, ExponentialActivations::geluTanh)));

    private ExponentialDefinitions() {}
}
