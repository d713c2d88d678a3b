package dev.unrolled.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The README shows the class that is generated for the quickstart's interface, unedited. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path INTERFACE =
            ROOT.resolve("samples/quickstart/src/main/java/dev/unrolled/samples/quickstart/TinyCell.java");
    private static final String BEGIN = "<!-- generated -->\n```java\n";

    @Test
    void showsTheGeneratedClass() throws IOException {
        Path readme = ROOT.resolve("README.md");
        String text = Files.readString(readme);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf("```", begin);
        assertTrue(begin >= BEGIN.length() && end > begin, "README.md: expected a block after <!-- generated -->");
        String generated = generated();
        if (Boolean.getBoolean("unrolled.recreate")) {
            Files.writeString(readme, text.substring(0, begin) + generated + text.substring(end));
            abort("README.md rewritten");
        }
        assertEquals(
                generated,
                text.substring(begin, end),
                "README.md is out of date: -Dunrolled.recreate=true rewrites it");
    }

    @Test
    void showsTheAnnotatedInterface() throws IOException {
        String source = Files.readString(INTERFACE);
        String declaration = source.substring(source.indexOf("@RnnCell"));
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertTrue(readme.contains(declaration), "README.md does not show " + declaration);
    }

    private static String generated() throws IOException {
        Compilation compilation = javac().withProcessors(new UnrolledProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(JavaFileObjects.forSourceString(
                        "dev.unrolled.samples.quickstart.TinyCell", Files.readString(INTERFACE)));
        assertEquals(Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
        return compilation.generatedSourceFiles().get(0).getCharContent(true).toString();
    }
}
