package bad;

import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(name = "encoder", lstm = @LstmCell(units = 8)),
            @Layer(name = "encoder", lstm = @LstmCell(units = 8)),
            @Layer(name = "enCoder", lstm = @LstmCell(units = 8))
        })
public interface LayerNames extends RecurrentNetwork {}
