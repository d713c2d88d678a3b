package dev.unrolled.math;

import static dev.unrolled.math.Definition.define;

import java.util.List;

/** The activations of straight pieces, and softsign. */
final class PiecewiseDefinitions {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    static final List<Definition> PIECEWISE = List.of(
            define(
                    "relu6",
                    Exact::relu6,
                    Promise.ulps(0, 0f, 0f, 0f, 6f).within(0, 6),
                    Implementation.of(PiecewiseActivations.class, PiecewiseActivations::relu6)),
            define(
                    "leakyRelu",
                    ", 0.2",
                    x -> Exact.leakyRelu(x, 0.2f),
                    Promise.ulps(0.5, -INFINITY, -0f, 0f, INFINITY),
                    Implementation.of(PiecewiseActivations.class, x -> PiecewiseActivations.leakyRelu(x, 0.2f))),
            define(
                    "leakyRelu",
                    ", 1.5",
                    x -> Exact.leakyRelu(x, 1.5f),
                    Promise.ulps(0.5, -INFINITY, -0f, 0f, INFINITY),
                    Implementation.of(PiecewiseActivations.class, x -> PiecewiseActivations.leakyRelu(x, 1.5f))),
            define(
                    "thresholdedRelu",
                    ", 0.5",
                    x -> Exact.thresholdedRelu(x, 0.5f),
                    Promise.ulps(0, 0f, 0f, 0f, INFINITY).within(0, INFINITY),
                    Implementation.of(PiecewiseActivations.class, x -> PiecewiseActivations.thresholdedRelu(x, 0.5f))),
            define(
                    "thresholdedRelu",
                    ", -1.5",
                    x -> Exact.thresholdedRelu(x, -1.5f),
                    Promise.ulps(0, 0f, 0f, 0f, INFINITY).within(-1.5f, INFINITY),
                    Implementation.of(PiecewiseActivations.class, x -> PiecewiseActivations.thresholdedRelu(x, -1.5f))),
            define(
                    "hardTanh",
                    Exact::hardTanh,
                    Promise.ulps(0, -1f, -0f, 0f, 1f).within(-1, 1).odd(),
                    Implementation.of(PiecewiseActivations.class, PiecewiseActivations::hardTanh)),
            define(
                    "hardSigmoidRelu6",
                    x -> Exact.relu6(x + 3) / 6,
                    Promise.ulps(1, 0f, 0.5f, 0.5f, 1f).within(0, 1),
                    Implementation.of(PiecewiseActivations.class, PiecewiseActivations::hardSigmoidRelu6)),
            define(
                    "softsign",
                    Exact::softsign,
                    Promise.ulps(2, -1f, -0f, 0f, 1f)
                            .absolute(1.2e-7)
                            .within(-1, 1)
                            .odd(),
                    Implementation.of(PiecewiseActivations.class, PiecewiseActivations::softsign)));

    private PiecewiseDefinitions() {}
}
