package bad;

import dev.unrolled.Layer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.RnnNetwork;

@RnnNetwork(inputs = 3, layers = {})
public interface NetworkLayers extends RecurrentNetwork {}
