package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.support.Packing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The nested class of lanes that sum over a copy of the weights, which is laid out as they read it: those of a frozen cell, and those of a
 * live cell in {@linkplain SequencePanels sequences}.
 *
 * <pre>{@code
 * private final class Panels extends Lanes {
 *   private static final Packing INPUT_ORDER = new Packing(FIRST, LANES, 4, INPUTS, 0, UNITS);
 *
 *   private final float[] inputPanels;
 *
 *   void copyWeights() {
 *     INPUT_ORDER.copy(W, 0, INPUTS, 0, inputPanels);
 *     …
 *   }
 *
 *   @Override
 *   void sumInputs(float[] inputs, int inputsAt, int n) {
 *     for (int j = 0; j < UNITS; j += 4 * LANES) {
 *       sumInputsPanel(inputs, inputsAt, n, j);
 *     }
 *   }
 *   …
 * }
 * }</pre>
 */
final class PanelsClass {
    /** The method that lays out the weights of a copy. */
    static final String LAY_OUT = "layOutPanels";
    /** The method that copies the weights as they are now. */
    static final String COPY = "copyWeights";

    static final String HAS_PANELS = "HAS_PANELS";

    private final Cell cell;
    private final List<LaneGroup> groups;
    private final LanesScratch scratch;
    private final ClassName name;

    private PanelsClass(Cell cell, List<LaneGroup> groups) {
        this.cell = cell;
        this.groups = groups;
        this.scratch = new LanesScratch(cell, groups);
        this.name = ClassName.get("", LanesShape.nestedName(cell, "Panels"));
    }

    /** That of a cell in lanes whose sums are many enough. */
    static Optional<PanelsClass> of(Cell cell) {
        if (!(cell.plan().shape() instanceof CodeShape.Lanes lanes)) {
            return Optional.empty();
        }
        LanesScratch scratch = new LanesScratch(cell, lanes.groups());
        return scratch.isExtended() ? Optional.of(new PanelsClass(cell, lanes.groups())) : Optional.empty();
    }

    /** Whether a layer, or either direction of it, has one. */
    static boolean isIn(Layer layer) {
        return of(layer.cell()).isPresent()
                || layer.backward().flatMap(PanelsClass::of).isPresent();
    }

