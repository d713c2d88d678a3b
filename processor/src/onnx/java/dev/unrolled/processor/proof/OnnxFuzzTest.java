package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RecurrentNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Random recurrent nodes of every direction, with and without lengths, run by ONNX Runtime, by generated cells and networks and by plain loops in
 * double, which tell whose a difference is:
 *
 * <pre>mvn -q -Ponnx -pl processor -am test -Dtest=OnnxFuzzTest -Dsurefire.failIfNoSpecifiedTests=false</pre>
 *
 * <p>The property {@code unrolled.seed} repeats a run. Of the two layouts ONNX Runtime refuses the second, batch first; half of the nodes are run by
 * us in that one, and compared with what ONNX Runtime gives of the same data in the first. A node with an example without any step is compared with
 * the plain loops alone, since ONNX Runtime gives values of its own there.
 */
final class OnnxFuzzTest {
    private static final int NODES = Integer.getInteger("unrolled.nodes", 300);

    /**
     * Where an activation jumps, values grow without bound, or a small change of the inputs becomes a large one, two right answers may
     * differ by much: such nodes are drawn anew.
     */
    private static final double TOO_NEAR_A_JUMP = 1e-3;

    private static final double TOO_LARGE = 10;
    private static final double NUDGE = 1e-6;
    private static final double TOO_SENSITIVE = 10 * NUDGE;

    private static final double OUR_TOLERANCE = 2e-5;

    /** Its GRU computes tanh and sigmoid by approximations of its own. */
    private static final double THEIR_TOLERANCE = 1e-4;

    private double ourLargest;
    private double theirLargest;
    private int alone;

    @Test
    void ourLayersAndOnnxRuntime() throws OrtException, ReflectiveOperationException {
        long seed = Long.getLong("unrolled.seed", System.nanoTime());
        System.out.printf("OnnxFuzzTest: -Dunrolled.seed=%d%n", seed);
        Random random = new Random(seed);
        int drawn = 0;
        List<OnnxNode> nodes = new ArrayList<>();
        List<JavaFileObject> files = new ArrayList<>();
        int judged = 0;
        while (judged < NODES) {
            OnnxNode node = OnnxNode.random(random);
            drawn++;
            if (isTame(node)) {
                String name = "Node" + nodes.size();
                files.add(JavaFileObjects.forSourceString(
                        CellCase.PACKAGE + "." + name, OnnxLayer.source(node, name, random.nextBoolean(), random.nextBoolean())));
                nodes.add(node);
                judged += node.hasEmptyExample() ? 0 : 1;
            }
        }
        MemoryClasses classes = MemoryClasses.process(files);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Class<?> type = classes.loadClass(CellCase.PACKAGE + ".UnrolledNode" + i);
            RecurrentNetwork ours = (RecurrentNetwork) type.getConstructor().newInstance();
            compare(nodes.get(i), ours, random.nextBoolean(), differences);
        }
        System.out.printf(
                "OnnxFuzzTest: %d nodes of %d drawn, %d of them without ONNX Runtime; largest error of ours %.2g, of ONNX Runtime %.2g,"
                        + " relative above 1%n",
                nodes.size(), drawn, alone, ourLargest, theirLargest);
        assertEquals(List.of(), differences, "seed " + seed);
    }

    /** The day it does not, both layouts can be run by both. */
    @Test
    void onnxRuntimeRefusesTheSecondLayout() {
        byte[] model = OnnxModel.bytes(OnnxNode.random(new Random(1)), OnnxModel.integer("layout", 1));
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtException refusal = assertThrows(
                OrtException.class, () -> environment.createSession(model, new OrtSession.SessionOptions()));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("layout == 1) are not supported"), message);
    }

    private static boolean isTame(OnnxNode node) {
        OnnxOracle oracle = new OnnxOracle(node);
        List<double[]> all = oracle.run();
        List<double[]> nudged = new OnnxOracle(node, NUDGE).run();
        double largest = 0;
        double change = 0;
        for (int part = 0; part < all.size(); part++) {
            for (int i = 0; i < all.get(part).length; i++) {
                double value = all.get(part)[i];
                largest = Math.max(largest, Math.abs(value));
                change = Math.max(change, Math.abs(nudged.get(part)[i] - value));
            }
        }
        return oracle.nearestJump() > TOO_NEAR_A_JUMP && largest < TOO_LARGE && change < TOO_SENSITIVE;
    }

    private void compare(OnnxNode node, RecurrentNetwork network, boolean isBatchMajor, List<String> differences)
            throws OrtException {
        List<double[]> exact = new OnnxOracle(node).run();
        double ours = largestError(exact, OnnxLayer.run(node, network, isBatchMajor));
        ourLargest = Math.max(ourLargest, ours);
        if (!(ours <= OUR_TOLERANCE)) {
            differences.add("ours is wrong by " + ours + ", batch first " + isBatchMajor + ": " + node);
        }
        if (node.hasEmptyExample()) {
            alone++;
            return;
        }
        double theirs = largestError(exact, OnnxRuntime.run(node));
        theirLargest = Math.max(theirLargest, theirs);
        if (!(theirs <= THEIR_TOLERANCE)) {
            differences.add("ONNX Runtime, not ours, is wrong by " + theirs + ": " + node);
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
