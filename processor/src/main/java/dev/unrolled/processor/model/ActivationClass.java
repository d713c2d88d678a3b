package dev.unrolled.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * A class that a user names as activation.
 *
 * @param function how it is called; empty for {@code void}, a primitive type or an array
 * @param name what the user wrote
 * @param hidden what keeps the generated class from calling it, for example {@code private}, or empty
 * @param isDeprecated whether it, a type around it, or its method is deprecated
 * @param candidates all its methods named {@code apply}, as they are declared
 * @param hasApply whether {@code public static float apply(float)} without checked exceptions is among them
 */
public record ActivationClass(
        Optional<ActivationFunction.Own> function,
        String name,
        String hidden,
        boolean isDeprecated,
        List<String> candidates,
        boolean hasApply) {}
