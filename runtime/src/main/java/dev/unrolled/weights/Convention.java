package dev.unrolled.weights;

import dev.unrolled.weights.WeightsException.Problem;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a framework names and lays out the weights of a cell or a network. Each turns its tensors into the {@linkplain CellLayout canonical} ones and
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
 * frameworks have it in their bias, and refuse such a cell. {@link dev.unrolled.RecurrentNetwork#load(Weights)} lists what else no tensor tells.
 *
 * <h2>Layers</h2>
 *
 * Names may have a prefix that ends in {@code /} or {@code .}, TensorFlow's and Keras' the suffix {@code :0}, PyTorch's {@code _l0} and
 * {@code _reverse} or none. A layer is written as the name with a star in place of the tensor's own: {@code rnn/basic_rnn_cell/*}, {@code
 * lstm.*_l1}. Where it is not given, the file has one; or one whose kernel has the cell's shape. Of networks {@link NetworkLayout} tells.
 *
 * <h2>From a file and back</h2>
 *
 * <pre>{@code
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

    /** The inputs of the ONNX operators {@code RNN}, {@code GRU} and {@code LSTM}, of a cell those of one direction. */
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
     * The canonical tensors of a file that has the weights of one cell or network.
     *
     * @param weights tensors in this convention
     * @param layout the cell or the network they are for
     * @return the tensors that {@link CellLayout} or {@link LayerLayout} lists, float64 if one of the given ones is wider than float32, else
     *     float32
     * @throws WeightsException if the framework has no such cell, there is no such layer or there are more than one of which it could be,
     *     or a tensor is missing, surplus, of another shape, or not finite where that is not allowed; it tells all that is wrong
     */
    public Weights toCanonical(Weights weights, WeightsLayout layout) {
        if (layout instanceof NetworkLayout) {
            return toCanonical(weights, (NetworkLayout) layout, Collections.emptyMap());
        }
        CellLayout cell = (CellLayout) layout;
        check(weights, cell);
        Layer only = new Layers(weights, cell, Collections.singleton(this)).only();
        Layer found = only != null
                ? only
                : Layer.in(weights, this, cell.kind()).stream().findFirst().orElse(Layer.of(this, layer));
        return conversion(weights, cell, found).toCanonical(true, Collections.emptyList());
    }

    private static Conversion conversion(Weights weights, CellLayout cell, Layer layer) {
        return new Conversion(weights, Collections.singletonMap(Section.of(cell), layer));
    }

    /**
     * The canonical tensors of a layer. All tensors of other names are left behind.
     *
     * @param weights tensors in this convention
     * @param cell the cell they are for
     * @param layer the names with a star in place of the tensor's own, for example {@code lstm.*_l1}
     * @return the tensors that {@link CellLayout} lists, float64 if one of the given ones is wider than float32, else float32
     * @throws WeightsException as {@link #toCanonical(Weights, WeightsLayout)} throws it
     * @throws IllegalArgumentException if there is not exactly one star
     */
    public Weights toCanonical(Weights weights, CellLayout cell, String layer) {
        check(weights, cell);
        return conversion(weights, cell, Layer.of(this, layer)).toCanonical(false, Collections.emptyList());
    }

    /**
     * The canonical tensors of a network, some of whose layers are named.
     *
     * @param weights tensors in this convention
     * @param network the network they are for
     * @param layers from a layer's name, of two directions {@code name/forward} and {@code name/backward}, to the names of its tensors with a
     *     star in place of the tensor's own, for example {@code lstm.*_l1}; of {@link #ONNX}, where both directions are in the same
     *     tensors, from the name alone. Layers that are not named are looked for
     * @return the tensors that {@link LayerLayout} lists, float64 if one of the given ones is wider than float32, else float32
     * @throws WeightsException as {@link #toCanonical(Weights, WeightsLayout)} throws it
     * @throws IllegalArgumentException if a name is no layer's, of two directions one is missing, or a pattern has not exactly one star
     */
    public Weights toCanonical(Weights weights, NetworkLayout network, Map<String, String> layers) {
        return new NetworkConversion(weights, network, this, layers).toCanonical();
    }

    /**
     * The tensors of this convention for a cell or a network: {@link #toCanonical(Weights, WeightsLayout)} backwards.
     *
     * @param canonical the tensors that {@link CellLayout} or {@link LayerLayout} lists
     * @param layout the cell or the network they are of
     * @return the tensors under the names above, of a cell without a prefix, of a network with the layers' names before them
     * @throws WeightsException if the framework has no such cell, or a tensor is missing, surplus, of another shape, or not finite where
     *     that is not allowed; it tells all that is wrong
     */
    public Weights fromCanonical(Weights canonical, WeightsLayout layout) {
        return layout instanceof NetworkLayout
                ? fromCanonical(canonical, (NetworkLayout) layout, Collections.emptyMap())
                : fromCanonical(canonical, (CellLayout) layout, layer);
    }

    /**
     * The tensors of this convention for a network, some of whose layers get names of a user's.
     *
     * @param canonical the tensors that {@link LayerLayout} lists
     * @param network the network they are of
     * @param layers as {@link #toCanonical(Weights, NetworkLayout, Map)} takes them
     * @return the tensors under these names
     * @throws WeightsException as {@link #fromCanonical(Weights, WeightsLayout)} throws it
     * @throws IllegalArgumentException as {@link #toCanonical(Weights, NetworkLayout, Map)} throws it, or if two layers would have a tensor of
     *     the same name
     */
    public Weights fromCanonical(Weights canonical, NetworkLayout network, Map<String, String> layers) {
        return new NetworkConversion(canonical, network, this, layers).fromCanonical();
    }

    /**
     * The tensors of this convention for a cell, as a layer of a larger model.
     *
     * @param canonical the tensors that {@link CellLayout} lists
     * @param cell the cell they are of
     * @param layer the names with a star in place of the tensor's own, for example {@code lstm.*_l1}
     * @return the tensors under these names
     * @throws WeightsException as {@link #fromCanonical(Weights, WeightsLayout)} throws it
     * @throws IllegalArgumentException if there is not exactly one star
     */
    public Weights fromCanonical(Weights canonical, CellLayout cell, String layer) {
        check(canonical, cell);
        return conversion(canonical, cell, Layer.of(this, layer)).fromCanonical();
    }

    /**
     * The convention whose names a file has. Where the names allow several, that of the most tensors counts, then, of a cell, that whose
     * kernel has its shape; of {@link #CANONICAL} and {@link #TENSORFLOW}, which are the same without a prefix, the first.
     *
     * @param weights tensors
     * @param layout the cell or the network they are for
     * @return the convention; empty if the file has no complete kernel by any
     * @throws WeightsException if they are for a cell and several layers are possible, telling which
     */
    public static Optional<Convention> find(Weights weights, WeightsLayout layout) {
        if (layout instanceof NetworkLayout) {
            return new NetworkNames(weights, (NetworkLayout) layout).convention();
        }
        Layer only = new Layers(weights, (CellLayout) layout, Arrays.asList(values())).only();
        return only == null ? Optional.empty() : Optional.of(only.convention());
    }

    /**
     * The convention whose names a file has.
     *
     * @param weights tensors
     * @param layout the cell or the network they are for
     * @return what {@link #find} gives
     * @throws WeightsException if there is none or more than one, telling what was found and what was looked for
     */
    public static Convention detect(Weights weights, WeightsLayout layout) {
        return find(weights, layout)
                .orElseThrow(() -> layout instanceof NetworkLayout
                        ? new NetworkNames(weights, (NetworkLayout) layout).refusal()
                        : new UnknownNames(weights, (CellLayout) layout).refusal());
    }

    /** Refuses a cell that the framework has not. */
    void check(Weights weights, CellLayout cell) {
        List<String> lacks = FrameworkTensors.lacks(this, cell);
        if (!lacks.isEmpty()) {
            throw new WeightsException(Collections.singletonList(lacking(weights, cell.toString(), lacks)));
        }
    }

    Problem lacking(Weights weights, String cell, List<String> lacks) {
        return new Place(weights.source(), null)
                .problem(
                        -1,
                        "a cell that " + this + " has weights for",
                        cell,
                        "declare the cell " + String.join(", ", lacks) + ", or use another convention");
    }
}
