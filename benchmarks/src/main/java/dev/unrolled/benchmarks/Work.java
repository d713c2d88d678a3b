package dev.unrolled.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one measurement does.
 *
 * @param kind the cell
 * @param inputs values in an input
 * @param units units
 * @param batch examples
 * @param steps 0 for one stateful step, which reads the state that the one before it wrote; else the length of a sequence that begins with a
 *     state of zeros and whose outputs are all wanted
 */
record Work(Kind kind, int inputs, int units, int batch, int steps) {
    private static final int SEQUENCE = 100;

    private static final List<String> ALL = List.of(
            "3x2x1",
            "3x2x4",
            "8x16x1",
            "24x24x1",
            "1x40x1",
            "32x64x1",
            "64x128x1",
            "64x128x32",
            "128x256x1",
            "256x512x1",
            "256x512x32",
            "64x128x1x" + SEQUENCE,
            "64x128x32x" + SEQUENCE);

    private static final List<String> FEW =
            List.of("3x2x1", "24x24x1", "64x128x1", "64x128x32", "256x512x1", "64x128x1x" + SEQUENCE);

    /** From a name such as {@code LSTM-64x128x32}: inputs, units, batch and, of a sequence, steps. */
    static Work parse(String name) {
        String[] parts = name.split("[-x]");
        if (parts.length != 4 && parts.length != 5) {
            throw new IllegalArgumentException(
                    "expected KIND-INPUTSxUNITSxBATCH or KIND-INPUTSxUNITSxBATCHxSTEPS, found " + name);
        }
        return new Work(
                Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts.length == 5 ? Integer.parseInt(parts[4]) : 0);
    }

    /** Every size of every kind. */
    static List<Work> all() {
        return of(ALL);
    }

    /** A few sizes of every kind. */
    static List<Work> few() {
        return of(FEW);
    }

    private static List<Work> of(List<String> sizes) {
        return Stream.of(Kind.values())
                .flatMap(kind -> sizes.stream().map(size -> parse(kind + "-" + size)))
                .toList();
    }

    /** The name that {@link #parse} reads. */
    String name() {
        return cellName() + "x" + batch + (isSequence() ? "x" + steps : "");
    }

    /** The part of the name that batch and steps do not change: the cell. */
    String cellName() {
        return kind + "-" + inputs + "x" + units;
    }

    /** For people, without the kind. */
    String size() {
        return "(" + inputs + ", " + units + ", " + batch + ")" + (isSequence() ? ", " + steps + " steps" : "");
    }

    boolean isSequence() {
        return steps > 0;
    }

    /** How many steps one measured call makes. */
    int stepsPerCall() {
        return isSequence() ? steps : 1;
    }

    /** Multiply-adds that one example's input takes in a step. */
    long inputMultiplyAdds() {
        return (long) kind.gates * units * inputs;
    }

    /** Multiply-adds that one example's state takes in a step. */
    long recurrentMultiplyAdds() {
        return (long) kind.gates * units * units;
    }

    /** Bytes of all weights. */
    long weightBytes() {
        return 4 * (inputMultiplyAdds() + recurrentMultiplyAdds() + (long) kind.gates * units);
    }
}
