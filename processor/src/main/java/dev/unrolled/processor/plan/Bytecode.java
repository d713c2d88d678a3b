package dev.unrolled.processor.plan;

/**
 * Upper estimates of the bytecode that straight code compiles to. HotSpot leaves methods above 8 000 bytes uncompiled
 * ({@code HugeMethodLimit}), which would cost a factor of a hundred, so the budget keeps a distance.
 */
final class Bytecode {
    /** What a method may grow to by our estimate. */
    static final int METHOD_BUDGET = 6000;

    /** {@code z0 = Math.fma(inputs[inputsAt + 100], W[100][7], z0)}: the longest form of a link. */
    static final int LINK = 27;

    /** Loading and storing one value of a target: {@code float z7 = z[7]; z[7] = z7 + bias[7]}. */
    static final int TARGET = 30;

    /** One operation of a pointwise expression with its operand. */
    static final int OPERATION = 14;

    private Bytecode() {}
}
