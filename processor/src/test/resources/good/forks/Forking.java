package good.forks;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Everything that fork() may be declared to return. */
public class Forking {
    @RnnCell(units = 2, inputs = 3)
    interface Interface extends RecurrentCell {
        @Override
        Interface fork();
    }

    @RnnCell(units = 2, inputs = 3)
    interface Generated extends RecurrentCell {
        @Override
        UnrolledForking_Generated fork();
    }

    @RnnCell(units = 2, inputs = 3)
    interface Qualified extends RecurrentCell {
        @Override
        good.forks.UnrolledForking_Qualified fork();
    }

    interface Super extends RecurrentCell {
        @Override
        Super fork();
    }

    @RnnCell(units = 2, inputs = 3)
    interface Sub extends Super {}

    @RnnCell(units = 2, inputs = 3)
    interface Anything {
        Object fork();
    }
}
