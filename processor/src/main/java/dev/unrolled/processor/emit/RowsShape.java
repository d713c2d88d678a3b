package dev.unrolled.processor.emit;

import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.Examples;

/** Loops over units, which add a few kernel rows a pass to the sums of one example or of several, in loops over steps and examples. */
final class RowsShape implements ShapePrinter {
    private final Cell cell;
    private final CodeShape.Rows shape;

    RowsShape(Cell cell, CodeShape.Rows shape) {
        this.cell = cell;
        this.shape = shape;
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        new ExampleLoops(cell).addTo(type);
        cell.examples()
                .forEach(examples -> RowsMethods.ofOne(cell, shape, examples).addTo(type));
        if (!cell.rowTiles().isEmpty()) {
            new RowPhases(cell, Examples.ONE).addTo(type);
        }
        cell.rowTiles().forEach(tile -> RowsMethods.ofTile(cell, shape, tile).addTo(type));
    }
}
