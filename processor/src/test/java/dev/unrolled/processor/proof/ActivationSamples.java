package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationFunction.Own;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.ActivationParameter;
import dev.unrolled.processor.model.ActivationRole;
import dev.unrolled.processor.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every activation, with values for its parameters, and one of a user's. */
public final class ActivationSamples {
    private static final List<Float> PARAMETERS = List.of(0.7f, 0.3f);

    public static final Own OWN = new Own("dev.unrolled.processor.proof", List.of("Bent"));

    public static final List<ActivationFunction> ALL = Stream.<ActivationFunction>concat(
                    Stream.of(Activation.values()).map(ActivationSamples::standard), Stream.of(OWN))
            .toList();

    private ActivationSamples() {}

    static float own(Own function, float x) {
        if (!function.equals(OWN)) {
            throw new IllegalArgumentException("expected " + OWN + ", found " + function);
        }
        return Bent.apply(x);
    }

    /** Whether the numerics of TensorFlow take it. */
    public static boolean isKnownToTensorFlow(ActivationFunction function) {
        return function instanceof Standard standard && Limits.TENSORFLOW_ACTIVATIONS.contains(standard.kind());
    }

    static Standard standard(Activation kind) {
        return new Standard(
                kind, PARAMETERS.subList(0, ActivationParameter.of(kind).size()));
    }

    /** For the name of a cell. */
    public static String name(ActivationFunction function) {
        return function instanceof Standard standard
                ? standard.kind().name().toLowerCase(Locale.ROOT)
                : ((Own) function).simpleNames().get(0).toLowerCase(Locale.ROOT);
    }

    /** The members of the annotation. */
    public static String source(ActivationRole role, ActivationFunction function) {
        if (function instanceof Own own) {
            return role.ownClass() + " = " + own.packageName() + "." + String.join(".", own.simpleNames()) + ".class";
        }
        Standard standard = (Standard) function;
        List<String> members = new ArrayList<>(List.of(role.kind() + " = dev.unrolled.Activation." + standard.kind()));
        List<ActivationParameter> parameters = ActivationParameter.of(standard.kind());
        for (int i = 0; i < parameters.size(); i++) {
            members.add(role.parameter(parameters.get(i).name()) + " = "
                    + standard.parameters().get(i) + "f");
        }
        return members.stream().collect(Collectors.joining(", "));
    }
}
