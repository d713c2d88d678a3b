package good.forks;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.weights.WeightsLayout;

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
    interface Network extends RecurrentNetwork {
        @Override
        RecurrentNetwork fork();

        @Override
        RecurrentNetwork frozen();

        @Override
        WeightsLayout layout();

        @Override
        default float[] initialState(int batch) {
            return new float[0];
        }
    }

    @RnnCell(units = 2, inputs = 3)
    interface Wider {
        RecurrentNetwork fork();

        RecurrentNetwork frozen();

        WeightsLayout layout();
    }

    @RnnCell(units = 2, inputs = 3)
    interface Anything {
        Object fork();
    }
}
