// javac -Aunrolled.shape=straight
package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 64, inputs = 65)
interface UnrolledStraightTooLarge extends RecurrentCell {}
