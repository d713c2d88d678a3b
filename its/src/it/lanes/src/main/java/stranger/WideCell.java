package stranger;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** With weights and values that are small multiples of powers of two every result is exact. */
@RnnCell(units = 19, inputs = 2, activation = Activation.LINEAR, numerics = Numerics.SEPARATE)
public interface WideCell extends RecurrentCell {}
