package dev.unrolled.weights;

import dev.unrolled.weights.FrameworkTensor.Axes;
import dev.unrolled.weights.FrameworkTensor.Part;
import dev.unrolled.weights.FrameworkTensor.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The one table of all conventions: names, axes, gate orders and biases of the tensors of a cell or a dense layer. */
final class FrameworkTensors {
    private static final String INITIAL_C = "initial_c";
    private static final String INITIAL_H = "initial_h";

    /** The states that a layer may have learned to start from. */
    static final List<String> LEARNED_STATES = Collections.unmodifiableList(Arrays.asList(INITIAL_C, INITIAL_H));

    private static final String FORGET_BIAS = "without a forget bias added at run time";
    private static final String COUPLED = "without coupled gates";

    private final CellLayout cell;
    private final List<FrameworkTensor> tensors = new ArrayList<>();
    private final List<String> lacks = new ArrayList<>();

    private FrameworkTensors(CellLayout cell) {
        this.cell = cell;
    }

    /** The tensors in which a framework keeps a cell, in the order in which they are written. */
    static List<FrameworkTensor> of(Convention convention, CellLayout cell) {
        return table(convention, cell).tensors;
    }

    /** How the cell would have to be declared for the framework to have it; empty if it has. */
    static List<String> lacks(Convention convention, CellLayout cell) {
        return table(convention, cell).lacks;
    }

    private static FrameworkTensors table(Convention convention, CellLayout cell) {
        FrameworkTensors table = new FrameworkTensors(cell);
        if (cell.kind() == CellKind.DENSE) {
            table.dense(convention);
            return table;
        }
        switch (convention) {
            case CANONICAL:
                table.canonical();
                break;
            case TENSORFLOW:
                table.tensorFlow();
                break;
            case KERAS:
                table.keras();
                break;
            case PYTORCH:
                table.pyTorch();
                break;
            case ONNX:
                table.onnx();
                break;
        }
        table.learnedState(convention == Convention.ONNX ? Axes.DIRECTIONS_MATRIX : Axes.VECTOR);
        return table;
    }

    /** {@code Dense}, {@code nn.Linear}, and of ONNX {@code Gemm} as it is without its attributes. */
    private void dense(Convention convention) {
        Gates outputs = Gates.none(cell.units());
        boolean isOnnx = convention == Convention.ONNX;
        if (convention == Convention.PYTORCH) {
            add("weight", Axes.TRANSPOSED, outputs, inputRows());
        } else {
            add(isOnnx ? "B" : "kernel", Axes.MATRIX, outputs, inputRows());
        }
        if (cell.hasBias()) {
            add(isOnnx ? "C" : "bias", Axes.VECTOR, outputs, vector("bias", 0));
        }
    }

    /** ONNX calls them so; the others have no name for them, and keep ours. */
    private void learnedState(Axes axes) {
        if (cell.hasLearnedState() && cell.kind() == CellKind.LSTM) {
            add(INITIAL_C, axes, Gates.none(cell.units()), vector(INITIAL_C, 0));
        }
        if (cell.hasLearnedState()) {
            add(INITIAL_H, axes, Gates.none(cell.outputs()), vector(INITIAL_H, 0));
        }
    }

    private void canonical() {
        Gates gates = Gates.of(cell, cell.kind().gates);
        add("kernel", Axes.MATRIX, gates, inputRows(), recurrentRows(cell.inputs()));
        if (cell.hasBias()) {
            add("bias", Axes.VECTOR, gates, vector("bias", 0));
        }
        if (cell.hasRecurrentBias()) {
            add("recurrentBias", Axes.VECTOR, gates, vector("recurrentBias", 0));
        }
        peepholes("wf", "wi", "wo");
        projection("projection", Axes.MATRIX);
    }

    private void tensorFlow() {
        lack(COUPLED, cell.hasCoupledGates());
        if (cell.kind() == CellKind.GRU) {
            tensorFlowGru();
            return;
        }
        Gates gates = Gates.of(cell, cell.kind().gates);
        add("kernel", Axes.MATRIX, gates, inputRows(), recurrentRows(cell.inputs()));
        bias("bias", gates);
        peepholes("w_f_diag", "w_i_diag", "w_o_diag");
        projection("projection/kernel", Axes.MATRIX);
    }

    /** {@code GRUCell}; with reset after the product {@code CudnnCompatibleGRUCell}, which keeps only the candidate's biases apart. */
    private void tensorFlowGru() {
        Gates gates = Gates.of(cell, "ru");
        Gates candidate = Gates.of(cell, "c");
        add("gates/kernel", Axes.MATRIX, gates, inputRows(), recurrentRows(cell.inputs()));
        bias("gates/bias", gates);
        if (!cell.resetsAfter()) {
            add("candidate/kernel", Axes.MATRIX, candidate, inputRows(), recurrentRows(cell.inputs()));
            bias("candidate/bias", candidate);
            return;
        }
        String input = "candidate/input_projection/";
        String hidden = "candidate/hidden_projection/";
        add(input + "kernel", Axes.MATRIX, candidate, inputRows());
        add(hidden + "kernel", Axes.MATRIX, candidate, recurrentRows(0));
        if (cell.hasBias()) {
            add(input + "bias", Axes.VECTOR, candidate, vector("bias", 0));
            add(hidden + "bias", Axes.VECTOR, candidate, vector("recurrentBias", 0));
        }
    }

