package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Reads in every build what {@link WeightsFuzzTest} starts from and what it has found, without Jazzer. */
class CorpusTest {
    @TestFactory
    Stream<DynamicTest> files() throws IOException, URISyntaxException {
        return inputs("read")
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> new WeightsFuzzTest().read(Files.readAllBytes(file))));
    }

    @TestFactory
    Stream<DynamicTest> members() throws IOException, URISyntaxException {
        return inputs("readMember")
                .map(file -> DynamicTest.dynamicTest(
                        name(file), () -> new WeightsFuzzTest().readMember(Files.readAllBytes(file))));
    }

    private static Stream<Path> inputs(String target) throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(CorpusTest.class.getResource("WeightsFuzzTestInputs/" + target));
        List<Path> inputs;
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            inputs = files.sorted().toList();
        }
        assertTrue(inputs.size() >= 9, inputs.size() + " inputs for " + target);
        return inputs.stream();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
