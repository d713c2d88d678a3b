package bad;

import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(name = "low", rnn = @RnnCell(units = 2)),
            @Layer(name = "lowOutputs", rnn = @RnnCell(units = 2)),
            @Layer(name = "iNPUTS", rnn = @RnnCell(units = 2)),
            @Layer(name = "high", rnn = @RnnCell(units = 2)),
            @Layer(name = "java", rnn = @RnnCell(units = 2)),
            @Layer(name = "cell", rnn = @RnnCell(units = 2), direction = Direction.BIDIRECTIONAL)
        })
public interface LayerNamesTaken extends RecurrentNetwork {
    int High = 1;
}
