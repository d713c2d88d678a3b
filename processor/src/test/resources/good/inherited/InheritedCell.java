package good.inherited;

import dev.unrolled.RnnCell;
import dev.unrolled.Variable;
import dev.unrolled.weights.Weights;

/** Gets its methods from elsewhere: plain, generic, raw, twice, and with bodies. */
@RnnCell(units = 2, inputs = 3)
@SuppressWarnings("rawtypes")
public interface InheritedCell
        extends HasKernel<float[][]>, Loads<Weights>, Forks<InheritedCell>, HasW, HasWToo, HasU, Described, Named {
    @Override
    default void reset() {}

    static float[][] bias(int unused) {
        return new float[unused][];
    }

    private void kernel(int unused) {}

    default void kernel(String unused) {
        kernel(unused.length());
    }
}

interface HasKernel<T> {
    T kernel();

    void reset();
}

interface Loads<T> {
    void load(T weights);
}

interface Forks<T extends Forks<T>> {
    T fork();
}

interface HasW {
    float[][] W();
}

interface HasWToo {
    float[][] W();

    default float[] bias() {
        return new float[0];
    }
}

interface HasU<T> {
    T U();
}

interface Described {
    CharSequence describe();

    Iterable<Variable> variables();

    Object zeroState(int batch);

    <T> float[][] kernel(T unused);
}

interface Named extends Described {
    @Override
    default <T> float[][] kernel(T unused) {
        return new float[0][];
    }
}
