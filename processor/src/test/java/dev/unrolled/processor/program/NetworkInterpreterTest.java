package dev.unrolled.processor.program;

import static dev.unrolled.processor.program.PlainLayers.adding;
import static dev.unrolled.processor.program.PlainLayers.addingAndDoubling;
import static dev.unrolled.processor.program.PlainLayers.bidirectional;
import static dev.unrolled.processor.program.PlainLayers.interpreter;
import static dev.unrolled.processor.program.PlainLayers.layer;
import static dev.unrolled.processor.program.PlainLayers.multiplying;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * The oracle of generated networks, against sums that one can do in one's head: layers that add what they are given to their state, the forward
 * direction as it is, the backward one ten times.
 */
final class NetworkInterpreterTest {
    private static final double[][][] ONE_TWO_THREE = {{{1}}, {{2}}, {{3}}};

    private static boolean[][] all(int steps, int batch) {
        boolean[][] valid = new boolean[steps][batch];
        Arrays.stream(valid).forEach(step -> Arrays.fill(step, true));
        return valid;
    }

    /** Small whole numbers are the same in float and in double. */
    private static double[][][] run(double[][][] inputs, double[][] state, boolean[][] valid, LayerProgram... layers) {
        double[][] again = Arrays.stream(state).map(double[]::clone).toArray(double[][]::new);
        double[][][] doubles = interpreter(false, Head.NONE, layers).run(inputs, again, valid);
        double[][][] floats = interpreter(true, Head.NONE, layers).run(inputs, state, valid);
        assertArrayEquals(doubles, floats);
        assertArrayEquals(again, state);
        return floats;
    }

    /** From a state of zeros, without holes; the outputs of the one example, step by step. */
    private static List<List<Double>> outputs(LayerProgram... layers) {
        int stateSize = Arrays.stream(layers).mapToInt(LayerProgram::stateSize).sum();
        return Arrays.stream(run(ONE_TWO_THREE, new double[1][stateSize], all(3, 1), layers))
                .map(step -> Arrays.stream(step[0]).boxed().toList())
                .toList();
    }

    private static List<List<Double>> single(double... outputs) {
        return Arrays.stream(outputs).mapToObj(List::of).toList();
    }

    @Test
    void directions() {
        assertEquals(single(1, 3, 6), outputs(layer(adding(1), Direction.FORWARD)));
        assertEquals(single(6, 5, 3), outputs(layer(adding(1), Direction.BACKWARD)));
        assertEquals(single(3, 5, 6), outputs(layer(adding(1), Direction.BACKWARD_REVERSED)));
        assertEquals(
                List.of(List.of(1.0, 60.0), List.of(3.0, 50.0), List.of(6.0, 30.0)),
                outputs(layer(adding(1), Direction.BIDIRECTIONAL)));
    }

    @Test
    void merges() {
        assertEquals(
                List.of(List.of(1.0, 60.0), List.of(3.0, 50.0), List.of(6.0, 30.0)),
                outputs(bidirectional(1, Merge.APART)));
        assertEquals(single(61, 53, 36), outputs(bidirectional(1, Merge.SUM)));
        assertEquals(single(60, 150, 180), outputs(bidirectional(1, Merge.MULTIPLY)));
        assertEquals(single(30.5, 26.5, 18), outputs(bidirectional(1, Merge.AVERAGE)));
    }

    /** The backward direction may do something else with the same weights. */
    @Test
    void directionsOfTwoKinds() {
        LayerProgram layer = new LayerProgram(
                "layer",
                adding(1),
                Direction.BIDIRECTIONAL,
                Merge.SUM,
                Steps.ALL,
                OptionalInt.empty(),
                false,
                Optional.of(addingAndDoubling(1)));
        assertEquals(single(121, 103, 66), outputs(layer));
    }

    /** A backward direction ends with the first step. */
    @Test
    void lastOutputs() {
        for (Direction direction : List.of(Direction.FORWARD, Direction.BACKWARD, Direction.BACKWARD_REVERSED)) {
            assertEquals(single(6), outputs(layer(adding(1), direction, Merge.SUM, Steps.LAST)));
        }
        assertEquals(
                List.of(List.of(6.0, 60.0)),
                outputs(layer(adding(1), Direction.BIDIRECTIONAL, Merge.CONCATENATE, Steps.LAST)));
    }

    /** What a layer adds is an input, its own or that of one before it. */
    @Test
    void residuals() {
        LayerProgram first = layer(adding(1), Direction.FORWARD);
        for (int from = 0; from < 2; from++) {
            LayerProgram second = new LayerProgram(
                    "second",
                    adding(1),
                    Direction.FORWARD,
                    Merge.SUM,
                    Steps.ALL,
                    OptionalInt.of(from),
                    false,
                    Optional.empty());
            assertEquals(from == 0 ? single(2, 6, 13) : single(2, 7, 16), outputs(first, second));
        }
    }

    /** Every layer has its own part of the state, every direction its own part of that, and a layer without a state has none. */
    @Test
    void states() {
        double[][] state = {{100, 0, 200, 0, 1000, 0}, {300, 0, 400, 0, 2000, 0}};
        double[][][] outputs = run(
                new double[][][] {{{1}, {4}}, {{2}, {5}}},
                state,
                all(2, 2),
                bidirectional(1, Merge.SUM),
                layer(multiplying(1), Direction.FORWARD),
                layer(adding(1), Direction.FORWARD));
        assertArrayEquals(new double[][] {{103, 103, 230, 230, 1654, 1654}, {309, 309, 490, 490, 3553, 3553}}, state);
        assertArrayEquals(new double[][][] {{{1331}, {2794}}, {{1654}, {3553}}}, outputs);
    }

