package bad;

import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(inputs = 3, layers = @Layer(lstm = @LstmCell(units = 8)))
@RnnCell(units = 8, inputs = 3)
public interface NetworkAndCell extends RecurrentNetwork {}
