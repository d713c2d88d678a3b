package dev.unrolled.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Whatever the bytes are, reading gives weights or a {@link WeightsException}. Jazzer looks for bytes of which that is not true, guided by
 * coverage, one method at a time:
 *
 * <pre>mvn -q -Pfuzz -pl runtime test-compile exec:exec@fuzz -Dfuzz.method=read -Dfuzz.seconds=600</pre>
 *
 * <p>What is worth keeping of its findings is put beside the committed inputs, which {@link CorpusTest} reads in every build.
 */
class WeightsFuzzTest {
    @FuzzTest
    void read(byte[] file) throws IOException {
        use(file);
    }

    /** The bytes are an array in an archive with the right check sum. */
    @FuzzTest
    void readMember(byte[] array) throws IOException {
        use(Samples.archive(array, 0));
        use(Samples.archive(array, 1));
    }

    private static void use(byte[] file) throws IOException {
        try {
            Weights weights = Refusal.read(file, "fuzz.npy");
            for (String name : weights.names()) {
                weights.tensor(name).toDoubles();
            }
        } catch (WeightsException refused) {
            // One line for each problem, or the report itself is broken.
            if (String.valueOf(refused.getMessage()).lines().count()
                    != refused.problems().size()) {
                throw new AssertionError(refused);
            }
        }
    }
}