    /** Steps that there are not change no state and give nothing, to the head and the layers behind neither. */
    @Test
    void holes() {
        boolean[][] valid = {{true, false, false}, {false, true, false}, {true, true, false}};
        double[][][] inputs = {{{1}, {2}, {3}}, {{10}, {20}, {30}}, {{100}, {200}, {300}}};
        double[][] state = new double[3][4];
        double[][][] forward = run(
                inputs,
                state,
                valid,
                layer(adding(1), Direction.FORWARD),
                layer(multiplying(1), Direction.FORWARD),
                layer(adding(1), Direction.FORWARD));
        assertArrayEquals(new double[][][] {{{1}, null, null}, {null, {20}, null}, {{102}, {240}, null}}, forward);
        assertArrayEquals(new double[][] {{101, 101, 102, 102}, {220, 220, 240, 240}, {0, 0, 0, 0}}, state);
        assertArrayEquals(
                new double[][][] {{{1, 1010}, null, null}, {null, {20, 2200}, null}, {{101, 1000}, {220, 2000}, null}},
                run(inputs, new double[3][4], valid, bidirectional(1, Merge.CONCATENATE)));
        assertArrayEquals(
                new double[][][] {{{101}, {220}, null}},
                run(
                        inputs,
                        new double[3][2],
                        valid,
                        layer(adding(1), Direction.FORWARD, Merge.SUM, Steps.LAST),
                        layer(multiplying(1), Direction.FORWARD)));
    }

    /** A layer whose outputs are in backward order hands its holes on in that order. */
    @Test
    void holesInBackwardOrder() {
        assertArrayEquals(
                new double[][][] {{{3}}, {null}, {{7}}},
                run(
                        ONE_TWO_THREE,
                        new double[1][4],
                        new boolean[][] {{true}, {false}, {true}},
                        layer(adding(1), Direction.BACKWARD_REVERSED),
                        layer(adding(1), Direction.FORWARD)));
        assertArrayEquals(
                new double[][][] {{null}, {{2}}, {{5}}},
                run(
                        ONE_TWO_THREE,
                        new double[1][4],
                        new boolean[][] {{true}, {true}, {false}},
                        layer(adding(1), Direction.BACKWARD_REVERSED),
                        layer(adding(1), Direction.FORWARD)));
    }

    @Test
    void noSteps() {
        for (Merge merge : Merge.values()) {
            double[][] state = {{1, 2, 3, 4}};
            assertEquals(0, run(new double[0][][], state, all(0, 1), bidirectional(1, merge)).length);
            assertArrayEquals(new double[][] {{1, 2, 3, 4}}, state);
        }
    }

    /** Where a float has no room for the sum of both, double has. */
    @Test
    void roundsInFloatAlone() {
        double large = 1 << 24;
        LayerProgram adds = new LayerProgram(
                "adds",
                multiplying(1),
                Direction.FORWARD,
                Merge.SUM,
                Steps.ALL,
                OptionalInt.of(0),
                false,
                Optional.empty());
        for (boolean isFloat : new boolean[] {true, false}) {
            double[][][] first = interpreter(isFloat, Head.NONE, layer(adding(1), Direction.FORWARD))
                    .run(new double[][][] {{{1}}}, new double[][] {{large, 0}}, all(1, 1));
            assertEquals(isFloat ? large : large + 1, first[0][0][0]);
            double[][][] second = interpreter(isFloat, Head.NONE, layer(adding(1), Direction.FORWARD), adds)
                    .run(new double[][][] {{{1}}}, new double[][] {{large, 0}}, all(1, 1));
            assertEquals(isFloat ? large : large + 2, second[0][0][0]);
        }
    }

    /** Large enough that an exponential of them would be infinite. */
    @Test
    void heads() {
        double e = Math.E;
        double[] probabilities = {1 / (1 + e), e / (1 + e)};
        for (boolean isFloat : new boolean[] {true, false}) {
            double tolerance = isFloat ? 1e-6 : 1e-15;
            for (Head head : List.of(Head.SOFTMAX, Head.LOG_SOFTMAX)) {
                double[][][] outputs = interpreter(isFloat, head, layer(multiplying(2), Direction.FORWARD))
                        .run(new double[][][] {{{1000, 1001}, {0, 0}}}, new double[2][0], new boolean[][] {{true, false}
                        });
                assertNull(outputs[0][1]);
                for (int j = 0; j < 2; j++) {
                    double expected = head == Head.SOFTMAX ? probabilities[j] : Math.log(probabilities[j]);
                    assertEquals(expected, outputs[0][0][j], tolerance);
                    assertEquals(isFloat, outputs[0][0][j] == (float) outputs[0][0][j]);
                }
            }
        }
    }

    /** Of two directions that are apart each has a head of its own; those that are one vector have one. */
    @Test
    void headsOfTwoDirections() {
        for (Merge merge : List.of(Merge.APART, Merge.CONCATENATE)) {
            double[][][] outputs = interpreter(true, Head.SOFTMAX, bidirectional(2, merge))
                    .run(new double[][][] {{{0, 0}}}, new double[1][8], all(1, 1));
            double each = merge == Merge.APART ? 0.5 : 0.25;
            assertArrayEquals(new double[] {each, each, each, each}, outputs[0][0]);
        }
        double[][][] untouched = interpreter(true, Head.NONE, bidirectional(2, Merge.APART))
                .run(new double[][][] {{{0, 7}}}, new double[1][8], all(1, 1));
        assertArrayEquals(new double[] {0, 7, 0, 70}, untouched[0][0]);
    }
}
