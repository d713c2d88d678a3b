// javac -Aunrolled.shape=lanes
package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 64, inputs = 32)
interface UnrolledLanesAbsent extends RecurrentCell {}
