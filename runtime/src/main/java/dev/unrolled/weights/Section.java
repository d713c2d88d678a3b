package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the tensors of one {@link Layer} of a file are for: a cell on its own, or one direction of a layer of a network. Compared by
 * identity. For one thread.
 */
final class Section {
    private final String prefix;
    private final CellLayout cell;
    private final int direction;
    private final int directions;
    private final Map<Convention, List<FrameworkTensor>> tensors = new EnumMap<>(Convention.class);

    private Section(String prefix, CellLayout cell, int direction, int directions) {
        this.prefix = prefix;
        this.cell = cell;
        this.direction = direction;
        this.directions = directions;
    }

    /** A cell on its own. */
    static Section of(CellLayout cell) {
        return new Section("", cell, 0, 1);
    }

    /**
     * One direction of a layer.
     *
     * @param name that of the layer, with the direction if there are two: {@code both/backward}
     * @param direction 0 is forward
     */
    static Section of(String name, CellLayout cell, int direction, int directions) {
        return new Section(name + "/", cell, direction, directions);
    }

    CellLayout cell() {
        return cell;
    }

    /** What a user calls it: {@code encoder} or {@code both/backward}. */
    String name() {
        return prefix.isEmpty() ? "" : prefix.substring(0, prefix.length() - 1);
    }

    /** The name of a canonical tensor among all of the network. */
    String canonical(String tensor) {
        return prefix + tensor;
    }

    /** The tensors in which a framework keeps it; made once, since it is asked for every layer of a file. */
    List<FrameworkTensor> tensors(Convention convention) {
        return tensors.computeIfAbsent(convention, key -> FrameworkTensors.of(key, cell).stream()
                .map(tensor -> tensor.inDirection(direction, directions))
                .collect(Collectors.toList()));
    }

    /** The names of the tensors that hold rows of the kernel. */
    List<String> kernel(Convention convention) {
        return tensors(convention).stream()
                .filter(FrameworkTensor::isKernel)
                .map(FrameworkTensor::name)
                .collect(Collectors.toList());
    }

    /** Their shapes. */
    List<String> kernelShapes(Convention convention) {
        return tensors(convention).stream()
                .filter(FrameworkTensor::isKernel)
                .map(tensor -> Text.shape(tensor.shape()))
                .collect(Collectors.toList());
    }

    /** For example {@code encoder, LSTM (inputs = 3, units = 2)}; of a cell on its own without a name. */
    @Override
    public String toString() {
        return prefix.isEmpty() ? cell.toString() : name() + ", " + cell;
    }
}
