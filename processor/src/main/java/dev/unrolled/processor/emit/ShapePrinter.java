package dev.unrolled.processor.emit;

import com.palantir.javapoet.TypeSpec;

/** Prints the methods of one code shape; their entry is {@code advance}. */
interface ShapePrinter {
    void addTo(TypeSpec.Builder type);
}
