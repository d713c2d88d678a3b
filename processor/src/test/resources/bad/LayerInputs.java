package bad;

import dev.unrolled.Dense;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 40,
        layers = {
            @Layer(name = "encoder", lstm = @LstmCell(units = 64)),
            @Layer(name = "dense", dense = @Dense(units = 10, inputs = 128))
        })
public interface LayerInputs extends RecurrentNetwork {}
