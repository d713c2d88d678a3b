package dev.unrolled.processor.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the layers of a network may be called: a name becomes a field and, with a capital letter, a nested class. */
public final class LayerNames {
    /** What is nested in the class of a layer of two directions: the class of either. */
    public static final String DIRECTION = "Cell";

    /** The class of the backward direction, where it computes something else than the forward one. */
    public static final String BACKWARD_DIRECTION = "BackwardCell";

    private static final String NAME = "[a-z][A-Za-z0-9_]*";

    /** Java's words that would otherwise be names. */
    private static final Set<String> WORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "null",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "true",
            "try",
            "void",
            "volatile",
            "while");

    /** What the methods of a network's class call their parameters and variables, which would hide a field. */
    private static final Set<String> IN_METHODS = Set.of(
            "input",
            "inputs",
            "inputsAt",
            "state",
            "stateAt",
            "outputs",
            "outputsAt",
            "steps",
            "batch",
            "sequence",
            "weights",
            "convention",
            "initializer",
            "variables",
            "copy",
            "count",
            "most",
            "sweep",
            "padded",
            "t",
            "n");

    /** The constants of a network's class, and of one of two directions, which would hide a class of their name. */
    private static final Set<String> CONSTANTS = Set.of("INPUTS", "OUTPUTS", "STATE_SIZE", "STATE_OFFSET", "CHUNK");

    /** Where the names of classes begin which generated code writes in full beside classes of their simple names. */
    private static final Set<String> PACKAGES = Set.of("java", "jdk", "dev");

    private LayerNames() {}

    /**
     * Whether a layer may have a name.
     *
     * @param name what the user wrote
     * @return false if it is no identifier in lower case, or one that the generated class has itself
     */
    public static boolean isLegal(String name) {
        return name.matches(NAME)
                && !WORDS.contains(name)
                && !IN_METHODS.contains(name)
                && !PACKAGES.contains(name)
                && !CONSTANTS.contains(className(name));
    }

    /**
     * The arrays that hold what a layer gives.
     *
     * @param name the layer's name
     * @return one for its outputs, and one for those of the backward direction where both become one
     */
    public static List<String> buffers(String name) {
        return List.of(name + "Outputs", name + "Backward");
    }

    /**
     * The nested class of a layer.
     *
     * @param name the layer's name
     * @return the name with a capital letter
     */
    public static String className(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
