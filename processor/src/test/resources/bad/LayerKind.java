package bad;

import dev.unrolled.Dense;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = @Layer(lstm = @LstmCell(units = 8), dense = @Dense(units = 2)))
public interface LayerKind extends RecurrentNetwork {}
