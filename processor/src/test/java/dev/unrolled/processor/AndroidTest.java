package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationRole;
import dev.unrolled.processor.proof.ActivationSamples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.mojo.animal_sniffer.SignatureChecker;
import org.codehaus.mojo.animal_sniffer.logging.PrintWriterLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What generated classes need of Android: nothing beyond API level 26, and {@link Math#fma(float, float, float)} (level 33) where the
 * numerics say so. The runtime is held against the same signatures when it is built.
 */
class AndroidTest {
    /** Copied here by the build. */
    private static final Path SIGNATURES = Path.of("target/android/gummy-bears-api-26.signature");

    private static final String FMA = "java/lang/Math.fma (FFF)F";

    private final Path folder;

    AndroidTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(Numerics.class)
    void onlyFmaIsMissingOnApiLevel26(Numerics numerics) throws IOException {
        List<Path> classes = compile(numerics);
        for (Path file : classes) {
            List<String> missing = missing(file);
            if (numerics == Numerics.SEPARATE) {
                assertEquals(List.of(), missing, file::toString);
            } else {
                assertFalse(missing.isEmpty(), file::toString);
                for (String message : missing) {
                    assertTrue(message.contains("float Math.fma(float, float, float)"), message);
                }
            }
        }
    }

    /** The runtime's own calls of fma are exempt from its check; no {@code SEPARATE} cell gets to one of them. */
    @ParameterizedTest
    @EnumSource(Numerics.class)
    void separateCellsReachNoFma(Numerics numerics) throws IOException {
        for (Path file : compile(numerics)) {
            Set<String> reached = Reach.of(Files.readAllBytes(file));
            assertTrue(reached.stream().anyMatch(method -> method.startsWith("dev/unrolled/support/Arguments.")));
            assertEquals(numerics != Numerics.SEPARATE, reached.contains(FMA), file::toString);
        }
    }

    /** Fused activations are reached through the runtime, so the search goes beyond the generated class. */
    @Test
    void searchGoesThroughTheRuntime() throws IOException {
        byte[] activations;
        try (InputStream input = AndroidTest.class.getResourceAsStream("/dev/unrolled/math/Activations.class")) {
            activations = Objects.requireNonNull(input).readAllBytes();
        }
        assertTrue(Reach.of(activations).contains(FMA));
    }

    /** Straight and in rows, with each activation that the numerics allow. */
    private List<Path> compile(Numerics numerics) throws IOException {
        StringBuilder source = new StringBuilder("package p;\nimport dev.unrolled.*;\nclass Cells {\n");
        for (ActivationFunction activation : ActivationSamples.ALL) {
            if (activation.equals(ActivationSamples.OWN)) {
                continue; // what a user's class needs is the user's to know
            }
            boolean isTensorFlow = numerics == Numerics.TENSORFLOW_1 || numerics == Numerics.TENSORFLOW_2;
            if (isTensorFlow && !ActivationSamples.isKnownToTensorFlow(activation)) {
                continue;
            }
            for (String size : new String[] {"units = 2, inputs = 3", "units = 40, inputs = 7, bias = false"}) {
                source.append("@RnnCell(%s, %s, numerics = Numerics.%s)\n"
                        .formatted(size, ActivationSamples.source(ActivationRole.CANDIDATE, activation), numerics));
                source.append("interface %s%d extends RecurrentCell {}\n"
                        .formatted(ActivationSamples.name(activation), size.length()));
            }
        }
        if (numerics == Numerics.FUSED || numerics == Numerics.SEPARATE) {
            source.append("@GruCell(units = 40, inputs = 7, reset = Reset.AFTER, numerics = Numerics.%s)\n"
                    .formatted(numerics));
            source.append("interface Gru extends RecurrentCell {}\n");
            source.append("@LstmCell(units = 2, inputs = 3, clip = 3, numerics = Numerics.%s)\n".formatted(numerics));
            source.append("interface Lstm extends RecurrentCell {}\n");
        }
        Path file = folder.resolve("Cells.java");
        Files.writeString(file, source.append("}\n"));
        Map<String, Integer> status = Tool.javac(
                folder,
                "--release",
                "11",
                "-Xlint:-options",
                "-cp",
                Javac.runtime().getPath(),
                file.toString());
        assertEquals(Set.of(0), Set.copyOf(status.values()), status::toString);
        try (Stream<Path> classes = Files.list(folder.resolve("out/p"))) {
            List<Path> cells = classes.filter(
                            path -> path.getFileName().toString().matches("Unrolled.*\\.class"))
                    .toList();
            assertTrue(cells.size() >= 6, cells::toString);
            return cells;
        }
    }

    /** What a class uses that the signatures lack; our own runtime is checked by its own build. */
    private static List<String> missing(Path file) throws IOException {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        boolean broken;
        try (InputStream signatures = Files.newInputStream(SIGNATURES);
                PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            Set<String> ours = Set.of("dev.unrolled.*", "p.*");
            SignatureChecker checker = new SignatureChecker(signatures, ours, new PrintWriterLogger(stream));
            checker.setSourcePath(List.of());
            checker.process(file.toFile());
            broken = checker.isSignatureBroken();
        }
        List<String> messages = told.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("Undefined reference"))
                .toList();
        assertEquals(broken, !messages.isEmpty(), told::toString);
        return messages;
    }
}
