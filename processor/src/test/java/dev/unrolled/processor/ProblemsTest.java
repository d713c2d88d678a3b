package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import dev.unrolled.processor.program.CellPrograms;
import dev.unrolled.processor.report.ProblemCode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users are told: every file {@code bad/X.java} is compiled, and {@code bad/X.txt} holds all that the compiler then says, word for word and
 * with its place.
 */
class ProblemsTest {
    static Stream<String> fixtures() {
        return Fixtures.paths("bad").stream().map(Path::getFileName).map(name -> name.toString()
                .replaceFirst("\\.java$", ""));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatIsTold(String fixture) {
        Compilation compilation = compile(fixture);
        GoldenFiles.check(GoldenFiles.RESOURCES.resolve("bad/" + fixture + ".txt"), Told.text(compilation));
    }

    /** One fixture for every code, named by its tag, that shows this problem and no other. */
    @Tag(Javac.AGAIN)
    @ParameterizedTest
    @EnumSource
    void everyCodeHasItsFixture(ProblemCode code) {
        List<Diagnostic<?>> told = List.copyOf(Told.all(compile(code.tag())));
        List<Diagnostic<?>> ours = told.stream()
                .filter(each -> each.getMessage(null).startsWith("[" + code.tag() + "] "))
                .toList();
        assertEquals(1, ours.size(), told::toString);
        assertEquals(code.kind(), ours.get(0).getKind());
        assertTrue(ours.get(0).getMessage(null).endsWith(". " + code.hint()), told::toString);
        assertTrue(
                told.stream()
                        .filter(each -> !ours.contains(each))
                        .noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR
                                || each.getMessage(null).startsWith("[")),
                told::toString);
    }

    /** A build that is stopped by one of our messages shows nobody a stack trace. */
    @Tag(Javac.AGAIN)
    @ParameterizedTest
    @MethodSource("fixtures")
    void noStackTrace(String fixture) {
        for (Diagnostic<?> each : Told.all(compile(fixture))) {
            assertTrue(each.getMessage(null).lines().noneMatch(line -> line.startsWith("\tat ")), each::toString);
        }
    }

    static Compilation compile(String fixture) {
        var file = Fixtures.file("bad/" + fixture + ".java");
        String source = GoldenFiles.read(GoldenFiles.RESOURCES.resolve("bad/" + fixture + ".java"));
        return Javac.with(processors(fixture), Fixtures.options(source)).compile(file);
    }

    /** Two problems are not the user's: they need a broken processor, and another one that is in the way. */
    private static List<Processor> processors(String fixture) {
        if (fixture.equals(ProblemCode.INTERNAL.tag())) {
            return List.of(new UnrolledProcessor((spec, target) -> {
                throw fault(spec.identity().interfaceName());
            }));
        } else if (fixture.equals(ProblemCode.WRITE.tag())) {
            return List.of(
                    new WritingProcessor(
                            "bad.UnrolledUnrolledWrite", "package bad; final class UnrolledUnrolledWrite {}"),
                    new UnrolledProcessor());
        }
        return List.of(new UnrolledProcessor());
    }

    private static IllegalStateException fault(String cell) {
        var fault = new IllegalStateException("no program for " + cell);
        fault.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(CellPrograms.class.getName(), "of", "CellPrograms.java", 31)
        });
        return fault;
    }
}
