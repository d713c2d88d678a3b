package bad;

import dev.unrolled.GateView;
import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

/** What is wrong with the options of gated cells is told all at once; accepted warnings are not told. */
interface GatedOptions {
    @LstmCell(
            units = 2,
            inputs = 0,
            cellClip = -1,
            projectionClip = Float.NaN,
            projection = 5000,
            clip = Float.NEGATIVE_INFINITY,
            numerics = Numerics.TENSORFLOW_1)
    interface Wrong extends RecurrentCell {
        float[] resetGate();

        GateView forgetGate();
    }

    @LstmCell(units = 2, inputs = 3, coupled = true, forgetBias = 1)
    interface Warned extends RecurrentCell {}

    @GruCell(units = 2, inputs = 3, reset = Reset.AFTER, recurrentBias = false)
    interface OneBias extends RecurrentCell {}

    @SuppressWarnings("LstmCellNoDifference")
    @LstmCell(units = 2, inputs = 3, coupled = true, forgetBias = 1)
    interface Accepted extends RecurrentCell {}
}
