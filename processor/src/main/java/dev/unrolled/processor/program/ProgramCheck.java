package dev.unrolled.processor.program;

import dev.unrolled.processor.model.Limits;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of a program as a whole; what one statement or expression can tell by itself is checked there. */
record ProgramCheck(Vector input, List<Vector> states, List<Parameter> parameters, List<Statement> statements) {
    void check() {
        checkSize();
        checkRole(input, Vector.Role.INPUT);
        states.forEach(state -> checkRole(state, Vector.Role.STATE));
        checkNames();
        checkStatements();
    }

    private void checkSize() {
        long weights = parameters.stream().mapToLong(Parameter::size).sum();
        if (weights >= Limits.MAX_WEIGHTS) {
            throw new IllegalArgumentException(
                    "weights: expected fewer than %d, found %d".formatted(Limits.MAX_WEIGHTS, weights));
        }
    }

    private static void checkRole(Vector vector, Vector.Role role) {
        if (vector.role() != role) {
            throw new IllegalArgumentException(
                    "%s: expected the role %s, found %s".formatted(vector.name(), role, vector.role()));
        }
    }

    /** Names become fields and variables of one class, and tell an interpreter which vector is meant. */
    private void checkNames() {
        Stream<Vector> vectors = Stream.concat(
                Stream.concat(Stream.of(input), states.stream()),
                statements.stream()
                        .map(statement -> statement.to().vector())
                        .filter(vector -> vector.role() == Vector.Role.LOCAL)
                        .distinct());
        Set<String> seen = new HashSet<>();
        Stream.concat(vectors.map(Vector::name), parameters.stream().flatMap(ProgramCheck::names))
                .forEach(name -> {
                    if (!seen.add(name)) {
                        throw new IllegalArgumentException(name + ": expected one thing of this name, found two");
                    }
                });
    }

    private static Stream<String> names(Parameter parameter) {
        return parameter instanceof Parameter.Matrix matrix
                ? Stream.concat(
                        Stream.of(matrix.name()), matrix.namedBlocks().stream().map(Parameter.RowBlock::name))
                : Stream.of(parameter.name());
    }

    private void checkStatements() {
        Map<Vector, BitSet> written = new HashMap<>();
        mark(written, input.all());
        states.forEach(state -> mark(written, state.all()));
        for (Statement statement : statements) {
            for (Slice slice : statement.reads()) {
                BitSet known = written.getOrDefault(slice.vector(), new BitSet());
                if (known.nextClearBit(slice.from()) < slice.from() + slice.length()) {
                    throw new IllegalArgumentException(slice.vector().name() + ": read before it is written");
                }
            }
            for (Parameter parameter : statement.parameters()) {
                if (!parameters.contains(parameter)) {
                    throw new IllegalArgumentException(parameter.name() + ": not among the cell's parameters");
                }
            }
            Vector to = statement.to().vector();
            if (to.role() == Vector.Role.STATE && !states.contains(to)) {
                throw new IllegalArgumentException(to.name() + ": not among the cell's states");
            }
            mark(written, statement.to());
        }
    }

    private static void mark(Map<Vector, BitSet> written, Slice slice) {
        written.computeIfAbsent(slice.vector(), vector -> new BitSet())
                .set(slice.from(), slice.from() + slice.length());
    }
}
