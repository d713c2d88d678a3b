package dev.unrolled.processor.check;

import dev.unrolled.Direction;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.processor.model.ActivationClass;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.LayerDeclaration;
import dev.unrolled.processor.model.LayerNames;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.NetworkDeclaration;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** The rules of an interface that is annotated as a network. All are applied before anything is told. */
public final class NetworkChecker {
    private final NetworkDeclaration<Origin> declaration;
    private final TypeDeclaration type;
    private final List<String> names = new ArrayList<>();
    private final List<LayerChecker> layers = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private NetworkChecker(NetworkDeclaration<Origin> declaration) {
        this.declaration = declaration;
        this.type = declaration.annotated().type().value();
        for (LayerDeclaration<Origin> layer : declaration.layers()) {
            int number = names.size() + 1;
            String name =
                    layer.cells().isEmpty() && layer.name().value().isEmpty() ? "layer" + number : layer.name(number);
            names.add(name);
            layers.add(new LayerChecker(layer, number, name, type.suppressed()));
        }
    }

    /**
     * Checks a declaration.
     *
     * @param declaration what the user wrote
     * @param shape the code shape asked for
     * @return the spec, and what is to be told
     */
    public static Checked<NetworkSpec> check(NetworkDeclaration<Origin> declaration, ShapeChoice shape) {
        return new NetworkChecker(declaration).check(shape);
    }

    private Checked<NetworkSpec> check(ShapeChoice shape) {
        boolean isStreaming = declaration.layers().stream().allMatch(LayerDeclaration::isStreaming);
        problems.addAll(TypeChecker.check(
                declaration.annotated(), ProvidedMethods.ofNetwork(declaration.annotated(), isStreaming)));
        if (type.supertypes().contains(RecurrentCell.class.getName())) {
            checkThatItSteps();
        }
        CellIdentity identity = identity(isStreaming);
        OptionalInt given = checkSizes();
        checkNames();
        checkLayers(given, identity, shape);
        List<LayerSpec> specs = specs();
        boolean failed = problems.stream().anyMatch(problem -> problem.code().isError());
        return new Checked<>(
                failed
                        ? Optional.empty()
                        : Optional.of(new NetworkSpec(
                                identity,
                                declaration.inputs().value(),
                                specs,
                                declaration.head().value())),
                problems);
    }

    private void checkThatItSteps() {
        for (int index = 0; index < layers.size(); index++) {
            LayerDeclaration<Origin> layer = declaration.layers().get(index);
            if (!layer.isStreaming()) {
                boolean isForward = layer.direction().value() == Direction.FORWARD;
                add(
                        ProblemCode.NETWORK_SEQUENCE,
                        isForward ? layer.steps().origin() : layer.direction().origin(),
                        layers.get(index).title(),
                        isForward ? layer.steps().value() : layer.direction().value());
            }
        }
    }

    /** The length of an input, if it makes sense. */
    private OptionalInt checkSizes() {
        int count = layers.size();
        if (count < 1 || count > Limits.MAX_LAYERS) {
            add(ProblemCode.LAYERS, declaration.layersOrigin(), "1 to " + Limits.MAX_LAYERS + " layers", count);
        } else if (declaration.layers().stream().allMatch(LayerDeclaration::isDense)) {
            add(ProblemCode.LAYERS, declaration.layersOrigin(), "a layer with a state", "dense ones alone");
        }
        int inputs = declaration.inputs().value();
        if (inputs < 1 || inputs > Limits.MAX_SIZE) {
            add(ProblemCode.INPUTS, declaration.inputs().origin(), Limits.MAX_SIZE, inputs);
            return OptionalInt.empty();
        }
        return OptionalInt.of(inputs);
    }

