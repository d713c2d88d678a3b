package dev.unrolled.weights;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Replaces a file as a whole: the new one is written beside the old one and takes its place when it is complete. */
final class SafeFile {
    /** As many links one behind the other as Linux follows. */
    private static final int MOST_LINKS = 40;

    private static final int BUFFER = 1 << 16;
    private static final Set<StandardOpenOption> NEW =
            Collections.unmodifiableSet(EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));

    /** Writes the content of a file. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    private SafeFile() {}

    /**
     * Writes a file; if that fails, the old one is as it was, and nothing else is left behind. What is there and is no regular file is written
     * into: nobody wants a pipe or {@code /dev/stdout} replaced.
     */
    static void write(Path file, Content content) throws IOException {
        // Before links are followed: where /dev/stdout is a pipe, its own link leads to no path.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), BUFFER)) {
                content.write(out);
            }
            return;
        }
        Path target = target(file);
        // Not Files.createTempFile: nobody else could read what it makes. Nor the target's name and more, which may be
        // too long.
        String name = Integer.toHexString(target.hashCode()) + "-" + Long.toHexString(System.nanoTime());
        Path beside = target.resolveSibling(".unrolled-" + name + ".tmp");
        FileAttribute<?>[] kept = permissions(target);
        FileChannel channel = FileChannel.open(beside, NEW, kept);
        try {
            try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                content.write(out);
                out.flush();
                restore(beside, kept);
                channel.force(true);
            }
            replace(beside, target);
        } catch (Throwable e) {
            try {
                Files.deleteIfExists(beside);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** A link is kept, and what it leads to is replaced, or made. */
    private static Path target(Path file) throws IOException {
        if (Files.exists(file)) {
            return file.toRealPath();
        }
        Path target = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /**
     * Those of the old file, if there is one and it has such: what only its owner may read, nobody else may, not even while it is written. The
     * owner and the group are those of any new file.
     */
    private static FileAttribute<?>[] permissions(Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view == null || !Files.exists(target)) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())
        };
    }

    /** The file was made with them already, less those that the umask takes away. Some file systems refuse to change any. */
    private static void restore(Path file, FileAttribute<?>... kept) throws IOException {
        for (FileAttribute<?> each : kept) {
            if (!each.value().equals(Files.getAttribute(file, each.name()))) {
                Files.setAttribute(file, each.name(), each.value());
            }
        }
    }

    private static void replace(Path beside, Path target) throws IOException {
        try {
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
