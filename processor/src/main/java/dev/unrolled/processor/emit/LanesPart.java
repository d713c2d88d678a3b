package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Part;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Set<Vector> values = new HashSet<>();
    /** Which variable holds a vector's value now. */
    private final Map<Vector, String> latest = new HashMap<>();

    private final CodeBlock.Builder code = CodeBlock.builder();
    private final LanesActivations activations;
    private final boolean overlaps;
    private final String at;
    private final Set<String> prefixes = new HashSet<>();

    LanesPart(Cell cell, LaneGroup group, Part part, LanesScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.part = part;
        this.scratch = scratch;
        this.activations = new LanesActivations(cell.program().numerics(), code);
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
                : vector(pointwise.value(), to.name());
        String name = values.contains(to) ? unused(to.name() + "New") : to.name();
        activations.variable(name, value);
        values.add(to);
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
                    : CodeBlock.of("$L", activations.variable(unused(name + "Sum"), sum));
        }
        if (values.add(vector)) {
            CodeBlock from = vector.role() == Vector.Role.LOCAL
                    ? scratch.local(group, vector, at)
                    : CodeBlock.of("state, $L", stateAt(vector));
            latest.put(vector, vector.name());
            activations.variable(vector.name(), load(from));
        }
        return CodeBlock.of("$L", latest.get(vector));
    }

    private CodeBlock sum(Slice slice) {
        CodeBlock sum = load(CodeBlock.of("sums,$W$L", scratch.sumAt(slice, "n", at)));
        for (BiasSlice bias : LaneGroup.biases(group.sums(), slice)) {
            sum = CodeBlock.of("$L$Z.add($L)", sum, LanesLinks.read(bias.bias().name(), biasAt(bias)));
        }
        return sum;
    }

    private static CodeBlock load(CodeBlock from) {
        return CodeBlock.of("$T.fromArray(SPECIES, $L)", LanesActivations.VECTOR, from);
    }

    /** The expression as calls; what has to stand before it is added to the code. */
    private CodeBlock vector(Expression value, String name) {
        if (value instanceof Expression.Read read) {
            return read(read.slice(), name);
        } else if (value instanceof Expression.Weight weight) {
            return load(CodeBlock.of("$N, $L", weight.slice().bias().name(), biasAt(weight.slice())));
        } else if (value instanceof Expression.Constant constant) {
            return CodeBlock.of("$T.broadcast(SPECIES, $Lf)", LanesActivations.VECTOR, constant.value());
        } else if (value instanceof Expression.Activate activate) {
            CodeBlock argument = vector(activate.argument(), name);
            return activations.apply((Standard) activate.function(), argument, unused(name));
        } else if (value instanceof Expression.MultiplyAdd) {
            List<CodeBlock> all = value.operands().stream()
                    .map(operand -> vector(operand, name))
                    .toList();
            return cell.program().fusesPointwise()
                    ? CodeBlock.of("$L.fma($L, $L)", all.get(0), all.get(1), all.get(2))
                    : CodeBlock.of("$L.add($L.mul($L))", all.get(2), all.get(0), all.get(1));
        }
        List<CodeBlock> operands =
                value.operands().stream().map(operand -> operand(operand, name)).toList();
        return operation(value, operands);
    }

    private CodeBlock operand(Expression operand, String name) {
        return operand instanceof Expression.Constant constant
                ? CodeBlock.of("$Lf", constant.value())
                : vector(operand, name);
    }

    private CodeBlock operation(Expression value, List<CodeBlock> operands) {
        CodeBlock receiver = value.operands().get(0) instanceof Expression.Constant constant
                ? CodeBlock.of("$T.broadcast(SPECIES, $Lf)", LanesActivations.VECTOR, constant.value())
                : operands.get(0);
        if (value instanceof Expression.Sum) {
            return CodeBlock.of("$L.add($L)", receiver, operands.get(1));
        } else if (value instanceof Expression.Difference) {
            return CodeBlock.of("$L.sub($L)", receiver, operands.get(1));
        } else if (value instanceof Expression.Product) {
            return CodeBlock.of("$L.mul($L)", receiver, operands.get(1));
        }
        float bound = ((Expression.Clip) value).bound();
        return CodeBlock.of("$1L$Z.min($2Lf).max(-$2Lf)", receiver, bound);
    }

    /** The name, or with the lowest number behind it that makes it new. */
    private String unused(String name) {
        String unused = name;
        for (int number = 2; !prefixes.add(unused); number++) {
            unused = name + number;
        }
        return unused;
    }

    private String biasAt(BiasSlice bias) {
        return bias.from() == 0 ? at : cell.index(bias.from()) + " + " + at;
    }
}
