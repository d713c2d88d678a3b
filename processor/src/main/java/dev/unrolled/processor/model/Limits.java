package dev.unrolled.processor.model;

import dev.unrolled.Activation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What the processor accepts. */
public final class Limits {
    /** The most units, and the most values in one input. */
    public static final int MAX_SIZE = 4096;

    /** The most layers of a network. */
    public static final int MAX_LAYERS = 64;

    /** A cell has fewer weights than this: 256 MiB of floats. */
    public static final long MAX_WEIGHTS = 1L << 26;

    /** The most multiply-adds that are written out one by one when the straight shape is forced; more would be megabytes of source. */
    public static final int MAX_STRAIGHT_MULTIPLY_ADDS = 8192;

    /** Above this many kernel rows TensorFlow cuts a sum into blocks when the batch is larger than 1. */
    public static final int MAX_TENSORFLOW_ROWS = 384;

    /** Those whose bits are known to be TensorFlow's. Those of its sigmoid and exponentials depend on an element's position in the tensor. */
    public static final Set<Activation> TENSORFLOW_ACTIVATIONS = Collections.unmodifiableSet(EnumSet.of(
            Activation.TANH,
            Activation.RELU,
            Activation.LINEAR,
            Activation.RELU6,
            Activation.LEAKY_RELU,
            Activation.SOFTSIGN));

    private Limits() {}
}
