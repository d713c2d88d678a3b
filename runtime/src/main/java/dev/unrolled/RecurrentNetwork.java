package dev.unrolled;

import dev.unrolled.support.SequenceArguments;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsLayout;
import java.util.List;

/**
 * What runs on sequences: a {@linkplain RecurrentCell cell}, or a network of which a layer needs the whole sequence. Every generated class
 * implements this.
 *
 * <h2>Data</h2>
 *
 * All data are flat row-major {@code float[]} that the caller owns; a network keeps no state of its own. Sizes are in floats:
 *
 * <ul>
 *   <li>{@code inputs}: {@code [steps][batch][inputs()]} (time-major);
 *   <li>{@code state}: {@code [batch][stateSize()]}, read and then overwritten with the new state; of an LSTM c, then h, for each example;
 *   <li>{@code outputs}: {@code [steps][batch][outputSize()]}; {@code [batch][outputSize()]} of a network that gives its last output alone, see
 *       {@link RnnNetwork}.
 * </ul>
 *
 * A batch of independent examples gives each of them what it would get on its own, bit for bit, unless
 * {@link Numerics#TENSORFLOW_1} is used: there a batch of 1 rounds in another way than a larger one, as TensorFlow does.
 *
 * <h2>Errors</h2>
 *
 * Forms without offsets demand arrays of exactly the size needed; forms with offsets demand enough room from the offset on. A batch or
 * a number of steps of 0 does nothing, but that the {@linkplain Steps#LAST last} output of no step is written; a negative one, a wrong size
 * and two overlapping arrays throw {@link IllegalArgumentException}, a missing array throws {@link NullPointerException}. All checks come first:
 * after an exception nothing has changed.
 *
 * <h2>Threads</h2>
 *
 * Neither a cell nor a network is thread-safe: it owns scratch memory that a run overwrites. Give each thread its own {@link #fork()}. A run
 * does not lock or do I/O, but for the first that needs the Vector API, which loads its classes. It allocates nothing once HotSpot has
 * compiled it, but for three things that {@link #reserve} makes ahead: the buffers between the layers of a network, which grow where a batch
 * is larger than all before (and than 64), and in a network that needs the whole sequence where a sequence is longer; where a cell runs in
 * vectors of 512 bits and is not frozen, room of its own for a copy of the weights (4 MiB at most, and scratch), which it reads in sequences
 * of 64 steps and more of up to three examples; and, where a cell of fewer than 16 units puts the examples of a batch side by side in vectors,
 * scratch for these (some tens of KiB at most).
 */
public interface RecurrentNetwork {
    /**
     * The number of values in one input.
     *
     * @return the length of an input
     */
    int inputs();

    /**
     * The number of values in one example's state.
     *
     * @return the length of a state
     */
    int stateSize();

    /**
     * The number of values in one example's output.
     *
     * @return the length of an output
     */
    int outputSize();

    /**
     * A sequence of steps of a batch, time-major.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @param inputs {@code [steps][batch][inputs()]}
     * @param state {@code [batch][stateSize()]}, becomes the states after the last step
     * @param outputs {@code [steps][batch][outputSize()]}, the output of every step, or {@code null} if only the final state matters
     * @throws IllegalArgumentException if a length differs, a count is negative, or two arrays are the same
     */
    void run(int steps, int batch, float[] inputs, float[] state, @Nullable float[] outputs);

    /**
     * A sequence of steps of a batch, time-major, each array used from an offset on.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @param inputs holds {@code [steps][batch][inputs()]} from {@code inputsAt} on
     * @param inputsAt the index of the first input value
     * @param state holds {@code [batch][stateSize()]} from {@code stateAt} on, becomes the states after the last step
     * @param stateAt the index of the first state value
     * @param outputs takes {@code [steps][batch][outputSize()]} from {@code outputsAt} on; or {@code null} if only the final state
     *     matters
     * @param outputsAt the index of the first output value; not looked at where {@code outputs} is {@code null}
     * @throws IllegalArgumentException if there is too little room, a count or an offset is negative, or two ranges overlap
     */
    void run(
            int steps,
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt);

    /**
     * A sequence of a batch in either order, of which each example may have steps of its own. The results are those of the examples run one by
     * one, bit for bit, unless {@link Numerics#TENSORFLOW_1} is used: there each example has what it has as one of the batch.
     *
     * @param sequence how many steps and examples, in which order, and which steps they have
     * @param inputs {@code [steps][batch][inputs()]}, or {@code [batch][steps][inputs()]} if the sequence is batch-major
     * @param state {@code [batch][stateSize()]}, becomes the states after each example's last step
     * @param outputs {@code [steps][batch][outputSize()]} or {@code [batch][steps][outputSize()]}, padded where an example has no step; or
     *     {@code null} if only the final state matters
     * @throws IllegalArgumentException if a size or a length does not fit, or two arrays are the same
     */
    void run(Sequence sequence, float[] inputs, float[] state, @Nullable float[] outputs);

