package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.processor.model.Limits;
import java.util.Collections;
import java.util.List;
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

    private static Compilation network(int inputs, List<String> layers) {
        return Javac.unrolled()
                .compile(JavaFileObjects.forSourceString(
                        "p.Net",
                        "package p; import dev.unrolled.*; @RnnNetwork(inputs = %d, layers = {%s}) interface Net {}"
                                .formatted(inputs, String.join(", ", layers))));
    }

    /** The contract's own method, declared again. */
    @Test
    void layoutsAsTheContractHasThem() {
        assertThat(
                        Javac.unrolled()
                                .compile(
                                        JavaFileObjects.forSourceString(
                                                "p.Net",
                                                "package p; import dev.unrolled.*; @RnnNetwork(inputs = 3, layers = @Layer(rnn = @RnnCell(units = 2)))"
                                                        + " interface Net extends RecurrentCell { dev.unrolled.weights.WeightsLayout layout(); }")))
                .succeededWithoutWarnings();
    }

    /** A warning, unlike an error, leaves the class to be written. */
    @Test
    void warningsDoNotStopTheClass() {
        Compilation compilation = compile("units = 1, inputs = 3, numerics = Numerics.TENSORFLOW_2", "");
        assertThat(compilation).succeeded();
        assertThat(compilation).hadWarningContaining("[RnnCellTensorFlowLimit]");
        assertThat(compilation).generatedSourceFile("p.UnrolledCell");
        Compilation network = network(3, List.of("@Layer(rnn = @RnnCell(units = 2), merge = Merge.SUM)"));
        assertThat(network).succeeded();
        assertThat(network).hadWarningContaining("[LayerNoDifference]");
        assertThat(network).generatedSourceFile("p.UnrolledNet");
    }

    /** An accessor is there if the weight is. */
    @Test
    void weightsThatAnLstmHas() {
        String accessors = "float[] wf(); float[] wi(); float[] wo(); float[][] projection();";
        assertThat(lstm("peepholes = true, projection = 1", accessors)).succeededWithoutWarnings();
        Compilation without = lstm("forgetBias = 1", accessors);
        assertThat(without).hadErrorCount(4);
        assertThat(without).hadErrorContaining("[RnnCellMethod] projection()");
    }

    private static Compilation lstm(String members, String methods) {
        return Javac.unrolled()
                .compile(JavaFileObjects.forSourceString(
                        "p.Cell",
                        "package p; import dev.unrolled.*; @LstmCell(units = 2, inputs = 3, %s) interface Cell { %s }"
                                .formatted(members, methods)));
    }

    @Test
    void networksFromTheSmallestToTheLargest() {
        String layer = "@Layer(rnn = @RnnCell(units = 1))";
        assertThat(network(1, List.of(layer))).succeededWithoutWarnings();
        assertThat(network(Limits.MAX_SIZE, List.of(layer))).succeededWithoutWarnings();
        assertThat(network(Limits.MAX_SIZE + 1, List.of(layer))).hadErrorContaining("[RnnCellInputs]");
        assertThat(network(1, Collections.nCopies(Limits.MAX_LAYERS, layer))).succeededWithoutWarnings();
        Compilation more = network(1, Collections.nCopies(Limits.MAX_LAYERS + 1, layer));
        assertThat(more).hadErrorCount(1);
        assertThat(more).hadErrorContaining("[NetworkLayers]");
    }

    /** The next layer reads as many values as a layer may; what leaves the network may be more. */
    @Test
    void layersThatGiveAsMuchAsTheNextOneTakes() {
        String half = "@Layer(name = \"%s\", rnn = @RnnCell(units = %d), direction = Direction.BIDIRECTIONAL)";
        String end = "@Layer(name = \"end9\", dense = @Dense(units = 1))";
        String most = half.formatted("lower9", Limits.MAX_SIZE / 2);
        String more = half.formatted("upper9", Limits.MAX_SIZE / 2 + 1);
        assertThat(network(1, List.of(most, end))).succeededWithoutWarnings();
        assertThat(network(1, List.of(most, more))).succeededWithoutWarnings();
        Compilation told = network(1, List.of(more, end));
        assertThat(told).hadErrorCount(1);
        assertThat(told).hadErrorContaining("[LayerOutputs]");
    }

    /** Who wrote the interface was warned of the class that it names; who reads what is generated need not be. */
    @Test
    void networksMayNameWhatIsDeprecated() {
        assertThat(Javac.unrolled()
                        .compile(
                                JavaFileObjects.forSourceString(
                                        "p.Old",
                                        "package p; @Deprecated class Old { public static float apply(float x) { return x; } }"),
                                JavaFileObjects.forSourceString(
                                        "p.Net",
                                        "package p; import dev.unrolled.*; @SuppressWarnings(\"deprecation\")"
                                                + " @RnnNetwork(inputs = 3, layers = @Layer(rnn = @RnnCell(units = 2, activationClass = Old.class)))"
                                                + " interface Net {}")))
                .succeededWithoutWarnings();
    }

    @Test
    void asManyRowsAsTensorFlowDoesNotCut() {
        int inputs = Limits.MAX_TENSORFLOW_ROWS - 2;
        assertThat(compile("units = 2, inputs = %d, numerics = Numerics.TENSORFLOW_2".formatted(inputs), ""))
                .succeededWithoutWarnings();
        assertThat(compile("units = 2, inputs = %d, numerics = Numerics.TENSORFLOW_2".formatted(inputs + 1), ""))
                .hadWarningContaining("[RnnCellTensorFlowLimit]");
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
