package dev.unrolled.processor.plan;

import dev.unrolled.processor.plan.LaneGroup.Sum;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the sizes of a cell in lanes decide. The thresholds are measured: see {@code docs/measurements.md}.
 *
 * @param groups the cell's groups, in the order in which they run
 */
public record LaneSizes(List<LaneGroup> groups) {
    /** The lanes of the widest vectors that are taken, 512 bits. */
    public static final int MOST_LANES = 16;

    /** Of 32 registers those that hold sums of one example. With more it takes twice as long until C2 has compiled a cell. */
    private static final int MOST_WIDE_VECTORS = 16;

    /** The same of narrower vectors, for which there may be 16 registers. */
    private static final int MOST_NARROW_VECTORS = 8;

    /** The same of all sums of a group in one pass, so that there are registers for weights and factors. */
    private static final int MOST_NARROW_VECTORS_OF_GROUP = 12;

    /** The sums that passes of narrower vectors add up, a few vectors each: of more, each pass is over all of them. */
    private static final int MOST_NARROW_SUMS = 128;

    /** The vectors of a tile of several examples: by four, which reads more weights for a multiply-add or spills registers, is slower. */
    public static final int VECTORS_OF_TILE = 2;

    /** The vectors of each of several panels of more weights than an L2 cache keeps: panels of eight are slower, although half as many. */
    public static final int VECTORS_OF_PANEL = 4;

    /** The vectors of all other panels, at most: as many as a pass over rows holds. */
    public static final int MOST_VECTORS_OF_PANEL = MOST_WIDE_VECTORS;

    /** The weights of a sum, 768 KiB, up to which several panels are that wide: an L2 cache of 1 MiB keeps them. */
    private static final int MOST_WEIGHTS_OF_WIDE_PANELS = 3 * Planner.L2_WEIGHTS / 4;

    private static final int MOST_EXAMPLES = 32;

    /** Of 32 examples they take 128 KiB, and those of the inputs as much: an L2 cache has more to hold. */
    private static final int MOST_SUMS = 1024;

    /** A strip is worth more where more tiles read it. */
    private static final int MOST_SUMS_WITH_STRIP = 2048;

    /** Copies the list. */
    public LaneSizes {
        groups = List.copyOf(groups);
    }

    /**
     * The sums of all groups.
     *
     * @return the sums, in order
     */
    public Stream<Sum> sums() {
        return groups.stream().flatMap(group -> group.sums().stream());
    }

    /**
     * The values of the shortest group.
     *
     * @return the most lanes that a vector may have
     */
    public int shortest() {
        return groups.stream().mapToInt(LaneGroup::length).min().orElse(0);
    }

    /**
     * The numbers of lanes that a vector may have: those of vectors that fit into all groups.
     *
     * @return the most first; empty if the narrowest vector does not fit
     */
    public List<Integer> laneCounts() {
        return IntStream.iterate(MOST_LANES, lanes -> lanes >= LaneGroup.LEAST_LENGTH, lanes -> lanes / 2)
                .filter(lanes -> lanes <= shortest())
                .boxed()
                .toList();
    }

    /**
     * The lanes of the widest vectors that fit into all groups.
     *
     * @return a power of two
     */
    public int mostLanes() {
        return Math.min(MOST_LANES, Integer.highestOneBit(shortest()));
    }

    /**
     * How many sums an example has.
     *
     * @return the length of all sums
     */
    public int sumsLength() {
        return sums().mapToInt(Sum::length).sum();
    }

    /**
     * How many vectors of a sum of one example a pass over the kernel rows holds in registers, at most.
     *
     * @param lanes the lanes of each
     * @return the number of vectors
     */
    public static int vectorsInRegisters(int lanes) {
        return lanes == MOST_LANES ? MOST_WIDE_VECTORS : MOST_NARROW_VECTORS;
    }

    /**
     * How many vectors a pass over the kernel rows holds in registers, at most, that adds up all sums of a group for one example.
     *
     * @param lanes the lanes of each
     * @return the number of vectors
     */
    public static int vectorsOfGroupInRegisters(int lanes) {
        return lanes == MOST_LANES ? MOST_WIDE_VECTORS : MOST_NARROW_VECTORS_OF_GROUP;
    }

    /**
     * Whether a sum has so many values that a pass is over all of them and some of the kernel rows.
     *
     * @param sum one of the sums
     * @param lanes the lanes of a vector
     * @return false if passes over all rows hold them in registers
     */
    public static boolean isLong(Sum sum, int lanes) {
        return sum.length() > (lanes == MOST_LANES ? MOST_WIDE_VECTORS * MOST_LANES : MOST_NARROW_SUMS);
    }

    /**
     * Whether that holds for some of the {@linkplain #laneCounts numbers of lanes}.
     *
     * @param sum one of the sums
     * @return false if the sums of one example always stay in registers
     */
    public boolean isLongSomewhere(Sum sum) {
        return laneCounts().stream().anyMatch(lanes -> isLong(sum, lanes));
    }

    /**
     * Whether a sum's weights may lie in panels: only for vectors of 512 bits, and where it fills one.
     *
     * @param sum one of the sums
     * @return false if it reads the kernel rows in every copy of the cell
     */
    public boolean hasPanels(Sum sum) {
        return mostLanes() == MOST_LANES && sum.length() >= VECTORS_OF_PANEL * MOST_LANES;
    }

    /**
     * Whether a sum's panels are as wide as registers allow, even if there are several: from the L2 cache fewer passes take less time.
     *
     * @param sum one of the sums that have panels
     * @return false if several panels are of a few vectors
     */
    public static boolean hasWidePanels(Sum sum) {
        return sum.weights() <= MOST_WEIGHTS_OF_WIDE_PANELS;
    }

    /**
     * Whether tiles of several examples leave the weights they read to each other: from the L2 cache a tile reads the rows as soon.
     *
     * @return false if each tile reads the kernel rows
     */
    public boolean hasStrip() {
        long weights =
                sums().filter(LaneSizes::fillsStrip).mapToLong(Sum::weights).sum();
        return mostLanes() == MOST_LANES && weights >= Planner.L2_WEIGHTS;
    }

    /**
     * Whether a sum is read from the strip of a cell that has one: if it fills a tile of the widest vectors.
     *
     * @param sum one of the sums
     * @return false if its tiles read the kernel rows
     */
    public static boolean fillsStrip(Sum sum) {
        return sum.length() >= VECTORS_OF_TILE * MOST_LANES;
    }

    /**
     * How many examples, or steps of a sequence, are worked on at once: of many sums half as many, so that scratch stays small.
     *
     * @return the number of examples that scratch has sums for
     */
    public int examplesAtOnce() {
        return sumsLength() <= (hasStrip() ? MOST_SUMS_WITH_STRIP : MOST_SUMS) ? MOST_EXAMPLES : MOST_EXAMPLES / 2;
    }
}
