package dev.unrolled.processor.emit;

import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;

/** Where the lanes shape finds what kernel rows are multiplied by: in the caller's arrays, or in scratch if an earlier group computed it. */
final class LanesFactors {
    private final Cell cell;
    private final LanesScratch scratch;

    LanesFactors(Cell cell, LanesScratch scratch) {
        this.cell = cell;
        this.scratch = scratch;
    }

    String array(Slice from) {
        return switch (from.vector().role()) {
            case INPUT -> Names.INPUTS_ARRAY;
            case STATE -> Names.STATE;
            default -> scratch.kept(from.vector());
        };
    }

    /** Where value {@code k} of a slice lies, of the example that is so many behind {@code n}: each a stride behind the one before it. */
    String index(Slice from, int example, String k) {
        Vector vector = from.vector();
        List<String> index = new ArrayList<>();
        switch (vector.role()) {
            case INPUT -> {
                index.add(Names.INPUTS_AT);
                addStride(index, example, cell.inputStride());
            }
            case STATE -> {
                index.add(Names.STATE_AT);
                addStride(index, example, cell.stateStride());
                addOffset(index, cell.program().stateOffset(vector));
            }
            default -> index.add(example(example) + " * " + cell.length(vector.length()));
        }
        addOffset(index, from.from());
        if (!k.equals("0")) {
            index.add(k);
        }
        return String.join(" + ", index);
    }

    /** The example that is so many behind {@code n}. */
    static String example(int behind) {
        return behind == 0 ? "n" : "(n + " + behind + ")";
    }

    private void addOffset(List<String> index, int offset) {
        if (offset != 0) {
            index.add(cell.index(offset));
        }
    }

    private static void addStride(List<String> index, int example, String stride) {
        if (example > 0) {
            index.add(example == 1 ? stride : example + " * " + stride);
        }
    }
}
