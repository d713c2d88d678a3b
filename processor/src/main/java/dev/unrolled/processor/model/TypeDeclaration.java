package dev.unrolled.processor.model;

import java.util.List;
import java.util.Set;

/**
 * The annotated type as the user declared it.
 *
 * @param packageName its package, empty for the unnamed one
 * @param simpleNames its simple name, preceded by those of the types it is nested in
 * @param kind what it is, as Java calls it: {@code interface}, {@code class}, {@code enum}, {@code record}, {@code annotation interface}
 * @param typeParameters the names of its type parameters
 * @param hidden what makes it unreachable for a class in the same package ({@code private}, {@code local}), or empty
 * @param isSealed whether it is sealed
 * @param isPublic whether it and all types around it are public
 * @param isRecurrentCell whether it extends {@code RecurrentCell}
 * @param supertypes the qualified names of itself and of all its superinterfaces
 * @param memberTypes the simple names of types that the generated class inherits or finds in its package
 * @param suppressed the tags of warnings that the user suppressed
 */
public record TypeDeclaration(
        String packageName,
        List<String> simpleNames,
        String kind,
        List<String> typeParameters,
        String hidden,
        boolean isSealed,
        boolean isPublic,
        boolean isRecurrentCell,
        Set<String> supertypes,
        Set<String> memberTypes,
        Set<String> suppressed) {}
