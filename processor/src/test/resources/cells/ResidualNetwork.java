package example;

import dev.unrolled.Activation;
import dev.unrolled.Dense;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

/** A connection around one layer, and one around two. */
@RnnNetwork(
        inputs = 2,
        layers = {
            @Layer(name = "first", rnn = @RnnCell(units = 2), residual = "first"),
            @Layer(name = "wide", dense = @Dense(units = 3, activation = Activation.RELU)),
            @Layer(name = "narrow", rnn = @RnnCell(units = 2), residual = "wide")
        })
public interface ResidualNetwork extends RecurrentCell {}
