package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Nullable;
import dev.unrolled.weights.WeightsException.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/** Asserts refusals in all their parts. */
final class Refusal {
    private Refusal() {}

    static Weights read(byte[] file, String source) throws IOException {
        return Weights.read(new ByteArrayInputStream(file), source);
    }

    /** The file is refused for one reason. */
    static void assertRefused(
            byte[] file, String source, @Nullable String tensor, long byteOffset, String expected, String found) {
        assertRefused(() -> read(file, source), source, tensor, byteOffset, expected, found);
    }

    static void assertRefused(
            Executable action, String source, @Nullable String tensor, long byteOffset, String expected, String found) {
        List<Problem> problems = assertThrows(WeightsException.class, action).problems();
        assertEquals(1, problems.size(), problems.toString());
        assertProblem(problems.get(0), source, tensor, byteOffset, expected, found);
    }

    static void assertProblem(
            Problem problem, String source, @Nullable String tensor, long byteOffset, String expected, String found) {
        assertEquals(
                source + ": " + tensor + " at byte " + byteOffset + ": expected " + expected + ", found " + found,
                problem.source() + ": " + problem.tensor() + " at byte " + problem.byteOffset() + ": expected "
                        + problem.expected() + ", found " + problem.found());
        assertFalse(problem.hint().isEmpty(), "a hint");
    }
}
