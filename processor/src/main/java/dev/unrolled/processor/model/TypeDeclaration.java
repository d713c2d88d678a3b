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
 * @param supertypes the qualified names of itself and of all its superinterfaces
 * @param isDeprecated whether it, a type around it, or one of its methods is deprecated
 * @param hidingNames simple names that do not mean inside the generated class what they mean elsewhere: inherited types and constants,
 *     and neighbours in the package that are named like a type of {@code java.lang}
 * @param constants the names of constants, inherited ones included
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
        Set<String> supertypes,
        boolean isDeprecated,
        Set<String> hidingNames,
        Set<String> constants,
        Set<String> suppressed) {
    /**
     * The name of the class to be generated.
     *
     * @return the simple name
     */
    public String generatedName() {
        return CellIdentity.generatedName(simpleNames);
    }

    /**
     * The name of the class to be generated.
     *
     * @return the fully qualified name
     */
    public String qualifiedGeneratedName() {
        return packageName.isEmpty() ? generatedName() : packageName + "." + generatedName();
    }
}