    private void keras() {
        Gates gates = gates("urc", "ifjo");
        add("kernel", Axes.MATRIX, gates, inputRows());
        add("recurrent_kernel", Axes.MATRIX, gates, recurrentRows(0));
        if (cell.hasBias() && cell.resetsAfter()) {
            add("bias", Axes.MATRIX, gates, vector("bias", 0), recurrentBias(1));
        } else {
            bias("bias", gates);
        }
        lack("without peepholes", cell.hasPeepholes());
        lack("without a projection", cell.projection() > 0);
        lack(COUPLED, cell.hasCoupledGates());
        lack(FORGET_BIAS, cell.forgetBias() != 0);
    }

    private void pyTorch() {
        Gates gates = gates("ruc", "ifjo");
        add("weight_ih", Axes.TRANSPOSED, gates, inputRows());
        add("weight_hh", Axes.TRANSPOSED, gates, recurrentRows(0));
        if (cell.hasBias()) {
            add("bias_ih", Axes.VECTOR, gates, vector("bias", 0));
            add("bias_hh", Axes.VECTOR, gates, recurrentBias(0));
        }
        projection("weight_hr", Axes.TRANSPOSED);
        lack("with reset after the product", cell.kind() == CellKind.GRU && !cell.resetsAfter());
        lack("without peepholes", cell.hasPeepholes());
        lack(COUPLED, cell.hasCoupledGates());
        lack(FORGET_BIAS, cell.forgetBias() != 0);
    }

    private void onnx() {
        Gates gates = gates("urc", "iofj");
        add("W", Axes.DIRECTIONS_TRANSPOSED, gates, inputRows());
        add("R", Axes.DIRECTIONS_TRANSPOSED, gates, recurrentRows(0));
        if (cell.hasBias()) {
            add("B", Axes.DIRECTIONS_FLAT, gates, vector("bias", 0), recurrentBias(1));
        }
        if (cell.hasPeepholes()) {
            add("P", Axes.DIRECTIONS_FLAT, Gates.none(cell.units()), vector("wi", 0), vector("wo", 1), vector("wf", 2));
        }
        lack("without a projection", cell.projection() > 0);
        lack(FORGET_BIAS, cell.forgetBias() != 0);
    }

    private void lack(String what, boolean isThere) {
        if (isThere) {
            lacks.add(what);
        }
    }

    private Gates gates(String gru, String lstm) {
        switch (cell.kind()) {
            case GRU:
                return Gates.of(cell, gru);
            case LSTM:
                return Gates.of(cell, lstm);
            default:
                return Gates.of(cell, cell.kind().gates);
        }
    }

    private void add(String name, Axes axes, Gates gates, Part... parts) {
        tensors.add(new FrameworkTensor(name, axes, gates, Collections.unmodifiableList(Arrays.asList(parts))));
    }

    private Part inputRows() {
        return new Part("kernel", 0, cell.inputs(), 0, Share.EQUAL);
    }

    private Part recurrentRows(int at) {
        return new Part("kernel", cell.inputs(), cell.outputs(), at, Share.EQUAL);
    }

    private static Part vector(String canonical, int at) {
        return new Part(canonical, 0, 1, at, Share.EQUAL);
    }

    /** The second bias of a framework, which belongs to the cell's only one if it has no second. */
    private Part recurrentBias(int at) {
        return cell.hasRecurrentBias() ? vector("recurrentBias", at) : new Part("bias", 0, 1, at, Share.SURPLUS_THERE);
    }

    /** The only bias of a framework, to which both of a cell belong. */
    private void bias(String name, Gates gates) {
        if (cell.hasRecurrentBias()) {
            Part second = new Part("recurrentBias", 0, 1, 0, Share.SURPLUS_HERE);
            add(name, Axes.VECTOR, gates, vector("bias", 0), second);
        } else if (cell.hasBias()) {
            add(name, Axes.VECTOR, gates, vector("bias", 0));
        }
    }

    private void peepholes(String forget, String input, String output) {
        if (cell.hasPeepholes()) {
            Gates none = Gates.none(cell.units());
            add(forget, Axes.VECTOR, none, vector("wf", 0));
            add(input, Axes.VECTOR, none, vector("wi", 0));
            add(output, Axes.VECTOR, none, vector("wo", 0));
        }
    }

    private void projection(String name, Axes axes) {
        if (cell.projection() > 0) {
            Part all = new Part("projection", 0, cell.units(), 0, Share.EQUAL);
            add(name, axes, Gates.none(cell.projection()), all);
        }
    }
}
