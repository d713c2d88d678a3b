package bad;

import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.Merge;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 4,
        layers =
                @Layer(
                        name = "both",
                        rnn = @RnnCell(units = 2),
                        direction = Direction.BIDIRECTIONAL,
                        merge = Merge.APART,
                        residual = "both"))
public interface NetworkResidualApart extends RecurrentNetwork {}
