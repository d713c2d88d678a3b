package bad;

import dev.unrolled.RnnCell;

@RnnCell(
        units = Sizes.UNITS,
        inputs = 2
                - 3)
interface Constants {}

interface Sizes {
    int UNITS = Integer.MIN_VALUE;
}
