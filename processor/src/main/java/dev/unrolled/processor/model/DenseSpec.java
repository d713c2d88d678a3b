package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.LayerLayout;

/**
 * A dense layer, {@code y = activation(x * kernel + bias)}.
 *
 * @param identity the interface and the class of the network
 * @param units the number of units
 * @param inputs the number of values in one input
 * @param activation what is applied to each unit
 * @param bias whether a bias is added
 * @param numerics how the layer rounds
 */
public record DenseSpec(
        CellIdentity identity, int units, int inputs, ActivationFunction activation, boolean bias, Numerics numerics)
        implements CellSpec {
    @Override
    public CellLayout layout() {
        LayerLayout layout = LayerLayout.dense("dense", inputs, units);
        return (bias ? layout : layout.withoutBias()).cell();
    }
}
