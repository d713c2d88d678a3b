package bad;

import dev.unrolled.GruCell;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

@GruCell(units = 2, inputs = 3, reset = Reset.BEFORE, numerics = Numerics.TENSORFLOW_2)
interface RnnCellTensorFlowKind extends RecurrentCell {}
