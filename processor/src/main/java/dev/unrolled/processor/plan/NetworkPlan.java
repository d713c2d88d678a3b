package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.NetworkProgram;
import java.util.List;
import java.util.Optional;

/**
 * A network and how each of its layers is to be written.
 *
 * @param program what is computed
 * @param layers the plan of each layer's cell
 * @param backward the plan of each layer's backward cell, where it has one of its own
 */
public record NetworkPlan(NetworkProgram program, List<Plan> layers, List<Optional<Plan>> backward) {
    /** Copies the plans. */
    public NetworkPlan {
        layers = List.copyOf(layers);
        backward = List.copyOf(backward);
    }
}
