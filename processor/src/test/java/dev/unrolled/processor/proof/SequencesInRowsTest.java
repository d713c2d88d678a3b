package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * A sequence of one example takes four steps together where what the inputs add to the sums can be computed ahead, and the same bits come out
 * where it can and where it cannot.
 */
final class SequencesInRowsTest {
    private static final int STEPS = 11;

    private final Vector x = Vector.input("x", 3);
    private final Vector h = Vector.state("h", 3);
    private final Vector z = Vector.local("z", 3);
    private final Vector m = Vector.local("m", 3);
    private final Matrix kernel = new Matrix("K", 6, 3, List.of(new RowBlock("B", "some", "something", 0, 6)));

    @Test
    void inputBeforeState() {
        check(true, affine(z, 0, x.all(), h.all()), put(h, z));
    }

    @Test
    void twoVectorsOfSums() {
        check(true, affine(z, 0, x.all(), h.all()), affine(m, 3, x.all()), put(h, z, m));
    }

    @Test
    void stateBeforeInput() {
        check(false, affine(z, 0, h.all(), x.all()), put(h, z));
    }

    @Test
    void inputOutsideOfSums() {
        check(false, affine(z, 0, x.all(), h.all()), put(h, z, x));
    }

    @Test
    void noSumsOfInputs() {
        check(false, affine(z, 0, h.all()), put(h, z));
    }

    @Test
    void sumsInTheirPlaceBefore() {
        check(false, affine(z, 0, x.all()), put(m, z, h), affine(z, 3, x.all()), put(h, m, z));
    }

    /** Of a network's layers, only what is given whole sequences has code for them: what goes forward and writes one output behind the other. */
    @Test
    void layers() {
        checkLayer(1, Direction.FORWARD, Merge.CONCATENATE, Steps.ALL);
        checkLayer(1, Direction.FORWARD, Merge.CONCATENATE, Steps.LAST);
        checkLayer(0, Direction.BACKWARD, Merge.CONCATENATE, Steps.ALL);
        checkLayer(0, Direction.BACKWARD_REVERSED, Merge.CONCATENATE, Steps.ALL);
        checkLayer(0, Direction.BIDIRECTIONAL, Merge.CONCATENATE, Steps.ALL);
        checkLayer(0, Direction.BIDIRECTIONAL, Merge.APART, Steps.ALL);
        checkLayer(1, Direction.BIDIRECTIONAL, Merge.SUM, Steps.ALL);
        checkLayer(1, Direction.BIDIRECTIONAL, Merge.CONCATENATE, Steps.LAST);
    }

    /** As many for the class that both directions share as for the two that they have if their activations differ. */
    private static void checkLayer(long methods, Direction direction, Merge merge, Steps steps) {
        CellSpec gru = SpecCase.gru(4, 3, Reset.AFTER, Biases.ONE, Numerics.FUSED);
        checkLayer(methods, gru, direction, merge, steps, Optional.empty());
        if (direction == Direction.BIDIRECTIONAL) {
            checkLayer(methods, gru, direction, merge, steps, Optional.of(RandomNetworks.withOtherActivation(gru)));
        }
    }

    private static void checkLayer(
            long methods, CellSpec cell, Direction direction, Merge merge, Steps steps, Optional<CellSpec> backward) {
        LayerSpec layer = new LayerSpec("layer0", cell, direction, merge, steps, OptionalInt.empty(), false, backward);
        NetworkSpec network = new NetworkSpec(CellCase.identity("Net"), cell.inputs(), List.of(layer), Head.NONE);
        String source =
                CompiledNetwork.of(new NetworkCase(network, ShapeChoice.ROWS)).source();
        assertEquals(methods, source.split("void advanceFourSteps\\(", -1).length - 1, source);
    }

    private Statement affine(Vector to, int row, Slice... from) {
        int rows = List.of(from).stream().mapToInt(Slice::length).sum();
        return new Affine(to.all(), List.of(from), new MatrixView(kernel, row, rows, 0, 3), List.of());
    }

    private static Statement put(Vector to, Vector from) {
        return new Pointwise(to.all(), new Read(from.all()));
    }

    private static Statement put(Vector to, Vector left, Vector right) {
        return new Pointwise(to.all(), new Sum(new Read(left.all()), new Read(right.all())));
    }

    private void check(boolean areTogether, Statement... statements) {
        CellProgram program = new CellProgram(x, List.of(h), h, List.of(kernel), List.of(statements), Numerics.FUSED);
        for (CompiledCell compiled : Cells.of(Map.of("Sequence", program), ShapeChoice.ROWS)) {
            assertEquals(areTogether, compiled.source().contains("advanceFourSteps("), compiled::source);
            for (Numbers numbers : Numbers.values()) {
                new Trial(program, Seeds.of("sequences " + numbers, 0), STEPS, 1, numbers).check(compiled);
            }
        }
    }
}
