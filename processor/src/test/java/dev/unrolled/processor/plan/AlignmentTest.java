package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.CellPrograms;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import dev.unrolled.processor.proof.RandomProgram;
import dev.unrolled.processor.proof.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What lets C2 vectorise the loops of gated cells; that the text has the same bits too is for the proofs to show. */
class AlignmentTest {
    private static final CellIdentity IDENTITY =
            new CellIdentity("p", List.of("Cell"), true, true, false, Set.of(), Set.of());
    private static final ActivationFunction TANH = new ActivationFunction.Standard(Activation.TANH);
    private static final ActivationFunction SIGMOID = new ActivationFunction.Standard(Activation.SIGMOID);

    static Stream<CellSpec> cells() {
        List<CellSpec> cells = new ArrayList<>();
        for (Reset reset : Reset.values()) {
            cells.add(new GruSpec(IDENTITY, 5, 3, reset, TANH, SIGMOID, CellSpec.NO_CLIP, Biases.TWO, Numerics.FUSED));
        }
        for (LstmSpec.Options options : List.of(
                LstmSpec.Options.NONE,
                new LstmSpec.Options(1f, true, 0, 2f, CellSpec.NO_CLIP, 3f, false),
                new LstmSpec.Options(0f, true, 4, 2f, 1f, 3f, true))) {
            cells.add(new LstmSpec(IDENTITY, 5, 3, options, TANH, TANH, SIGMOID, Biases.ONE, Numerics.FUSED));
        }
        return cells.stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void loopsReadOtherArraysThanTheirOwnAtOneIndex(CellSpec cell) {
        int loops = 0;
        for (Statement statement : Alignment.of(CellPrograms.of(cell)).statements()) {
            if (!(statement instanceof Statement.Pointwise pointwise) || pointwise.value() instanceof Expression.Read) {
                continue;
            }
            loops++;
            Slice to = pointwise.to();
            int index = to.vector().role() == Vector.Role.LOCAL ? to.from() : 0;
            for (Slice read : pointwise.reads()) {
                assertEquals(Vector.Role.LOCAL, read.vector().role(), pointwise::toString);
                if (read.vector().equals(to.vector())) {
                    assertTrue(read.equals(to) || !read.overlaps(to), pointwise::toString);
                } else {
                    assertEquals(index, read.from(), pointwise::toString);
                }
            }
        }
        assertTrue(loops >= 3, () -> cell.toString());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cellsKeepTheirBits(CellSpec cell) {
        CellProgram program = CellPrograms.of(cell);
        SameBits.check(program, Alignment.of(program), Seeds.of("cellsKeepTheirBits", 0));
    }

    @Test
    void randomProgramsKeepTheirBits() {
        for (int trial = 0; trial < 500; trial++) {
            long seed = Seeds.of("randomProgramsKeepTheirBits", trial);
            CellProgram program = RandomProgram.of(seed);
            SameBits.check(program, Alignment.of(program), seed);
        }
    }

    @Test
    void gatesShareALoopAndWhatFollowsTakesTheirPlace() {
        CellSpec lstm =
                new LstmSpec(IDENTITY, 5, 3, LstmSpec.Options.NONE, TANH, TANH, SIGMOID, Biases.ONE, Numerics.FUSED);
        List<Slice> loops = loops(lstm);
        Vector sums = loops.get(0).vector();
        assertEquals(List.of(sums.all(), sums.slice(0, 5), sums.slice(0, 5)), loops);
        assertEquals(List.of("cNow", "z"), locals(lstm));
    }

    @Test
    void gatesWithOtherActivationsHaveLoopsOfTheirOwn() {
        ActivationFunction relu = new ActivationFunction.Standard(Activation.RELU);
        CellSpec lstm =
                new LstmSpec(IDENTITY, 5, 3, LstmSpec.Options.NONE, relu, TANH, SIGMOID, Biases.ONE, Numerics.FUSED);
        List<Slice> loops = loops(lstm);
        Vector sums = loops.get(0).vector();
        assertEquals(List.of(sums.slice(0, 5), sums.slice(5, 5), sums.slice(10, 10)), loops.subList(0, 3));
        assertEquals(5, loops.size());
    }

    @Test
    void resetAfterKeepsWhatTheInputGivesTheCandidateAtTheIndexOfItsBiases() {
        CellSpec gru =
                new GruSpec(IDENTITY, 5, 3, Reset.AFTER, TANH, SIGMOID, CellSpec.NO_CLIP, Biases.TWO, Numerics.FUSED);
        assertEquals(List.of("hNow", "z", "xSums"), locals(gru));
        assertEquals(
                List.of("z[10, 15)", "z[0, 10)", "z[10, 15)", "z[0, 5)"),
                loops(gru).stream()
                        .map(to -> "%s[%d, %d)".formatted(to.vector().name(), to.from(), to.from() + to.length()))
                        .toList());
    }

    @Test
    void resetAfterReadsEachRowInOnePass() {
        CellSpec gru =
                new GruSpec(IDENTITY, 5, 3, Reset.AFTER, TANH, SIGMOID, CellSpec.NO_CLIP, Biases.TWO, Numerics.FUSED);
        List<Statement.Affine> affines = Alignment.of(CellPrograms.of(gru)).statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .map(Statement.Affine.class::cast)
                .toList();
        assertEquals(
                List.of("3 x 15 false", "5 x 15 true"),
                affines.stream()
                        .map(affine ->
                                affine.matrix().rows() + " x " + affine.matrix().columns() + " " + affine.continues())
                        .toList());
    }

    private static List<String> locals(CellSpec cell) {
        return Alignment.of(CellPrograms.of(cell)).locals().stream()
                .map(Vector::name)
                .toList();
    }

    private static List<Slice> loops(CellSpec cell) {
        return Alignment.of(CellPrograms.of(cell)).statements().stream()
                .filter(statement -> statement instanceof Statement.Pointwise pointwise
                        && !(pointwise.value() instanceof Expression.Read))
                .map(Statement::to)
                .toList();
    }
}
