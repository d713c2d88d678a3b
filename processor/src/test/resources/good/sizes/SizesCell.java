package good.sizes;

import dev.unrolled.RnnCell;

/** Sizes that are not plain numbers. */
public class SizesCell {
    static final int UNITS = 4;

    @RnnCell(units = Sizes.UNITS + 1, inputs = SizesCell.UNITS)
    interface Constants {}

    @RnnCell(units = 'b', inputs = (int) 3L)
    interface Converted {}

    @RnnCell(units = Own.UNITS, inputs = Own.INPUTS)
    interface Own {
        int INPUTS = 7;
        int UNITS = 5;
    }

    @RnnCell(units = UnrolledSizesCell_Constants.UNITS, inputs = UnrolledSizesCell_Last.UNITS)
    interface Chained {}

    @RnnCell(units = 2, inputs = UnrolledSizesCell_Own.UNITS)
    interface Last {}
}
