package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;
import dev.unrolled.processor.check.CellChecker;
import dev.unrolled.processor.check.Checked;
import dev.unrolled.processor.check.NetworkChecker;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.read.CellReader;
import dev.unrolled.processor.read.NetworkReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

/** A check gives what is true by construction, or nothing where an error stands against it, whoever asks. */
class CheckedTest {
    private static final String CELL =
            "@RnnCell(units = %s, inputs = 3, numerics = Numerics.TENSORFLOW_2) interface Cell {}";
    private static final String NETWORK =
            "@RnnNetwork(inputs = 3, layers = @Layer(rnn = @RnnCell(units = 2), merge = Merge.SUM, name = \"%s\")) interface Net {}";

    /** Asks the checkers as the processor does. */
    private static final class Asking extends AbstractProcessor {
        private final List<Boolean> isPresent = new ArrayList<>();
        private final List<String> told = new ArrayList<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of(RnnCell.class.getName(), RnnNetwork.class.getName());
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        @SuppressWarnings("DoNotClaimAnnotations")
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(RnnCell.class))) {
                note(CellChecker.check(
                        new CellReader(processingEnv).read(type, CellKind.RNN).orElseThrow(), ShapeChoice.AUTO));
            }
            for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(RnnNetwork.class))) {
                note(NetworkChecker.check(
                        new NetworkReader(processingEnv).read(type).orElseThrow(), ShapeChoice.AUTO));
            }
            return true;
        }

        private void note(Checked<?> checked) {
            isPresent.add(checked.value().isPresent());
            checked.problems().forEach(problem -> told.add(problem.code().tag()));
        }
    }

    private static void check(String source, String tag, boolean expected) {
        Asking asking = new Asking();
        assertThat(Javac.with(List.of(asking))
                        .compile(JavaFileObjects.forSourceString(
                                "p.All", "package p; import dev.unrolled.*; " + source)))
                .succeeded();
        assertEquals(List.of(tag), asking.told);
        assertEquals(List.of(expected), asking.isPresent);
    }

    @Test
    void warned() {
        check(CELL.formatted("1"), "RnnCellTensorFlowLimit", true);
        check(NETWORK.formatted("lower"), "LayerNoDifference", true);
    }

    @Test
    void refused() {
        check(CELL.formatted("0"), "RnnCellUnits", false);
        check(NETWORK.formatted("Upper").replace("merge = Merge.SUM, ", ""), "LayerName", false);
    }
}
