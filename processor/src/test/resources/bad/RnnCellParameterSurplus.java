package bad;

import dev.unrolled.Activation;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, activation = Activation.ELU, alpha = 0.5f, beta = 0.1f)
interface RnnCellParameterSurplus extends RecurrentCell {}
