/**
 * Weights as named tensors, and the NumPy files ({@code .npy}, {@code .npz}) they are read from.
 *
 * <p>Knows the JDK alone.
 */
package dev.unrolled.weights;
