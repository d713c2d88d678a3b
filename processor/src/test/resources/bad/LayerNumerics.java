package bad;

import dev.unrolled.Layer;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(inputs = 3, layers = @Layer(rnn = @RnnCell(units = 8, numerics = Numerics.TENSORFLOW_1)))
public interface LayerNumerics extends RecurrentCell {}
