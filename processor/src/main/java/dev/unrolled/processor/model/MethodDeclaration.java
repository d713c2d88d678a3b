package dev.unrolled.processor.model;

import java.util.List;

/**
 * An instance method that the annotated interface declares or inherits, other than those of {@code RecurrentCell} and {@code Object}.
 *
 * @param name the name
 * @param parameters the parameter types, erased and fully qualified
 * @param isVarArgs whether the last parameter is written with {@code ...}
 * @param returns the return type, fully qualified; a type that is not there yet has only the name the user wrote
 * @param isAbstract whether an implementation must be provided
 */
public record MethodDeclaration(
        String name, List<String> parameters, boolean isVarArgs, String returns, boolean isAbstract) {
    /**
     * Name and parameters, which is what makes two methods override each other.
     *
     * @return for example {@code step(float[], float[])}
     */
    public String signature() {
        return name + "(" + String.join(", ", parameters) + ")";
    }

    /**
     * Name and parameters as the user wrote them.
     *
     * @return for example {@code step(float[], float...)}
     */
    public String written() {
        return isVarArgs ? signature().replaceFirst("\\[]\\)$", "...)") : signature();
    }
}
