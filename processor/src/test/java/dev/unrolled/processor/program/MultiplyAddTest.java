package dev.unrolled.processor.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Numerics;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.MultiplyAdd;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Statement.Pointwise;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pointwise multiply-add, which the equations of no recorded cell contain, on paper and in double. */
final class MultiplyAddTest {
    private static final Vector X = Vector.input("x", 2);
    private static final Vector H = Vector.state("h", 2);

    private static CellProgram program(Expression next) {
        return new CellProgram(X, List.of(H), H, List.of(), List.of(new Pointwise(H.all(), next)), Numerics.FUSED);
    }

    @Test
    void inDouble() {
        CellProgram program = program(new MultiplyAdd(new Read(X.all()), new Read(H.all()), new Constant(0.25f)));
        double[] state = {3, -5};
        new DoubleInterpreter(program, new Values(program)).step(new double[] {2, 4}, state);
        assertArrayEquals(new double[] {6.25, -19.75}, state);
    }

    /** A factor that is a sum stands in parentheses; whole numbers below a million without a point. */
    @Test
    void onPaper() {
        Expression sum = new Sum(new Read(X.all()), new Constant(999999f));
        assertEquals(
                List.of("h' = (x + 999999) * h + 1000000.0"),
                Equation.of(program(new MultiplyAdd(sum, new Read(H.all()), new Constant(1e6f)))));
    }
}
