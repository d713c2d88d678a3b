package dev.unrolled;

/**
 * What a {@link Sequence} gives as the output of a step that an example does not have. The state is carried unchanged in any case.
 *
 * <p>Of a network it is the output of all layers; frameworks let dense layers and {@linkplain Head heads} make one of what the recurrent
 * layers give there.
 */
public enum Padding {
    /**
     * Zeros: TensorFlow's {@code dynamic_rnn}, ONNX' {@code sequence_lens}, PyTorch's {@code pad_packed_sequence}, Keras with {@code
     * zero_output_for_mask}.
     */
    ZERO,

    /**
     * The example's output of the step before in this run, zeros before its first one: Keras with a mask. But where the last recurrent layer
     * runs {@link Direction#BACKWARD} or in both directions, Keras repeats backward outputs in the order in which they are computed.
     */
    REPEAT
}
