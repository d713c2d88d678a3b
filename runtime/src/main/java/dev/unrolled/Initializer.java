package dev.unrolled;

import dev.unrolled.weights.NetworkLayout;
import java.util.Arrays;

/**
 * Gives a matrix its first values. The ones offered here are deterministic: the same seed, name and shape give the same values on every
 * JVM, because they draw from {@link java.util.Random}, whose algorithm its documentation fixes, and compute in {@code double} with
 * correctly rounded operations and {@link StrictMath}. Another name or another seed gives values that have nothing to do with them.
 *
 * <p>Formulas and names are those of Keras, where the rows of a matrix are its fan-in and the columns its fan-out. A cell's kernel holds
 * the rows of W, which multiply the input, above those of U, which multiply the state; an initializer sees it as one matrix, as
 * TensorFlow's {@code BasicRNNCell} does. Keras' layers have two matrices, each with an initializer of its own:
 *
 * <pre>{@code
 * cell.initialize(Initializer.split(cell.inputs(), Initializer.glorotUniform(1), Initializer.orthogonal(1)));
 * }</pre>
 */
@FunctionalInterface
public interface Initializer {
    /**
     * Fills a matrix.
     *
     * @param matrix the variable whose {@linkplain Variable#rows() rows} are to be written
     */
    void fill(Variable matrix);

    /**
     * One initializer for a kernel's rows that multiply the input, another for those that multiply the state. Each sees its rows as a
     * matrix of its own, whose name tells the rows, such as {@code kernel[0..3]} and {@code kernel[3..5]}. Other matrices, such as a
     * projection, are whole and the former's.
     *
     * @param inputs the number of rows that multiply the input: the cell's {@link RecurrentCell#inputs() inputs()}
     * @param w what fills the rows from 0 to {@code inputs}, and matrices that are no kernel
     * @param u what fills the rows from {@code inputs} on
     * @return the initializer; it throws {@link IllegalArgumentException} for a kernel that has no row beyond {@code inputs}
     * @throws IllegalArgumentException if {@code inputs} is less than 1
     */
    static Initializer split(int inputs, Initializer w, Initializer u) {
        return SplitInitializer.of(inputs, w, u);
    }

    /**
     * One initializer for the rows of every recurrent layer's kernel that multiply the layer's input, another for those that multiply its
     * previous output. Dense layers' kernels and other matrices are whole and the former's.
     *
     * @param network the network's {@link RecurrentNetwork#layout() layout()}
     * @param w what fills the rows that multiply an input, and matrices that are no kernel
     * @param u what fills the rows that multiply a previous output
     * @return the initializer; it throws {@link IllegalArgumentException} for a kernel of no layer of the network
     */
    static Initializer split(NetworkLayout network, Initializer w, Initializer u) {
        return SplitInitializer.of(network, w, u);
    }

