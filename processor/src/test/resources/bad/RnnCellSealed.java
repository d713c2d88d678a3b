package bad;

import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
sealed interface RnnCellSealed {}

final class Permitted implements RnnCellSealed {}
