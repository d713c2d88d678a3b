package bad;

import dev.unrolled.Activation;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, activation = Activation.CELU, alpha = -1f)
interface RnnCellParameterValue extends RecurrentCell {}
