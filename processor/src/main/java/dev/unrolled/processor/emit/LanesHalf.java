package dev.unrolled.processor.emit;

import com.palantir.javapoet.ParameterSpec;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which links of a group's sums a method adds: for many steps or examples those of the inputs come first, all at once. */
enum LanesHalf {
    /** Every link of one example. */
    ALL("sum"),
    /** Those that multiply the input; the sums so far go to scratch. */
    INPUT("sumInputs"),
    /** All others, from the sums so far on. */
    REST("sumRest");

    static final List<ParameterSpec> INPUT_PARAMETERS = List.of(StepMethods.INPUTS, StepMethods.INPUTS_AT);
    static final List<ParameterSpec> STATE_PARAMETERS = List.of(StepMethods.STATE, StepMethods.STATE_AT);

    private final String method;

    LanesHalf(String method) {
        this.method = method;
    }

    /** The halves of a step of one example, in order: one method for both unless the sums are {@linkplain LaneSizes#isLong long}. */
    static List<LanesHalf> ofOne(Sum sum, int lanes) {
        return isOfBoth(sum) && !LaneSizes.isLong(sum, lanes)
                ? List.of(ALL)
                : Stream.of(INPUT, REST)
                        .filter(half -> !half.segments(sum).isEmpty())
                        .toList();
    }

    /** Whether a sum has links of the input and others. */
    static boolean isOfBoth(Sum sum) {
        return !INPUT.segments(sum).isEmpty() && !REST.segments(sum).isEmpty();
    }

    String method() {
        return method;
    }

    /** Whether a sum's last link is among them. */
    boolean isLast(Sum sum) {
        return this != INPUT || REST.segments(sum).isEmpty();
    }

    /** The arrays that the links of a sum read, each with where an example's part begins. */
    List<ParameterSpec> parameters(Sum sum) {
        List<ParameterSpec> parameters = new ArrayList<>();
        if (reads(sum, Vector.Role.INPUT)) {
            parameters.addAll(INPUT_PARAMETERS);
        }
        if (reads(sum, Vector.Role.STATE)) {
            parameters.addAll(STATE_PARAMETERS);
        }
        return parameters;
    }

    private boolean reads(Sum sum, Vector.Role role) {
        return segments(sum).stream()
                .anyMatch(segment -> segment.from().vector().role() == role);
    }

    /**
     * These arrays as arguments, with a comma behind each.
     *
     * @param example the variable that says how many examples behind the first one, empty for the first one itself
     */
    String arguments(Cell cell, Sum sum, String example) {
        StringBuilder arguments = new StringBuilder();
        if (reads(sum, Vector.Role.INPUT)) {
            arguments.append(argument(Names.INPUTS_ARRAY, Names.INPUTS_AT, example, cell.inputStride()));
        }
        if (reads(sum, Vector.Role.STATE)) {
            arguments.append(argument(Names.STATE, Names.STATE_AT, example, cell.stateStride()));
        }
        return arguments.toString();
    }

    private static String argument(String array, String at, String example, String stride) {
        return array + ", " + at + (example.isEmpty() ? "" : " + " + example + " * " + stride) + ", ";
    }

    List<Segment> segments(Sum sum) {
        return sum.segments().stream()
                .filter(segment -> this == ALL || segment.isInput() == (this == INPUT))
                .toList();
    }

    /** How many kernel rows they have of a sum. */
    int rows(Sum sum) {
        return rows(segments(sum));
    }

    /** Which of these rows is row {@code k} of a segment. */
    String row(Sum sum, Segment segment, String k) {
        List<Segment> segments = segments(sum);
        int before = rows(segments.subList(0, segments.indexOf(segment)));
        return before == 0 ? k : "(" + Names.at(k, before) + ")";
    }

    private static int rows(List<Segment> segments) {
        return segments.stream().mapToInt(segment -> segment.from().length()).sum();
    }

    /** Whether a sum goes on from what lies in scratch. */
    boolean continues(Sum sum) {
        return this == REST && !INPUT.segments(sum).isEmpty();
    }
}
