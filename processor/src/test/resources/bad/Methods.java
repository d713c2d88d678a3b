package bad;

import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
interface Methods {
    void step(float[] input, float... state);

    default void run(int steps, int batch, float[] inputs, float[] state, float... outputs) {}

    <T> T kernel();

    Methods frozen();

    String fork();

    default int describe() {
        return 0;
    }

    Object clone();

    void addRows(float[] z, float a0, float[] row0);

    default void addRows(float[] z, float a0, float[] row0, float a1, float[] row1) {}

    default void advance12(float[] inputs, int inputsAt, float[] state, int stateAt) {}

    default void advance(float[] input, float[] state) {}
}
