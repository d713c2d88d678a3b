package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a basic recurrent cell: {@code h' = activation([x, h] · kernel + bias)}, the equation of TensorFlow's
 * {@code BasicRNNCell} and Keras' {@code SimpleRNNCell}.
 *
 * <pre>{@code
 * @RnnCell(units = 2, inputs = 3, activation = TANH)
 * public interface TinyCell extends RecurrentCell {}
 * }</pre>
 *
 * <p>makes javac write {@code UnrolledTinyCell} into the same package; an interface {@code Inner} nested in {@code Outer} gives
 * {@code UnrolledOuter_Inner}. The interface may be public or package-private, but neither private nor generic. It need not extend
 * {@link RecurrentCell} (the generated class implements that anyway), and it may declare any of the generated methods (one with a body
 * is overridden).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RnnCell {
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
     * The function applied to each unit.
     *
     * @return the activation, {@link Activation#TANH} if not given
     */
    Activation activation() default Activation.TANH;

    /**
     * The first parameter of the activation: a slope, a limit or a threshold, as {@link Activation} says for each. Compulsory where frameworks
     * disagree on its default.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float alpha() default Float.NaN;

    /**
     * The second parameter of the activation, see {@link #alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float beta() default Float.NaN;

    /**
     * An activation of your own in place of {@link #activation}: a class with a method {@code public static float apply(float)}, which is called
     * for every unit. The cell's promises reach as far as the method's own: it should depend on its argument alone, allocate nothing, and
     * avoid {@code Math.exp} and its like, whose results may differ between JDKs ({@code StrictMath} is slower and does not). It must not
     * throw: a step that is broken off is not undone, and leaves a state that is partly the old one and partly the new.
     *
     * @return the class; the default, {@code void.class}, stands for none, and cannot be written
     */
    Class<?> activationClass() default void.class;

    /**
     * A bound of every activation's argument, which is held within {@code [-clip, clip]}: ONNX' {@code clip}.
     *
     * @return a number above 0; infinity stands for none
     */
    float clip() default Float.POSITIVE_INFINITY;

    /**
     * Whether a bias is added before the activation.
     *
     * @return false for a cell without a bias field
     */
    boolean bias() default true;

    /**
     * Whether there is a second bias, {@code recurrentBias}, added after the first, as PyTorch and ONNX have. This only matters for the last
     * bits and for writing weights back as two.
     *
     * @return true for a second bias; needs {@link #bias}
     */
    boolean recurrentBias() default false;

    /**
     * How the cell rounds.
     *
     * @return the numerics, {@link Numerics#FUSED} if not given
     */
    Numerics numerics() default Numerics.FUSED;
}
