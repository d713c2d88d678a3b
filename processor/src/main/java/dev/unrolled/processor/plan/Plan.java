package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;

/**
 * A program and how it is to be written.
 *
 * @param program what is computed
 * @param shape how it is written
 * @param reason why this shape, in words
 * @param cost what a step costs
 */
public record Plan(CellProgram program, CodeShape shape, String reason, Cost cost) {}
