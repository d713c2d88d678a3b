package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VectorApiTest {
    @Test
    void vectorsOf128BitsAndMoreThatFit() {
        assertEquals(
                "[4, 8, 16]",
                IntStream.of(1, 2, 4, 8, 16, 32)
                        .filter(lanes -> VectorApi.suits(lanes, 16))
                        .boxed()
                        .toList()
                        .toString());
        assertFalse(VectorApi.suits(16, 15));
    }

    @Test
    void examplesFillVectorsOf256BitsAndMore() {
        assertFalse(VectorApi.suitsExamples(4));
        assertTrue(VectorApi.suitsExamples(8));
        assertTrue(VectorApi.suitsExamples(16));
    }

    /** As JDK 17 and 25 say it, with the flags -XX:TieredStopAtLevel=1, -Xint, none, and -Xcomp. */
    @Test
    void withoutC2VectorsAreObjects() {
        assertFalse(VectorApi.compiles("mixed mode, emulated-client, sharing"));
        assertFalse(VectorApi.compiles("interpreted mode, sharing"));
        assertTrue(VectorApi.compiles("mixed mode, sharing"));
        assertTrue(VectorApi.compiles("compiled mode, sharing"));
        assertTrue(VectorApi.compiles(""));
    }

    @Test
    void packsFromJdk25OnWhereAllVectorsHave256Bits() {
        assertEquals(
                "[25, 26, 100]",
                Stream.of("", "0.9", "1.8", "9", "11", "17", "24", "25", "26", "100", "25.1", "25-ea", "99999999999")
                        .filter(VectorApi::mayPack)
                        .toList()
                        .toString());
        assertEquals(Runtime.version().feature() >= 25, VectorApi.mayPack());
        assertEquals(VectorApi.mayPack(), VectorApi.packs(8));
        assertFalse(VectorApi.packs(4));
        assertFalse(VectorApi.packs(16));
    }
}
