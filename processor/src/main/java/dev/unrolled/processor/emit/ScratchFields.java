package dev.unrolled.processor.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The arrays that hold a step's locals. Where a tile has several examples, each has its own of those that the examples may not share. These
 * are a little longer than they need be: where they lie one behind the other, as HotSpot allocates them, all begin at the same distance from
 * a line of the cache, and C2, which aligns a loop for one of its arrays, aligns it for all of them.
 *
 * <pre>{@code
 * private final float[] z = new float[2 * UNITS + 12];
 *
 * private final float[] zB = new float[2 * UNITS + 12];
 * }</pre>
 */
final class ScratchFields {
    /** The floats in a line of the cache. */
    private static final int LINE = 16;

    /** The floats that the head of an array takes the place of, with compressed class pointers. */
    private static final int HEAD = 4;

    private static final String DOC =
            "Scratch of one example, as is each that follows. Arrays take whole lines of the cache, their\n"
                    + "heads included, so that C2, which aligns a loop for one of them, aligns it for all.";

    private static final String SHARED_DOC = "Scratch that examples use in turn, as is each that follows.";

    private final Cell cell;

    ScratchFields(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        if (cell.plan().shape() instanceof CodeShape.Straight straight && straight.isOneMethod()) {
            return;
        }
        int examples = cell.rowTiles().isEmpty() ? 1 : cell.rowTiles().get(0);
        List<Vector> kept = examples == 1 ? List.of() : RowPhases.kept(cell);
        for (Vector local : kept) {
            String length = Names.at(cell.length(local.length()), room(local.length()));
            boolean isFirst = local.equals(kept.get(0));
            IntStream.range(0, examples)
                    .forEach(example -> add(
                            type, local.name() + Names.suffix(example), length, isFirst && example == 0 ? DOC : ""));
        }
        List<Vector> shared = cell.written().locals().stream()
                .filter(local -> !kept.contains(local))
                .toList();
        for (Vector local : shared) {
            boolean isFirst = !kept.isEmpty() && local.equals(shared.get(0));
            add(type, local.name(), cell.length(local.length()), isFirst ? SHARED_DOC : "");
        }
        if (cell.plan().shape() instanceof CodeShape.Rows && cell.blockLength() > 0) {
            add(type, Names.BLOCK_SUMS, cell.length(cell.blockLength()), "");
        }
    }

    /** How many floats make an array take whole lines, so that one that is allocated behind it begins where it begins. */
    private static int room(int length) {
        return Math.floorMod(-(HEAD + length), LINE);
    }

    private static void add(TypeSpec.Builder type, String name, String length, String doc) {
        FieldSpec.Builder field = FieldSpec.builder(Fields.VECTOR, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new float[$L]", length);
        type.addField((doc.isEmpty() ? field : field.addJavadoc("$L", doc)).build());
    }
}
