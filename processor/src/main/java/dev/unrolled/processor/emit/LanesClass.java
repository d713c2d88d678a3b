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
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The nested class that alone touches the Vector API: entries for a step, a batch and a sequence, and what they call. */
final class LanesClass {
    private static final ClassName SPECIES = ClassName.get(Target.VECTOR_PACKAGE, "VectorSpecies");

    private final Cell cell;
    private final List<LaneGroup> groups;
    private final LanesScratch scratch;
    private final String state;
    private final String stateAt;

    LanesClass(Cell cell, List<LaneGroup> groups) {
        this.cell = cell;
        this.groups = groups;
        this.scratch = new LanesScratch(cell, groups);
        this.state = Names.state(cell);
        this.stateAt = Names.stateAt(cell);
    }

    TypeSpec print() {
        TypeSpec.Builder type = TypeSpec.classBuilder(LanesShape.className(cell))
                .addModifiers(
                        scratch.isExtended()
                                ? new Modifier[] {Modifier.PRIVATE}
                                : new Modifier[] {Modifier.PRIVATE, Modifier.FINAL})
                .addJavadoc(doc());
        type.addField(species(scratch.access()));
        type.addField(lanes());
        type.addField(constant("SUMS", cell.length(scratch.sizes().sumsLength()), "How many sums an example has."));
        type.addField(constant(
                LanesScratch.EXAMPLES,
                Integer.toString(scratch.sizes().examplesAtOnce()),
                "How many examples, or steps of a sequence, are worked on at once."));
        scratch.addTo(type);
        type.addMethod(advance());
        type.addMethod(advanceBatch());
        if (cell.isRecurrent()) {
            type.addMethod(advanceSequence());
        }
        type.addMethod(prepare());
        type.addMethod(complete());
        for (LaneGroup group : groups) {
            LanesJoinedSums joined = new LanesJoinedSums(cell, group, scratch);
            joined.lanes().forEach(lanes -> type.addMethod(joined.print(lanes)));
            for (Sum sum : group.sums()) {
                new LanesPasses(cell, sum, scratch, joined.lanes()).addTo(type);
            }
            type.addMethods(new LanesFinish(cell, group, scratch).print());
        }
        return type.build();
    }

    private String doc() {
        boolean hasLong = scratch.sizes().sums().anyMatch(scratch.sizes()::isLongSomewhere);
        return "The same step in vectors of as many lanes as the CPU has. Sums stay in registers over all\n"
                + (hasLong ? """
                        kernel rows. Where a product gives one example too many for that, a few rows a pass are
                        added to all of them, from the first column to the last, as memory is fetched ahead. No
                        vector is passed to a method or returned by one: where the JIT does not inline it, that
                        allocates.""" : """
                        kernel rows. No vector is passed to a method or returned by one: where the JIT does not
                        inline it, that allocates.""");
    }

    private FieldSpec constant(String name, String value, String doc) {
        return FieldSpec.builder(TypeName.INT, name, scratch.access(Modifier.STATIC, Modifier.FINAL))
                .addJavadoc(doc)
                .initializer("$L", value)
                .build();
    }

    /** One width for all cells of a JVM: JDK 17 boxes vectors where its compiled code has seen several. */
    static FieldSpec species(Modifier... access) {
        return FieldSpec.builder(ParameterizedTypeName.get(SPECIES, TypeName.FLOAT.box()), "SPECIES", access)
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .initializer(CodeBlock.of(
                        "$1T.SPECIES_PREFERRED.length() > $2L$W? $1T.SPECIES_512$W: $1T.SPECIES_PREFERRED",
                        LanesActivations.VECTOR,
                        LaneSizes.MOST_LANES))
                .addJavadoc("""
                        As wide as the CPU has them. All cells of a JVM take the same: JDK 17 boxes vectors where it
                        has seen several widths.""")
                .build();
    }

    static FieldSpec lanes() {
        return FieldSpec.builder(TypeName.INT, "LANES", Modifier.STATIC, Modifier.FINAL)
                .initializer("SPECIES.length()")
                .build();
    }

