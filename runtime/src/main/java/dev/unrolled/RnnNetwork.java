package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a network of layers, each of which reads what the one before gives:
 *
 * <pre>{@code
 * @RnnNetwork(
 *     inputs = 40,
 *     layers = {
 *         @Layer(name = "encoder", lstm = @LstmCell(units = 64)),
 *         @Layer(name = "decoder", gru = @GruCell(units = 32, reset = Reset.AFTER)),
 *         @Layer(name = "head", dense = @Dense(units = 10))
 *     },
 *     head = Head.SOFTMAX)
 * public interface Speech extends RecurrentCell {}
 * }</pre>
 *
 * <p>makes javac write {@code UnrolledSpeech}, one class in which every layer is a nested class and a public field: {@code
 * speech.encoder.kernel}. Its weights are named {@code encoder/kernel}, those of a bidirectional layer {@code encoder/forward/kernel} and
 * {@code encoder/backward/kernel}.
 *
 * <p>A network whose layers all run {@linkplain Direction#FORWARD forward} and give {@linkplain Steps#ALL all} their outputs is a {@link
 * RecurrentCell}: it steps. Any other needs the whole sequence and is a {@link RecurrentNetwork} alone. The interface may extend either, or
 * nothing; what else {@link RnnCell} says of interfaces holds here, too.
 *
 * <h2>State</h2>
 *
 * The state is {@code [batch][stateSize]}, for each example the states of the layers end to end, in their order; of a bidirectional layer
 * the forward state, then the backward one. Each layer's class tells by constants where its state begins and how long it is.
 *
 * <h2>Outputs</h2>
 *
 * {@code [steps][batch][outputSize]}; {@code [batch][outputSize]} if a layer gives only its {@linkplain Steps#LAST last} output; with {@link
 * Merge#APART} {@code [steps][2][batch][units]}, or {@code [2][batch][units]} of last outputs.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RnnNetwork {
    /**
     * The number of values in one input.
     *
     * @return 1 to 4096
     */
    int inputs();

    /**
     * The layers in the order in which they compute.
     *
     * @return 1 to 64 layers, at least one of them with a state
     */
    Layer[] layers();

    /**
     * What is made of the last layer's outputs.
     *
     * @return the head, {@link Head#NONE} if not given
     */
    Head head() default Head.NONE;
}
