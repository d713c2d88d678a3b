package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;

/**
 * What real frameworks computed: the folder {@code shared/reference} beside the project, or beside one of the folders that it lies in. A clone
 * without it skips the tests that need it.
 */
final class Reference {
    private Reference() {}

    /** A file or folder of the reference data; aborts the running test if the data are not there. */
    static Path path(String relative) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path reference = folder.resolve("shared").resolve("reference");
            if (Files.isDirectory(reference)) {
                return reference.resolve(relative);
            }
        }
        return Assumptions.abort("no folder shared/reference beside the project: the reference data are not there");
    }

    /** The cases that a folder's manifest lists for some kinds of cell. */
    static List<JsonNode> cases(String folder, String... kinds) {
        return manifest(folder)
                .filter(one -> List.of(kinds).contains(one.path("kind").asText()))
                .toList();
    }

    /** All cases that a folder's manifest lists. */
    static Stream<JsonNode> manifest(String folder) {
        try {
            JsonNode manifest =
                    new ObjectMapper().readTree(path(folder + "/manifest.json").toFile());
            return StreamSupport.stream(manifest.spliterator(), false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The arrays of a case. */
    static Weights arrays(String folder, JsonNode one) {
        try {
            return Weights.read(path(folder + "/" + one.get("name").asText() + ".npz"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
