package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
import dev.unrolled.weights.CellLayout;

/**
 * A basic recurrent cell, {@code h' = activation([x, h] * kernel + bias)}.
 *
 * @param identity the interface and the class
 * @param units the number of units
 * @param inputs the number of values in one input
 * @param activation what is applied to each unit
 * @param bias whether a bias is added
 * @param numerics how the cell rounds
 */
public record RnnSpec(
        CellIdentity identity, int units, int inputs, ActivationFunction activation, boolean bias, Numerics numerics)
        implements CellSpec {
    @Override
    public CellLayout layout() {
        CellLayout layout = CellLayout.rnn(inputs, units);
        return bias ? layout : layout.withoutBias();
    }
}
