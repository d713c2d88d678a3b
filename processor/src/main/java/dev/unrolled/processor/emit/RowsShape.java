package dev.unrolled.processor.emit;

import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;

/** Loops over units, which add a few kernel rows a pass to the sums of one example or of two, in loops over steps and examples. */
final class RowsShape implements ShapePrinter {
    private final Cell cell;
    private final CodeShape.Rows shape;

    RowsShape(Cell cell, CodeShape.Rows shape) {
        this.cell = cell;
        this.shape = shape;
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        (cell.advancesPairs() ? ExampleLoops.inPairs(cell) : new ExampleLoops(cell)).addTo(type);
        cell.examples()
                .forEach(examples -> RowsMethods.ofOne(cell, shape, examples).addTo(type));
        if (cell.advancesPairs()) {
            RowsMethods.ofBoth(cell, shape).addTo(type);
        }
    }
}
