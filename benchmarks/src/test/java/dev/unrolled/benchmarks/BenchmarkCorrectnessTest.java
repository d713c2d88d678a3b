package dev.unrolled.benchmarks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.RecurrentCell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed computes the right thing, and a wrong result would not be timed. */
class BenchmarkCorrectnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"3x2x1", "3x2x4", "8x16x1", "32x64x1", "64x128x32"})
    void cellAndLoopAgree(String size) {
        Case sizes = new Case(size);
        for (String shape : new String[] {"auto", "rows"}) {
            RecurrentCell cell = sizes.cell(shape);
            sizes.check(cell, sizes.plainLoop(cell));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3x2x1", "64x128x32"})
    void aWrongWeightIsNoticed(String size) {
        Case sizes = new Case(size);
        RecurrentCell cell = sizes.cell("auto");
        PlainLoop loop = sizes.plainLoop(cell);
        cell.variables().get(0).rows()[0][0] += 0.5f;
        assertThrows(IllegalStateException.class, () -> sizes.check(cell, loop));
    }
}
