package dev.unrolled.processor.proof;

import dev.unrolled.processor.proof.OnnxActivation.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A recurrent node with all its tensors, in ONNX's layout 0: {@code D} directions, 2 of a bidirectional node, the forward one first.
 *
 * @param operator {@code RNN}, {@code GRU} or {@code LSTM}
 * @param direction {@code forward}, {@code reverse} or {@code bidirectional}
 * @param activations one for RNN, gates and candidate for GRU, gates, candidate and output for LSTM; the same in both directions
 * @param clip the bound of what goes into an activation, 0 for none
 * @param w {@code [D, gates · units, inputs]}
 * @param r {@code [D, gates · units, units]}
 * @param b {@code [D, 2 · gates · units]}, empty if absent
 * @param p {@code [D, 3 · units]}, the peepholes of input, output and forget gate, empty if absent
 * @param x {@code [steps, batch, inputs]}
 * @param h {@code [D, batch, units]}, empty if absent
 * @param c {@code [D, batch, units]}, empty if absent
 * @param lengths {@code [batch]}, how many steps each example has, empty if absent
 */
@SuppressWarnings("ArrayRecordComponent") // nodes are never compared
record OnnxNode(
        String operator,
        String direction,
        int inputs,
        int units,
        int steps,
        int batch,
        List<OnnxActivation> activations,
        float clip,
        boolean linearBeforeReset,
        boolean inputForget,
        float[] w,
        float[] r,
        float[] b,
        float[] p,
        float[] x,
        float[] h,
        float[] c,
        int... lengths) {
    static OnnxNode random(Random random) {
        String operator = List.of("RNN", "GRU", "LSTM").get(random.nextInt(3));
        String direction = List.of("forward", "reverse", "bidirectional").get(random.nextInt(3));
        int both = directions(direction);
        int gates = gates(operator);
        int inputs = 1 + random.nextInt(9);
        int units = 1 + random.nextInt(9);
        int steps = 1 + random.nextInt(6);
        int batch = 1 + random.nextInt(4);
        boolean isLstm = operator.equals("LSTM");
        List<OnnxActivation> activations = usual(operator).stream()
                .map(kind -> OnnxActivation.random(random, kind))
                .toList();
        return new OnnxNode(
                operator,
                direction,
                inputs,
                units,
                steps,
                batch,
                activations,
                random.nextInt(3) == 0 ? 0.25f + random.nextInt(8) / 4f : 0f,
                operator.equals("GRU") && random.nextBoolean(),
                isLstm && random.nextInt(3) == 0,
                array(random, both * gates * units * inputs, 0.5f),
                array(random, both * gates * units * units, 0.5f),
                array(random, random.nextInt(4) > 0 ? both * 2 * gates * units : 0, 0.5f),
                array(random, isLstm && random.nextBoolean() ? both * 3 * units : 0, 0.5f),
                array(random, steps * batch * inputs, 1f),
                array(random, random.nextBoolean() ? both * batch * units : 0, 1f),
                array(random, isLstm && random.nextBoolean() ? both * batch * units : 0, 1f),
                lengths(random, steps, batch));
    }

    /** Absent, of one step or more, or now and then with an example that has none. */
    private static int[] lengths(Random random, int steps, int batch) {
        if (random.nextBoolean()) {
            return new int[0];
        }
        int[] lengths = random.ints(batch, 1, steps + 1).toArray();
        if (random.nextInt(8) == 0) {
            lengths[random.nextInt(batch)] = 0;
        }
        return lengths;
    }

    /** How many steps an example has. */
    int length(int example) {
        return lengths.length > 0 ? lengths[example] : steps;
    }

    /** Whether an example has no step. There ONNX Runtime gives values of its own, so that it is no judge of such a node. */
    boolean hasEmptyExample() {
        return Arrays.stream(lengths).anyMatch(length -> length == 0);
    }

    /** The number of directions. */
    int directions() {
        return directions(direction);
    }

    private static int directions(String direction) {
        return direction.equals("bidirectional") ? 2 : 1;
    }

    static int gates(String operator) {
        return switch (operator) {
            case "RNN" -> 1;
            case "GRU" -> 3;
            default -> 4;
        };
    }

    int gates() {
        return gates(operator);
    }

    /** Whether the activations are those that ONNX means when none are written, which then are not. */
    boolean hasDefaultActivations() {
        return activations.stream().map(OnnxActivation::kind).toList().equals(usual(operator));
    }

    private static List<Kind> usual(String operator) {
        return switch (operator) {
            case "RNN" -> List.of(Kind.Tanh);
            case "GRU" -> List.of(Kind.Sigmoid, Kind.Tanh);
            default -> List.of(Kind.Sigmoid, Kind.Tanh, Kind.Tanh);
        };
    }

    private static float[] array(Random random, int length, float scale) {
        float[] array = new float[length];
        for (int i = 0; i < length; i++) {
            array[i] = scale * (float) random.nextGaussian();
        }
        return array;
    }

    @Override
    public String toString() {
        return "%s %s inputs=%d units=%d steps=%d batch=%d %s clip=%s linear_before_reset=%s input_forget=%s bias=%s peepholes=%s h=%s c=%s lengths=%s"
                .formatted(
                        operator,
                        direction,
                        inputs,
                        units,
                        steps,
                        batch,
                        activations,
                        clip,
                        linearBeforeReset,
                        inputForget,
                        b.length > 0,
                        p.length > 0,
                        h.length > 0,
                        c.length > 0,
                        Arrays.toString(lengths));
    }
}
