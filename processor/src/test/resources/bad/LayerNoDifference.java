package bad;

import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.Merge;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(inputs = 3, layers = @Layer(name = "encoder", lstm = @LstmCell(units = 8), merge = Merge.SUM))
public interface LayerNoDifference extends RecurrentNetwork {}
