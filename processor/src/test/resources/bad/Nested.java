package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

class Nested {
    private static class Private {
        interface Between {
            @RnnCell(units = 2, inputs = 3)
            interface Inner extends RecurrentCell {}
        }
    }
}
