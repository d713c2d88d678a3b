package good.nested;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** All that an interface can be nested in. */
public class Nests<T> {
    @RnnCell(units = 2, inputs = 3)
    public interface InClass extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3)
    protected interface Protected extends RecurrentCell {}

    enum Enum {
        ONE;

        @RnnCell(units = 2, inputs = 3)
        interface Inner {}
    }

    @interface Annotation {
        @RnnCell(units = 2, inputs = 3)
        interface Inner {}
    }

    @RnnCell(units = 2, inputs = 3)
    public interface InInterface {
        @RnnCell(units = 3, inputs = 2)
        interface Inner {}
    }
}
