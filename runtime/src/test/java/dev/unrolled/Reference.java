package dev.unrolled;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds what real frameworks wrote and computed: the folder {@code shared/reference} beside the project, or beside one of the folders
 * that it lies in. A clone without it skips the tests that need it.
 */
public final class Reference {
    private Reference() {}

    /**
     * A file or folder of the reference data; aborts the running test if the data are not there.
     *
     * @param relative the path below {@code shared/reference}
     * @return the path, which exists
     */
    public static Path path(String relative) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path reference = folder.resolve("shared").resolve("reference");
            if (Files.isDirectory(reference)) {
                Path path = reference.resolve(relative);
                if (!Files.exists(path)) {
                    throw new AssertionError("the reference data at " + reference + " lack " + relative);
                }
                return path;
            }
        }
        return Assumptions.abort("no folder shared/reference beside the project: the reference data are not there");
    }
}
