package good.deprecated;

import dev.unrolled.GruCell;
import dev.unrolled.RnnCell;

/** Who names a deprecated class has been warned there, or silenced it. */
@SuppressWarnings({"deprecation", "removal"})
final class OldActivations {
    private OldActivations() {}

    @RnnCell(units = 2, inputs = 3, activationClass = OldClass.class)
    interface OfClass {}

    @RnnCell(units = 2, inputs = 3, activationClass = OldClass.Within.class)
    interface OfOneWithin {}

    @GruCell(units = 2, inputs = 3, reset = dev.unrolled.Reset.BEFORE, gateActivationClass = OldMethod.class)
    interface OfMethod {}
}
