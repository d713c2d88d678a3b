// javac -Aunrolled.shape=straight
package example;

import static dev.unrolled.Numerics.TENSORFLOW_1;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Cut between rows as well, and there between blocks. */
@RnnCell(units = 1, inputs = 260, numerics = TENSORFLOW_1)
@SuppressWarnings("RnnCellTensorFlowLimit")
public interface TensorFlow1TiledCell extends RecurrentCell {}
