package dev.unrolled.weights;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How a framework names and lays out the weights of one cell. Each turns its tensors into the {@linkplain CellLayout canonical} ones and
 * back; with {@code I} inputs, {@code U} units, {@code R} values in an output, {@code G} gates:
 *
 * <table>
 * <caption>Names and shapes</caption>
 * <tr><th></th><th>kernel</th><th>biases</th><th>others</th></tr>
 * <tr><td>{@link #CANONICAL}</td><td>{@code kernel [I+R][GU]}</td><td>{@code bias [GU]}, {@code recurrentBias [GU]}</td>
 * <td>{@code wf}, {@code wi}, {@code wo [U]}, {@code projection [U][R]}</td></tr>
 * <tr><td>{@link #TENSORFLOW}</td><td>{@code kernel [I+R][GU]}; GRU {@code gates/kernel [I+U][2U]}, {@code candidate/kernel [I+U][U]}</td>
 * <td>{@code bias [GU]}; GRU {@code gates/bias [2U]}, {@code candidate/bias [U]}</td>
 * <td>{@code w_f_diag}, {@code w_i_diag}, {@code w_o_diag [U]}, {@code projection/kernel [U][R]}</td></tr>
 * <tr><td>{@link #KERAS}</td><td>{@code kernel [I][GU]}, {@code recurrent_kernel [U][GU]}</td>
 * <td>{@code bias [GU]}; GRU with reset after the product {@code bias [2][GU]}</td><td></td></tr>
 * <tr><td>{@link #PYTORCH}</td><td>{@code weight_ih_l0 [GU][I]}, {@code weight_hh_l0 [GU][R]}</td>
 * <td>{@code bias_ih_l0 [GU]}, {@code bias_hh_l0 [GU]}</td><td>{@code weight_hr_l0 [R][U]}</td></tr>
 * <tr><td>{@link #ONNX}</td><td>{@code W [1][GU][I]}, {@code R [1][GU][U]}</td><td>{@code B [1][2GU]}</td>
 * <td>{@code P [1][3U]}: input, output, forget</td></tr>
 * </table>
 *
 * <table>
 * <caption>Order of the gates</caption>
 * <tr><th></th><th>GRU</th><th>LSTM</th></tr>
 * <tr><td>{@link #CANONICAL}, {@link #TENSORFLOW}</td><td>reset, update, candidate</td><td>input, candidate, forget, output</td></tr>
 * <tr><td>{@link #KERAS}</td><td>update, reset, candidate</td><td>input, forget, candidate, output</td></tr>
 * <tr><td>{@link #PYTORCH}</td><td>reset, update, candidate</td><td>input, forget, candidate, output</td></tr>
 * <tr><td>{@link #ONNX}</td><td>update, reset, candidate</td><td>input, output, forget, candidate</td></tr>
 * </table>
 *
 * <h2>Biases</h2>
 *
 * If the framework has two biases and the cell one, reading adds them and rounds once to float32; writing gives the second as zeros, so that
 * reading again gives the same bits. A cell with a recurrent bias keeps both, and adds them in the framework's order. If the cell has two and the framework
 * one, it is the other way round. A constant that a cell adds to the forget gate at run time is in no tensor, as in TensorFlow; the other
 * frameworks have it in their bias, and refuse such a cell.
 *
 * <h2>What no tensor tells</h2>
 *
 * The cell must be declared with it; else the weights load and the results are wrong: the forget bias of TensorFlow's cells (1 by
 * default); {@code linear_before_reset} of ONNX; {@code reset_after} of a Keras GRU without bias; {@code input_forget} of ONNX; {@code clip}
 * of ONNX, {@code cell_clip} and {@code proj_clip} of TensorFlow; activations that are not the default.
 *
 * <h2>Layers</h2>
 *
 * Names may have a prefix that ends in {@code /} or {@code .}, TensorFlow's and Keras' the suffix {@code :0}, PyTorch's {@code _l0} and
 * {@code _reverse} or none. A layer is written as the name with a star in place of the tensor's own: {@code rnn/basic_rnn_cell/*}, {@code
 * lstm.*_l1}. Where it is not given, the file has one; or one whose kernel has the cell's shape.
 *
 * <h2>From a file and back</h2>
 *
 * <pre>{@code
 * cell.load(Weights.read(Path.of("model.npz")));                                  // finds the convention by the names
 * cell.load(Weights.read(Path.of("model.npz")), Convention.PYTORCH);
 * Convention.PYTORCH.fromCanonical(Weights.of(cell), cell.layout()).write(Path.of("back.npz"));
 * }</pre>
 *
 * <p>Sources: TensorFlow 1.15 {@code rnn_cell_impl.py}; Keras {@code layers/rnn}; PyTorch {@code nn/modules/rnn.py}; ONNX {@code
 * Operators.md}.
 */
public enum Convention {
    /** The cell's own names and layout, exactly as its {@code variables()} list them. */
    CANONICAL("", "", "*"),

    /**
     * The variables of TensorFlow 1's {@code BasicRNNCell}, {@code GRUCell}, {@code BasicLSTMCell} and {@code LSTMCell}. A GRU with reset
     * after the product is a {@code CudnnCompatibleGRUCell}: its candidate has {@code candidate/input_projection} and {@code
     * candidate/hidden_projection}, each with a {@code kernel} and a {@code bias}.
     */
    TENSORFLOW(Convention.PREFIX, "(?::0)?", "*"),

    /** The weights of Keras' {@code SimpleRNN}, {@code GRU} and {@code LSTM}. */
    KERAS(Convention.PREFIX, "(?::0)?", "*"),

    /** The parameters of PyTorch's {@code nn.RNN}, {@code nn.GRU} and {@code nn.LSTM}, and of {@code nn.RNNCell} and its like. */
    PYTORCH(Convention.PREFIX, "(?:_l\\d+)?(?:_reverse)?", "*_l0"),

    /** The inputs of the ONNX operators {@code RNN}, {@code GRU} and {@code LSTM}, of one direction. */
    ONNX(Convention.PREFIX, "", "*");

    private static final String PREFIX = "(?:.*?[/.])??";

    /** A regular expression for what may stand before a tensor's own name. */
    final String prefixes;

    /** A regular expression for what may stand after a tensor's own name. */
    final String suffixes;

    /** The layer that is written unless another one is asked for. */
    final String layer;

    Convention(String prefixes, String suffixes, String layer) {
        this.prefixes = prefixes;
        this.suffixes = suffixes;
        this.layer = layer;
    }

    /**
     * The canonical tensors of the only layer of a file.
     *
     * @param weights tensors in this convention
     * @param cell the cell they are for
     * @return the tensors that {@link CellLayout} lists, float64 if one of the given ones is wider than float32, else float32
     * @throws WeightsException if the framework has no such cell, there is no or more than one such layer, or a tensor is missing,
     *     surplus, of another shape, or not finite where that is not allowed; it tells all that is wrong
     */
    public Weights toCanonical(Weights weights, CellLayout cell) {
        check(weights, cell);
        Layer only = new Layers(weights, cell, Collections.singleton(this)).only();
        Layer found = only != null
                ? only
                : Layer.in(weights, this, cell.kind()).stream().findFirst().orElse(Layer.of(this, layer));
        return new Conversion(weights, cell).toCanonical(found, true);
    }

    /**
     * The canonical tensors of a layer. All tensors of other names are left behind.
     *
     * @param weights tensors in this convention
     * @param cell the cell they are for
     * @param layer the names with a star in place of the tensor's own, for example {@code lstm.*_l1}
     * @return the tensors that {@link CellLayout} lists, float64 if one of the given ones is wider than float32, else float32
     * @throws WeightsException as {@link #toCanonical(Weights, CellLayout)} throws it
     * @throws IllegalArgumentException if there is not exactly one star
     */
    public Weights toCanonical(Weights weights, CellLayout cell, String layer) {
        check(weights, cell);
        return new Conversion(weights, cell).toCanonical(Layer.of(this, layer), false);
    }

    /**
     * The tensors of this convention for a cell: {@link #toCanonical(Weights, CellLayout)} backwards.
     *
     * @param canonical the tensors that {@link CellLayout} lists
     * @param cell the cell they are of
     * @return the tensors under the names above, without a prefix
     * @throws WeightsException if the framework has no such cell, or a tensor is missing, surplus, of another shape, or not finite where
     *     that is not allowed; it tells all that is wrong
     */
    public Weights fromCanonical(Weights canonical, CellLayout cell) {
        return fromCanonical(canonical, cell, layer);
    }

    /**
     * The tensors of this convention for a cell, as a layer of a larger model.
     *
     * @param canonical the tensors that {@link CellLayout} lists
     * @param cell the cell they are of
     * @param layer the names with a star in place of the tensor's own, for example {@code lstm.*_l1}
     * @return the tensors under these names
     * @throws WeightsException as {@link #fromCanonical(Weights, CellLayout)} throws it
     * @throws IllegalArgumentException if there is not exactly one star
     */
    public Weights fromCanonical(Weights canonical, CellLayout cell, String layer) {
        check(canonical, cell);
        return new Conversion(canonical, cell).fromCanonical(Layer.of(this, layer));
    }

    /**
     * The convention whose names a file has. Where the names allow several, that of the most tensors counts, then that whose kernel has the
     * cell's shape; of {@link #CANONICAL} and {@link #TENSORFLOW}, which are the same without a prefix, the first.
     *
     * @param weights tensors
     * @param cell the cell they are for
     * @return the convention; empty if the file has no complete kernel by any
     * @throws WeightsException if several layers are possible, telling which
     */
    public static Optional<Convention> find(Weights weights, CellLayout cell) {
        Layer only = new Layers(weights, cell, Arrays.asList(values())).only();
        return only == null ? Optional.empty() : Optional.of(only.convention());
    }

    /**
     * The convention whose names a file has.
     *
     * @param weights tensors
     * @param cell the cell they are for
     * @return what {@link #find} gives
     * @throws WeightsException if there is none or more than one, telling what was found and what was looked for
     */
    public static Convention detect(Weights weights, CellLayout cell) {
        return find(weights, cell).orElseThrow(() -> new UnknownNames(weights, cell).refusal());
    }

    /** Refuses a cell that the framework has not. */
    void check(Weights weights, CellLayout cell) {
        List<String> lacks = FrameworkTensors.lacks(this, cell);
        if (!lacks.isEmpty()) {
            throw new Place(weights.source(), null)
                    .refuse(
                            -1,
                            "a cell that " + this + " has weights for",
                            cell.toString(),
                            "declare the cell " + String.join(", ", lacks) + ", or use another convention");
        }
    }
}
