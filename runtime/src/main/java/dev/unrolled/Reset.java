package dev.unrolled;

/** Where a {@link GruCell} applies its reset gate. Frameworks disagree, and the results differ. */
public enum Reset {
    /**
     * The state is reset before it is multiplied: {@code c = tanh([x, r * h] · kernel + bias)}. TensorFlow's {@code GRUCell}, Keras with
     * {@code reset_after=False}, ONNX with {@code linear_before_reset=0}.
     */
    BEFORE,
    /**
     * The product is reset: {@code c = tanh(x · W + bias + r * (h · U + recurrentBias))}. PyTorch, cuDNN, Keras with
     * {@code reset_after=True} (its default), ONNX with {@code linear_before_reset=1}.
     */
    AFTER
}