    /**
     * Uniform over {@code [-limit, limit)} with {@code limit = sqrt(6 / (rows + columns))}: Keras' {@code GlorotUniform}, and what
     * TensorFlow's {@code BasicRNNCell} does by default. Glorot and Bengio, "Understanding the difficulty of training deep feedforward
     * neural networks", AISTATS 2010, equation 16.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer glorotUniform(long seed) {
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.uniform(Math.sqrt(6.0 / (rows + columns))));
    }

    /**
     * Normal of mean 0 and standard deviation {@code sqrt(2 / (rows + columns))}, truncated as {@link #truncatedNormal} says; it is
     * drawn wider by {@code 1 / 0.8796…}, so that the deviation is the one told after truncation. Keras' {@code GlorotNormal}; Glorot
     * and Bengio 2010, equation 12.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer glorotNormal(long seed) {
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.scaledNormal(2.0 / (rows + columns)));
    }

    /**
     * Uniform over {@code [-limit, limit)} with {@code limit = sqrt(6 / rows)}: Keras' {@code HeUniform}, for {@link Activation#RELU}.
     * He, Zhang, Ren and Sun, "Delving Deep into Rectifiers", ICCV 2015, equation 10.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer heUniform(long seed) {
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.uniform(Math.sqrt(6.0 / rows)));
    }

    /**
     * Normal of mean 0 and standard deviation {@code sqrt(2 / rows)}, truncated and corrected as in {@link #glorotNormal}: Keras'
     * {@code HeNormal}. He, Zhang, Ren and Sun 2015, equation 10.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer heNormal(long seed) {
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.scaledNormal(2.0 / rows));
    }

    /**
     * Uniform over {@code [-limit, limit)} with {@code limit = sqrt(3 / rows)}, which has variance {@code 1 / rows}: Keras'
     * {@code LecunUniform}. LeCun, Bottou, Orr and Müller, "Efficient BackProp", 1998, equation 16.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer lecunUniform(long seed) {
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.uniform(Math.sqrt(3.0 / rows)));
    }

    /**
     * Normal of mean 0 and standard deviation {@code sqrt(1 / rows)}, truncated and corrected as in {@link #glorotNormal}: Keras'
     * {@code LecunNormal}. LeCun, Bottou, Orr and Müller 1998, equation 16.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer lecunNormal(long seed) {
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.scaledNormal(1.0 / rows));
    }

    /**
     * Normal values of which those more than two standard deviations from the mean are drawn again: Keras' {@code TruncatedNormal}. The
     * standard deviation of what remains is {@code 0.8796 · stddev}.
     *
     * @param mean the mean, in Keras 0 if not given
     * @param stddev the standard deviation before truncation, in Keras 0.05 if not given
     * @param seed the same seed gives the same values
     * @return the initializer
     * @throws IllegalArgumentException if the mean is not finite, or the deviation negative or not finite
     */
    static Initializer truncatedNormal(double mean, double stddev, long seed) {
        RandomInitializer.checkFinite("mean", mean);
        RandomInitializer.checkFinite("stddev", stddev);
        if (stddev < 0) {
            throw new IllegalArgumentException("stddev: expected at least 0, found " + stddev);
        }
        return new RandomInitializer(seed, (draws, rows, columns) -> draws.truncatedNormal(mean, stddev));
    }

    /**
     * Orthogonal with gain 1: see {@link #orthogonal(double, long)}. What Keras' recurrent layers take for U.
     *
     * @param seed the same seed gives the same values
     * @return the initializer
     */
    static Initializer orthogonal(long seed) {
        return orthogonal(1, seed);
    }

    /**
     * A matrix whose columns are orthonormal, or whose rows are where it has fewer rows than columns, times a gain: Keras'
     * {@code Orthogonal}. A matrix of normal values, transposed if it has fewer rows than columns, is factored into {@code Q · R}; of
     * the factorings the one with a positive diagonal of {@code R} is taken, as Keras does by {@code Q · sign(diag(R))}, which makes
     * every orthogonal matrix equally likely. Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in
     * deep linear neural networks", ICLR 2014; Mezzadri, "How to generate random matrices from the classical compact groups", Notices
     * of the AMS 54, 2007.
     *
     * @param gain what every value is multiplied by
     * @param seed the same seed gives the same values
     * @return the initializer; it takes time proportional to {@code rows · columns · min(rows, columns)}
     * @throws IllegalArgumentException if the gain is not finite
     */
    static Initializer orthogonal(double gain, long seed) {
        RandomInitializer.checkFinite("gain", gain);
        return new OrthogonalInitializer(gain, seed);
    }

    /**
     * Zeros.
     *
     * @return the initializer
     */
    static Initializer zeros() {
        return constant(0f);
    }

    /**
     * One value everywhere.
     *
     * @param value the value
     * @return the initializer
     */
    static Initializer constant(float value) {
        return matrix -> {
            for (float[] row : matrix.rows()) {
                Arrays.fill(row, value);
            }
        };
    }
}
