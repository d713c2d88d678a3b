package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.Slice;

/**
 * Writes where a value of a vector lies when locals live in scratch arrays.
 *
 * @param cell the vectors
 * @param suffix what follows the name of a local
 * @param inputAt where the example's input begins
 * @param stateAt where its state begins
 */
record ArrayAccess(Cell cell, String suffix, String inputAt, String stateAt) {
    /** For the one example that a method is given. */
    ArrayAccess(Cell cell) {
        this(cell, "", Names.INPUTS_AT, Names.stateAt(cell));
    }

    /** For one of several in a row, the first of which it is given. */
    static ArrayAccess of(Cell cell, int example) {
        return new ArrayAccess(
                cell,
                Names.suffix(example),
                Names.INPUTS_AT + Names.plus(example, cell.inputStride()),
                Names.stateAt(cell) + Names.plus(example, cell.stateStride()));
    }

    /** A value at a fixed index of the slice, for example {@code inputs[inputsAt + 2]}. */
    CodeBlock element(Slice slice, int index) {
        String base = base(slice);
        int offset = offset(slice) + index;
        return CodeBlock.of("$N[$L]", array(slice), base.isEmpty() ? Integer.toString(offset) : Names.at(base, offset));
    }

    /** A value at a variable index of the slice plus a fixed number, for example {@code inputs[inputsAt + k + 2]}. */
    CodeBlock element(Slice slice, String variable, int index) {
        String base = base(slice);
        String start = base.isEmpty() ? variable : base + " + " + variable;
        return CodeBlock.of("$N[$L]", array(slice), Names.at(start, offset(slice) + index));
    }

    String array(Slice slice) {
        return switch (slice.vector().role()) {
            case INPUT -> Names.INPUTS_ARRAY;
            case STATE -> Names.state(cell);
            case LOCAL -> slice.vector().name() + suffix;
        };
    }

    String base(Slice slice) {
        return switch (slice.vector().role()) {
            case INPUT -> inputAt;
            case STATE -> stateAt;
            case LOCAL -> "";
        };
    }

    int offset(Slice slice) {
        return switch (slice.vector().role()) {
            case INPUT, LOCAL -> slice.from();
            case STATE -> cell.program().stateOffset(slice.vector()) + slice.from();
        };
    }
}
