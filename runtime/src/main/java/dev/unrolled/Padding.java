package dev.unrolled;

/**
 * What a {@link Sequence} gives as the output of a step that an example does not have. The state is carried unchanged in any case.
 *
 * <p>Of a cell, {@link #ZERO} and {@link #ZERO_RECURRENT} are the same. Of a {@linkplain RnnNetwork network}, {@link #ZERO} is said of what
 * the network gives, whatever its layers are. The other two are said of what each recurrent layer gives, as Keras has it:
 *
 * <ul>
 *   <li>Dense layers, {@linkplain Layer#residual() residual} connections and the {@linkplain Head head} take what they are given at such a step
 *       as at any other, be it the network's input.
 *   <li>A {@link Direction#BIDIRECTIONAL} layer gives zeros with either of them, if it gives all steps.
 *   <li>The mask is the same for every layer, behind a {@link Direction#BACKWARD_REVERSED} one as well.
 *   <li>With {@link Steps#LAST}, {@link #REPEAT} gives an example's last output. {@link #ZERO_RECURRENT} gives that of the last step in the
 *       order of computation, which is zero if the example does not have that step; but a bidirectional layer gives last outputs.
 * </ul>
 *
 * <p>Three things to know of Keras. {@code zero_output_for_mask} is an option of a layer there and of the whole run here: the last recurrent layer
 * decides, and a mix that a residual connection shows cannot be had. {@code Masking} sets the inputs of masked steps to zero, which only a
 * connection around all recurrent layers shows; here the caller does. And on a GPU, cuDNN gives zeros past the end of right-padded examples where
 * the same layer on a CPU repeats: outputs recorded there match {@link #ZERO_RECURRENT} where layers give all steps, and {@link #REPEAT} where they
 * give the last.
 */
public enum Padding {
    /** Zeros: TensorFlow's {@code dynamic_rnn}, ONNX' {@code sequence_lens}, PyTorch's {@code pad_packed_sequence}. */
    ZERO,

    /**
     * Keras with a mask: a recurrent layer's output of the step that it computed before in this run, zeros before its first one. A layer that
     * goes backward repeats from later steps to earlier ones.
     */
    REPEAT,

    /** Keras with a mask and {@code zero_output_for_mask}: zeros of every recurrent layer. */
    ZERO_RECURRENT;

    /**
     * Whether this is said of every recurrent layer, not of the network's output.
     *
     * @return false of {@link #ZERO}
     */
    public boolean isOfLayers() {
        return this != ZERO;
    }
}
