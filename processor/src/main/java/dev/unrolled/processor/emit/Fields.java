package dev.unrolled.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.processor.model.GateNames;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/**
 * Sizes, weights and scratch.
 *
 * <pre>{@code
 * public static final int INPUTS = 3;
 *
 * public final float[][] kernel;
 *
 * private final float[] z = new float[UNITS];
 * }</pre>
 */
final class Fields {
    static final TypeName VECTOR = ArrayTypeName.of(TypeName.FLOAT);
    static final TypeName MATRIX = ArrayTypeName.of(VECTOR);

    private final Cell cell;

    Fields(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(constant(Names.INPUTS, Integer.toString(cell.inputs()), "The number of values in one input."));
        type.addField(constant(Names.UNITS, Integer.toString(cell.units()), unitsDoc()));
        if (cell.outputSize() != cell.units()) {
            type.addField(constant(
                    Names.OUTPUT_SIZE, Integer.toString(cell.outputSize()), "The number of values in one output."));
        }
        if (!cell.stateIsOutput()) {
            type.addField(constant(
                    Names.STATE_SIZE,
                    Integer.toString(cell.program().stateSize()),
                    "The number of values in one state."));
            type.addField(constant(
                    Names.OUTPUT_OFFSET,
                    cell.length(cell.program().stateOffset(cell.program().output())),
                    "Where {@code %s}, the output, begins in a state; %s before it."
                            .formatted(cell.program().output().name(), beforeOutput())));
        }
        cell.place().ifPresent(place -> addPlace(type, place));
        for (Parameter parameter : cell.parameters()) {
            if (parameter instanceof Matrix matrix) {
                addMatrix(type, matrix);
            } else if (parameter instanceof Bias bias) {
                type.addField(FieldSpec.builder(VECTOR, bias.name(), Modifier.PUBLIC, Modifier.FINAL)
                        .addJavadoc("{@code [$L]}, $L.", cell.length(bias.length()), use(bias))
                        .build());
            }
        }
        addGates(type);
        new TableFields(cell).addTo(type);
        new ScratchFields(cell).addTo(type);
        addPair(type);
    }

    /** Where one of several examples is stepped beside a copy of itself, so that it is rounded like one of several. */
    private void addPair(TypeSpec.Builder type) {
        if (cell.examples().size() > 1) {
            type.addField(FieldSpec.builder(VECTOR, Names.PAIR, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new float[2 * ($L + $L + $L)]", Names.INPUTS, cell.stateSize(), cell.outputs())
                    .build());
        }
    }

    /** For example {@code c} lies. */
    private String beforeOutput() {
        List<String> names = cell.program().states().stream()
                .takeWhile(state -> !state.equals(cell.program().output()))
                .map(state -> "{@code " + state.name() + "}")
                .toList();
        return names.isEmpty() ? "nothing lies" : String.join(" and ", names) + (names.size() == 1 ? " lies" : " lie");
    }

    /** Where a layer's state lies within a network's. */
    private void addPlace(TypeSpec.Builder type, Place place) {
        if (!cell.isRecurrent()) {
            return;
        }
        if (!place.layer().isBidirectional()) {
            type.addField(constant(
                    Names.STATE_OFFSET,
                    Integer.toString(place.stateOffset()),
                    "Where this layer's state begins in that of the network."));
        }
        type.addField(
                FieldSpec.builder(TypeName.INT, Names.STATE_STRIDE, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$T.$L", cell.className(), Names.STATE_SIZE)
                        .build());
    }

    private String use(Bias weights) {
        if (cell.learnedStates().containsValue(weights)) {
            return "the state to start from";
        }
        if (!cell.isAddedLast(weights)) {
            return "a peephole";
        }
        if (!cell.layout().resetsAfter()) {
            return "added last";
        }
        return weights.name().equals("bias")
                ? "added last; of the candidate to the sum over the input"
                : "added last; of the candidate to the sum over the state, before that is reset";
    }

    private String unitsDoc() {
        if (!cell.isRecurrent()) {
            return "The number of units: the length of an output.";
        }
        return cell.stateIsOutput()
                ? "The number of units: the length of a state and of an output."
                : cell.outputSize() == cell.units()
                        ? "The number of units: the length of an output."
                        : "The number of units.";
    }

    private void addMatrix(TypeSpec.Builder type, Matrix matrix) {
        type.addField(FieldSpec.builder(MATRIX, matrix.name(), Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(
                        "{@code [$L][$L]}. Write elements, never replace a row$L.",
                        cell.rows(matrix),
                        cell.length(matrix.columns()),
                        sharers(matrix))
                .build());
        for (RowBlock block : matrix.namedBlocks()) {
            type.addField(FieldSpec.builder(MATRIX, block.name(), Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc(
                            "{@code [$L][$L]}: {@code $L} rows {@code [$L, $L)}, which multiply the $L.",
                            cell.rows(block),
                            cell.length(matrix.columns()),
                            matrix.name(),
                            block.from(),
                            block.from() + block.rows(),
                            block.operand())
                    .build());
        }
    }

    /** Who else sees the rows. */
    private static String sharers(Matrix matrix) {
        List<String> links = matrix.namedBlocks().stream()
                .map(block -> "{@link #" + block.name() + "}")
                .toList();
        return links.isEmpty() ? "" : ":\n" + String.join(" and ", links) + " share the row arrays";
    }

    private void addGates(TypeSpec.Builder type) {
        List<Gate> gates = cell.program().gates();
        for (int at = 0; at < gates.size(); at++) {
            type.addField(
                    FieldSpec.builder(GateView.class, GateNames.of(gates.get(at)), Modifier.PUBLIC, Modifier.FINAL)
                            .addJavadoc(
                                    "The weights of the $L gate: columns {@code [$L, $L)} of {@link #kernel}.",
                                    gates.get(at).name().toLowerCase(Locale.ROOT),
                                    at * cell.units(),
                                    (at + 1) * cell.units())
                            .build());
        }
    }

    static FieldSpec constant(String name, Object value, String doc) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(doc)
                .initializer("$L", value)
                .build();
    }
}