    private void checkNames() {
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            Origin origin = declaration.layers().get(index).name().origin();
            int first = names.indexOf(name);
            int alike = IntStream.range(0, index)
                    .filter(before -> names.get(before).equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(index);
            if (!LayerNames.isLegal(name) || isTaken(index)) {
                add(
                        ProblemCode.LAYER_NAME,
                        origin,
                        "a Java identifier of ASCII letters, digits and _ that begins with a small letter and means nothing else in the generated class",
                        "'" + name + "'");
            } else if (first < index) {
                add(
                        ProblemCode.LAYER_NAME,
                        origin,
                        "a name of its own",
                        "'" + name + "', which is that of layer " + (first + 1) + " as well");
            } else if (alike < index) {
                // The files of their nested classes would be one where a file system does not tell capitals apart.
                add(
                        ProblemCode.LAYER_NAME,
                        origin,
                        "a name that differs in more than capitals from those of other layers, as class files are named after it",
                        "'" + name + "' beside '" + names.get(alike) + "' of layer " + (alike + 1));
            }
        }
    }

    /** Whether another class, a constant of the interface or an array between layers has a layer's name in the generated class. */
    private boolean isTaken(int index) {
        String name = names.get(index);
        String className = LayerNames.className(name);
        boolean isBidirectional = declaration.layers().get(index).isBidirectional();
        return className.equals(type.generatedName())
                || type.constants().contains(className)
                || (isBidirectional
                        && Set.of(LayerNames.DIRECTION, LayerNames.BACKWARD_DIRECTION)
                                .contains(className))
                || names.stream().anyMatch(other -> LayerNames.buffers(other).contains(name));
    }

    private void checkLayers(OptionalInt inputs, CellIdentity identity, ShapeChoice shape) {
        OptionalInt given = inputs;
        String giver = "the network";
        for (int index = 0; index < layers.size(); index++) {
            LayerChecker layer = layers.get(index);
            layer.check(given, giver, identity, shape);
            for (int before = 0; before < index; before++) {
                layer.checkAfter(
                        declaration.layers().get(before), layers.get(before).title(), before == index - 1);
            }
            problems.addAll(layer.problems());
            given = layer.outputSize();
            giver = layer.title();
            if (index < layers.size() - 1 && given.orElse(0) > Limits.MAX_SIZE) {
                add(
                        ProblemCode.LAYER_OUTPUTS,
                        declaration.layers().get(index).direction().origin(),
                        giver,
                        Limits.MAX_SIZE,
                        layers.get(index + 1).title(),
                        given.getAsInt());
                // Told once, where it comes from.
                given = OptionalInt.empty();
            }
        }
    }

    private List<LayerSpec> specs() {
        ResidualChecker residuals = new ResidualChecker(declaration.layers(), names, layers);
        List<LayerSpec> specs = new ArrayList<>();
        for (int index = 0; index < layers.size(); index++) {
            OptionalInt residual = residuals.check(index);
            layers.get(index).spec(names.get(index), residual).ifPresent(specs::add);
        }
        problems.addAll(residuals.problems());
        return specs;
    }

    private CellIdentity identity(boolean isStreaming) {
        Set<String> ownNames = new HashSet<>();
        if (declaration.layers().stream().anyMatch(LayerDeclaration::isBidirectional)) {
            ownNames.addAll(List.of(LayerNames.DIRECTION, LayerNames.BACKWARD_DIRECTION));
        }
        for (String name : names) {
            ownNames.add(name);
            ownNames.add(LayerNames.className(name));
            ownNames.addAll(LayerNames.buffers(name));
        }
        boolean callsDeprecated = declaration.layers().stream()
                .flatMap(layer -> layer.cells().stream())
                .flatMap(CellDeclaration::ownActivations)
                .anyMatch(ActivationClass::isDeprecated);
        return TypeChecker.identity(
                declaration.annotated(),
                isStreaming ? RecurrentCell.class : RecurrentNetwork.class,
                callsDeprecated,
                ownNames);
    }

    private void add(ProblemCode code, Origin origin, Object... arguments) {
        problems.add(Problem.of(code, origin, arguments));
    }
}
