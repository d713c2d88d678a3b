package example;

import dev.unrolled.RnnCell;

class Outer {
    /** Package-private, no RecurrentCell by itself, and with some of the generated methods declared. */
    @Deprecated
    @RnnCell(units = 1, inputs = 2)
    interface Inner {
        float[][] kernel();

        float[] bias();

        void step(float[] input, float[] state);

        UnrolledOuter_Inner fork();
    }
}
