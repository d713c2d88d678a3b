package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.Numerics;
import java.util.List;

/** Hyperbolic tangent of vectors, in each of the numerics that have one: the operations of the runtime, in the same order. */
final class LanesTanh {
    /** A polynomial of which neighbouring powers are paired. */
    private static final String ESTRIN = "$1L.mul($Z$2L.mul($3L).add($4L))$Z.add($2L.mul($5L).add($6L))";

    // The bounds and coefficients of the runtime's activations, which say where they are from.
    private static final List<Constant> FUSED = List.of(
            new Constant("bound", "8.12729454f"),
            new Constant("least", "-8.12729454f"),
            new Constant("p1", "0.134086534f"),
            new Constant("p3", "0.00352846668f"),
            new Constant("p5", "2.11546376e-5f"),
            new Constant("p7", "1.4124617e-8f"),
            new Constant("one", "1f"),
            new Constant("q2", "0.467419833f"),
            new Constant("q4", "0.0260018725f"),
            new Constant("q6", "3.33957083e-4f"),
            new Constant("q8", "8.08837058e-7f"));
    private static final List<Constant> SEPARATE = List.of(
            new Constant("bound", "8.1543808f"),
            new Constant("least", "-8.1543808f"),
            new Constant("p1", "0.134086534f"),
            new Constant("p3", "0.00352846715f"),
            new Constant("p5", "2.11546376e-5f"),
            new Constant("p7", "1.4124744e-8f"),
            new Constant("one", "1f"),
            new Constant("q2", "0.467419833f"),
            new Constant("q4", "0.0260018725f"),
            new Constant("q6", "3.33957141e-4f"),
            new Constant("q8", "8.08838195e-7f"));
    /** Below {@code identity} a number is its own tanh. */
    private static final List<Constant> TENSORFLOW_2 = List.of(
            new Constant("bound", "7.90531110763549805f"),
            new Constant("least", "-7.90531110763549805f"),
            new Constant("p1", "4.89352455891786e-03f"),
            new Constant("p3", "6.37261928875436e-04f"),
            new Constant("p5", "1.48572235717979e-05f"),
            new Constant("p7", "5.12229709037114e-08f"),
            new Constant("p9", "-8.60467152213735e-11f"),
            new Constant("p11", "2.00018790482477e-13f"),
            new Constant("p13", "-2.76076847742355e-16f"),
            new Constant("q0", "4.89352518554385e-03f"),
            new Constant("q2", "2.26843463243900e-03f"),
            new Constant("q4", "1.18534705686654e-04f"),
            new Constant("q6", "1.19825839466702e-06f"),
            new Constant("identity", "0.0004f"));

    /** A number that stands before the loop, spread over a vector: each broadcast there is one less for the JIT to inline. */
    record Constant(String name, String value) {}

    private final Numerics numerics;
    private final LanesActivations variables;

    LanesTanh(Numerics numerics, LanesActivations variables) {
        this.numerics = numerics;
        this.variables = variables;
    }

    List<Constant> constants() {
        return switch (numerics) {
            case FUSED -> FUSED;
            case SEPARATE -> SEPARATE;
            case TENSORFLOW_2 -> TENSORFLOW_2;
            case TENSORFLOW_1 -> throw notOfLanes();
        };
    }

    /** Statements that compute it, and the expression of its value. Their variables begin with the prefix. */
    CodeBlock of(CodeBlock argument, String prefix) {
        String x = variables.variable(prefix + "X", CodeBlock.of("$L$Z.min(bound).max(least)", argument));
        String x2 = variables.variable(prefix + "X2", CodeBlock.of("$1L.mul($1L)", x));
        return switch (numerics) {
            case FUSED -> fused(x, x2, prefix);
            case SEPARATE -> separate(x, x2, prefix);
            case TENSORFLOW_2 -> tensorFlow2(x, x2, prefix);
            case TENSORFLOW_1 -> throw notOfLanes();
        };
    }

    private IllegalArgumentException notOfLanes() {
        return new IllegalArgumentException(numerics + ": expected numerics of lanes");
    }

    /** As {@code Activations.tanh}. */
    private CodeBlock fused(String x, String x2, String prefix) {
        String x4 = variables.variable(prefix + "X4", CodeBlock.of("$1L.mul($1L)", x2));
        String p =
                variables.variable(prefix + "P", CodeBlock.of("$1L.fma($Z$2L.fma(p7, p5),$W$2L.fma(p3, p1))", x4, x2));
        String q = variables.variable(
                prefix + "Q", CodeBlock.of("$1L.fma($Z$2L.fma($2L.fma(q8, q6), q4),$W$2L.fma(q2, one))", x4, x2));
        return CodeBlock.of("$1L.mul($2L).fma($3L, $2L)$Z.div($4L)", x2, x, p, q);
    }

    /** As {@code SeparateActivations.tanh}. */
    private CodeBlock separate(String x, String x2, String prefix) {
        String x4 = variables.variable(prefix + "X4", CodeBlock.of("$1L.mul($1L)", x2));
        String p = variables.variable(prefix + "P", CodeBlock.of(ESTRIN, x4, x2, "p7", "p5", "p3", "p1"));
        String q = variables.variable(prefix + "Q", CodeBlock.of(ESTRIN, x4, x2, "q8", "q6", "q4", "q2"));
        return CodeBlock.of("$1L.mul($2L.mul($3L).add(one))$Z.div($2L.mul($4L).add(one))", x, x2, p, q);
    }

    /** As {@code TensorFlow2Activations.tanhScalar}. */
    private CodeBlock tensorFlow2(String x, String x2, String prefix) {
        String p = variables.variable(prefix + "P", horner(x2, List.of("p13", "p11", "p9", "p7", "p5", "p3", "p1")));
        String q = variables.variable(prefix + "Q", horner(x2, List.of("q6", "q4", "q2", "q0")));
        return CodeBlock.of("$1L.mul($2L).div($3L)$Z.blend($1L, $1L.abs().lt(identity))", x, p, q);
    }

    private static CodeBlock horner(String x2, List<String> coefficients) {
        CodeBlock.Builder sum = CodeBlock.builder().add("$L.mul($L)", x2, coefficients.get(0));
        for (String coefficient : coefficients.subList(1, coefficients.size() - 1)) {
            sum.add("$Z.add($L).mul($L)", coefficient, x2);
        }
        return sum.add("$Z.add($L)", coefficients.get(coefficients.size() - 1)).build();
    }
}
