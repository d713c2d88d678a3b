package dev.unrolled.processor.model;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import java.util.List;

/**
 * An annotated interface as the user wrote it.
 *
 * @param type the annotated type
 * @param methods its instance methods
 * @param generatedNameTaken whether a type that we did not generate already has the generated class's name
 * @param units the annotation's member of that name, and so on
 * @param inputs see {@code units}
 * @param activation see {@code units}
 * @param bias see {@code units}
 * @param numerics see {@code units}
 * @param <O> what a place is
 */
public record CellDeclaration<O>(
        Declared<TypeDeclaration, O> type,
        List<Declared<MethodDeclaration, O>> methods,
        boolean generatedNameTaken,
        Declared<Integer, O> units,
        Declared<Integer, O> inputs,
        Declared<Activation, O> activation,
        Declared<Boolean, O> bias,
        Declared<Numerics, O> numerics) {
    /**
     * The name of the class to be generated.
     *
     * @return the simple name
     */
    public String generatedName() {
        return CellIdentity.generatedName(type.value().simpleNames());
    }

    /**
     * The name of the class to be generated.
     *
     * @return the fully qualified name
     */
    public String qualifiedGeneratedName() {
        return CellIdentity.qualified(type.value().packageName(), generatedName());
    }

    /**
     * The same with its class name taken by a type that we did not generate.
     *
     * @return a copy
     */
    public CellDeclaration<O> withGeneratedNameTaken() {
        return new CellDeclaration<>(type, methods, true, units, inputs, activation, bias, numerics);
    }
}
