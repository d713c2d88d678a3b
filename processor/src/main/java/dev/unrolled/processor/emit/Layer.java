package dev.unrolled.processor.emit;

import dev.unrolled.Merge;
import dev.unrolled.processor.model.LayerNames;
import dev.unrolled.processor.program.LayerProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer of a network.
 *
 * @param index its index, counted from 0
 * @param cell what its class, or that of either direction, is made of
 * @param backward what the class of the backward direction is made of, if it has one of its own
 * @param program what it computes
 * @param isLast whether its outputs are the network's
 */
record Layer(int index, Cell cell, Optional<Cell> backward, LayerProgram program, boolean isLast) {
    /** The field that holds it. */
    String name() {
        return program.name();
    }

    /** The simple name of its class. */
    String className() {
        return LayerNames.className(name());
    }

    /** The number of values in one output, by its constant. */
    String outputSize() {
        return className() + "." + (program.isBidirectional() ? Names.OUTPUT_SIZE : cell.outputs());
    }

    /** The array that holds its outputs. */
    String buffer() {
        return isLast ? Names.OUTPUTS : LayerNames.buffers(name()).get(0);
    }

    /** Where its outputs begin in that array. */
    String bufferAt() {
        return isLast ? Names.OUTPUTS_AT : "0";
    }

    /** The class that a cell of it has: its own, or one within. */
    String cellName() {
        return program.isBidirectional() ? className() + "." + LayerNames.DIRECTION : className();
    }

    /** Whether the outputs of two directions become one, for which the backward ones need an array of their own. */
    boolean hasSecondBuffer() {
        return program.isBidirectional() && program.merge() != Merge.CONCATENATE && program.merge() != Merge.APART;
    }

    /** The arrays of its own that hold outputs. */
    List<String> buffers() {
        List<String> buffers = new ArrayList<>();
        if (!isLast) {
            buffers.add(buffer());
        }
        if (hasSecondBuffer()) {
            buffers.add(secondBuffer());
        }
        return buffers;
    }

    /** The array of the backward outputs. */
    String secondBuffer() {
        return LayerNames.buffers(name()).get(1);
    }
}
