package dev.unrolled.processor.plan;

import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.LaneFunctions;
import dev.unrolled.processor.program.NetworkProgram;
import dev.unrolled.processor.program.Parameter;
import java.util.List;
import java.util.Optional;

/** Chooses a code shape. The thresholds are measured: see {@code docs/measurements.md}. */
public final class Planner {
    /** Up to so many multiply-adds straight code beats loops. */
    static final int AUTO_STRAIGHT_MULTIPLY_ADDS = 128;

    /** Four rows a pass vectorise on every JDK; sixteen fall off a cliff. */
    static final int ROWS_PER_PASS = 4;

    /** Six are faster where passes are short and the kernel stays in the L1 cache; not far beyond, they may not vectorise on JDK 17. */
    static final int ROWS_PER_SHORT_PASS = 6;

    /** Up to so many sums a pass is short. */
    private static final int SHORT_PASS = 192;

    /** As many weights as 32 KiB hold, which no L1 cache of today's larger CPUs is smaller than. */
    private static final int L1_WEIGHTS = 1 << 13;

    /** As many weights as 1 MiB holds: measured, fewer stay in the L2 cache. */
    static final int L2_WEIGHTS = 1 << 18;

    /** How many examples share a pass. */
    static final List<Integer> TILES = List.of(4, 2);

    /** More than two rows are not always vectorised for several examples on JDK 17. */
    static final int ROWS_PER_PASS_OF_TILES = 2;

    /** From so many units on lanes beat rows. */
    static final int AUTO_LANES_UNITS = 16;

    /** A batch of fewer examples is not worth putting side by side. */
    public static final int LEAST_SIDE_BY_SIDE = 8;

    /** With more inputs or outputs scratch would be no longer small. */
    static final int MOST_SIDE_BY_SIDE = 256;

    /** The lanes of vectors that hold all units of several examples: 256 bits. */
    public static final int PACKED_LANES = 8;

    /** With four, weights are spread over lanes by so many operations that large batches were faster side by side. */
    private static final int PACKED_UNITS = 2;

    private static final String PACKED =
            "; on JDK 25 and later batches of %1$s and more go %1$s at a time instead, all of their units in one vector, where the JVM has 256 bits and no more";

    private static final String SIDE_BY_SIDE =
            "; batches of %s examples and more go side by side, one in each lane, where the JVM has vectors of 256 bits or more"
                    .formatted(LEAST_SIDE_BY_SIDE);

    private Planner() {}

    /**
     * Plans a program without the Vector API, unless lanes are asked for.
     *
     * @param program what is computed
     * @param choice what the user wants
     * @return how it is to be written
     */
    public static Plan plan(CellProgram program, ShapeChoice choice) {
        return plan(program, new Target(choice, choice == ShapeChoice.LANES));
    }

    /**
     * Plans a program.
     *
     * @param program what is computed
     * @param target what the user wants and has
     * @return how it is to be written
     */
    public static Plan plan(CellProgram program, Target target) {
        return sideBySide(alone(program, target), target);
    }

    /** Without examples side by side, for which layers of networks have no scratch. */
    private static Plan alone(CellProgram program, Target target) {
        Cost cost = Cost.of(program);
        boolean small = cost.multiplyAdds() <= AUTO_STRAIGHT_MULTIPLY_ADDS;
        ShapeChoice choice = target.shape();
        if (target.hasVectors() && (choice == ShapeChoice.LANES || (choice == ShapeChoice.AUTO && gains(program)))) {
            Optional<List<LaneGroup>> groups = lanes(program);
            if (groups.isPresent()) {
                String reason = choice == ShapeChoice.LANES
                        ? askedFor(choice)
                        : "%s units, at least %s, and the Vector API at hand"
                                .formatted(program.units(), AUTO_LANES_UNITS);
                CodeShape.Lanes shape = new CodeShape.Lanes(groups.get(), rows(program), oneInRows(groups.get()));
                return new Plan(program, shape, reason + otherwise(shape), cost);
            }
        }
        boolean straight = choice == ShapeChoice.STRAIGHT || (choice != ShapeChoice.ROWS && small);
        CodeShape shape = straight ? Tiles.of(program) : rows(program);
        return new Plan(program, shape, reason(choice, small, cost.multiplyAdds()), cost);
    }

    /** Too few units to fill vectors: examples can. */
    private static Plan sideBySide(Plan plan, Target target) {
        CellProgram program = plan.program();
        boolean isWanted = target.shape() == ShapeChoice.AUTO || target.shape() == ShapeChoice.LANES;
        if (plan.shape() instanceof CodeShape.Lanes
                || !isWanted
                || !target.hasVectors()
                || !sumsInOneWay(program)
                || !hasFunctions(program)
                || !program.isRecurrent()
                || program.units() >= AUTO_LANES_UNITS
                || Math.max(program.input().length(), program.output().length()) > MOST_SIDE_BY_SIDE) {
            return plan;
        }
        return LaneGroups.ofExamples(program)
                .map(groups -> sideBySide(plan, groups))
                .orElse(plan);
    }

    private static Plan sideBySide(Plan plan, List<LaneGroup> groups) {
        int packed = packs(plan.program(), groups) ? PACKED_LANES / PACKED_UNITS : 0;
        String reason = plan.reason() + SIDE_BY_SIDE + (packed == 0 ? "" : PACKED.formatted(packed));
        return new Plan(plan.program(), plan.shape(), reason, plan.cost(), groups, packed);
    }

