package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is made of a group's sums where an activation cannot be had in lanes: one value after the other. */
final class LanesScalars {
    private final Cell cell;
    private final LaneGroup group;
    private final LanesScratch scratch;
    private final ArrayAccess access;
    private final CodeBlock.Builder code = CodeBlock.builder();
    /** Which variable holds a vector's value now. */
    private final Map<Vector, String> latest = new HashMap<>();

    private final Set<String> names = new HashSet<>();

    LanesScalars(Cell cell, LaneGroup group, LanesScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.scratch = scratch;
        this.access = new ArrayAccess(cell);
    }

    CodeBlock print() {
        Arithmetic arithmetic = Arithmetic.inLoops(cell, Examples.SEVERAL);
        code.beginControlFlow("for (int j = 0; j < $L; j++)", cell.length(group.length()));
        int count = 0;
        for (Pointwise pointwise : group.finish()) {
            Vector to = pointwise.to().vector();
            CodeBlock value = pointwise.value() instanceof Expression.Read read
                            && scratch.isSum(group, read.slice().vector())
                    ? sum(read.slice())
                    : arithmetic.print(pointwise.value(), slice -> read(slice, to.name()), LanesScalars::weight);
            String name = latest.containsKey(to) ? to.name() + ++count : to.name();
            latest.put(to, name);
            code.addStatement("float $L = $L", name, value);
            if (to.role() == Vector.Role.STATE) {
                code.addStatement("$L = $L", access.element(to.all(), "j", 0), name);
            } else if (group.kept().contains(to)) {
                code.addStatement("$L[$L] = $L", scratch.kept(to), scratch.keptAt(to, "n", "j"), name);
            }
        }
        return code.endControlFlow().build();
    }

    private static CodeBlock weight(BiasSlice bias) {
        return CodeBlock.of("$N[$L]", bias.bias().name(), bias.from() == 0 ? "j" : "j + " + bias.from());
    }

    private CodeBlock read(Slice slice, String name) {
        Vector vector = slice.vector();
        if (latest.containsKey(vector)) {
            return CodeBlock.of("$L", latest.get(vector));
        } else if (scratch.isSum(group, vector)) {
            return LaneGroup.biases(group.sums(), slice).isEmpty() ? sum(slice) : variable(name, sum(slice));
        } else if (vector.role() == Vector.Role.LOCAL) {
            return CodeBlock.of("$L[$L]", scratch.kept(vector), scratch.keptAt(vector, "n", "j"));
        }
        return access.element(slice, "j", 0);
    }

    private CodeBlock variable(String name, CodeBlock sum) {
        String variable = name + "Sum";
        for (int number = 2; !names.add(variable); number++) {
            variable = name + "Sum" + number;
        }
        code.addStatement("float $L = $L", variable, sum);
        return CodeBlock.of("$L", variable);
    }

    private CodeBlock sum(Slice slice) {
        CodeBlock sum = CodeBlock.of("$L[$L]", LanesScratch.SUMS, scratch.sumAt(slice, "n", "j"));
        for (BiasSlice bias : LaneGroup.biases(group.sums(), slice)) {
            sum = CodeBlock.of("$L + $L", sum, weight(bias));
        }
        return sum;
    }
}
