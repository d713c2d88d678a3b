package example;

import dev.unrolled.Dense;
import dev.unrolled.Direction;
import dev.unrolled.GruCell;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.Merge;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Reset;
import dev.unrolled.RnnNetwork;
import dev.unrolled.Steps;

/** A bidirectional stack, whose outputs are concatenated, then summed, of which the last one is classified. */
@RnnNetwork(
        inputs = 4,
        layers = {
            @Layer(name = "lower", lstm = @LstmCell(units = 3), direction = Direction.BIDIRECTIONAL),
            @Layer(
                    name = "upper",
                    gru = @GruCell(units = 5, reset = Reset.BEFORE),
                    direction = Direction.BIDIRECTIONAL,
                    merge = Merge.SUM,
                    steps = Steps.LAST),
            @Layer(dense = @Dense(units = 2))
        })
public interface BidirectionalNetwork extends RecurrentNetwork {}
