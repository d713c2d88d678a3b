package dev.unrolled.processor.model;

import dev.unrolled.Activation;
import java.util.Optional;

/**
 * The annotation's members that name one activation.
 *
 * @param role what the cell has it for
 * @param kind one of ours
 * @param isWritten whether the user wrote that member
 * @param alpha the first parameter, if the user wrote it
 * @param beta the second parameter, if the user wrote it
 * @param own a class of the user's, if the user wrote one
 * @param <O> what a place is
 */
public record ActivationDeclaration<O>(
        ActivationRole role,
        Declared<Activation, O> kind,
        boolean isWritten,
        Optional<Declared<Float, O>> alpha,
        Optional<Declared<Float, O>> beta,
        Optional<Declared<ActivationClass, O>> own) {
    /**
     * Whether the user wrote any of the members.
     *
     * @return false if all have their defaults
     */
    public boolean isAnyWritten() {
        return isWritten || alpha.isPresent() || beta.isPresent() || own.isPresent();
    }
}
