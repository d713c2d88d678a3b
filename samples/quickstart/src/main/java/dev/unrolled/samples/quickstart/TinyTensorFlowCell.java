package dev.unrolled.samples.quickstart;

import static dev.unrolled.Activation.TANH;
import static dev.unrolled.Numerics.TENSORFLOW_2;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** The same cell, rounding everywhere as TensorFlow 2.18 does. */
@RnnCell(units = 2, inputs = 3, activation = TANH, numerics = TENSORFLOW_2)
public interface TinyTensorFlowCell extends RecurrentCell {}
