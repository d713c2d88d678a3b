package dev.unrolled;

/** Which outputs a layer of a {@linkplain RnnNetwork network} gives. */
public enum Steps {
    /** One for every step. */
    ALL,

    /**
     * The last one in the order of computation: {@code return_sequences=False} of Keras. Of a {@linkplain Direction#BIDIRECTIONAL
     * bidirectional} layer each direction's own last one, which backward is the one of the first step. An example without any step
     * has zeros, even where dense layers or a head follow; but these make of the zeros what they make if the {@link Padding} is {@linkplain
     * Padding#isOfLayers() of layers}.
     */
    LAST
}
