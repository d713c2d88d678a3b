package dev.unrolled.processor;

import com.google.testing.compile.Compiler;
import dev.unrolled.RnnCell;
import java.io.File;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Processor;

/** The JDK's compiler as a user sets it up: the runtime and nothing else on the class path, every warning asked for. */
final class Javac {
    /** The tag of tests that compile what another one has compiled and looked at already: PIT, to which they are slow and kill nothing, leaves them out. */
    static final String AGAIN = "again";

    private Javac() {}

    /** The compiler with our processor. */
    static Compiler unrolled(String... options) {
        return with(List.of(new UnrolledProcessor()), options);
    }

    static Compiler with(List<Processor> processors, String... options) {
        List<String> all = new ArrayList<>(List.of("-Xlint:all"));
        all.addAll(List.of(options));
        return Compiler.javac()
                .withProcessors(processors)
                .withClasspath(List.of(runtime()))
                .withOptions(all);
    }

    /** The directory or jar of the runtime's classes. */
    static File runtime() {
        return location(RnnCell.class);
    }

    /** The directory or jar that a class was loaded from. */
    static File location(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The release that this compiler compiles for by default. */
    static int newestRelease() {
        return Runtime.version().feature();
    }
}
