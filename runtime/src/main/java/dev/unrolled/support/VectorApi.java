package dev.unrolled.support;

/** Whether generated code runs in vectors: for generated classes, which ask once. */
public final class VectorApi {
    /** The narrowest vectors that generated code knows: 128 bits. */
    private static final int LEAST_LANES = 4;

    /** Narrower vectors gain little from examples side by side, which have to be put there one value after the other. */
    private static final int LEAST_EXAMPLES = 8;

    /** The first JDK on which code was measured to run without allocation beside code of another width; 17 boxes vectors there. */
    private static final int LEAST_JDK_OF_WIDTHS = 25;

    private static final boolean KEEPS_WIDTHS_APART =
            keepsWidthsApart(System.getProperty("java.specification.version", ""));

    private VectorApi() {}

    /**
     * Whether this JVM runs vectors of so many lanes as such, and one of them fits into what is computed. Only the second compiler of HotSpot
     * (C2) knows the Vector API; without it every vector is an object.
     *
     * @param lanes how many floats the JVM's vectors hold
     * @param length the number of values, of which the last vector must not begin before the first
     * @return false if loops over single values are to run instead
     */
    public static boolean suits(int lanes, int length) {
        return lanes >= LEAST_LANES && lanes <= length && compiles(System.getProperty("java.vm.info", ""));
    }

    /**
     * Whether this JVM runs vectors as such, and they are wide enough to hold an example of a batch in each lane.
     *
     * @param lanes how many floats the JVM's vectors hold
     * @return false if examples are to run one after the other
     */
    public static boolean suitsExamples(int lanes) {
        return suits(lanes, lanes) && lanes >= LEAST_EXAMPLES;
    }

    /**
     * Whether vectors of one width stay free of allocation in a JVM that has run those of another.
     *
     * @return false if all code is to have vectors of one width
     */
    public static boolean keepsWidthsApart() {
        return KEEPS_WIDTHS_APART;
    }

    /**
     * Whether a JVM keeps them apart.
     *
     * @param version that of the Java it implements: a number, of old ones {@code 1.8}, of Android {@code 0.9}
     * @return false if it is older than those that were measured
     */
    static boolean keepsWidthsApart(String version) {
        return version.matches("[0-9]{1,4}") && Integer.parseInt(version) >= LEAST_JDK_OF_WIDTHS;
    }

    /**
     * Whether a JVM has C2.
     *
     * @param info what HotSpot says of itself in the system property {@code java.vm.info}
     * @return false in the interpreter ({@code -Xint}), and where C1 compiles alone ({@code -XX:TieredStopAtLevel=1})
     */
    static boolean compiles(String info) {
        return !info.contains("interpreted mode") && !info.contains("emulated-client");
    }
}