    void addToCell(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.BOOLEAN, HAS_PANELS)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Whether vectors have 512 bits, for which panels are laid out.")
                .initializer(
                        "$L && $L.LANES == $L", LanesShape.HAS_LANES, LanesShape.className(cell), LaneSizes.MOST_LANES)
                .build());
        type.addMethod(layOut());
    }

    /** Lays out the weights of a copy that is to be frozen. */
    private MethodSpec layOut() {
        return MethodSpec.methodBuilder(LAY_OUT)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Lays out the weights, which no longer change.")
                .beginControlFlow("if ($L)", HAS_PANELS)
                .addStatement("$1T laidOut = new $1T()", name)
                .addStatement("laidOut.$L()", COPY)
                .addStatement("$L = laidOut", LanesShape.FIELD)
                .endControlFlow()
                .build();
    }

    /** The name of the nested class. */
    ClassName name() {
        return name;
    }

    /** How many weights are laid out, those of columns that are computed twice among them. */
    int size() {
        return halves().mapToInt(half -> half.panels().size(half.half())).sum();
    }

    /** A fork that shares what is laid out. */
    CodeBlock fork(ClassName type) {
        return CodeBlock.builder()
                .addStatement("$1T fork = new $1T($2L)", type, WeightMethods.weights(cell))
                .beginControlFlow("if ($L instanceof $T shared)", LanesShape.FIELD, name)
                .addStatement(
                        "fork.$L = fork.new $T($L)",
                        LanesShape.FIELD,
                        name,
                        CodeBlock.join(
                                halves().map(half -> CodeBlock.of("shared.$N", half.field()))
                                        .toList(),
                                ",$W"))
                .endControlFlow()
                .addStatement("return fork")
                .build();
    }

    TypeSpec print() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .superclass(ClassName.get("", LanesShape.className(cell)))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("""
                        {@link $L} over weights in the order in which they are read: a few vectors of all kernel rows,
                        one row after the other, then the next vectors.""", LanesShape.className(cell))
                .addField(FieldSpec.builder(TypeName.INT, "FIRST", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("""
                                The index of the first weight. The elements of an array begin 16 bytes behind it, unless
                                HotSpot is told to have compact headers, so that this weight lies 64 bytes behind it: where
                                the array begins with a line of the cache, as G1 lets large ones, no vector crosses two.""")
                        .initializer("12")
                        .build());
        addWeights(type);
        for (LaneGroup group : groups) {
            boolean isJoined = new LanesJoinedSums(cell, group, scratch).lanes().contains(LaneSizes.MOST_LANES);
            group.sums().stream()
                    .filter(sum -> scratch.sizes().hasPanels(sum))
                    .forEach(sum -> addTo(type, sum, isJoined));
        }
        return type.build();
    }

    /** How weights lie, the arrays they lie in, and what copies them there. */
    private void addWeights(TypeSpec.Builder type) {
        MethodSpec.Builder shared = MethodSpec.constructorBuilder();
        MethodSpec.Builder copy = MethodSpec.methodBuilder(COPY).addJavadoc("Copies the weights as they are now.");
        List<CodeBlock> rooms = new ArrayList<>();
        halves().forEach(each -> {
            LanesPanels panels = each.panels();
            String order = panels.order(each.half());
            type.addField(FieldSpec.builder(Packing.class, order, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer(panels.packing(each.half()))
                    .build());
            type.addField(FieldSpec.builder(Fields.VECTOR, each.field(), Modifier.PRIVATE, Modifier.FINAL)
                    .build());
            rooms.add(CodeBlock.of("$L.room()", order));
            shared.addParameter(Fields.VECTOR, each.field()).addStatement("this.$1N = $1N", each.field());
            copy.addCode(panels.copies(each.half()));
        });
        type.addMethod(MethodSpec.constructorBuilder()
                .addStatement("this($L)", CodeBlock.join(rooms, ",$W"))
                .build());
        type.addMethod(shared.build());
        type.addMethod(copy.build());
    }

    private static Stream<LanesHalf> halves(Sum sum) {
        return Stream.of(LanesHalf.INPUT, LanesHalf.REST)
                .filter(half -> !half.segments(sum).isEmpty());
    }

    /** The halves of all sums that have panels. */
    private Stream<Half> halves() {
        return groups.stream()
                .flatMap(group -> group.sums().stream())
                .filter(sum -> scratch.sizes().hasPanels(sum))
                .flatMap(sum -> halves(sum).map(half -> new Half(new LanesPanels(cell, sum, scratch), half)));
    }

    /** What is laid out on its own: the weights of a sum that multiply the input, or all others of it. */
    private record Half(LanesPanels panels, LanesHalf half) {
        String field() {
            return panels.field(half);
        }
    }

    private void addTo(TypeSpec.Builder type, Sum sum, boolean isJoined) {
        LanesPanels panels = new LanesPanels(cell, sum, scratch);
        List<LanesHalf> halves = new ArrayList<>(halves(sum).toList());
        if (LanesHalf.ofOne(sum, LaneSizes.MOST_LANES).contains(LanesHalf.ALL) && !isJoined) {
            halves.add(0, LanesHalf.ALL);
        }
        for (LanesHalf half : halves) {
            LanesSums one = new LanesSums(cell, sum, scratch, half, 1, panels.vectors(), panels);
            type.addMethod(MethodSpec.methodBuilder(scratch.name(half.method(), sum))
                    .addAnnotation(Override.class)
                    .addParameters(half.parameters(sum))
                    .addParameter(TypeName.INT, "n")
                    .addCode(panels.calls(CodeBlock.of("$L($Ln", one.name(), half.arguments(cell, sum, ""))))
                    .build());
            type.addMethod(one.print());
            if (half != LanesHalf.ALL) {
                new LanesPanelTiles(panels, half).addTo(type);
            }
        }
    }
}
