package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Part;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.Map;

/**
 * A part of what is made of a group's sums, all its statements in one pass over the units, values between them in registers.
 *
 * <pre>{@code
 * FloatVector bound = FloatVector.broadcast(SPECIES, 8.12729454f);
 * …
 * for (int j = 0; j < UNITS; j += LANES) {
 *   FloatVector hSum = FloatVector.fromArray(SPECIES, sums, n * SUMS + j)
 *       .add(FloatVector.fromArray(SPECIES, bias, j));
 *   …
 *   h.intoArray(state, stateAt + j);
 * }
 * }</pre>
 *
 * <p>Where the last vector begins before the end of the one before it, states that are read as well are written aside, and copied.
 */
final class LanesPart {
    private final Cell cell;
    private final LaneGroup group;
    private final Part part;
    private final LanesScratch scratch;
    /** Which variable holds a vector's value now. */
    private final Map<Vector, String> latest = new HashMap<>();

    private final CodeBlock.Builder code = CodeBlock.builder();
    private final LanesActivations activations;
    private final LanesExpressions expressions;
    private final boolean overlaps;
    private final String at;

    LanesPart(Cell cell, LaneGroup group, Part part, LanesScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.part = part;
        this.scratch = scratch;
        this.activations = new LanesActivations(cell.program().numerics(), code);
        this.expressions = new LanesExpressions(
                activations,
                cell.program().fusesPointwise(),
                this::read,
                weight -> LanesLinks.read(weight.bias().name(), biasAt(weight)));
        this.overlaps = scratch.overlaps(group.length());
        this.at = overlaps ? "at" : "j";
    }

    CodeBlock print() {
        String end = cell.length(group.length());
        for (Pointwise pointwise : part.statements()) {
            addStatement(pointwise);
        }
        CodeBlock.Builder loop = CodeBlock.builder()
                .add(activations.constants())
                .beginControlFlow("for (int j = 0; j < $L; j += LANES)", end);
        if (overlaps) {
            loop.addStatement("int at = $T.min(j, $L - LANES)", Math.class, end);
        }
        return loop.add(code.build()).endControlFlow().add(copies()).build();
    }

    private void addStatement(Pointwise pointwise) {
        Vector to = pointwise.to().vector();
        CodeBlock value = pointwise.value() instanceof Expression.Read read
                        && scratch.isSum(group, read.slice().vector())
                ? sum(read.slice())
                : expressions.print(pointwise.value(), to.name());
        String name = latest.containsKey(to) ? expressions.unused(to.name() + "New") : to.name();
        activations.variable(name, value);
        latest.put(to, name);
        if (to.role() == Vector.Role.STATE) {
            store(to, name);
        } else if (group.kept().contains(to) || part.left().contains(to)) {
            code.addStatement("$L.intoArray($L)", name, scratch.local(group, to, at));
        }
    }

    private void store(Vector state, String value) {
        if (scratch.isWrittenAside(group, part, state)) {
            code.addStatement("$L.intoArray($L, $L)", value, scratch.aside(state), at);
        } else {
            code.addStatement("$L.intoArray($L, $L)", value, Names.state(cell), stateAt(state));
        }
    }

    private String stateAt(Vector state) {
        int offset = cell.program().stateOffset(state);
        return Names.stateAt(cell) + " + " + (offset == 0 ? "" : cell.index(offset) + " + ") + at;
    }

    private CodeBlock copies() {
        CodeBlock.Builder copies = CodeBlock.builder();
        for (Vector state : scratch.writtenAside(group, part)) {
            int offset = cell.program().stateOffset(state);
            copies.addStatement(
                    "$T.arraycopy($L, 0, state, stateAt$L, $L)",
                    System.class,
                    scratch.aside(state),
                    offset == 0 ? "" : " + " + cell.index(offset),
                    cell.length(group.length()));
        }
        return copies.build();
    }

    /** A value read from memory gets a variable on the way, unless it is a sum without bias, which nothing else reads. */
    private CodeBlock read(Slice slice, String name) {
        Vector vector = slice.vector();
        if (scratch.isSum(group, vector)) {
            CodeBlock sum = sum(slice);
            return LaneGroup.biases(group.sums(), slice).isEmpty()
                    ? sum
                    : CodeBlock.of("$L", activations.variable(expressions.unused(name + "Sum"), sum));
        }
        if (!latest.containsKey(vector)) {
            CodeBlock from = vector.role() == Vector.Role.LOCAL
                    ? scratch.local(group, vector, at)
                    : CodeBlock.of("state, $L", stateAt(vector));
            latest.put(vector, vector.name());
            activations.variable(vector.name(), load(from));
        }
        return CodeBlock.of("$L", latest.get(vector));
    }

    private CodeBlock sum(Slice slice) {
        CodeBlock sum = load(CodeBlock.of("$L,$W$L", LanesScratch.SUMS, scratch.sumAt(slice, "n", at)));
        for (BiasSlice bias : LaneGroup.biases(group.sums(), slice)) {
            sum = CodeBlock.of("$L$Z.add($L)", sum, LanesLinks.read(bias.bias().name(), biasAt(bias)));
        }
        return sum;
    }

    private static CodeBlock load(CodeBlock from) {
        return CodeBlock.of("$T.fromArray(SPECIES, $L)", LanesActivations.VECTOR, from);
    }

    private String biasAt(BiasSlice bias) {
        return bias.from() == 0 ? at : cell.index(bias.from()) + " + " + at;
    }
}
