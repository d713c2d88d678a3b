package good.generic;

import dev.unrolled.RnnCell;

/** Methods with type parameters whose erasure is what the generated class provides. */
@RnnCell(units = 2, inputs = 3)
public interface GenericMethodsCell {
    <T> float[][] kernel();

    default <T extends Number> void step(float[] input, float[] state) {}
}
