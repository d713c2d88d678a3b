package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer of a {@linkplain RnnNetwork network}: exactly one of {@link #rnn}, {@link #gru}, {@link #lstm} and {@link #dense}, which has the
 * kind's own options, and what a layer has besides. Two directions are two of the same cell, with weights of their own; if their activations differ
 * two cells are written, the forward one first, which are equal but for their activations.
 *
 * <pre>{@code
 * @Layer(name = "encoder", lstm = @LstmCell(units = 64), direction = Direction.BIDIRECTIONAL)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Layer {
    /**
     * The layer's name: the field that holds it, and what its weights' names begin with, as in {@code encoder/kernel}.
     *
     * @return a Java identifier of ASCII letters, digits and {@code _} that begins with a small letter and differs from those of other layers in
     *     more than capitals; if not given, the kind and the layer's number, as in {@code lstm1}
     */
    String name() default "";

    /**
     * A basic cell.
     *
     * @return one cell, or none; two where the directions of a {@link Direction#BIDIRECTIONAL} layer have different activations
     */
    RnnCell[] rnn() default {};

    /**
     * A gated recurrent unit.
     *
     * @return one cell, or none; two where the directions of a {@link Direction#BIDIRECTIONAL} layer have different activations
     */
    GruCell[] gru() default {};

    /**
     * A long short-term memory cell.
     *
     * @return one cell, or none; two where the directions of a {@link Direction#BIDIRECTIONAL} layer have different activations
     */
    LstmCell[] lstm() default {};

    /**
     * A dense layer.
     *
     * @return one layer, or none
     */
    Dense[] dense() default {};

    /**
     * In which order the layer goes through a sequence. Any other than {@link Direction#FORWARD} needs the whole sequence, so that the network
     * is no {@link RecurrentCell}.
     *
     * @return the direction, {@link Direction#FORWARD} if not given
     */
    Direction direction() default Direction.FORWARD;

    /**
     * How two directions are put together.
     *
     * @return the merge, {@link Merge#CONCATENATE} if not given
     */
    Merge merge() default Merge.CONCATENATE;

    /**
     * Which outputs the layer gives. {@link Steps#LAST} needs the whole sequence; only dense layers may follow.
     *
     * @return the steps, {@link Steps#ALL} if not given
     */
    Steps steps() default Steps.ALL;

    /**
     * A layer whose input is added to this layer's output, value by value: this one's own name for a connection around it alone, that of an
     * earlier one for a connection around the group from there to here. Both must have one length.
     *
     * @return a layer's name; empty for none
     */
    String residual() default "";

    /**
     * Whether the state to start from is learned. Then there are the variables {@code initial_h} and, of an LSTM, {@code initial_c}, from which
     * {@code initialState} makes a state; a run starts from the state that it is given, as always.
     *
     * @return true for a learned state
     */
    boolean learnedState() default false;
}
