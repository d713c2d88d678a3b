package dev.unrolled.weights;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the tensors of one {@link Layer} of a file are for: a cell on its own, or one direction of a layer of a network. Compared by
 * identity.
 */
final class Section {
    private final String prefix;
    private final CellLayout cell;
    private final int direction;
    private final int directions;

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

    /** The tensors in which a framework keeps it. */
    List<FrameworkTensor> tensors(Convention convention) {
        return FrameworkTensors.of(convention, cell).stream()
                .map(tensor -> tensor.inDirection(direction, directions))
                .collect(Collectors.toList());
    }

    /** For example {@code encoder, LSTM (inputs = 3, units = 2)}; of a cell on its own without a name. */
    @Override
    public String toString() {
        return prefix.isEmpty() ? cell.toString() : name() + ", " + cell;
    }
}
