package dev.unrolled.benchmarks;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.RecurrentCell;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is timed computes the right thing, and a wrong result would not be timed. */
class BenchmarkCorrectnessTest {
    @ParameterizedTest
    @ValueSource(strings = {"3,2,1", "3,2,4", "8,16,1", "32,64,1", "64,128,32"})
    void cellAndLoopAgree(String size) {
        Case sizes = new Case(size);
        for (String shape : new String[] {"auto", "rows"}) {
            RecurrentCell cell = sizes.cell(shape);
            sizes.check(cell, sizes.plainLoop(cell));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"3,2,1", "64,128,32"})
    void aWrongWeightIsNoticed(String size) {
        Case sizes = new Case(size);
        RecurrentCell cell = sizes.cell("auto");
        PlainLoop loop = sizes.plainLoop(cell);
        cell.variables().get(0).rows()[0][0] += 0.5f;
        assertThrows(IllegalStateException.class, () -> sizes.check(cell, loop));
    }
}
