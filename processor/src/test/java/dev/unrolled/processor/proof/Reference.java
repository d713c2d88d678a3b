package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    static List<JsonNode> cases(String folder, String field, String... values) {
        List<JsonNode> found = new ArrayList<>();
        try {
            for (JsonNode each :
                    new ObjectMapper().readTree(path(folder + "/manifest.json").toFile())) {
                if (List.of(values).contains(each.path(field).asText())) {
                    found.add(each);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found;
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
