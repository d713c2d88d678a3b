package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.Generated;
import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;
import dev.unrolled.processor.RecordingProcessor.Request;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * What Gradle asks of an isolating annotation processor, so that a change compiles only what depends on it:
 * <a href="https://docs.gradle.org/current/userguide/java_plugin.html#sec:incremental_annotation_processing">its manual</a>.
 */
class IncrementalTest {
    private static final Path CLASSES = Javac.location(UnrolledProcessor.class).toPath();

    @Test
    void everyRegisteredProcessorIsDeclaredIsolating() throws IOException {
        List<String> registered = lines("META-INF/services/" + Processor.class.getName());
        assertTrue(registered.contains(UnrolledProcessor.class.getName()), registered::toString);
        assertEquals(
                registered.stream().map(name -> name + ",isolating").toList(),
                lines("META-INF/gradle/incremental.annotation.processors"));
    }

    /** Gradle sees the annotations in class files, too. */
    @Test
    void annotationsAreInClassFiles() throws IOException {
        List<Class<? extends Annotation>> ours =
                List.of(RnnCell.class, GruCell.class, LstmCell.class, RnnNetwork.class, Generated.class);
        assertEquals(
                ours.stream().map(Class::getName).collect(Collectors.toSet()),
                new UnrolledProcessor().getSupportedAnnotationTypes());
        for (Class<?> annotation : ours) {
            Retention retention = annotation.getAnnotation(Retention.class);
            assertTrue(retention != null && retention.value() != RetentionPolicy.SOURCE, annotation::getName);
        }
    }

    @Test
    void everyFileComesFromItsInterfaceAlone() {
        RecordingProcessor recording = new RecordingProcessor();
        List<JavaFileObject> files =
                Cells.withoutOptions().stream().map(Cells::file).toList();
        assertThat(Javac.with(List.of(recording)).compile(files)).succeeded();
        assertEquals(files.size(), recording.requests().size(), recording.requests()::toString);
        for (Request request : recording.requests()) {
            assertEquals("createSourceFile", request.method());
            assertEquals(List.of(source(request.name())), request.origins());
        }
    }

    /** An interface that waits for another processor is written in a later round, from an element of that round. */
    @Test
    void laterRoundsToo() {
        RecordingProcessor recording = new RecordingProcessor();
        WritingProcessor writer = new WritingProcessor("p.Base", "package p; interface Base { float[] bias(); }");
        assertThat(
                        Javac.with(List.of(writer, recording))
                                .compile(
                                        JavaFileObjects.forSourceString(
                                                "p.Cell",
                                                "package p; @dev.unrolled.RnnCell(units = 2, inputs = 3) interface Cell extends Base {}")))
                .succeededWithoutWarnings();
        assertEquals(
                List.of(new Request("createSourceFile", "p.UnrolledCell", List.of("p.Cell"))), recording.requests());
    }

    /** The interface that a generated class implements. */
    private static String source(String generated) {
        return generated.replaceFirst("Unrolled", "").replace('_', '.');
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(CLASSES.resolve(file)).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }
}
