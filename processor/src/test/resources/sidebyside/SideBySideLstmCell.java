package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

/** Weights of single units, a group of another length, and parts that leave something to others. */
@LstmCell(
        units = 4,
        inputs = 1,
        forgetBias = 1,
        peepholes = true,
        projection = 2,
        clip = 3,
        numerics = dev.unrolled.Numerics.SEPARATE)
public interface SideBySideLstmCell extends RecurrentCell {}
