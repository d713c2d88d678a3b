package stranger;

import dev.unrolled.Activation;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, activation = Activation.LINEAR)
public interface Growing extends RecurrentCell {}
