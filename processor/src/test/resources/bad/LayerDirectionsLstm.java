package bad;

import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = {
            @Layer(
                    name = "lower",
                    direction = Direction.BIDIRECTIONAL,
                    lstm = {
                        @LstmCell(units = 8),
                        @LstmCell(
                                units = 8,
                                inputs = 4,
                                clip = 3,
                                bias = false,
                                numerics = Numerics.SEPARATE,
                                forgetBias = 1,
                                peepholes = true,
                                projection = 5,
                                cellClip = 2,
                                projectionClip = 1)
                    }),
            @Layer(
                    name = "upper",
                    direction = Direction.BIDIRECTIONAL,
                    lstm = {@LstmCell(units = 8), @LstmCell(units = 8, coupled = true)})
        })
public interface LayerDirectionsLstm extends RecurrentNetwork {}
