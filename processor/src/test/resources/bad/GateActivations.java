package bad;

import dev.unrolled.Activation;
import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

/** Each message names the member that it is about. */
interface GateActivations {
    @GruCell(
            units = 2,
            inputs = 3,
            reset = Reset.AFTER,
            beta = 1f,
            gateActivation = Activation.LEAKY_RELU,
            gateBeta = 2f)
    interface Gru extends RecurrentCell {}

    @LstmCell(
            units = 2,
            inputs = 3,
            gateActivation = Activation.HARD_SIGMOID,
            gateAlpha = 0,
            outputActivation = Activation.RELU,
            outputActivationClass = String.class)
    interface Lstm extends RecurrentCell {}
}
