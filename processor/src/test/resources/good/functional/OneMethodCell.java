package good.functional;

import dev.unrolled.RnnCell;

@FunctionalInterface
@RnnCell(units = 2, inputs = 3)
public interface OneMethodCell {
    void step(float[] input, float[] state);
}
