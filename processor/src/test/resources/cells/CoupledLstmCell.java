package example;

import dev.unrolled.Activation;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 3, inputs = 2, coupled = true, outputActivation = Activation.LINEAR, bias = false)
public interface CoupledLstmCell extends RecurrentCell {}
