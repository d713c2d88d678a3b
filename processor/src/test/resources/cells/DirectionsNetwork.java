package example;

import dev.unrolled.Activation;
import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

/** One layer, whose backward direction has an activation of its own. */
@RnnNetwork(
        inputs = 3,
        layers =
                @Layer(
                        name = "both",
                        rnn = {@RnnCell(units = 2), @RnnCell(units = 2, activation = Activation.RELU)},
                        direction = Direction.BIDIRECTIONAL))
public interface DirectionsNetwork extends RecurrentNetwork {}
