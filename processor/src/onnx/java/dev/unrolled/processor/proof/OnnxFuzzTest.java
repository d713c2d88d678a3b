package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RecurrentCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Random recurrent nodes, run by ONNX Runtime, by generated cells and by plain loops in double, which tell whose a difference is:
 *
 * <pre>mvn -q -Ponnx -pl processor -am test -Dtest=OnnxFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>The property {@code unrolled.seed} repeats a run.
 */
final class OnnxFuzzTest {
    private static final int NODES = Integer.getInteger("unrolled.nodes", 300);

    /** Where an activation jumps, or values grow without bound, two right answers may differ by much: such nodes are drawn anew. */
    private static final double TOO_NEAR_A_JUMP = 1e-3;

    private static final double TOO_LARGE = 10;

    private static final double OUR_TOLERANCE = 2e-5;

    /** Its GRU computes tanh and sigmoid by approximations of its own. */
    private static final double THEIR_TOLERANCE = 1e-4;

    private double ourLargest;
    private double theirLargest;

    @Test
    void cellsAndOnnxRuntime() throws OrtException, ReflectiveOperationException {
        long seed = Long.getLong("unrolled.seed", System.nanoTime());
        System.out.printf("OnnxFuzzTest: -Dunrolled.seed=%d%n", seed);
        Random random = new Random(seed);
        List<OnnxNode> nodes = new ArrayList<>();
        List<JavaFileObject> files = new ArrayList<>();
        while (nodes.size() < NODES) {
            OnnxNode node = OnnxNode.random(random);
            if (isTame(node)) {
                String name = "Node" + nodes.size();
                files.add(JavaFileObjects.forSourceString(
                        CellCase.PACKAGE + "." + name, OnnxCell.source(node, name, random.nextBoolean())));
                nodes.add(node);
            }
        }
        MemoryClasses classes = MemoryClasses.process(files);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Class<?> type = classes.loadClass(CellCase.PACKAGE + ".UnrolledNode" + i);
            compare(nodes.get(i), (RecurrentCell) type.getConstructor().newInstance(), differences);
        }
        System.out.printf(
                "OnnxFuzzTest: %d nodes, largest error of our cells %.2g, of ONNX Runtime %.2g, relative above 1%n",
                nodes.size(), ourLargest, theirLargest);
        assertEquals(List.of(), differences, "seed " + seed);
    }

    private static boolean isTame(OnnxNode node) {
        OnnxOracle oracle = new OnnxOracle(node);
        double largest = 0;
        for (double[] values : oracle.run()) {
            for (double value : values) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        return oracle.nearestJump() > TOO_NEAR_A_JUMP && largest < TOO_LARGE;
    }

    private void compare(OnnxNode node, RecurrentCell cell, List<String> differences) throws OrtException {
        List<double[]> exact = new OnnxOracle(node).run();
        double ours = largestError(exact, OnnxCell.run(node, cell));
        double theirs = largestError(exact, OnnxRuntime.run(node));
        ourLargest = Math.max(ourLargest, ours);
        theirLargest = Math.max(theirLargest, theirs);
        if (!(ours <= OUR_TOLERANCE)) {
            differences.add("our cell is wrong by " + ours + ": " + node);
        }
        if (!(theirs <= THEIR_TOLERANCE)) {
            differences.add("ONNX Runtime, not our cell, is wrong by " + theirs + ": " + node);
        }
    }

    private static double largestError(List<double[]> exact, List<float[]> found) {
        assertEquals(exact.size(), found.size());
        double largest = 0;
        for (int i = 0; i < exact.size(); i++) {
            largest = Math.max(largest, largestError(exact.get(i), found.get(i)));
        }
        return largest;
    }

    private static double largestError(double[] exact, float[] found) {
        assertEquals(exact.length, found.length);
        double largest = 0;
        for (int i = 0; i < exact.length; i++) {
            double error = Math.abs(found[i] - exact[i]) / Math.max(1, Math.abs(exact[i]));
            largest = Double.isNaN(error) ? Double.POSITIVE_INFINITY : Math.max(largest, error);
        }
        return largest;
    }
}
