package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expressions;
import dev.unrolled.processor.program.Interpreter;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Values;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sigmoid and a tanh by one loop have the bits of two. */
final class GateLoopsTest {
    private static final Vector X = Vector.input("x", 4);
    private static final Vector H = Vector.state("h", 4);
    private static final Vector Z = Vector.local("z", 4);

    private static Pointwise gate(Activation function, int from, int length) {
        return new Pointwise(Z.slice(from, length), new Activate(function, new Read(Z.slice(from, length))));
    }

    private static CellProgram program(List<Pointwise> gates, Numerics numerics) {
        List<Statement> statements = new ArrayList<>();
        statements.add(new Pointwise(Z.all(), new Read(X.all())));
        statements.addAll(gates);
        statements.add(new Pointwise(H.all(), new Read(Z.all())));
        return new CellProgram(X, List.of(H), H, List.of(), statements, numerics);
    }

    private static float[] step(CellProgram program, float x) {
        float[] state = new float[4];
        new Interpreter(program, new Values(program), Examples.ONE).step(new float[] {x, x, x, x}, state);
        return state;
    }

    private static Pointwise gate(Activation function, int index, Expression argument) {
        return new Pointwise(Z.slice(index, 1), new Activate(function, argument));
    }

    private static Expression plus(int index, float constant) {
        return new Expression.Sum(new Read(Z.slice(index, 1)), new Expression.Constant(constant));
    }

    private static void assertOneLoop(List<Pointwise> gates, Numerics numerics) {
        List<Pointwise> loops = GateLoops.of(1, gates);
        assertEquals(List.of(Z.all()), loops.stream().map(Pointwise::to).toList());
        for (float x : new float[] {0f, Float.MIN_VALUE, 1e-40f, 1e-4f, 0.3f, 2f, 7.9f, 9f, 1e30f, Float.MAX_VALUE}) {
            for (float signed : new float[] {x, -x, x / 0f, -x / 0f}) {
                float[] expected = step(program(gates, numerics), signed);
                float[] found = step(program(loops, numerics), signed);
                for (int j = 0; j < 4; j++) {
                    assertEquals(Float.floatToIntBits(expected[j]), Float.floatToIntBits(found[j]), "of " + signed);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "SEPARATE"})
    void ofZerosTinyHugeAndNoNumbers(Numerics numerics) {
        assertOneLoop(
                List.of(gate(Activation.SIGMOID, 0, 1), gate(Activation.TANH, 1, 1), gate(Activation.SIGMOID, 2, 2)),
                numerics);
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "SEPARATE"})
    void constantsThatAreAddedToSome(Numerics numerics) {
        assertOneLoop(
                List.of(
                        gate(Activation.SIGMOID, 0, plus(0, 1)),
                        gate(Activation.TANH, 1, 1),
                        gate(Activation.TANH, 2, plus(2, -0.5f)),
                        gate(Activation.SIGMOID, 3, 1)),
                numerics);
    }

    @ParameterizedTest
    @EnumSource(names = {"FUSED", "SEPARATE"})
    void clipsOfWhatIsAdded(Numerics numerics) {
        assertOneLoop(
                List.of(
                        gate(Activation.TANH, 0, new Expression.Clip(new Read(Z.slice(0, 1)), 2)),
                        gate(Activation.SIGMOID, 1, new Expression.Clip(plus(1, 1), 2)),
                        gate(Activation.SIGMOID, 2, new Expression.Clip(plus(2, 3), 2)),
                        gate(Activation.TANH, 3, new Expression.Clip(new Read(Z.slice(3, 1)), 2))),
                numerics);
    }

    @Test
    void oneFunctionNeedsNoFactors() {
        List<Pointwise> gates = List.of(gate(Activation.SIGMOID, 0, plus(0, 1)), gate(Activation.SIGMOID, 1, 3));
        assertOneLoop(gates, Numerics.FUSED);
        assertTrue(GateLoops.of(1, gates).get(0).value() instanceof Activate);
    }

    @Test
    void severalLoopsHaveTheSameTables() {
        List<Pointwise> loops = GateLoops.of(
                1,
                List.of(
                        gate(Activation.TANH, 0, plus(0, 1)),
                        gate(Activation.SIGMOID, 1, 1),
                        gate(Activation.SIGMOID, 2, new Expression.Clip(new Read(Z.slice(2, 1)), 2)),
                        gate(Activation.TANH, 3, new Expression.Clip(plus(3, 1), 2))));
        assertEquals(2, loops.size());
        assertEquals(
                3,
                loops.stream()
                        .flatMap(loop -> Expressions.leaves(loop.value()))
                        .filter(Expression.Entry.class::isInstance)
                        .map(leaf -> ((Expression.Entry) leaf).table())
                        .distinct()
                        .count());
    }

    @Test
    void otherFunctionsOrArgumentsStayApart() {
        List<Pointwise> relu = List.of(gate(Activation.SIGMOID, 0, 1), gate(Activation.RELU, 1, 1));
        assertEquals(relu, GateLoops.of(1, relu));
        Expression twice = new Expression.Product(new Read(Z.slice(1, 1)), new Expression.Constant(2));
        List<Pointwise> product = List.of(gate(Activation.TANH, 0, 1), gate(Activation.SIGMOID, 1, twice));
        assertEquals(product, GateLoops.of(1, product));
        List<Pointwise> clip = List.of(
                gate(Activation.TANH, 0, 1),
                gate(Activation.SIGMOID, 1, new Expression.Clip(new Read(Z.slice(1, 1)), 2)));
        assertEquals(clip, GateLoops.of(1, clip));
    }

    @Test
    void partsOfGatesStayApart() {
        List<Pointwise> parts = List.of(gate(Activation.SIGMOID, 0, 1), gate(Activation.TANH, 1, 3));
        assertEquals(parts, GateLoops.of(2, parts));
    }
}
