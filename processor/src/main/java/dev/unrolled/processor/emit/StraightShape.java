package dev.unrolled.processor.emit;

import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.Examples;

/** Every multiply-add written out, in one method if it is small enough, and loops over steps and examples. */
final class StraightShape implements ShapePrinter {
    private final Cell cell;
    private final CodeShape.Straight shape;

    StraightShape(Cell cell, CodeShape.Straight shape) {
        this.cell = cell;
        this.shape = shape;
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        new ExampleLoops(cell).addTo(type);
        for (Examples examples : cell.examples()) {
            if (shape.isOneMethod()) {
                new StraightMethod(cell, examples).addTo(type);
            } else {
                new StraightTiles(cell, shape, examples).addTo(type);
            }
        }
    }
}
