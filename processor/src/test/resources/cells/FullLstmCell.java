package example;

import dev.unrolled.LstmCell;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;

@LstmCell(
        units = 8,
        inputs = 5,
        forgetBias = 1,
        peepholes = true,
        projection = 4,
        cellClip = 2,
        projectionClip = 0.5f,
        clip = 5,
        recurrentBias = true,
        numerics = Numerics.SEPARATE)
public interface FullLstmCell extends RecurrentCell {}
