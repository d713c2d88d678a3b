package dev.unrolled.processor.emit;

import com.palantir.javapoet.TypeSpec;

/**
 * Prints the methods of one code shape. {@code step} and {@code run}, which have checked their arguments, enter at three of them:
 *
 * <ul>
 *   <li>{@code advance}, one step of one example;
 *   <li>{@code advanceBatch}, one step of several, {@link Cell#inputStride()} and {@link Cell#stateStride()} values apart;
 *   <li>{@code advanceSequence}, several steps of several examples; no outputs are wanted where {@code outputs} is null. A dense layer has none.
 * </ul>
 */
interface ShapePrinter {
    void addTo(TypeSpec.Builder type);
}
