package bad;

import dev.unrolled.Dense;
import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(inputs = 3, layers = {@Layer(dense = @Dense(units = 4)), @Layer(dense = @Dense(units = 2))})
public interface NetworkDense extends RecurrentNetwork {}
