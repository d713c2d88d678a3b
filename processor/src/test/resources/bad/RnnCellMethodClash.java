package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
interface RnnCellMethodClash extends RecurrentCell {
    default void advance(float[] inputs, int inputsAt, float[] outputs, int outputsAt) {}
}
