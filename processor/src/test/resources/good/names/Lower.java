package good.names;

import dev.unrolled.RnnCell;

/** A package and types that look like members. */
@RnnCell(units = 2, inputs = 3)
public interface Lower {
    default kernel kernel(kernel same) {
        return same;
    }

    interface kernel {}
}