    private MethodSpec advance() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LaneGroup group : groups) {
            code.add(new LanesJoinedSums(cell, group, scratch).calls(lanes -> apart(group, lanes)));
            code.addStatement("$L($L, $L, 0)", scratch.name(Names.FINISH, group), state, stateAt);
        }
        return MethodSpec.methodBuilder(Names.ADVANCE)
                .addParameters(StepMethods.example(cell))
                .addCode(code.build())
                .build();
    }

    /** The sums of one example, one after the other. */
    private CodeBlock apart(LaneGroup group, int lanes) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Sum sum : group.sums()) {
            for (LanesHalf half : LanesHalf.ofOne(sum, lanes)) {
                code.addStatement("$L($L0)", scratch.name(half.method(), sum), half.arguments(cell, sum, ""));
            }
        }
        return code.build();
    }

    private MethodSpec advanceBatch() {
        return MethodSpec.methodBuilder(Names.ADVANCE_BATCH)
                .addParameter(StepMethods.BATCH)
                .addParameters(StepMethods.example(cell))
                .beginControlFlow("if (batch == 1)")
                .addStatement("advance(inputs, inputsAt, $L, $L)", state, stateAt)
                .addStatement("return")
                .endControlFlow()
                .beginControlFlow("for (int n = 0; n < batch; n += EXAMPLES)")
                .addStatement("int count = $T.min(EXAMPLES, batch - n)", Math.class)
                .addStatement("prepare(count, inputs, inputsAt + n * $L)", cell.inputStride())
                .addStatement("complete(count, $L, $L + n * $L, 0)", state, stateAt, cell.stateStride())
                .endControlFlow()
                .build();
    }

    /** The inputs of several steps lie end to end, as those of several examples do. */
    private MethodSpec advanceSequence() {
        CodeBlock copy = CodeBlock.builder()
                .beginControlFlow("if (outputs != null)")
                .add(new ExampleLoops(cell).copyOutput())
                .endControlFlow()
                .build();
        return MethodSpec.methodBuilder(Names.ADVANCE_SEQUENCE)
                .addParameters(StepMethods.SEQUENCE)
                .beginControlFlow("if (batch > EXAMPLES)")
                .beginControlFlow("for (int t = 0; t < steps; t++)")
                .addStatement(
                        "advanceBatch(batch, inputs, inputsAt + t * batch * $L, state, stateAt)", cell.inputStride())
                .addCode(copy)
                .endControlFlow()
                .addStatement("return")
                .endControlFlow()
                .addStatement("int most = EXAMPLES / $T.max(1, batch)", Math.class)
                .beginControlFlow("for (int first = 0, end; first < steps; first = end)")
                .addStatement("end = first + $T.min(most, steps - first)", Math.class)
                .addStatement(
                        "prepare((end - first) * batch, inputs, inputsAt + first * batch * $L)", cell.inputStride())
                .beginControlFlow("for (int t = first; t < end; t++)")
                .addStatement("complete(batch, state, stateAt, (t - first) * batch)")
                .addCode(copy)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private MethodSpec prepare() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LaneGroup group : groups) {
            for (Sum sum : group.sums()) {
                if (!LanesHalf.INPUT.segments(sum).isEmpty()) {
                    code.addStatement(
                            "$L(count, $L0)",
                            scratch.ofSeveral(LanesHalf.INPUT, sum),
                            LanesHalf.INPUT.arguments(cell, sum, ""));
                }
            }
        }
        return MethodSpec.methodBuilder("prepare")
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("The part of the sums that depends on inputs alone, for several examples or steps.")
                .addParameter(TypeName.INT, "count")
                .addParameters(LanesHalf.INPUT_PARAMETERS)
                .addCode(code.build())
                .build();
    }

    private MethodSpec complete() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (LaneGroup group : groups) {
            for (Sum sum : group.sums()) {
                if (!LanesHalf.REST.segments(sum).isEmpty()) {
                    code.addStatement(
                            "$L(count, $Ln)",
                            scratch.ofSeveral(LanesHalf.REST, sum),
                            LanesHalf.REST.arguments(cell, sum, ""));
                }
            }
            code.beginControlFlow("for (int i = 0; i < count; i++)")
                    .addStatement(
                            "$L($L, $L + i * $L, n + i)",
                            scratch.name(Names.FINISH, group),
                            state,
                            stateAt,
                            cell.stateStride())
                    .endControlFlow();
        }
        return MethodSpec.methodBuilder("complete")
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("The rest of one step, of the examples whose sums lie in scratch from {@code n} on.")
                .addParameter(TypeName.INT, "count")
                .addParameter(Fields.VECTOR, state)
                .addParameter(TypeName.INT, stateAt)
                .addParameter(TypeName.INT, "n")
                .addCode(code.build())
                .build();
    }
}
