package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.Planner;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The nested class of cells of very few units: one vector holds all units of several examples, end to end as they lie in a batch's states, so
 * that nothing is copied.
 *
 * <pre>{@code
 * int advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   int n = 0;
 *   for (; n <= batch - PACKED; n += PACKED) {
 *     advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
 *   }
 *   return n;
 * }
 * }</pre>
 */
final class PackedClass {
    static final String SECOND_HALF = "SECOND_HALF";
    static final String NEIGHBOUR = "NEIGHBOUR";

    private final Cell cell;
    private final int units;
    private final int examples;

    PackedClass(Cell cell) {
        this.cell = cell;
        this.units = cell.units();
        this.examples = cell.plan().packed();
    }

    /** The lanes of an example. */
    static String example(int example) {
        return "EXAMPLE_" + example;
    }

    /** The lanes of a unit. */
    static String unit(int unit) {
        return "UNIT_" + unit;
    }

    /** What gives all lanes of an example one of its units. */
    static String ofUnit(int unit) {
        return "OF_UNIT_" + unit;
    }

    TypeSpec print() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name(cell))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc(
                        "The same step for $L examples at once: one vector holds all units of them, end to end.",
                        examples)
                .addField(constant("VectorSpecies", "SPECIES", CodeBlock.of("$T.SPECIES_256", LanesActivations.VECTOR))
                        .addJavadoc("As wide as the JVM has them, which is asked before this class is used.")
                        .build())
                .addField(LanesClass.lanes());
        addLanesOfExamples(type);
        if (!cell.stateIsOutput()) {
            addExchange(type);
        }
        PackedScratch scratch = new PackedScratch(cell);
        scratch.addTo(type);
        type.addMethod(advanceBatch()).addMethod(advance(scratch));
        for (LaneGroup group : cell.plan().sideBySide()) {
            type.addMethod(new PackedSums(cell, group, scratch).print());
            type.addMethod(new PackedFinish(cell, group, scratch).print());
        }
        return type.build();
    }

    private void addLanesOfExamples(TypeSpec.Builder type) {
        for (int example = 1; example < examples; example++) {
            int here = example;
            type.addField(mask(example(example), "The lanes of example " + example + ".", lane -> example(lane, here)));
        }
        for (int unit = 1; unit < units; unit++) {
            int here = unit;
            type.addField(mask(unit(unit), "The lanes of unit " + unit + ".", lane -> lane % units == here));
        }
        for (int unit = 0; unit < units; unit++) {
            int here = unit;
            String doc = "Gives all lanes of an example its unit " + unit + ".";
            type.addField(shuffle(ofUnit(unit), doc, lane -> lane - lane % units + here));
        }
    }

    private void addExchange(TypeSpec.Builder type) {
        type.addField(mask(
                SECOND_HALF,
                "The lanes of the second half of the examples, each behind one of the first.",
                lane -> lane / units % 2 == 1));
        type.addField(shuffle(
                NEIGHBOUR,
                "Exchanges neighbours: both vectors of a state, or two examples.",
                lane -> lane / units % 2 == 0 ? lane + units : lane - units));
    }

    static String name(Cell cell) {
        return LanesShape.nestedName(cell, "Packed");
    }

    private boolean example(int lane, int example) {
        int place = lane / units;
        boolean isInOrder = cell.stateIsOutput();
        return example == (isInOrder ? place : place / 2 + place % 2 * (examples / 2));
    }

    private static FieldSpec mask(String name, String doc, IntPredicate has) {
        String bits = IntStream.range(0, Planner.PACKED_LANES)
                .map(place -> Planner.PACKED_LANES - 1 - place)
                .mapToObj(lane -> has.test(lane) ? "1" : "0")
                .collect(Collectors.joining());
        return constant("VectorMask", name, CodeBlock.of("$T.fromLong(SPECIES, 0b$L)", vectorType("VectorMask"), bits))
                .addJavadoc(doc)
                .build();
    }

    private static FieldSpec shuffle(String name, String doc, IntUnaryOperator from) {
        String lanes = IntStream.range(0, Planner.PACKED_LANES)
                .map(from)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        CodeBlock value = CodeBlock.of("$T.fromValues($ZSPECIES, $L)", vectorType("VectorShuffle"), lanes);
        return constant("VectorShuffle", name, value).addJavadoc(doc).build();
    }

    private static FieldSpec.Builder constant(String type, String name, CodeBlock value) {
        return FieldSpec.builder(ParameterizedTypeName.get(vectorType(type), TypeName.FLOAT.box()), name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value);
    }

    private static ClassName vectorType(String name) {
        return ClassName.get(Target.VECTOR_PACKAGE, name);
    }

    private MethodSpec advanceBatch() {
        return MethodSpec.methodBuilder(Names.ADVANCE_BATCH)
                .addJavadoc("Advances as many examples as fill vectors, and returns how many these are.")
                .returns(TypeName.INT)
                .addParameters(StepMethods.EXAMPLES)
                .addStatement("int n = 0")
                .beginControlFlow("for (; n <= batch - $1L; n += $1L)", SideBySide.PACKED)
                .addStatement(
                        "$L(inputs, inputsAt + n * $L, state, stateAt + n * $L)",
                        Names.ADVANCE,
                        cell.inputStride(),
                        cell.stateStride())
                .endControlFlow()
                .addStatement("return n")
                .build();
    }

    private MethodSpec advance(PackedScratch scratch) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.ADVANCE)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.EXAMPLE);
        for (LaneGroup group : cell.plan().sideBySide()) {
            method.addStatement("$L(inputs, inputsAt, state, stateAt)", scratch.sumMethod(group));
            method.addStatement("$L(state, stateAt)", scratch.finishMethod(group));
        }
        return method.build();
    }

    /** The weights of all units from an index on, each in the lanes of its unit. */
    static CodeBlock weights(CodeBlock array, int from, int units) {
        CodeBlock.Builder weights = CodeBlock.builder().add(broadcast(array + "[" + from + "]"));
        for (int unit = 1; unit < units; unit++) {
            weights.add("$Z.blend($L[$L], $L)", array, from + unit, unit(unit));
        }
        return weights.build();
    }

    /** One value in all lanes. */
    static CodeBlock broadcast(String value) {
        return CodeBlock.of("$T.broadcast(SPECIES, $L)", LanesActivations.VECTOR, value);
    }
}
