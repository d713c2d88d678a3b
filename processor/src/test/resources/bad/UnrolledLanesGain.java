package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 64, inputs = 32)
interface UnrolledLanesGain extends RecurrentCell {}
