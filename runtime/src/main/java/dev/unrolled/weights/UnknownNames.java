package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells what was looked for in a file in which no convention finds a layer. */
final class UnknownNames {
    private final Weights weights;
    private final CellLayout cell;

    UnknownNames(Weights weights, CellLayout cell) {
        this.weights = weights;
        this.cell = cell;
    }

    WeightsException refusal() {
        Optional<Layer> begun = begun();
        begun.ifPresent(layer -> layer.convention().check(weights, cell));
        return new Place(weights.source(), null)
                .refuse(
                        -1,
                        "the weights of one " + cell + " by one of " + conventions(),
                        Text.names(weights.names()),
                        begun.map(this::whatIsMissing).orElse(unnamed()));
    }

    /** The layer that has some of the kernel, and the most of all such. */
    private Optional<Layer> begun() {
        Section section = Section.of(cell);
        return Arrays.stream(Convention.values())
                .flatMap(convention -> Layer.in(weights, convention, cell.kind()).stream())
                .filter(layer -> layer.hasSomeKernel(section))
                .min(Comparator.comparingInt(Layer::size).reversed());
    }

    private String whatIsMissing(Layer layer) {
        return layer.otherReset(Section.of(cell), weights)
                .orElseGet(() -> "save all of " + layer.convention() + " " + layer.pattern() + ", which lacks "
                        + String.join(", ", layer.missing(Section.of(cell))));
    }

    private String unnamed() {
        return weights.names().stream().anyMatch(name -> name.startsWith("arr_"))
                ? "name the arrays when saving: numpy.savez(file, kernel=…)"
                : "rename the tensors, or name the layer with its convention";
    }

    private String conventions() {
        return Arrays.stream(Convention.values())
                .filter(each -> FrameworkTensors.lacks(each, cell).isEmpty())
                .map(each -> each + " (" + listed(each) + ")")
                .collect(Collectors.joining(", "));
    }

    private String listed(Convention convention) {
        return FrameworkTensors.of(convention, cell).stream()
                .map(FrameworkTensor::name)
                .collect(Collectors.joining(", "));
    }
}
