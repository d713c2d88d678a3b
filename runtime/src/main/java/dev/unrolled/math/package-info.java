/** Activations as static float functions, one class per way of rounding. Knows the JDK alone. */
package dev.unrolled.math;