    /**
     * A sequence of a batch in either order, of which each example may have steps of its own, each array used from an offset on.
     *
     * @param sequence how many steps and examples, in which order, and which steps they have
     * @param inputs holds the inputs from {@code inputsAt} on
     * @param inputsAt the index of the first input value
     * @param state holds {@code [batch][stateSize()]} from {@code stateAt} on, becomes the states after each example's last step
     * @param stateAt the index of the first state value
     * @param outputs takes the outputs from {@code outputsAt} on; or {@code null} if only the final state matters
     * @param outputsAt the index of the first output value; not looked at where {@code outputs} is {@code null}
     * @throws IllegalArgumentException if there is too little room, a length does not fit, an offset is negative, or two ranges overlap
     */
    void run(
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt);

    /**
     * Makes room for a sequence ahead, so that a run of it, or of a smaller one, makes none. A run makes room itself where there is not
     * enough. A cell needs some for sequences of 64 steps and more, if it runs in vectors of 512 bits and is neither frozen nor large, or for
     * eight examples and more, if it puts these side by side in vectors. The first call for the latter loads the classes of the Vector API, too.
     *
     * @param steps the number of steps
     * @param batch the number of examples; of a batch-major sequence 1 is enough
     * @throws IllegalArgumentException if a number is negative, or an array would be longer than Java allows
     */
    default void reserve(int steps, int batch) {
        SequenceArguments.checkCounts(steps, batch);
    }

    /**
     * A new state of zeros.
     *
     * @param batch the number of examples
     * @return {@code [batch][stateSize()]} zeros
     * @throws IllegalArgumentException if the batch is negative or the array would be longer than Java allows
     */
    float[] zeroState(int batch);

    /**
     * A new state to start from: zeros, unless a layer has learned another one.
     *
     * @param batch the number of examples
     * @return {@code [batch][stateSize()]}, each example the same
     * @throws IllegalArgumentException if the batch is negative or the array would be longer than Java allows
     */
    default float[] initialState(int batch) {
        return zeroState(batch);
    }

    /**
     * The weights by name; those of a basic cell have the names that {@code cell.variables} gives them in TensorFlow.
     *
     * @return name, shape, type and live values of every weight; a {@linkplain #frozen() frozen} cell or network gives copies
     */
    List<Variable> variables();

    /**
     * Which weights there are, for a {@link Convention} to turn them into a framework's.
     *
     * @return the kind, the sizes and the options
     */
    WeightsLayout layout();

    /**
     * Takes over weights by name: all of them, or none. The names are those of the {@linkplain #variables() variables}, or of any other
     * {@link Convention} if they leave no doubt of which.
     *
     * <p>A cell must be declared with what no tensor tells, else the results are wrong: the forget bias of TensorFlow's cells (1 by
     * default), ONNX' {@code linear_before_reset}, {@code input_forget} and {@code clip}, TensorFlow's {@code cell_clip} and {@code
     * proj_clip}, {@code reset_after} of a Keras GRU without bias, activations that are not the default.
     *
     * @param weights a tensor for every variable, of its shape; or the tensors that a framework has of such a cell
     * @throws dev.unrolled.weights.WeightsException if a tensor is missing, surplus, of another shape, or holds a value that is not finite,
     *     or if several layers could be meant; it tells all that is wrong, and no weight has changed
     * @throws UnsupportedOperationException if this is {@linkplain #frozen() frozen}
     */
    void load(Weights weights);

    /**
     * Takes over weights from a framework's tensors: all of them, or none.
     *
     * @param weights the tensors
     * @param convention how they are named and laid out
     * @throws dev.unrolled.weights.WeightsException if a tensor is missing, surplus, of another shape, or holds a value that is not finite,
     *     or if the framework has no such cell; it tells all that is wrong, and no weight has changed
     * @throws UnsupportedOperationException if this is {@linkplain #frozen() frozen}
     */
    void load(Weights weights, Convention convention);

    /**
     * Fills every matrix by the initializer, and every vector with zeros. TensorFlow's {@code GRUCell} starts its gates' bias at 1, and Keras'
     * LSTM the forget gate's: write those through {@link GateView} or the bias itself.
     *
     * @param initializer what fills a matrix
     * @throws UnsupportedOperationException if this is {@linkplain #frozen() frozen}
     */
    void initialize(Initializer initializer);

    /**
     * One for another thread: it shares the weights and has scratch memory of its own.
     *
     * <p>Changing weights while another fork steps is undefined; publish weights before use, or swap {@linkplain #frozen() frozen} ones.
     *
     * @return the same over the same weights
     */
    RecurrentNetwork fork();

    /**
     * One over a private copy of the present weights, which never change again: {@link #load} and {@link #initialize} throw. It has scratch
     * as others have, so it is not thread-safe either: {@link #fork()} it for each thread.
     *
     * @return one with the same results, and weights that nothing changes
     */
    RecurrentNetwork frozen();

    /**
     * What a state means: the kind, sizes, options and numerics, as one line. Equal for all whose states can be exchanged, whatever their
     * weights and code shape; {@link State} writes it beside the states and refuses those of another one.
     *
     * @return for example {@code RNN inputs=3 units=2 activation=TANH biases=1 numerics=FUSED}
     */
    String fingerprint();

    /**
     * What this computes and how: equation, shapes, which kernel rows are W and which U, multiply-adds and bytes of a step, and the
     * code shape with its reason.
     *
     * @return several lines of text
     */
    String describe();
}
