package dev.unrolled.benchmarks;

/** The kinds of cell that are measured, each with the options that all peers have in common. */
enum Kind {
    /** A plain cell with tanh. */
    RNN(1, "@dev.unrolled.RnnCell(inputs = %d, units = %d)"),
    /** Reset after the product, as PyTorch and cuDNN have it, with both biases. */
    GRU(3, "@dev.unrolled.GruCell(inputs = %d, units = %d, reset = dev.unrolled.Reset.AFTER)"),
    /** Without peepholes and projection, nothing added to the forget gate. */
    LSTM(4, "@dev.unrolled.LstmCell(inputs = %d, units = %d)");

    /** How many times as many columns the kernel has as the cell has units. */
    final int gates;

    private final String annotation;

    Kind(int gates, String annotation) {
        this.gates = gates;
        this.annotation = annotation;
    }

    /** The interface that the processor is given. */
    String source(int inputs, int units) {
        return String.format(java.util.Locale.ROOT, annotation, inputs, units)
                + "\npublic interface Cell extends dev.unrolled.RecurrentCell {}\n";
    }
}
