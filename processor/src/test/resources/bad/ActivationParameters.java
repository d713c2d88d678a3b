package bad;

import dev.unrolled.Activation;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

final class ActivationParameters {
    private ActivationParameters() {}

    @RnnCell(units = 2, inputs = 3, activation = Activation.TANH, alpha = 1f)
    interface TakesNone extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activation = Activation.AFFINE)
    interface NeedsBoth extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activation = Activation.SCALED_TANH, alpha = 0f, beta = Float.NaN)
    interface BothAreWrong extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activation = Activation.THRESHOLDED_RELU, alpha = Float.POSITIVE_INFINITY)
    interface TooLarge extends RecurrentCell {}
}
