package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

/** Two vectors of a state, which are taken apart, and weights of single units. */
@LstmCell(
        units = 2,
        inputs = 1,
        forgetBias = 1,
        peepholes = true,
        clip = 3,
        numerics = dev.unrolled.Numerics.SEPARATE)
public interface PackedLstmCell extends RecurrentCell {}
