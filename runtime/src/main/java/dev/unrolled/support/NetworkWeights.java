package dev.unrolled.support;

import dev.unrolled.Variable;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.NetworkLayout;
import dev.unrolled.weights.Weights;
import java.util.List;
import java.util.Objects;

/**
 * The weights of a network, which are those of its layers. They are initialized and copied as a cell's are, by {@link
 * CellWeights#initialize} and {@link CellWeights#copy}; what a generated class calls is:
 *
 * <pre>{@code
 * public List<Variable> variables() {
 *   List<Variable> variables = new ArrayList<>();
 *   NetworkWeights.add(variables, "encoder", encoder.variables());
 *   NetworkWeights.add(variables, "both/forward", both.forward.variables());
 *   NetworkWeights.add(variables, "both/backward", both.backward.variables());
 *   NetworkWeights.add(variables, "head", head.variables());
 *   return Collections.unmodifiableList(variables);
 * }
 *
 * public void load(Weights weights) {
 *   NetworkWeights.load("UnrolledTagger", layout(), variables(), weights);
 * }
 *
 * public void load(Weights weights, Convention convention) {
 *   NetworkWeights.load("UnrolledTagger", layout(), variables(), weights, convention);
 * }
 *
 * public void initialize(Initializer initializer) {
 *   CellWeights.initialize(variables(), initializer);
 * }
 * }</pre>
 */
public final class NetworkWeights {
    private NetworkWeights() {}

    /**
     * Adds a layer's variables to those of a network, over the same live values.
     *
     * @param all the network's variables
     * @param layer the layer's name, of two directions with the direction: {@code both/backward}
     * @param variables the layer's variables, named as those of a cell on its own
     */
    public static void add(List<Variable> all, String layer, List<Variable> variables) {
        for (Variable each : variables) {
            String name = layer + "/" + each.name();
            all.add(each.isMatrix() ? Variable.matrix(name, each.rows()) : Variable.vector(name, each.rows()[0]));
        }
    }

    /**
     * Copies into each variable the tensor of its name, or the one that stands for it in the convention whose names the weights have.
     *
     * @param network the network's class name, for messages
     * @param layout the network's layout
     * @param variables the network's live variables, named {@code layer/kernel}
     * @param weights the tensors
     * @throws dev.unrolled.weights.WeightsException as {@link Convention#toCanonical(Weights, dev.unrolled.weights.WeightsLayout)} and
     *     {@link CellWeights#load(String, List, Weights)} throw it; nothing has changed
     */
    public static void load(String network, NetworkLayout layout, List<Variable> variables, Weights weights) {
        Convention found = Convention.find(Objects.requireNonNull(weights, "weights"), layout)
                .orElse(Convention.CANONICAL);
        CellWeights.loadFound(network, layout, variables, weights, found);
    }

    /**
     * Copies into each variable the tensor that stands for it in a convention.
     *
     * @param network the network's class name, for messages
     * @param layout the network's layout
     * @param variables the network's live variables, named {@code layer/kernel}
     * @param weights the tensors
     * @param convention how they are named and laid out
     * @throws dev.unrolled.weights.WeightsException as {@link Convention#toCanonical(Weights, dev.unrolled.weights.WeightsLayout)} throws it;
     *     nothing has changed
     */
    public static void load(
            String network, NetworkLayout layout, List<Variable> variables, Weights weights, Convention convention) {
        Objects.requireNonNull(weights, "weights");
        CellWeights.load(
                network,
                variables,
                Objects.requireNonNull(convention, "convention").toCanonical(weights, layout));
    }
}
