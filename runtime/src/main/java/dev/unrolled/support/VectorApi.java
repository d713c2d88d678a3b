package dev.unrolled.support;

/** Whether generated code runs in vectors: for generated classes, which ask once. */
public final class VectorApi {
    /** The narrowest vectors that generated code knows: 128 bits. */
    private static final int LEAST_LANES = 4;

    /** Narrower vectors gain little from examples side by side, which have to be put there one value after the other. */
    private static final int LEAST_EXAMPLES = 8;

    /** The lanes of vectors that hold all units of several examples. */
    private static final int PACKED_LANES = 8;

    /** The first JDK on which methods of more operations than JDK 17 inlines at once were seen to run without allocation. */
    private static final int LEAST_JDK_THAT_PACKS = 25;

    private static final boolean MAY_PACK = mayPack(System.getProperty("java.specification.version", ""));

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
     * Whether vectors may hold all units of several examples: where the answer is false, nobody has to load the Vector API to learn its width.
     *
     * @return false on JDKs that would make objects of the vectors
     */
    public static boolean mayPack() {
        return MAY_PACK;
    }

    /**
     * Whether vectors hold all units of several examples: where those of 256 bits are the JVM's own. A JVM that runs two widths may make
     * objects of both.
     *
     * @param lanes how many floats the JVM's vectors hold
     * @return false if each example is to have a lane
     */
    public static boolean packs(int lanes) {
        return mayPack() && lanes == PACKED_LANES;
    }

    /**
     * Whether a JDK is new enough.
     *
     * @param version that of the Java it implements: a number, of old ones {@code 1.8}, of Android {@code 0.9}
     * @return false if it is older than those that were measured
     */
    static boolean mayPack(String version) {
        return version.matches("[0-9]{1,4}") && Integer.parseInt(version) >= LEAST_JDK_THAT_PACKS;
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
