package dev.unrolled.processor.model;

import java.util.List;
import java.util.Set;

/**
 * Who a cell is: the interface it comes from and the class it becomes.
 *
 * @param packageName the package of both, empty for the unnamed one
 * @param interfaceNames the interface's simple name, preceded by those of the types it is nested in
 * @param isPublic whether the generated class is public
 * @param isRecurrentCell whether the interface already extends {@code RecurrentCell}
 * @param declaredMethods the signatures that the interface declares itself
 * @param shadowedNames simple names that mean something else inside the generated class
 */
public record CellIdentity(
        String packageName,
        List<String> interfaceNames,
        boolean isPublic,
        boolean isRecurrentCell,
        Set<String> declaredMethods,
        Set<String> shadowedNames) {
    /** Copies what could change. */
    public CellIdentity {
        interfaceNames = List.copyOf(interfaceNames);
        declaredMethods = Set.copyOf(declaredMethods);
        shadowedNames = Set.copyOf(shadowedNames);
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

    static String generatedName(List<String> interfaceNames) {
        return "Unrolled" + String.join("_", interfaceNames);
    }

    static String qualified(String packageName, String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }
}
