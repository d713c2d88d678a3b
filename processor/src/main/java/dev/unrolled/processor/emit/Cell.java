package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.unrolled.Gate;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.Alignment;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import dev.unrolled.weights.CellLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What every emitter of a class looks at.
 *
 * @param identity who the cell is
 * @param layout which weights it has
 * @param plan how it is written
 * @param written the plan's program, or one that means the same and is better to print
 * @param place where it stands in a network, empty for one on its own
 */
record Cell(CellIdentity identity, CellLayout layout, Plan plan, CellProgram written, Optional<Place> place) {
    /** Loops are written from a program that is aligned for them. */
    Cell(CellIdentity identity, CellLayout layout, Plan plan) {
        this(identity, layout, plan, Optional.empty());
    }

    /** A cell, or a layer of a network. */
    Cell(CellIdentity identity, CellLayout layout, Plan plan, Optional<Place> place) {
        this(
                identity,
                layout,
                plan,
                plan.shape() instanceof CodeShape.Straight ? plan.program() : Alignment.of(plan.program()),
                place);
    }

    /** Refuses vectors whose names would hide what generated methods use, or look like another's copy for a second example. */
    Cell {
        List<String> names = written.locals().stream().map(Vector::name).toList();
        for (Vector vector : written.locals()) {
            String name = vector.name();
            if (Names.IN_METHODS.contains(name) || names.stream().anyMatch(other -> Names.isCopy(name, other))) {
                throw new IllegalArgumentException(
                        vector.name() + ": expected a name that generated methods do not use themselves");
            }
        }
    }

    CellProgram program() {
        return plan.program();
    }

    int inputs() {
        return program().input().length();
    }

    int units() {
        return program().units();
    }

    int outputSize() {
        return program().output().length();
    }

    /** The constant that holds the number of values in one output. */
    String outputs() {
        return outputSize() == units() ? Names.UNITS : Names.OUTPUT_SIZE;
    }

    /** Whether a state holds nothing but the output, so that both have one size and one layout. */
    boolean stateIsOutput() {
        return program().states().size() == 1;
    }

    /** The constant that holds the number of values in one state. */
    String stateSize() {
        return stateIsOutput() ? outputs() : Names.STATE_SIZE;
    }

    /** What lies between the inputs of two neighbouring examples of a batch. */
    String inputStride() {
        return Names.INPUTS;
    }

    /** What lies between the states of two neighbouring examples of a batch. */
    String stateStride() {
        return place.isPresent() && isRecurrent() ? Names.STATE_STRIDE : stateSize();
    }

    /**
     * Whether there is a state, without which there is no {@code advanceSequence}: all steps are one batch. Only layers of networks have
     * none; a class of its own has one even if it never reads it.
     */
    boolean isRecurrent() {
        return place.isEmpty() || program().isRecurrent();
    }

    /** The weights in their order, those of the program and the states that a layer has learned to start from. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(program().parameters());
        learnedStates().forEach((state, initial) -> parameters.add(initial));
        return parameters;
    }

    /** The state vectors that a layer starts from, by the state. */
    Map<Vector, Parameter.Bias> learnedStates() {
        Map<Vector, Parameter.Bias> learned = new LinkedHashMap<>();
        if (place.isPresent() && place.get().layer().learnedState()) {
            program().states().forEach(state -> learned.put(state, Names.initial(state)));
        }
        return learned;
    }

    ClassName className() {
        return ClassName.get(identity.packageName(), identity.generatedName());
    }

    ShapePrinter shapePrinter() {
        if (plan.shape() instanceof CodeShape.Straight straight) {
            return new StraightShape(this, straight);
        }
        return plan.shape() instanceof CodeShape.Lanes lanes
                ? new LanesShape(this, lanes)
                : new RowsShape(this, (CodeShape.Rows) plan.shape());
    }

    /** The numbers of examples that have methods of their own. */
    List<Examples> examples() {
        return Examples.toldApartBy(program().numerics());
    }

    /** How many examples of a batch share a pass in rows, the most first; empty where each is alone. */
    List<Integer> rowTiles() {
        return plan.shape().rowTiles();
    }

    /** What an advancing method advances. */
    String oneExample(Examples examples) {
        if (examples().size() == 1) {
            return "one example";
        }
        return examples == Examples.ONE ? "one example on its own" : "one of several examples";
    }

    /**
     * What an advancing method says of itself.
     *
     * @param advanced what it advances
     */
    String stepDoc(String advanced) {
        String step = "One step of " + advanced + ".";
        boolean isInLanes = plan().shape() instanceof CodeShape.Lanes;
        return isRecurrent() && !isInLanes ? step + " The whole state is read before any of it is written." : step;
    }

    /** The length of the longest vector whose sums are cut into blocks, 0 if there is none. */
    int blockLength() {
        return program().statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .map(Statement.Affine.class::cast)
                .filter(affine -> program().summation(affine, Examples.ONE).isCut())
                .mapToInt(affine -> affine.to().vector().length())
                .max()
                .orElse(0);
    }

    /** Whether weights are a sum's last summand, and not, as peepholes are, part of a pointwise expression. */
    boolean isAddedLast(Parameter weights) {
        return program().statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .flatMap(affine -> ((Statement.Affine) affine).biases().stream())
                .anyMatch(bias -> bias.bias().equals(weights));
    }

    /** A length as the generated class writes it: by the constant's name where there is one. */
    String length(int value) {
        if (value == units()) {
            return Names.UNITS;
        } else if (value == outputSize()) {
            return Names.OUTPUT_SIZE;
        } else if (value % units() == 0 && value / units() <= program().gates().size()) {
            return value / units() + " * " + Names.UNITS;
        }
        return value == inputs() ? Names.INPUTS : Integer.toString(value);
    }

    /** An index as the generated class writes it, such as {@code 2 * UNITS}. */
    String index(int value) {
        return value == 0 ? "0" : length(value);
    }

    /** What some columns of a matrix stand for, such as {@code ResetAndUpdate} or {@code Projection}; empty for any others. */
    String meaning(Slice to, Parameter.MatrixView view) {
        List<Gate> gates = program().gates();
        boolean areGates = view.matrix().columns() == gates.size() * units()
                && view.column() == to.from()
                && view.column() % units() == 0
                && view.columns() % units() == 0;
        if (areGates && view.columns() == view.matrix().columns()) {
            return "Gate";
        } else if (areGates) {
            int first = view.column() / units();
            return gates.subList(first, first + view.columns() / units()).stream()
                    .map(gate ->
                            gate.name().charAt(0) + gate.name().substring(1).toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("And"));
        }
        String name = view.matrix().name();
        return !gates.isEmpty() && view.isWhole()
                ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                : "";
    }

    /** The biases that are added to the sums of all gates, as arguments. */
    String gateBiases() {
        StringBuilder text = new StringBuilder();
        for (Parameter parameter : program().parameters()) {
            if (parameter instanceof Parameter.Bias bias && isAddedLast(bias)) {
                text.append(", ").append(bias.name());
            }
        }
        return text.toString();
    }

    /** The number of rows of a matrix as the sum of what it multiplies. */
    String rows(Parameter.Matrix matrix) {
        StringBuilder text = new StringBuilder();
        for (Parameter.RowBlock block : matrix.blocks()) {
            text.append(text.length() == 0 ? "" : " + ").append(rows(block));
        }
        return text.toString();
    }

    String rows(Parameter.RowBlock block) {
        return block.from() == 0 && block.rows() == inputs() ? Names.INPUTS : length(block.rows());
    }
}
