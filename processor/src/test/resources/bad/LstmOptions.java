package bad;

import dev.unrolled.GateView;
import dev.unrolled.LstmCell;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;

/** What is wrong with an LSTM's options is told all at once; accepted warnings are not told. */
interface LstmOptions {
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

    @SuppressWarnings("LstmCellNoDifference")
    @LstmCell(units = 2, inputs = 3, coupled = true, forgetBias = 1)
    interface Accepted extends RecurrentCell {}
}
