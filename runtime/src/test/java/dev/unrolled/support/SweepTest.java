package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Direction;
import dev.unrolled.Nullable;
import dev.unrolled.Padding;
import dev.unrolled.Sequence;
import org.junit.jupiter.api.Test;

/**
 * A layer whose new state is ten times the old one plus the input shows in its digits which inputs an example was given, and in which
 * order. The state of an example is [what the layer leaves alone, the layer's state], so that strides count.
 */
class SweepTest {
    private static final int NOTHING = -1;

    /** Three steps of two examples: 1, 2, 3 and 4, 5, 6. */
    private final float[] inputs = {1, 4, 2, 5, 3, 6};

    private final float[] state = new float[4];
    private final float[] outputs = {NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING};
    private final Digits layer = new Digits();
    private final Sweep sweep = new Sweep();

    private void run(Direction direction, @Nullable float[] to) {
        sweep.run(direction, layer, inputs, 0, state, 1, to, 0, 1, 2);
    }

    @Test
    void everyStep() {
        sweep.start(3, 2);
        assertEquals(6, sweep.count());
        assertEquals(2, sweep.batch());
        run(Direction.FORWARD, outputs);
        assertArrayEquals(new float[] {1, 4, 12, 45, 123, 456}, outputs);
        assertArrayEquals(new float[] {0, 123, 0, 456}, state);
        assertEquals(1, layer.calls, "all steps at once");
    }

    @Test
    void backward() {
        sweep.start(3, 2);
        run(Direction.BACKWARD, outputs);
        assertArrayEquals(new float[] {321, 654, 32, 65, 3, 6}, outputs);
        assertEquals(3, layer.calls, "both examples at once");
    }

    /** The outputs stay in the order in which they were computed, and the next layer's steps are valid where these are. */
    @Test
    void backwardReversed() {
        sweep.start(Sequence.of(3, 2).lengths(3, 1), 0, 2);
        run(Direction.BACKWARD_REVERSED, outputs);
        assertArrayEquals(new float[] {3, NOTHING, 32, NOTHING, 321, 4}, outputs);
        float[] next = {NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING};
        float[] ones = {1, 1, 1, 1, 1, 1};
        float[] nextState = new float[4];
        sweep.run(Direction.FORWARD, layer, ones, 0, nextState, 1, next, 0, 1, 2);
        assertArrayEquals(new float[] {1, NOTHING, 11, NOTHING, 111, 1}, next);
        sweep.pad(1, next, 0, 2);
        assertArrayEquals(new float[] {1, 0, 11, 0, 111, 1}, next);
        // A new sequence begins in its own order.
        sweep.start(Sequence.of(3, 2).lengths(3, 1), 0, 2);
        sweep.pad(1, next, 0, 2);
        assertArrayEquals(new float[] {1, 0, 11, 0, 111, 0}, next);
    }

    @Test
    void stepsThatExamplesDoNotHave() {
        Sequence sequence = Sequence.of(3, 2).mask(true, false, false, true, true, false);
        sweep.start(sequence, 0, 2);
        run(Direction.FORWARD, outputs);
        assertArrayEquals(new float[] {1, NOTHING, NOTHING, 5, 13, NOTHING}, outputs);
        assertArrayEquals(new float[] {0, 13, 0, 5}, state);
        sweep.pad(1, outputs, 0, 2);
        assertArrayEquals(new float[] {1, 0, 0, 5, 13, 0}, outputs);
    }

    private float[] padded(Padding padding, Direction direction, SweptLayer of) {
        float[] to = new float[6];
        sweep.start(
                Sequence.of(3, 2).mask(true, false, false, true, true, false).padding(padding), 0, 2);
        sweep.run(direction, of, inputs, 0, new float[4], 1, to, 0, 1, 2);
        float[] before = to.clone();
        sweep.pad(1, to, 0, 2);
        assertArrayEquals(before, to, "padded already");
        return to;
    }

    /** Each layer pads for itself, in the order in which it computes. */
    @Test
    void paddedByLayer() {
        assertArrayEquals(new float[] {1, 0, 1, 5, 13, 5}, padded(Padding.REPEAT, Direction.FORWARD, layer));
        assertArrayEquals(new float[] {31, 5, 3, 5, 3, 0}, padded(Padding.REPEAT, Direction.BACKWARD, layer));
        assertArrayEquals(new float[] {3, 0, 3, 5, 31, 5}, padded(Padding.REPEAT, Direction.BACKWARD_REVERSED, layer));
        assertArrayEquals(new float[] {1, 0, 0, 5, 13, 0}, padded(Padding.ZERO_RECURRENT, Direction.FORWARD, layer));
        Digits half = new Digits(true);
        assertArrayEquals(new float[] {1, 0, 0, 5, 13, 0}, padded(Padding.REPEAT, Direction.FORWARD, half));
        assertArrayEquals(new float[] {31, 0, 0, 5, 3, 0}, padded(Padding.REPEAT, Direction.BACKWARD, half));
    }

