package dev.unrolled.math;

/** A function from float to float. */
@FunctionalInterface
interface FloatFunction {
    float apply(float x);
}
