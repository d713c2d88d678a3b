// javac -Aunrolled.shape=straight
package bad;

import dev.unrolled.RnnCell;

class Straight {
    @RnnCell(units = 64, inputs = 64)
    interface JustEnough {}

    @RnnCell(units = 64, inputs = 65)
    interface TooLarge {}
}
