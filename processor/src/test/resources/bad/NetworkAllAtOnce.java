package bad;

import dev.unrolled.Dense;
import dev.unrolled.Direction;
import dev.unrolled.GruCell;
import dev.unrolled.Head;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;
import dev.unrolled.Steps;

@RnnNetwork(
        inputs = 0,
        layers = {
            @Layer(lstm = @LstmCell(units = 0)),
            @Layer(name = "class", gru = @GruCell(units = 4, reset = Reset.BEFORE, inputs = 5000)),
            @Layer,
            @Layer(name = "apart", rnn = @RnnCell(units = 4), direction = Direction.BIDIRECTIONAL, merge = Merge.APART),
            @Layer(name = "last", rnn = @RnnCell(units = 4), steps = Steps.LAST),
            @Layer(name = "late", rnn = @RnnCell(units = 4), residual = "later"),
            @Layer(name = "later", dense = @Dense(units = 4, numerics = Numerics.TENSORFLOW_2), residual = "last", learnedState = true)
        },
        head = Head.SOFTMAX)
public interface NetworkAllAtOnce extends RecurrentCell {
    float[][] kernel();

    int layout();
}
