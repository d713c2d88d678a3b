package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
import dev.unrolled.weights.CellLayout;

/**
 * A long short-term memory cell, see {@link dev.unrolled.LstmCell}.
 *
 * @param identity the interface and the class
 * @param units the number of units
 * @param inputs the number of values in one input
 * @param options what not every such cell has
 * @param activation the candidate's activation
 * @param outputActivation the activation of c before it is shown
 * @param gateActivation the gates' activation
 * @param biases how many biases are added
 * @param numerics how the cell rounds
 */
public record LstmSpec(
        CellIdentity identity,
        int units,
        int inputs,
        Options options,
        ActivationFunction activation,
        ActivationFunction outputActivation,
        ActivationFunction gateActivation,
        Biases biases,
        Numerics numerics)
        implements CellSpec {
    @Override
    public CellLayout layout() {
        CellLayout layout = CellLayout.lstm(inputs, units).withForgetBias(options.forgetBias);
        layout = options.peepholes ? layout.withPeepholes() : layout;
        layout = options.coupled ? layout.withCoupledGates() : layout;
        layout = options.projection > 0 ? layout.withProjection(options.projection) : layout;
        return biases.of(layout);
    }

    /**
     * What not every LSTM has.
     *
     * @param forgetBias what is added to the forget gate's argument
     * @param peepholes whether the gates see c
     * @param projection the length of the projected output, 0 for no projection
     * @param cellClip the bound of c, {@link CellSpec#NO_CLIP} for none
     * @param projectionClip the bound of the projected output, {@link CellSpec#NO_CLIP} for none
     * @param clip the bound of the arguments of the gates and of the candidate, {@link CellSpec#NO_CLIP} for none
     * @param coupled whether the forget gate is what the input gate leaves of 1
     */
    public record Options(
            float forgetBias,
            boolean peepholes,
            int projection,
            float cellClip,
            float projectionClip,
            float clip,
            boolean coupled) {
        /** A cell without any of them. */
        public static final Options NONE = new Options(0f, false, 0, NO_CLIP, NO_CLIP, NO_CLIP, false);
    }

    /**
     * The length of h.
     *
     * @return that of the projection if there is one
     */
    @Override
    public int outputSize() {
        return options.projection > 0 ? options.projection : units;
    }
}
