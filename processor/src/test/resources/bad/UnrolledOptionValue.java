// javac -Aunrolled.shape=diagonal
package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
interface UnrolledOptionValue extends RecurrentCell {}
