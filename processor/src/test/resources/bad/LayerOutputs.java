package bad;

import dev.unrolled.Dense;
import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(name = "encoder", rnn = @RnnCell(units = 3000), direction = Direction.BIDIRECTIONAL),
            @Layer(name = "head", dense = @Dense(units = 2))
        })
public interface LayerOutputs extends RecurrentNetwork {}
