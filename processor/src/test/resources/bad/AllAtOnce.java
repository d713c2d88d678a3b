// javac -Aunrolled.shape= -Aunrolled.lanes
package bad;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 0, inputs = 5000, activation = Activation.SIGMOID, numerics = Numerics.TENSORFLOW_2)
interface AllAtOnce<T> extends RecurrentCell {
    float[] gates();

    int units();

    long inputs();

    default void use(float[] weights) {}

    float[] apply(T value, java.util.List<String> names, float... more);
}
