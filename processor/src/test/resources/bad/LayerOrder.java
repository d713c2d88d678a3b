package bad;

import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;
import dev.unrolled.Steps;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(name = "encoder", lstm = @LstmCell(units = 8), steps = Steps.LAST),
            @Layer(name = "decoder", lstm = @LstmCell(units = 8))
        })
public interface LayerOrder extends RecurrentNetwork {}
