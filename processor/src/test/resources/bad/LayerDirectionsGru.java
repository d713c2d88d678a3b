package bad;

import dev.unrolled.Direction;
import dev.unrolled.GruCell;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Reset;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(
                    name = "lower",
                    direction = Direction.BIDIRECTIONAL,
                    gru = {@GruCell(units = 8, reset = Reset.AFTER), @GruCell(units = 8, reset = Reset.BEFORE)}),
            @Layer(
                    name = "upper",
                    direction = Direction.BIDIRECTIONAL,
                    gru = {
                        @GruCell(units = 8, reset = Reset.BEFORE, recurrentBias = false),
                        @GruCell(units = 8, reset = Reset.BEFORE, recurrentBias = true)
                    })
        })
public interface LayerDirectionsGru extends RecurrentNetwork {}
