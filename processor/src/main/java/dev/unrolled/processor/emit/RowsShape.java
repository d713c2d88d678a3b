package dev.unrolled.processor.emit;

import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.Examples;
import java.util.List;

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
        List<RowsMethods> alone = cell.examples().stream()
                .map(examples -> RowsMethods.ofOne(cell, shape, examples))
                .toList();
        List<RowsMethods> tiles = cell.rowTiles().stream()
                .map(tile -> RowsMethods.ofTile(cell, shape, tile))
                .toList();
        // Before the others: what it calls comes into being with the first call, and each of them prints what it has
        // when it is added.
        if (RowSteps.areIn(cell)) {
            new RowSteps(cell, alone.get(0), tiles.get(0)).addTo(type);
        }
        alone.forEach(one -> one.addTo(type));
        if (!tiles.isEmpty()) {
            new RowPhases(cell, Examples.ONE).addTo(type);
        }
        tiles.forEach(tile -> tile.addTo(type));
    }
}
