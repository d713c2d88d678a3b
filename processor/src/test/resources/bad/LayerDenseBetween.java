package bad;

import dev.unrolled.Dense;
import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;
import dev.unrolled.Steps;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(lstm = @LstmCell(units = 8)),
            @Layer(name = "cell", dense = @Dense(units = 4), direction = Direction.BIDIRECTIONAL),
            @Layer(lstm = @LstmCell(units = 8, inputs = 4)),
            @Layer(name = "last", dense = @Dense(units = 8), steps = Steps.LAST, residual = "last")
        })
public interface LayerDenseBetween extends RecurrentNetwork {}