    /** The mask is the same for the layer behind one whose outputs are reversed. */
    @Test
    void maskStaysBehindReversed() {
        float[] reversed = padded(Padding.REPEAT, Direction.BACKWARD_REVERSED, layer);
        float[] next = new float[6];
        sweep.run(Direction.FORWARD, layer, reversed, 0, new float[4], 1, next, 0, 1, 2);
        assertArrayEquals(new float[] {3, 0, 3, 5, 61, 5}, next);
        float[] through = {7, 7};
        sweep.padLast(1, through, 0);
        assertArrayEquals(new float[] {7, 7}, through);
    }

    /** One example of a sequence, which is how batch-major ones run. */
    @Test
    void oneExampleOfSeveral() {
        sweep.start(Sequence.of(3, 2).lengths(3, 2).batchMajor(), 1, 1);
        assertEquals(3, sweep.count());
        float[] own = {4, 5, 6};
        sweep.run(Direction.BACKWARD, layer, own, 0, state, 1, outputs, 2, 1, 1);
        assertArrayEquals(new float[] {NOTHING, NOTHING, 54, 5, NOTHING, NOTHING}, outputs);
        assertArrayEquals(new float[] {0, 54, 0, 0}, state);
    }

    /** Outputs beside those of another direction. */
    @Test
    void strides() {
        sweep.start(3, 1);
        sweep.run(Direction.FORWARD, layer, new float[] {1, 2, 3}, 0, state, 1, outputs, 1, 2, 2);
        assertArrayEquals(new float[] {NOTHING, 1, NOTHING, 12, NOTHING, 123}, outputs);
    }

    @Test
    void lastOutputs() {
        sweep.start(Sequence.of(3, 2).lengths(2, 0), 0, 2);
        state[3] = 8;
        run(Direction.FORWARD, null);
        sweep.last(Direction.FORWARD, layer, state, 1, outputs, 0, 2);
        assertArrayEquals(new float[] {12, NOTHING, 0, NOTHING, NOTHING, NOTHING}, outputs);
        assertEquals(8, state[3], "the state of an example without any step stays");
        float[] through = {5, 5, 5, 5};
        sweep.padLast(2, through, 0);
        assertArrayEquals(new float[] {5, 5, 0, 0}, through);
        // Without steps nobody has an output.
        sweep.start(0, 2);
        sweep.padLast(2, through, 0);
        assertArrayEquals(new float[4], through);
    }

    /** Without {@code return_sequences}, Keras gives the output of the last step, be it masked. */
    @Test
    void lastOutputsOfLayers() {
        float[] states = {0, 1, 0, 2, 0, 3};
        Sequence sequence = Sequence.of(2, 3).mask(true, false, false, false, true, false);
        Digits half = new Digits(true);
        assertArrayEquals(new float[] {1, 2, 0}, last(sequence, Padding.REPEAT, Direction.FORWARD, layer, states));
        assertArrayEquals(
                new float[] {0, 2, 0}, last(sequence, Padding.ZERO_RECURRENT, Direction.FORWARD, layer, states));
        assertArrayEquals(
                new float[] {1, 0, 0}, last(sequence, Padding.ZERO_RECURRENT, Direction.BACKWARD, layer, states));
        assertArrayEquals(
                new float[] {1, 0, 0},
                last(sequence, Padding.ZERO_RECURRENT, Direction.BACKWARD_REVERSED, layer, states));
        assertArrayEquals(
                new float[] {1, 2, 0}, last(sequence, Padding.ZERO_RECURRENT, Direction.BACKWARD, half, states));
        Sequence none = Sequence.of(0, 3).mask();
        assertArrayEquals(new float[3], last(none, Padding.ZERO_RECURRENT, Direction.FORWARD, layer, states));
    }

    private float[] last(Sequence of, Padding padding, Direction direction, SweptLayer swept, float[] states) {
        float[] to = {NOTHING, NOTHING, NOTHING};
        sweep.start(of.padding(padding), 0, 3);
        sweep.last(direction, swept, states, 1, to, 0, 1);
        return to;
    }

    private static final class Digits extends SweptLayer {
        private int calls;

        Digits() {
            this(false);
        }

        Digits(boolean isHalf) {
            super(1, 2, 0, 1, isHalf);
        }

        @Override
        protected void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
            calls++;
            for (int n = 0; n < batch; n++) {
                state[stateAt + 2 * n] = 10 * state[stateAt + 2 * n] + inputs[inputsAt + n];
            }
        }

        @Override
        protected void advanceSequence(
                int steps,
                int batch,
                float[] inputs,
                int inputsAt,
                float[] state,
                int stateAt,
                @Nullable float[] outputs,
                int outputsAt) {
            for (int t = 0; t < steps; t++) {
                advanceBatch(batch, inputs, inputsAt + t * batch, state, stateAt);
                for (int n = 0; outputs != null && n < batch; n++) {
                    outputs[outputsAt + t * batch + n] = state[stateAt + 2 * n];
                }
            }
            calls = 1;
        }
    }
}