    /** Whether vectors can hold examples end to end: all but the input has as many values as there are units, and is written once. */
    private static boolean packs(CellProgram program, List<LaneGroup> groups) {
        return program.units() == PACKED_UNITS
                && program.states().size() <= 2
                && program.states().stream().allMatch(state -> state.length() == PACKED_UNITS)
                && groups.stream().allMatch(group -> group.length() == PACKED_UNITS)
                && groups.stream().flatMap(group -> group.sums().stream()).allMatch(LaneGroup.Sum::readsWholeInput)
                && groups.stream().filter(LaneGroup::writesState).count() == 1;
    }

    /**
     * Plans a network.
     *
     * @param network what is computed
     * @param target what the user wants and has
     * @return how each layer is to be written
     */
    public static NetworkPlan plan(NetworkProgram network, Target target) {
        return new NetworkPlan(
                network,
                network.layers().stream()
                        .map(layer -> alone(layer.cell(), target))
                        .toList(),
                network.layers().stream()
                        .map(layer -> layer.backward().map(cell -> alone(cell, target)))
                        .toList());
    }

    /**
     * Whether a cell would be faster in lanes.
     *
     * @param program what is computed
     * @return true if {@code auto} takes lanes where they can be had
     */
    public static boolean gains(CellProgram program) {
        return lanes(program).map(groups -> new LaneSizes(groups).shortest()).orElse(0) >= AUTO_LANES_UNITS
                && hasFunctions(program);
    }

    private static boolean hasFunctions(CellProgram program) {
        return program.statements().stream().allMatch(statement -> LaneFunctions.has(program.numerics(), statement));
    }

    /** TensorFlow 1 sums a single example in blocks, which lanes do not. */
    private static Optional<List<LaneGroup>> lanes(CellProgram program) {
        return sumsInOneWay(program) ? LaneGroups.ofUnits(program) : Optional.empty();
    }

    private static CodeShape.Rows rows(CellProgram program) {
        return sumsInOneWay(program)
                ? new CodeShape.Rows(rowsPerPass(program), TILES, ROWS_PER_PASS_OF_TILES)
                : new CodeShape.Rows(ROWS_PER_PASS, List.of(), ROWS_PER_PASS_OF_TILES);
    }

    private static int rowsPerPass(CellProgram program) {
        long weights = program.matrices().stream().mapToLong(Parameter::size).sum();
        boolean areShort = program.matrices().stream().allMatch(matrix -> matrix.columns() <= SHORT_PASS);
        return areShort && weights <= L1_WEIGHTS ? ROWS_PER_SHORT_PASS : ROWS_PER_PASS;
    }

    /** Whether one example on its own is summed like one of several. */
    private static boolean sumsInOneWay(CellProgram program) {
        return Examples.toldApartBy(program.numerics()).size() == 1;
    }

    /**
     * Whether one example of a live cell goes by rows: where a group's lanes read large rows in pieces. A frozen copy reads panels instead;
     * cells of vectors that are too narrow for these stay in lanes.
     */
    private static boolean oneInRows(List<LaneGroup> groups) {
        LaneSizes sizes = new LaneSizes(groups);
        return sizes.mostLanes() == LaneSizes.MOST_LANES
                && groups.stream().anyMatch(group -> readsLargeRowsInPieces(group, sizes));
    }

    /**
     * Whether lanes read rows of weights in pieces, a sum at a time, where rows read them whole: a GRU that resets after the product, or an
     * LSTM with coupled gates. That costs time where the weights are more than the L2 cache holds.
     */
    private static boolean readsLargeRowsInPieces(LaneGroup group, LaneSizes sizes) {
        List<LaneGroup.Segment> segments =
                group.sums().stream().flatMap(sum -> sum.segments().stream()).toList();
        long wholes = segments.stream().map(LaneGroup.Segment::from).distinct().count();
        long weights = group.sums().stream().mapToLong(LaneGroup.Sum::weights).sum();
        boolean areLong = group.sums().stream().anyMatch(sizes::isLongSomewhere);
        return wholes < segments.size() && weights >= L2_WEIGHTS && areLong;
    }

    /** When a cell in lanes runs as rows. */
    private static String otherwise(CodeShape.Lanes shape) {
        int shortest = new LaneSizes(shape.groups()).shortest();
        return (shape.oneInRows() ? "; a step of one example in rows, unless frozen and in vectors of 512 bits" : "")
                + "; rows where the JVM has no Vector API"
                + (shortest < AUTO_LANES_UNITS ? ", or vectors of more than %s lanes".formatted(shortest) : "");
    }

    private static String askedFor(ShapeChoice choice) {
        return "asked for with -A" + ShapeChoice.OPTION + "=" + choice.text();
    }

    private static String reason(ShapeChoice choice, boolean small, long multiplyAdds) {
        if (choice == ShapeChoice.LANES) {
            return "lanes are asked for with -A%s=%s, but cannot be had for fewer than %s units or outputs, or with TENSORFLOW_1"
                    .formatted(ShapeChoice.OPTION, choice.text(), LaneGroup.LEAST_LENGTH);
        } else if (choice != ShapeChoice.AUTO) {
            return askedFor(choice);
        }
        return small
                ? "%s multiply-adds, at most %s: loops would cost more than the work"
                        .formatted(multiplyAdds, AUTO_STRAIGHT_MULTIPLY_ADDS)
                : "%s multiply-adds, more than %s: loops take less time than code written out"
                        .formatted(multiplyAdds, AUTO_STRAIGHT_MULTIPLY_ADDS);
    }
}
