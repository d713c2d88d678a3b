package good.overloads;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Methods beside those of the generated class, some of which could be mistaken for them. */
@RnnCell(units = 9, inputs = 3)
public interface OverloadsCell extends RecurrentCell {
    default void advance(Object inputs, int inputsAt, Object state, int stateAt) {
        throw new AssertionError();
    }

    default void advance(float[] input, float[] state) {}

    default void advance0(int unused) {}

    default void addRows(float[] z) {}

    static void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {}

    default void step(double[] input, double[] state) {}

    default void run(Runnable task) {}
}
