package dev.unrolled.processor.model;

import java.util.List;
import java.util.Set;

/**
 * Who a cell is: the interface it comes from and the class it becomes.
 *
 * @param packageName the package of both, empty for the unnamed one
 * @param interfaceNames the interface's simple name, preceded by those of the types it is nested in
 * @param isPublic whether the generated class is public
 * @param extendsContract whether the interface already extends what the class is in any case: a cell, or a network
 * @param isDeprecated whether implementing the interface, or calling an activation, gives deprecation warnings
 * @param declaredMethods the signatures of the methods that the interface declares or inherits
 * @param shadowedNames simple names that mean something else inside the generated class
 */
public record CellIdentity(
        String packageName,
        List<String> interfaceNames,
        boolean isPublic,
        boolean extendsContract,
        boolean isDeprecated,
        Set<String> declaredMethods,
        Set<String> shadowedNames) {
    /** Copies what could change. */
    public CellIdentity {
        interfaceNames = List.copyOf(interfaceNames);
        declaredMethods = Set.copyOf(declaredMethods);
        shadowedNames = Set.copyOf(shadowedNames);
    }

    /**
     * Whether a name, written alone inside the generated class, is not the type or package of that name.
     *
     * @param name a simple name
     * @return whether a variable, a constant or another type hides it
     */
    public boolean hides(String name) {
        return shadowedNames.contains(name) || VariableNames.has(name);
    }

    /**
     * The generated class.
     *
     * @return its simple name
     */
    public String generatedName() {
        return generatedName(interfaceNames);
    }

    /**
     * The annotated interface.
     *
     * @return its name as written inside its package, for example {@code Outer.Inner}
     */
    public String interfaceName() {
        return String.join(".", interfaceNames);
    }

    /**
     * The class that an interface gives.
     *
     * @param interfaceNames the interface's simple name, preceded by those of the types it is nested in
     * @return its simple name
     */
    public static String generatedName(List<String> interfaceNames) {
        return "Unrolled" + String.join("_", interfaceNames);
    }
}
