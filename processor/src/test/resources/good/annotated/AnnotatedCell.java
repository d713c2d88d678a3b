package good.annotated;

import dev.unrolled.RnnCell;
import dev.unrolled.Variable;

/** Type annotations everywhere: they are no part of a signature. */
@RnnCell(units = 2, inputs = 3)
public interface AnnotatedCell {
    @Maybe float @Maybe [] @Maybe [] kernel();

    @Maybe String describe();

    void step(float @Maybe [] input, float @Maybe [] state);

    java.util.@Maybe List<@Maybe Variable> variables();

    void run(int steps, int batch, float[] inputs, float[] state, float @Maybe [] outputs);

    @Maybe AnnotatedCell fork();

    default @Maybe AnnotatedCell self(@Maybe AnnotatedCell this) {
        return this;
    }
}
