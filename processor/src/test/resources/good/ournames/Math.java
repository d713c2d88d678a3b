package good.ournames;

import dev.unrolled.RnnCell;

@RnnCell(units = 9, inputs = 3)
public interface Math {}
