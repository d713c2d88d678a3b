package dev.unrolled.processor.report;

/** How problems are mended, where several are in one way or the text needs more than a line. */
final class Hints {
    static final String UNITS = "TensorFlow calls it num_units, Keras units, PyTorch and ONNX hidden_size.";
    static final String INPUTS = "It is the length of one input vector, without the batch.";
    static final String VECTOR_API =
            "Compile at source level 17 or newer and run, both with `--add-modules jdk.incubator.vector`; a named module also needs "
                    + "`requires static jdk.incubator.vector`. -Aunrolled.shape=rows asks for loops instead.";

    private Hints() {}
}
