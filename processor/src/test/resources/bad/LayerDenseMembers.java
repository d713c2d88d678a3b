package bad;

import dev.unrolled.Dense;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.Merge;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnNetwork;
import dev.unrolled.Steps;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(name = "encoder", lstm = @LstmCell(units = 8)),
            @Layer(name = "one", dense = @Dense(units = 2), steps = Steps.LAST),
            @Layer(name = "two", dense = @Dense(units = 2), merge = Merge.SUM),
            @Layer(name = "three", dense = @Dense(units = 2), learnedState = true),
            @Layer(name = "decoder", lstm = @LstmCell(units = 8))
        })
public interface LayerDenseMembers extends RecurrentCell {}
