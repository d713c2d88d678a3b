package dev.unrolled.samples.quickstart;

import static dev.unrolled.Activation.TANH;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** TensorFlow's {@code BasicRNNCell(num_units=2)} over 3 inputs; javac writes {@code UnrolledTinyCell} from it. */
@RnnCell(units = 2, inputs = 3, activation = TANH)
public interface TinyCell extends RecurrentCell {}
