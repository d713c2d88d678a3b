package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.Vector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The nested class of cells whose units do not fill vectors: each lane is an example of a batch. Element {@code i} of all examples lies side
 * by side in scratch, so that the equations of one example hold for vectors.
 *
 * <pre>{@code
 * int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   int n = 0;
 *   while (n <= batch - SIDE_BY_SIDE) {
 *     int count = Math.min(LANES, batch - n);
 *     read(count, inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
 *     sum();
 *     finish();
 *     write(count, state, stateAt + n * UNITS);
 *     n += count;
 *   }
 *   return n;
 * }
 * }</pre>
 */
final class SideBySideClass {
    /** Copied one by one: HotSpot does not unroll a loop within a loop as well. */
    private static final int FEW = 8;

    private static final ParameterSpec COUNT = StepMethods.of(TypeName.INT, "count");

    private final Cell cell;
    private final List<LaneGroup> groups;
    private final LanesScratch scratch;

    SideBySideClass(Cell cell) {
        this.cell = cell;
        this.groups = cell.plan().sideBySide();
        this.scratch = new LanesScratch(cell, groups);
    }

    /** Where element 0 of all examples lies, and those after it. */
    static String array(Vector vector) {
        return vector.name() + "s";
    }

    /** As the generated class writes the length of a slice. */
    static String length(Cell cell, Vector vector, int length) {
        return vector.role() == Vector.Role.INPUT && length == vector.length() ? Names.INPUTS : cell.length(length);
    }

    TypeSpec print() {
        TypeSpec.Builder type = TypeSpec.classBuilder(LanesShape.className(cell))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("""
                        The same step for as many examples as vectors have lanes, each in a lane of its own. Element
                        {@code k} of all of them lies side by side, from index {@code k * LANES} on.""")
                .addField(LanesClass.species(Modifier.PRIVATE))
                .addField(LanesClass.lanes());
        vectors()
                .forEach(vector -> type.addField(FieldSpec.builder(Fields.VECTOR, array(vector))
                        .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                        .initializer("new float[$L * LANES]", length(cell, vector, vector.length()))
                        .build()));
        type.addMethod(advanceBatch());
        type.addMethod(read());
        for (LaneGroup group : groups) {
            for (Sum sum : group.sums()) {
                type.addMethod(new SideBySideSum(cell, sum).print(scratch.name(LanesHalf.ALL.method(), sum)));
            }
            for (int part = 0; part < group.parts().size(); part++) {
                type.addMethod(new SideBySidePart(cell, group, part, scratch).print(finishName(group, part)));
            }
        }
        return type.addMethod(write()).build();
    }

    /** The input, the states, the sums, and what methods leave to others. */
    private Set<Vector> vectors() {
        Set<Vector> vectors = new LinkedHashSet<>();
        vectors.add(cell.program().input());
        vectors.addAll(cell.program().states());
        for (LaneGroup group : groups) {
            group.sums().forEach(sum -> vectors.add(sum.to()));
            group.parts().forEach(part -> vectors.addAll(part.left()));
            vectors.addAll(group.kept());
        }
        return vectors;
    }

    private MethodSpec advanceBatch() {
        CodeBlock.Builder steps = CodeBlock.builder();
        for (LaneGroup group : groups) {
            group.sums().forEach(sum -> steps.addStatement("$L()", scratch.name(LanesHalf.ALL.method(), sum)));
            for (int part = 0; part < group.parts().size(); part++) {
                steps.addStatement("$L()", finishName(group, part));
            }
        }
        String stateAt = "stateAt + n * " + cell.stateStride();
        return MethodSpec.methodBuilder(Names.ADVANCE_BATCH)
                .addJavadoc("Advances as many examples as are worth it, and returns how many these are.")
                .returns(TypeName.INT)
                .addParameters(StepMethods.EXAMPLES)
                .addStatement("int n = 0")
                .beginControlFlow("while (n <= batch - $L)", SideBySide.LEAST)
                .addStatement("int count = $T.min(LANES, batch - n)", Math.class)
                .addStatement("read(count, inputs, inputsAt + n * $L, state, $L)", cell.inputStride(), stateAt)
                .addCode(steps.build())
                .addStatement("write(count, state, $L)", stateAt)
                .addStatement("n += count")
                .endControlFlow()
                .addStatement("return n")
                .build();
    }

    private MethodSpec read() {
        List<Vector> states = cell.program().states();
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int e = 0; e < count; e++)");
        code.add(copy(cell.program().input(), Names.INPUTS_ARRAY, "inputsAt + e * " + cell.inputStride(), 0, true));
        for (Vector state : states) {
            code.add(copy(state, Names.STATE, example(), cell.program().stateOffset(state), true));
        }
        return method("read", "Puts examples side by side. Lanes that have none go on with what they hold.")
                .addParameter(COUNT)
                .addParameters(StepMethods.EXAMPLE)
                .addCode(code.endControlFlow().build())
                .build();
    }

    private MethodSpec write() {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("for (int e = 0; e < count; e++)");
        for (Vector state : cell.program().states()) {
            code.add(copy(state, Names.STATE, example(), cell.program().stateOffset(state), false));
        }
        return method("write", "Copies the new states back to the caller's array.")
                .addParameters(List.of(COUNT, StepMethods.STATE, StepMethods.STATE_AT))
                .addCode(code.endControlFlow().build())
                .build();
    }

    private String example() {
        return "stateAt + e * " + cell.stateStride();
    }

    private CodeBlock copy(Vector vector, String array, String example, int offset, boolean in) {
        String from = array + "[" + example + (offset == 0 ? "" : " + " + cell.index(offset));
        CodeBlock.Builder code = CodeBlock.builder();
        if (vector.length() <= FEW) {
            for (int k = 0; k < vector.length(); k++) {
                String here = array(vector) + "[" + (k == 0 ? "e" : Names.lanes(k) + " + e") + "]";
                String there = Names.at(from, k) + "]";
                code.addStatement("$L = $L", in ? here : there, in ? there : here);
            }
            return code.build();
        }
        String here = array(vector) + "[k * LANES + e]";
        String there = from + " + k]";
        return code.beginControlFlow("for (int k = 0; k < $L; k++)", length(cell, vector, vector.length()))
                .addStatement("$L = $L", in ? here : there, in ? there : here)
                .endControlFlow()
                .build();
    }

    private static MethodSpec.Builder method(String name, String doc) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addJavadoc(doc);
    }

    /** After what a part computes, if its group has several. */
    private String finishName(LaneGroup group, int part) {
        String name = scratch.name(Names.FINISH, group);
        return group.parts().size() == 1
                ? name
                : name + LanesFinish.computed(group.parts().get(part));
    }
}
