package bad;

import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 128, inputs = 300, numerics = Numerics.TENSORFLOW_2)
interface RnnCellTensorFlowLimit extends RecurrentCell {}
