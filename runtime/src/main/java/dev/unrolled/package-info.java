/**
 * What a user of Unrolled touches: the annotation that asks for a cell and the contract that every generated cell fulfils.
 *
 * <p>Knows {@link dev.unrolled.weights} and the JDK, nothing else.
 */
package dev.unrolled;
