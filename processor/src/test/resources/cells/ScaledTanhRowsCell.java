package example;

import static dev.unrolled.Activation.SCALED_TANH;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Two parameters, in the loop over the units. */
@RnnCell(units = 9, inputs = 7, activation = SCALED_TANH, alpha = 1.7159f, beta = 0.6666667f)
public interface ScaledTanhRowsCell extends RecurrentCell {}
