package bad;

import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(inputs = 3, layers = @Layer(name = "my encoder", lstm = @LstmCell(units = 8)))
public interface LayerName extends RecurrentNetwork {}
