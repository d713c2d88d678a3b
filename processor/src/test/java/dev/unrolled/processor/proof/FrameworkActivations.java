package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.ActivationParameter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What frameworks mean by the name of an activation. */
final class FrameworkActivations {
    private FrameworkActivations() {}

    /** TensorFlow's {@code tf.nn} and Keras' strings; empty if we have none of that name. */
    static Optional<Standard> named(String name) {
        return switch (name) {
            case "elu" -> Optional.of(new Standard(Activation.ELU, List.of(1f)));
            case "leaky_relu" -> Optional.of(new Standard(Activation.LEAKY_RELU, List.of(0.2f)));
            default ->
                Stream.of(Activation.values())
                        .filter(ours -> ours.name().equalsIgnoreCase(name))
                        .filter(ours -> ActivationParameter.of(ours).isEmpty())
                        .map(Standard::new)
                        .findFirst();
        };
    }

    /** As {@link #named}, with the definition of {@code hard_sigmoid} that Keras 2 has. */
    static Optional<Standard> ofKeras2(String name) {
        return name.equals("hard_sigmoid")
                ? Optional.of(new Standard(Activation.HARD_SIGMOID, List.of(0.2f, 0.5f)))
                : named(name);
    }
}
