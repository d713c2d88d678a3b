package dev.unrolled.processor.emit;

import dev.unrolled.processor.program.LayerProgram;

/**
 * Where a cell stands that is a layer of a network.
 *
 * @param layer the layer
 * @param stateOffset where the layer's state begins in that of the network
 * @param isBackward whether it is that of the backward direction alone, which has activations of its own
 */
record Place(LayerProgram layer, int stateOffset, boolean isBackward) {
    /** By how many columns the class that a cell is written into is indented: those of layers are nested. */
    static int indent(Cell cell) {
        return cell.place().map(each -> each.layer().isBidirectional() ? 4 : 2).orElse(0);
    }

    /** Whether the cell is given whole sequences. */
    boolean isGivenSequences() {
        return !isBackward && layer.isGivenSequences();
    }
}
