package bad;

import dev.unrolled.RnnCell;

class Targets {
    @RnnCell(units = 2, inputs = 3)
    static class Class {}

    @RnnCell(units = 2, inputs = 3)
    enum Enum {
        ONE
    }

    @RnnCell(units = 2, inputs = 3)
    record Record(int kernel) {}

    @RnnCell(units = 2, inputs = 3)
    @interface Annotation {}
}
