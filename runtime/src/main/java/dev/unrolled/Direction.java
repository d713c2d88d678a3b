package dev.unrolled;

/** In which order a layer of a {@linkplain RnnNetwork network} goes through a sequence. */
public enum Direction {
    /** From the first step to the last. */
    FORWARD,

    /**
     * From the last step to the first, each output at the step of its input: the second half of a bidirectional layer in PyTorch and
     * TensorFlow, {@code direction="reverse"} of ONNX. The state that a run leaves is the one after the first step.
     */
    BACKWARD,

    /**
     * From the last step to the first, outputs in the order in which they are computed, so that the first one belongs to the last input:
     * {@code go_backwards=True} of Keras. The layers that follow see that order, of lengths and masks as well; but as Keras gives them the mask
     * as it was, so does a {@link Padding} that is {@linkplain Padding#isOfLayers() of layers}.
     */
    BACKWARD_REVERSED,

    /**
     * Two layers of one kind with weights of their own, one {@link #FORWARD} and one {@link #BACKWARD}, whose outputs are put together as
     * {@link Merge} says.
     */
    BIDIRECTIONAL
}
