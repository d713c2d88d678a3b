package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What a network's class says of itself, where no golden file has it. */
class NetworkTextTest {
    @Test
    void outputsOfTwoDirectionsThatAreNotMerged() throws IOException {
        String text = generated("merge = Merge.APART");
        assertTrue(text.contains("The number of values in one output, both directions side by side."), text);
        assertTrue(text.contains("is the softmax of each direction of the last layer."), text);
        assertFalse(text.contains("merged"), text);
    }

    @Test
    void outputsOfTwoDirectionsThatAreMerged() throws IOException {
        String text = generated("merge = Merge.SUM");
        assertTrue(text.contains("The number of values in one output, both directions merged."), text);
        assertTrue(text.contains("is the softmax of the last layer's."), text);
    }

    private static String generated(String merge) throws IOException {
        Compilation compilation =
                Javac.unrolled().compile(JavaFileObjects.forSourceString("p.Tagger", """
                package p;
                import dev.unrolled.*;
                @RnnNetwork(inputs = 3, head = Head.SOFTMAX, layers =
                    @Layer(rnn = @RnnCell(units = 4), direction = Direction.BIDIRECTIONAL, %s))
                interface Tagger {}
                """.formatted(merge)));
        assertThat(compilation).succeededWithoutWarnings();
        return compilation
                .generatedSourceFile("p.UnrolledTagger")
                .orElseThrow()
                .getCharContent(false)
                .toString()
                .replaceAll("\\s+\\*?\\s*", " ");
    }
}
