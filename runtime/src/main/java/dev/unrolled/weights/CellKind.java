package dev.unrolled.weights;

/** The kinds of cells and of layers, with the order in which their gates lie side by side in the canonical layout. */
public enum CellKind {
    /** One gate: the output. */
    RNN("h"),

    /** Three gates: reset, update, candidate. The update gate weighs the previous output. */
    GRU("ruc"),

    /** Four gates: input, candidate, forget, output, which TensorFlow calls i, j, f, o. */
    LSTM("ijfo"),

    /** No cell, but a {@linkplain LayerLayout#dense dense} layer of a network, which has no state: one block of columns, the outputs. */
    DENSE("h");

    /** A letter for each gate. */
    final String gates;

    CellKind(String gates) {
        this.gates = gates;
    }
}
