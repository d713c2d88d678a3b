package good.deprecated;

import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
public interface OldMethodsCell {
    @Deprecated
    float[][] kernel();

    @Deprecated(forRemoval = true)
    default float[] bias() {
        return new float[0];
    }
}
