package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.ActivationParameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
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

    /** ONNX' names, each with the parameters it takes from the lists as far as they reach, and ONNX Runtime's defaults beyond. */
    static List<Standard> ofOnnx(List<String> names, List<Float> alphas, List<Float> betas) {
        Iterator<Float> alpha = alphas.iterator();
        Iterator<Float> beta = betas.iterator();
        return names.stream().map(name -> ofOnnx(name, alpha, beta)).toList();
    }

    private static Standard ofOnnx(String name, Iterator<Float> alpha, Iterator<Float> beta) {
        Activation kind =
                Activation.valueOf(name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
        List<Float> parameters = new ArrayList<>();
        for (ActivationParameter parameter : ActivationParameter.of(kind)) {
            boolean isAlpha = parameter.name().equals(ActivationParameter.ALPHA);
            Iterator<Float> given = isAlpha ? alpha : beta;
            float byDefault = kind == Activation.LEAKY_RELU
                    ? 0.01f
                    : parameter.byDefault().orElse(0f);
            parameters.add(given.hasNext() ? given.next() : byDefault);
        }
        return new Standard(kind, parameters);
    }

    /** As {@link #named}, with the definition of {@code hard_sigmoid} that Keras 2 has. */
    static Optional<Standard> ofKeras2(String name) {
        return name.equals("hard_sigmoid")
                ? Optional.of(new Standard(Activation.HARD_SIGMOID, List.of(0.2f, 0.5f)))
                : named(name);
    }
}
