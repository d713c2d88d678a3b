package bad;

import dev.unrolled.Numerics;
import dev.unrolled.RnnCell;

class SingleUnit {
    @RnnCell(units = 1, inputs = 3, numerics = Numerics.TENSORFLOW_2)
    interface Told {}

    @SuppressWarnings("RnnCellTensorFlowLimit")
    @RnnCell(units = 1, inputs = 3, numerics = Numerics.TENSORFLOW_2)
    interface Accepted {}

    @SuppressWarnings({"unused", "RnnCellTensorFlowLimit"})
    static class Around {
        @RnnCell(units = 1, inputs = 3, numerics = Numerics.TENSORFLOW_2)
        interface AcceptedToo {}
    }

    @RnnCell(units = 128, inputs = 256, numerics = Numerics.TENSORFLOW_2)
    interface JustWithin {}
}
