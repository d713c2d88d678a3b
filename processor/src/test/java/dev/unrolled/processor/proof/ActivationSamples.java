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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every activation, with values for its parameters, and one of a user's. */
public final class ActivationSamples {
    /** Alpha and beta: ordinary ones; one above 1 and a tiny one; negative ones, of which {@link #LEGAL} takes the place of the first if need be. */
    private static final List<List<Float>> PARAMETERS =
            List.of(List.of(0.7f, 0.3f), List.of(1.7f, 1e-6f), List.of(-1.3f, -0.6f));

    private static final float LEGAL = 1e-3f;

    public static final Own OWN = new Own("dev.unrolled.processor.proof", List.of("Bent"));

    public static final List<ActivationFunction> ALL = Stream.<ActivationFunction>concat(
                    Stream.of(Activation.values()).flatMap(ActivationSamples::all), Stream.of(OWN))
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

    /** With ordinary parameters. */
    static Standard standard(Activation kind) {
        return standard(kind, 0);
    }

    private static Stream<Standard> all(Activation kind) {
        int sets = ActivationParameter.of(kind).isEmpty() ? 1 : PARAMETERS.size();
        return IntStream.range(0, sets).mapToObj(set -> standard(kind, set));
    }

    private static Standard standard(Activation kind, int set) {
        List<ActivationParameter> parameters = ActivationParameter.of(kind);
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            float value = PARAMETERS.get(set).get(i);
            values.add(parameters.get(i).range().contains(value) ? value : LEGAL);
        }
        return new Standard(kind, values);
    }

    /** For the name of a cell. */
    public static String name(ActivationFunction function) {
        if (function instanceof Own own) {
            return own.outermostName().toLowerCase(Locale.ROOT);
        }
        Standard standard = (Standard) function;
        String name = standard.kind().name().toLowerCase(Locale.ROOT);
        boolean isOrdinary = standard.equals(standard(standard.kind()));
        return isOrdinary
                ? name
                : name + Integer.toHexString(standard.parameters().hashCode());
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
