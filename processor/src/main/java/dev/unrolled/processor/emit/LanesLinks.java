package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Summation;

/** What all methods that sum in lanes are made of: vectors that are read, and links that they add to a chain. */
final class LanesLinks {
    private final boolean isFused;

    LanesLinks(Cell cell) {
        this.isFused = Summation.isFused(cell.program().numerics(), Examples.SEVERAL);
    }

    /** A vector of an array, from an index on. */
    static CodeBlock read(String array, String at) {
        return CodeBlock.of("$T.fromArray(SPECIES, $N,$W$L)", LanesActivations.VECTOR, array, at);
    }

    /** The same value in all lanes. */
    static CodeBlock broadcast(String name, String array, String at) {
        return CodeBlock.builder()
                .addStatement("$1T $2L = $1T.broadcast(SPECIES,$W$3L[$4L])", LanesActivations.VECTOR, name, array, at)
                .build();
    }

    static CodeBlock zero(String name) {
        return CodeBlock.builder()
                .addStatement("$1T $2L = $1T.zero(SPECIES)", LanesActivations.VECTOR, name)
                .build();
    }

    /** Adds a factor times weights to a sum. What the JIT knows least of, the variable of a loop, is never asked for the operation itself. */
    CodeBlock link(String sum, String factor, CodeBlock weights) {
        return CodeBlock.builder()
                .addStatement(
                        isFused ? "$1L = $2L.fma($3L,$W$1L)" : "$1L = $2L.mul($3L)$Z.add($1L)", sum, factor, weights)
                .build();
    }
}
