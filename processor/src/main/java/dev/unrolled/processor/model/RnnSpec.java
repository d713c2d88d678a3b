package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
import dev.unrolled.weights.CellLayout;

/**
 * A basic recurrent cell, {@code h' = activation(clip([x, h] * kernel + biases))}.
 *
 * @param identity the interface and the class
 * @param units the number of units
 * @param inputs the number of values in one input
 * @param activation what is applied to each unit
 * @param clip the bound of the activation's argument, {@link CellSpec#NO_CLIP} for none
 * @param biases how many biases are added
 * @param numerics how the cell rounds
 */
public record RnnSpec(
        CellIdentity identity,
        int units,
        int inputs,
        ActivationFunction activation,
        float clip,
        Biases biases,
        Numerics numerics)
        implements CellSpec {
    @Override
    public CellLayout layout() {
        return biases.of(CellLayout.rnn(inputs, units));
    }
}
