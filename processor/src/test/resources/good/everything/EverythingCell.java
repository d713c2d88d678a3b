package good.everything;

import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.List;

/** Declares all that the generated class provides. */
@RnnCell(units = 2, inputs = 3)
public interface EverythingCell {
    float[][] kernel();

    float[][] W();

    float[][] U();

    float[] bias();

    int inputs();

    int units();

    int stateSize();

    int outputSize();

    void step(float[] a, float[] b);

    void step(int a, float[] b, float[] c);

    void step(int a, float[] b, int c, float[] d, int e);

    void step(float[] a, float[] b, float[] c);

    void step(int a, float[] b, float[] c, float[] d);

    void step(int a, float[] b, int c, float[] d, int e, float[] f, int g);

    void run(int a, int b, float[] c, float[] d, float[] e);

    void run(int a, int b, float[] c, int d, float[] e, int f, float[] g, int h);

    void run(Sequence a, float[] b, float[] c, float[] d);

    void run(Sequence a, float[] b, int c, float[] d, int e, float[] f, int g);

    float[] zeroState(int a);

    float[] initialState(int a);

    void reserve(int a, int b);

    List<Variable> variables();

    CellLayout layout();

    void load(Weights a);

    void load(Weights a, Convention b);

    void initialize(Initializer a);

    UnrolledEverythingCell fork();

    RecurrentCell frozen();

    String describe();

    String fingerprint();
}
