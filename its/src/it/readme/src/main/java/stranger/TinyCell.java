package stranger;

import dev.unrolled.Activation;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, activation = Activation.TANH)
public interface TinyCell extends RecurrentCell {}
