package dev.unrolled;

/** How a {@linkplain Direction#BIDIRECTIONAL bidirectional} layer puts its two outputs together. */
public enum Merge {
    /** Forward, then backward, for each step: {@code [2 · units]}, as PyTorch and TensorFlow have it. Keras: {@code concat}. */
    CONCATENATE,

    /** Their sum, value by value. Keras: {@code sum}. */
    SUM,

    /** Their product, value by value. Keras: {@code mul}. */
    MULTIPLY,

    /** Half their sum, value by value. Keras: {@code ave}. */
    AVERAGE,

    /**
     * All examples' forward outputs of a step, then all their backward outputs: {@code [steps][2][batch][units]}, ONNX' {@code Y}. Only for
     * the last layer.
     */
    APART
}
