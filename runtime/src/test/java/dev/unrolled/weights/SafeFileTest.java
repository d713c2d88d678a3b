package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is there already where a file is written: permissions, links, pipes. */
class SafeFileTest {
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static void write(Path file) throws IOException {
        SafeFile.write(file, out -> out.write(CONTENT));
    }

    private void assertFiles(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(names),
                    files.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void permissionsAreKept() throws IOException {
        Assumptions.assumeTrue(
                folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = Files.createFile(folder.resolve("cell.npz"));
        // The last are more than any usual umask leaves.
        for (String permissions : List.of("rw-------", "r--r-----", "rwxrwxrwx")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            SafeFile.write(file, out -> {
                assertNoMore(permissions);
                out.write(CONTENT);
            });
            assertArrayEquals(CONTENT, Files.readAllBytes(file));
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertFiles("cell.npz");
    }

    /** What is being written can be read by nobody else either. */
    private void assertNoMore(String permissions) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                assertTrue(
                        PosixFilePermissions.fromString(permissions).containsAll(Files.getPosixFilePermissions(each)));
            }
        }
    }

    /** File systems allow 255 bytes or characters. */
    @Test
    void aNameAsLongAsFilesMayHave() throws IOException {
        String name = "n".repeat(251) + ".npz";
        write(folder.resolve(name));
        write(folder.resolve(name));
        assertFiles(name);
    }

    private static void link(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("no links on this system: " + e);
        }
    }

    @Test
    void aLinkToNothingLeadsToTheNewFile() throws IOException {
        Path link = folder.resolve("latest.npz");
        Path other = folder.resolve("other.npz");
        link(link, Path.of("other.npz"));
        link(other, folder.resolve("v2.npz"));
        write(link);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isSymbolicLink(other));
        assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("v2.npz")));
        assertFiles("latest.npz", "other.npz", "v2.npz");
    }

    @Test
    void linksThatLeadNowhere() throws IOException {
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        link(one, two);
        link(two, one);
        assertThrows(FileSystemLoopException.class, () -> write(one));
        Path lost = folder.resolve("lost");
        link(lost, folder.resolve("absent/cell.npz"));
        assertThrows(NoSuchFileException.class, () -> write(lost));
        assertFiles("lost", "one", "two");
    }

    @Test
    @Timeout(60)
    void aPipeIsWrittenInto() throws Exception {
        Path pipe = folder.resolve("pipe");
        try {
            Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
            Assumptions.assumeTrue(mkfifo.waitFor() == 0, "no pipes on this system");
        } catch (IOException e) {
            Assumptions.abort("no pipes on this system: " + e);
        }
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readAllBytes(pipe);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        write(pipe);
        assertFalse(Files.isRegularFile(pipe));
        assertArrayEquals(CONTENT, read.get(30, TimeUnit.SECONDS));
        assertFiles("pipe");
    }
}
