package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.weights.CellLayout;

/**
 * A gated recurrent unit, see {@link dev.unrolled.GruCell}.
 *
 * @param identity the interface and the class
 * @param units the number of units
 * @param inputs the number of values in one input
 * @param reset where the reset gate is applied
 * @param activation the candidate's activation
 * @param gateActivation the gates' activation
 * @param clip the bound of every activation's argument, {@link CellSpec#NO_CLIP} for none
 * @param biases how many biases are added
 * @param numerics how the cell rounds
 */
public record GruSpec(
        CellIdentity identity,
        int units,
        int inputs,
        Reset reset,
        ActivationFunction activation,
        ActivationFunction gateActivation,
        float clip,
        Biases biases,
        Numerics numerics)
        implements CellSpec {
    @Override
    public CellLayout layout() {
        CellLayout layout = CellLayout.gru(inputs, units);
        return biases.of(reset == Reset.AFTER ? layout.withResetAfter() : layout);
    }
}
