package dev.unrolled.processor.proof;

import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;

/** An annotated interface with the program that its class must follow, and the code shape asked for. */
interface AnnotatedCell {
    String name();

    String source();

    CellProgram program();

    ShapeChoice shape();
}
