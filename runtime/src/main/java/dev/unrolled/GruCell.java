package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a gated recurrent unit (Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", 2014):
 *
 * <pre>{@code
 * @GruCell(units = 2, inputs = 3, reset = Reset.AFTER)
 * public interface TinyGru extends RecurrentCell {}
 * }</pre>
 *
 * <p>With {@link Reset#BEFORE}, sigma the gate activation, phi the activation, products without a dot value by value, and in
 * brackets what is there only if asked for:
 *
 * <pre>{@code
 * r  = sigma([x, h] · kernel[:, reset]  + bias[reset]  [+ recurrentBias[reset]])
 * u  = sigma([x, h] · kernel[:, update] + bias[update] [+ recurrentBias[update]])
 * c  = phi([x, r * h] · kernel[:, candidate] + bias[candidate] [+ recurrentBias[candidate]])
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <p>With {@link Reset#AFTER} there are two biases, and the candidate's two products stay apart:
 *
 * <pre>{@code
 * r  = sigma([x, h] · kernel[:, reset]  + bias[reset]  + recurrentBias[reset])
 * u  = sigma([x, h] · kernel[:, update] + bias[update] + recurrentBias[update])
 * c  = phi((x · W[:, candidate] + bias[candidate]) + r * (h · U[:, candidate] + recurrentBias[candidate]))
 * h' = u * h + (1 - u) * c
 * }</pre>
 *
 * <p>With {@link #clip}, what goes into sigma and phi is held within [-clip, clip]. Every {@code ·} is one chain over the rows from top to bottom; every other operation rounds once.
 *
 * <h2>Layout</h2>
 *
 * {@code kernel[inputs + units][3 · units]}, the rows that multiply the input (W) above those that multiply the state (U), the columns
 * gate by gate in the order of {@link Gate#GRU}: reset, update, candidate. {@code bias[3 · units]} and
 * {@code recurrentBias[3 · units]} have that order too. A gate is looked at through {@code resetGate}, {@code updateGate} and
 * {@code candidateGate}, see {@link GateView}.
 *
 * <h2>What frameworks call it</h2>
 *
 * <table>
 * <caption>options and members</caption>
 * <tr><th></th><th>reset</th><th>recurrentBias</th><th>activation</th><th>gateActivation</th><th>clip</th></tr>
 * <tr><td>TensorFlow GRUCell</td><td>BEFORE</td><td>none</td><td>activation</td><td>SIGMOID</td><td>none</td></tr>
 * <tr><td>TensorFlow CudnnCompatibleGRUCell</td><td>AFTER</td><td>hidden_projection/bias</td><td>activation</td><td>SIGMOID</td><td>none</td></tr>
 * <tr><td>Keras GRU</td><td>AFTER; BEFORE with reset_after=False</td><td>second row of bias</td><td>activation</td><td>recurrent_activation</td><td>none</td></tr>
 * <tr><td>PyTorch GRU</td><td>AFTER</td><td>bias_hh</td><td>TANH</td><td>SIGMOID</td><td>none</td></tr>
 * <tr><td>ONNX GRU</td><td>BEFORE; AFTER with linear_before_reset=1</td><td>Rb</td><td>activations[1]</td><td>activations[0]</td><td>clip</td></tr>
 * </table>
 *
 * <p>Keras before 2.3 and TensorFlow's v1 layers have {@link Activation#HARD_SIGMOID} as gate activation.
 *
 * <p>Everything else is as {@link RnnCell} says.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GruCell {
    /**
     * The number of units, which is the length of the state and of the output.
     *
     * @return 1 to 4096
     */
    int units();

    /**
     * The number of values in one input. Compulsory on an interface; within a {@link Layer} it may be left out.
     *
     * @return 1 to 4096; 0 stands for as many as the layer before gives
     */
    int inputs() default 0;

    /**
     * Whether the state is reset before or after it is multiplied. There is no default, because frameworks have different ones.
     *
     * @return before or after
     */
    Reset reset();

    /**
     * The function applied to the candidate.
     *
     * @return the activation, {@link Activation#TANH} if not given
     */
    Activation activation() default Activation.TANH;

    /**
     * The first parameter of {@link #activation}, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float alpha() default Float.NaN;

    /**
     * The second parameter of {@link #activation}, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float beta() default Float.NaN;

    /**
     * A class of your own in place of {@link #activation}, which must not throw, see {@link RnnCell#activationClass}.
     *
     * @return the class; the default, {@code void.class}, stands for none, and cannot be written
     */
    Class<?> activationClass() default void.class;

    /**
     * The function applied to the reset and the update gate.
     *
     * @return the activation, {@link Activation#SIGMOID} if not given
     */
    Activation gateActivation() default Activation.SIGMOID;

    /**
     * The first parameter of {@link #gateActivation}, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float gateAlpha() default Float.NaN;

    /**
     * The second parameter of {@link #gateActivation}, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float gateBeta() default Float.NaN;

    /**
     * A class of your own in place of {@link #gateActivation}, which must not throw, see {@link RnnCell#activationClass}.
     *
     * @return the class; the default, {@code void.class}, stands for none, and cannot be written
     */
    Class<?> gateActivationClass() default void.class;

    /**
     * A bound of every activation's argument, which is held within {@code [-clip, clip]}: ONNX' {@code clip}.
     *
     * @return a number above 0; infinity stands for none
     */
    float clip() default Float.POSITIVE_INFINITY;

    /**
     * Whether biases are added.
     *
     * @return false for a cell without any bias field
     */
    boolean bias() default true;

    /**
     * Whether there is a second bias, {@code recurrentBias}, added after the first. With {@link Reset#BEFORE} this only matters for the
     * last bits and for writing weights back as two. With {@link Reset#AFTER} a cell that has a bias always has the second too.
     *
     * @return true for a second bias, which needs a first
     */
    boolean recurrentBias() default false;

    /**
     * How the cell rounds. {@link Numerics#TENSORFLOW_1} and {@link Numerics#TENSORFLOW_2} are refused: TensorFlow's sigmoid depends on an
     * element's position in the tensor.
     *
     * @return the numerics, {@link Numerics#FUSED} if not given
     */
    Numerics numerics() default Numerics.FUSED;
}
