package bad;

import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 8, inputs = 400, numerics = Numerics.TENSORFLOW_2)
interface RnnCellTensorFlowLimit extends RecurrentCell {}
