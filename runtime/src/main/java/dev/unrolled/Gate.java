package dev.unrolled;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A gate of a cell. A kernel's columns, like the values of a bias, are {@code [gate · units]}: those of the first gate, then those of the
 * second, in one order for all cells of a kind. It is the order of TensorFlow's cells.
 */
public enum Gate {
    /** A GRU's reset gate r: how much of the state the candidate sees. */
    RESET,
    /** A GRU's update gate u, which others call z: the share of the old state in the new one. */
    UPDATE,
    /** What the new state is made of beside the old one: a GRU's c, an LSTM's g, which others call j or c. */
    CANDIDATE,
    /** An LSTM's input gate i: how much of the candidate comes in. */
    INPUT,
    /** An LSTM's forget gate f: how much of c is kept. */
    FORGET,
    /** An LSTM's output gate o: how much of c is shown. */
    OUTPUT;

    /** The gates of a {@link GruCell} in their order: reset, update, candidate. */
    public static final List<Gate> GRU = Collections.unmodifiableList(Arrays.asList(RESET, UPDATE, CANDIDATE));

    /** The gates of an {@link LstmCell} in their order: input, candidate, forget, output. */
    public static final List<Gate> LSTM = Collections.unmodifiableList(Arrays.asList(INPUT, CANDIDATE, FORGET, OUTPUT));
}
