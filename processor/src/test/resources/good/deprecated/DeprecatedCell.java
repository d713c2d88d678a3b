package good.deprecated;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** What is deprecated is the user's to decide. */
@Deprecated(forRemoval = true)
@RnnCell(units = 2, inputs = 3)
public interface DeprecatedCell extends RecurrentCell {
    @Deprecated
    interface Around {
        @RnnCell(units = 2, inputs = 3)
        interface Inner {}
    }
}
