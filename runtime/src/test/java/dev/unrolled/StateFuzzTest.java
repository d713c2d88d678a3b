package dev.unrolled;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Whatever the bytes are, reading gives states or a {@link StateException}, and a refusal has changed nothing:
 *
 * <pre>mvn -q -Pfuzz -pl runtime test-compile exec:exec@fuzz -Dfuzz.class=State -Dfuzz.package=dev.unrolled -Dfuzz.folder=dev/unrolled</pre>
 *
 * <p>{@link StateCorpusTest} reads the committed inputs in every build.
 */
class StateFuzzTest {
    @FuzzTest
    void read(byte[] bytes) {
        StateSamples.isRead(bytes);
    }

    /** The bytes have the right check sum. */
    @FuzzTest
    void readChecked(byte[] bytes) {
        StateSamples.isRead(StateSamples.checked(bytes));
    }
}
