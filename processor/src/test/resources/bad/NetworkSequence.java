package bad;

import dev.unrolled.Direction;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnNetwork;

@RnnNetwork(
        inputs = 3,
        layers = @Layer(name = "encoder", lstm = @LstmCell(units = 8), direction = Direction.BACKWARD))
public interface NetworkSequence extends RecurrentCell {}
