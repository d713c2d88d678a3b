package dev.unrolled;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A dense layer of a {@linkplain RnnNetwork network}, applied to every step on its own: {@code y = activation(x · kernel + bias)}, with
 * {@code kernel[inputs][units]} and {@code bias[units]}. Keras: {@code Dense}, PyTorch: {@code nn.Linear}, whose weight is transposed. It has
 * no state. The sum is one chain over the kernel's rows from top to bottom, the bias added last.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({})
public @interface Dense {
    /**
     * The number of units, which is the length of the output.
     *
     * @return 1 to 4096
     */
    int units();

    /**
     * The number of values in one input.
     *
     * @return 1 to 4096; 0 stands for as many as the layer before gives
     */
    int inputs() default 0;

    /**
     * The function applied to each unit.
     *
     * @return the activation, {@link Activation#LINEAR} if not given
     */
    Activation activation() default Activation.LINEAR;

    /**
     * The first parameter of the activation, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float alpha() default Float.NaN;

    /**
     * The second parameter of the activation, see {@link RnnCell#alpha}.
     *
     * @return the parameter; the default, NaN, stands for one that is not given, and cannot be written
     */
    float beta() default Float.NaN;

    /**
     * A class of your own in place of {@link #activation}, see {@link RnnCell#activationClass}.
     *
     * @return the class; the default, {@code void.class}, stands for none, and cannot be written
     */
    Class<?> activationClass() default void.class;

    /**
     * Whether a bias is added before the activation.
     *
     * @return false for a layer without a bias field
     */
    boolean bias() default true;

    /**
     * How the layer rounds. {@link Numerics#TENSORFLOW_1} and {@link Numerics#TENSORFLOW_2} are refused: their bits are known for {@link
     * RnnCell} only.
     *
     * @return the numerics, {@link Numerics#FUSED} if not given
     */
    Numerics numerics() default Numerics.FUSED;
}
