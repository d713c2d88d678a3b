package dev.unrolled.weights;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;

/**
 * Whatever the bytes are, reading gives weights or a {@link WeightsException}. {@code mvn -P fuzz -pl runtime test
 * -Dtest=WeightsFuzzTest#read} lets Jazzer look for bytes of which that is not true, guided by coverage; one method at
 * a time. What it finds it puts beside the committed inputs, which {@link CorpusTest} reads in every build.
 */
class WeightsFuzzTest {
    @FuzzTest(maxDuration = "5m")
    void read(byte[] file) throws IOException {
        use(file);
    }

    /** The bytes are an array in an archive with the right check sum. */
    @FuzzTest(maxDuration = "5m")
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
