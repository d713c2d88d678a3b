package bad;

import dev.unrolled.Activation;
import dev.unrolled.Direction;
import dev.unrolled.GruCell;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Reset;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = @Layer(
                direction = Direction.BIDIRECTIONAL,
                gru = {
                    @GruCell(units = 8, reset = Reset.AFTER),
                    @GruCell(units = 9, reset = Reset.AFTER, activation = Activation.LEAKY_RELU)
                }))
public interface LayerDirectionsActivation extends RecurrentNetwork {}
