package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import org.junit.jupiter.api.Test;

/** What follows from a check, or must not follow from it. */
class CheckingTest {
    private static Compilation compile(String members, String methods, String... options) {
        return Javac.unrolled(options)
                .compile(JavaFileObjects.forSourceString(
                        "p.Cell",
                        "package p; import dev.unrolled.*; @RnnCell(%s) interface Cell { %s }"
                                .formatted(members, methods)));
    }

    /** A warning, unlike an error, leaves the class to be written. */
    @Test
    void warningsDoNotStopTheClass() {
        Compilation compilation = compile("units = 1, inputs = 3, numerics = Numerics.TENSORFLOW_2", "");
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningContaining("[RnnCellTensorFlowLimit]");
        assertThat(compilation).generatedSourceFile("p.UnrolledCell");
    }

    /** What is no size is not multiplied: one mistake, one message. */
    @Test
    void sizesThatAreWrongAreNotTooLargeForStraightCode() {
        for (String members : new String[] {"units = 5000, inputs = 3", "units = 100, inputs = 5000"}) {
            Compilation compilation = compile(members, "", "-Aunrolled.shape=straight");
            assertThat(compilation).hadErrorCount(1);
            assertThat(compilation)
                    .hadErrorContaining(members.contains("units = 5000") ? "[RnnCellUnits]" : "[RnnCellInputs]");
        }
    }

    /** Every array is an object, no int is. */
    @Test
    void objectIsWiderThanArraysAlone() {
        assertThat(compile("units = 2, inputs = 3", "Object kernel();")).succeededWithoutWarnings();
        Compilation units = compile("units = 2, inputs = 3", "Object units();");
        assertThat(units).hadErrorCount(1);
        assertThat(units).hadErrorContaining("[RnnCellMethodReturn]");
    }
}
