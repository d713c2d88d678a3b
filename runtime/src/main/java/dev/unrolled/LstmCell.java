package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a long short-term memory cell (Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997; peepholes: Gers et al., 2002;
 * projection: Sak et al., 2014):
 *
 * <pre>{@code
 * @LstmCell(units = 2, inputs = 3, forgetBias = 1) // TensorFlow's default; Keras, PyTorch and ONNX add nothing
 * public interface TinyLstm extends RecurrentCell {}
 * }</pre>
 *
 * <p>With sigma the gate activation, phi the activation, psi the output activation, products without a dot value by value, and in
 * brackets what is there only if asked for:
 *
 * <pre>{@code
 * z  = [x, h] · kernel + bias [+ recurrentBias]
 * i  = sigma(z[input] [+ wi * c])
 * g  = phi(z[candidate])
 * f  = sigma(z[forget] [+ forgetBias] [+ wf * c])         or, coupled, f = 1 - i
 * c' = f * c + i * g                                      held within [-cellClip, cellClip]
 * o  = sigma(z[output] [+ wo * c'])
 * h' = o * psi(c')                                        or (o * psi(c')) · projection, held within [-projectionClip, projectionClip]
 * }</pre>
 *
 * <p>With {@link #clip}, what goes into sigma and phi is held within [-clip, clip]. Every {@code ·} is one chain over the rows from top to bottom; every other operation rounds once.
 *
 * <h2>Layout</h2>
 *
 * The state is {@code [c, h]} for each example, the output is {@code h}. {@code kernel[inputs + outputSize][4 · units]} has the rows that
 * multiply the input (W) above those that multiply h (U), the columns gate by gate in the order of {@link Gate#LSTM}: input, candidate,
 * forget, output. {@code bias[4 · units]} and {@code recurrentBias[4 · units]} have that order too. The peepholes are {@code wf[units]},
 * {@code wi[units]} and {@code wo[units]}, the projection is {@code projection[units][projection]}. A gate is looked at through
 * {@code inputGate}, {@code candidateGate}, {@code forgetGate} and {@code outputGate}, see {@link GateView}.
 *
 * <h2>What frameworks call it</h2>
 *
 * <table>
 * <caption>members and options</caption>
 * <tr><th>member</th><th>TensorFlow LSTMCell</th><th>Keras LSTM</th><th>PyTorch LSTM</th><th>ONNX LSTM</th></tr>
 * <tr><td>forgetBias</td><td>forget_bias, 1 by default</td><td>0: it is in the bias</td><td>0</td><td>0</td></tr>
 * <tr><td>peepholes</td><td>use_peepholes</td><td>none</td><td>none</td><td>P</td></tr>
 * <tr><td>projection</td><td>num_proj</td><td>none</td><td>proj_size</td><td>none</td></tr>
 * <tr><td>cellClip</td><td>cell_clip</td><td>none</td><td>none</td><td>none</td></tr>
 * <tr><td>projectionClip</td><td>proj_clip</td><td>none</td><td>none</td><td>none</td></tr>
 * <tr><td>clip</td><td>none</td><td>none</td><td>none</td><td>clip</td></tr>
 * <tr><td>coupled</td><td>none</td><td>none</td><td>none</td><td>input_forget</td></tr>
 * <tr><td>activation</td><td>activation</td><td>activation</td><td>TANH</td><td>activations[1]</td></tr>
 * <tr><td>outputActivation</td><td>activation</td><td>activation</td><td>TANH</td><td>activations[2]</td></tr>
 * <tr><td>gateActivation</td><td>SIGMOID</td><td>recurrent_activation</td><td>SIGMOID</td><td>activations[0]</td></tr>
 * <tr><td>recurrentBias</td><td>none</td><td>none</td><td>bias_hh, may be added to bias</td><td>Rb, may be added to bias</td></tr>
 * </table>
 *
 * <p>Keras before 2.3 and TensorFlow's v1 layers have {@link Activation#HARD_SIGMOID} as gate activation.
 *
 * <p>Everything else is as {@link RnnCell} says.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface LstmCell {
    /**
     * The number of units, which is the length of c and, without a projection, of h.
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
     * What is added to the forget gate's argument in every step, beside the bias that is loaded. TensorFlow's cells add 1 and do not store it
     * with the weights; others add nothing.
     *
     * @return any finite number
     */
    float forgetBias() default 0f;

    /**
     * Whether the gates see c: the input and the forget gate the old one, the output gate the new one.
     *
     * @return true for the weights {@code wf}, {@code wi} and {@code wo}
     */
    boolean peepholes() default false;

    /**
     * The length of h where it is projected.
     *
     * @return 1 to 4096; 0 stands for no projection
     */
    int projection() default 0;

    /**
     * A bound of c, which is held within {@code [-cellClip, cellClip]} before the output sees it: TensorFlow's {@code cell_clip}.
     *
     * @return a number above 0; infinity stands for none
     */
    float cellClip() default Float.POSITIVE_INFINITY;

    /**
     * A bound of the projected h: TensorFlow's {@code proj_clip}.
     *
     * @return a number above 0; infinity stands for none
     */
    float projectionClip() default Float.POSITIVE_INFINITY;

    /**
     * Whether the cell forgets as much as it takes in: {@code f = 1 - i}, ONNX' {@code input_forget}. The kernel keeps the forget gate's
     * columns, and the biases and {@code wf} their values, as they do in ONNX; nothing reads them.
     *
     * @return true for coupled gates
     */
    boolean coupled() default false;

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
     * The function applied to the input, the forget and the output gate.
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
     * The function applied to c before it is shown. Where no member of it is written it is what the
     * candidate has, parameters included, as in TensorFlow and Keras, which have one activation for both.
     *
     * @return the activation; if no member that begins with {@code output} is written, the candidate's
     */
    Activation outputActivation() default Activation.TANH;

    /**
     * The first parameter of {@link #outputActivation}, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float outputAlpha() default Float.NaN;

    /**
     * The second parameter of {@link #outputActivation}, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float outputBeta() default Float.NaN;

    /**
     * A class of your own in place of {@link #outputActivation}, which must not throw, see {@link RnnCell#activationClass}.
     *
     * @return the class; the default, {@code void.class}, stands for none, and cannot be written
     */
    Class<?> outputActivationClass() default void.class;

    /**
     * A bound of every activation's argument but that of c's, which is held within {@code [-clip, clip]}: ONNX' {@code clip}.
     *
     * @return a number above 0; infinity stands for none
     */
    float clip() default Float.POSITIVE_INFINITY;

    /**
     * Whether a bias is added.
     *
     * @return false for a cell without any bias field
     */
    boolean bias() default true;

    /**
     * Whether there is a second bias, {@code recurrentBias}, added after the first. This only matters for the last bits and for writing
     * weights back as two.
     *
     * @return true for a second bias; needs {@link #bias}
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
