package bad;

import dev.unrolled.Activation;
import dev.unrolled.Dense;
import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(lstm = {@LstmCell(units = 8), @LstmCell(units = 8, activation = Activation.RELU)}),
            @Layer(dense = {@Dense(units = 2), @Dense(units = 2)}, direction = Direction.BIDIRECTIONAL),
            @Layer(rnn = {@RnnCell(units = 2), @RnnCell(units = 2), @RnnCell(units = 2)}, direction = Direction.BIDIRECTIONAL),
            @Layer(
                    direction = Direction.BIDIRECTIONAL,
                    lstm = {
                        @LstmCell(units = 8, inputs = 3, projection = 2),
                        @LstmCell(units = 8, inputs = 4, peepholes = true, recurrentBias = true, clip = 2)
                    })
        })
public interface LayerKinds extends RecurrentNetwork {}
