package dev.unrolled;

/** What a {@link Sequence} gives as the output of a step that an example does not have. The state is carried unchanged in any case. */
public enum Padding {
    /**
     * Zeros: TensorFlow's {@code dynamic_rnn}, ONNX' {@code sequence_lens}, PyTorch's {@code pad_packed_sequence}, Keras with {@code
     * zero_output_for_mask}.
     */
    ZERO,

    /** The example's previous output in this run, zeros before its first one: Keras with a mask. */
    REPEAT
}
