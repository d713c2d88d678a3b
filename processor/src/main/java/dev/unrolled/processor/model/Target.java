package dev.unrolled.processor.model;

/**
 * What code is to be written for.
 *
 * @param shape the code shape asked for
 * @param hasVectors whether the Vector API can be compiled against: source level 17, and a module that the cell's own reads
 */
public record Target(ShapeChoice shape, boolean hasVectors) {
    /** The module of the Vector API. */
    public static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** The package of the Vector API. */
    public static final String VECTOR_PACKAGE = "jdk.incubator.vector";

    /** A type of the Vector API. */
    public static final String VECTOR_TYPE = VECTOR_PACKAGE + ".FloatVector";
}
