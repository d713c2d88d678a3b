package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** HotSpot's C2 vectorises the loops over the activations of which the README says so, on the JDK that runs the tests. */
class VectorisedTest {
    /** With AVX-512 and JDK 17 or 25 the loops were 2.4 to 7.5 times as fast, and those that were not vectorised at most 1.1 times. */
    private static final double LEAST = 1.5;

    /** An element of no loop takes as long, unless {@code Math.fma} goes through {@code BigDecimal}. */
    private static final double FMA_IS_NO_INSTRUCTION = 50;

    @Test
    void withVectorsTheyAreSeveralTimesAsFast() throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("java.vm.name").matches("(OpenJDK|Java HotSpot\\(TM\\)) 64-Bit Server VM")
                        && Set.of("amd64", "x86_64").contains(System.getProperty("os.arch")),
                "not measured on other virtual machines and CPUs");
        double[] vectors = nanoseconds("-XX:+UseSuperWord");
        Assumptions.assumeTrue(Arrays.stream(vectors).max().orElseThrow() < FMA_IS_NO_INSTRUCTION);
        double[] scalars = nanoseconds("-XX:-UseSuperWord");
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < vectors.length; i++) {
            if (scalars[i] < LEAST * vectors[i]) {
                String name = VectorisedLoops.ALL.get(i).name();
                problems.add(name + ": " + vectors[i] + " ns an element, without vectors " + scalars[i]);
            }
        }
        assertEquals(List.of(), problems);
    }

    @Test
    void theyAreThoseOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher row = Pattern.compile("\\| vectorised in loops \\|(.*)\\|").matcher(readme);
        assertTrue(row.find());
        Set<String> told = new TreeSet<>();
        for (String constant : row.group(1).replaceAll("[` ]", "").split(",", -1)) {
            if (!constant.equals("LINEAR")) { // of which there is no function
                told.add(constant.replace("_", ""));
            }
        }
        Set<String> measured = new TreeSet<>();
        VectorisedLoops.ALL.forEach(loop ->
                measured.add(loop.name().substring(loop.name().indexOf('.') + 1).toUpperCase(Locale.ROOT)));
        assertEquals(told, measured);
    }

    /** What {@link VectorisedLoops} prints in a virtual machine of its own, whose compiler is waited for. */
    private static double[] nanoseconds(String option) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xbatch",
                        option,
                        "-cp",
                        System.getProperty("java.class.path"),
                        VectorisedLoops.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> lines = printed.lines().toList();
        assertEquals(VectorisedLoops.ALL.size(), lines.size(), printed);
        return lines.stream().mapToDouble(Double::parseDouble).toArray();
    }
}
