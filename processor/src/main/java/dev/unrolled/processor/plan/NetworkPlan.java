package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.NetworkProgram;
import java.util.List;

/**
 * A network and how each of its layers is to be written.
 *
 * @param program what is computed
 * @param layers the plan of each layer's cell
 */
public record NetworkPlan(NetworkProgram program, List<Plan> layers) {
    /** Copies the plans. */
    public NetworkPlan {
        layers = List.copyOf(layers);
    }
}
