package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Part;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.processor.program.LaneFunctions;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Vector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * What lies between the methods of the lanes shape: sums, and locals that a later group reads, for as many examples as are worked on at once;
 * and for one example what a part of a group leaves to the next.
 */
final class LanesScratch {
    static final String SUMS = "sums";
    /** Sums over the inputs alone: a vector that overlaps another must not find them finished. */
    static final String BEGUN = "begun";

    static final String EXAMPLES = "EXAMPLES";

    private final Cell cell;
    private final List<LaneGroup> groups;
    private final LaneSizes sizes;

    LanesScratch(Cell cell, List<LaneGroup> groups) {
        this.cell = cell;
        this.groups = groups;
        this.sizes = new LaneSizes(groups);
    }

    LaneSizes sizes() {
        return sizes;
    }

    /** Whether the last vector overlaps the one before it, on some CPU. */
    boolean overlaps(int length) {
        return length % sizes.mostLanes() != 0;
    }

    /** A method's name, which tells the sum where there are several. */
    String name(String base, Sum sum) {
        List<Sum> sums = sizes.sums().toList();
        return sums.size() == 1 ? base : base + (sums.indexOf(sum) + 1);
    }

    /** A method's name, which tells the group where there are several. */
    String name(String base, LaneGroup group) {
        return groups.size() == 1 ? base : base + (groups.indexOf(group) + 1);
    }

    /** The name of the method for several examples. */
    String ofSeveral(LanesHalf half, Sum sum) {
        return name(half.method(), sum) + "OfSeveral";
    }

    /** Whether a class of lanes that read panels extends that of those that read rows, because some sums have panels. */
    boolean isExtended() {
        return sizes.sums().anyMatch(sizes::hasPanels);
    }

    /** What is private to a class that nothing extends. */
    Modifier[] access(Modifier... others) {
        return access(isExtended(), others);
    }

    /** What is private where a sum has no panels, for which it is overridden. */
    Modifier[] access(Sum sum) {
        return access(sizes.hasPanels(sum));
    }

    private static Modifier[] access(boolean isInherited, Modifier... others) {
        return Stream.concat(isInherited ? Stream.of() : Stream.of(Modifier.PRIVATE), Stream.of(others))
                .toArray(Modifier[]::new);
    }

    boolean isSum(LaneGroup group, Vector vector) {
        return group.sums().stream().anyMatch(sum -> sum.to().equals(vector));
    }

    /** Where sum {@code j} of example {@code n} lies. */
    String sumAt(Slice slice, String n, String j) {
        return sumsAt(slice, n) + " + " + j;
    }

    /** Where the sums of example {@code n} begin. */
    String sumsAt(Slice slice, String n) {
        int offset = offset(slice);
        return n + " * SUMS" + (offset == 0 ? "" : " + " + cell.index(offset));
    }

    /** Where sums lie among those of an example. */
    int offset(Slice slice) {
        int offset = slice.from();
        for (LaneGroup group : groups) {
            for (Sum each : group.sums()) {
                if (each.to().equals(slice.vector())) {
                    return offset;
                }
                offset += each.length();
            }
        }
        throw new IllegalArgumentException(slice.vector().name() + ": expected a sum");
    }

    String kept(Vector local) {
        return "kept" + Names.capitalized(local.name());
    }

    String keptAt(Vector local, String n, String j) {
        return n + " * " + cell.length(local.length()) + " + " + j;
    }

    /** Where a local lies that another part reads: of the same group, or of another, which needs it of example {@code n}. */
    CodeBlock local(LaneGroup group, Vector local, String j) {
        return isLeft(group, local)
                ? CodeBlock.of("$L, $L", left(local), j)
                : CodeBlock.of("$L, $L", kept(local), keptAt(local, "n", j));
    }

    /** Whether a local is for later parts of its group alone. */
    static boolean isLeft(LaneGroup group, Vector local) {
        return !group.kept().contains(local)
                && group.parts().stream().anyMatch(part -> part.left().contains(local));
    }

    private static String left(Vector local) {
        return "made" + Names.capitalized(local.name());
    }

    /** A state that a part reads and writes index by index may not be overwritten where two vectors overlap. */
    boolean isWrittenAside(LaneGroup group, Part part, Vector state) {
        return overlaps(group.length())
                && isInLanes(group)
                && part.statements().stream()
                        .anyMatch(pointwise -> pointwise.reads().contains(state.all()));
    }

    /** Whether what is made of a group's sums is had in vectors, and not value by value. */
    boolean isInLanes(LaneGroup group) {
        return group.finish().stream()
                .allMatch(statement -> LaneFunctions.has(cell.program().numerics(), statement));
    }

    List<Vector> writtenAside(LaneGroup group, Part part) {
        return part.statements().stream()
                .map(pointwise -> pointwise.to().vector())
                .filter(vector -> vector.role() == Vector.Role.STATE && isWrittenAside(group, part, vector))
                .distinct()
                .toList();
    }

    String aside(Vector state) {
        return "next" + Names.capitalized(state.name());
    }

    void addTo(TypeSpec.Builder type) {
        add(type, SUMS, EXAMPLES + " * SUMS", "");
        if (sizes.sums().anyMatch(LanesHalf::isOfBoth)) {
            add(
                    type,
                    BEGUN,
                    EXAMPLES + " * SUMS",
                    "Sums over the inputs alone: a vector that repeats some finds them as they were.");
        }
        if (sizes.hasStrip()) {
            LanesStrip.addTo(type, cell, this);
        }
        for (LaneGroup group : groups) {
            group.kept().forEach(local -> add(type, kept(local), EXAMPLES + " * " + cell.length(local.length()), ""));
        }
        addLeft(type);
        Set<Vector> states = new LinkedHashSet<>();
        groups.forEach(group -> group.parts().forEach(part -> states.addAll(writtenAside(group, part))));
        states.forEach(state -> add(
                type,
                aside(state),
                cell.length(state.length()),
                "The next {@code " + state.name() + "}, until none of the old is read any more."));
    }

    private void addLeft(TypeSpec.Builder type) {
        Set<Vector> locals = new LinkedHashSet<>();
        for (LaneGroup group : groups) {
            group.parts().stream()
                    .flatMap(part -> part.left().stream())
                    .filter(local -> isLeft(group, local))
                    .forEach(locals::add);
        }
        locals.forEach(local -> add(type, left(local), cell.length(local.length()), ""));
    }

    private void add(TypeSpec.Builder type, String name, String length, String doc) {
        type.addField(FieldSpec.builder(Fields.VECTOR, name, access(Modifier.FINAL))
                .addJavadoc(doc)
                .initializer("new float[$L]", length)
                .build());
    }
}
