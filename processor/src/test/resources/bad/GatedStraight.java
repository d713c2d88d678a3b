// javac -Aunrolled.shape=straight
package bad;

import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

/** All gates count. */
interface GatedStraight {
    @GruCell(units = 40, inputs = 30, reset = Reset.BEFORE)
    interface Gru extends RecurrentCell {}

    @LstmCell(units = 30, inputs = 30, projection = 40)
    interface Lstm extends RecurrentCell {}
}
