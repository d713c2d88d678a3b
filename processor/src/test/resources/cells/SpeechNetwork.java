package example;

import dev.unrolled.Dense;
import dev.unrolled.GruCell;
import dev.unrolled.Head;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.RnnNetwork;

/** Two layers and a head. */
@RnnNetwork(
        inputs = 6,
        layers = {
            @Layer(name = "encoder", lstm = @LstmCell(units = 16)),
            @Layer(name = "decoder", gru = @GruCell(units = 8, reset = Reset.AFTER), learnedState = true),
            @Layer(name = "head", dense = @Dense(units = 3))
        },
        head = Head.SOFTMAX)
public interface SpeechNetwork extends RecurrentCell {}
