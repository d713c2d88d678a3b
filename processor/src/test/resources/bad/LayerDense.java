package bad;

import dev.unrolled.Dense;
import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(name = "encoder", lstm = @LstmCell(units = 8)),
            @Layer(name = "head", dense = @Dense(units = 2), direction = Direction.BACKWARD)
        })
public interface LayerDense extends RecurrentNetwork {}
