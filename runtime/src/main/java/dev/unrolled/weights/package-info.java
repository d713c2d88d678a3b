/**
 * Weights as named tensors, the NumPy files ({@code .npy}, {@code .npz}) they are read from and written to, and the {@linkplain
 * dev.unrolled.weights.Convention conventions} by which frameworks name and lay out those of a cell.
 *
 * <h2>Files</h2>
 *
 * The format is NumPy's, as NEP 1 and the module {@code numpy.lib.format} describe it, told by a file's first bytes:
 *
 * <ul>
 *   <li>{@code .npy}, versions 1.0, 2.0 and 3.0: one tensor, named after the file: {@code kernel.npy} holds {@code
 *       kernel};
 *   <li>{@code .npz}, stored or deflated: a tensor for each member, named after it without {@code .npy}.
 * </ul>
 *
 * <p>Both byte orders and both index orders are read, float16, float32, float64, booleans (0 or 1) and integers, which
 * become exactly the floating-point numbers of the same value; 64-bit integers beyond 2^53 are refused, since a double
 * does not hold them all. Other types are no weights: pickled objects, strings, raw bytes, structured types, complex
 * numbers, dates and long double are refused. Nothing in a file is ever executed.
 *
 * <p>A member of an archive that is whole but no tensor (a type that is refused, a member that is no {@code .npy} file,
 * encryption, an unknown compression) does not keep the others from being used: it has its name in {@link
 * dev.unrolled.weights.Weights#names()}, and asking for it tells what is wrong. A cell refuses it as it refuses any
 * surplus tensor. Damage, in contrast, refuses the file: a wrong check sum, too few or too many bytes, a name twice,
 * members that overlap.
 *
 * <p>Written are arrays as {@code numpy.save} writes them, by themselves or in a stored archive; every bit of every
 * value is kept, and the same tensors give the same bytes.
 *
 * <h2>Limits</h2>
 *
 * A tensor has at most {@link dev.unrolled.weights.Tensor#MAX_SIZE} values; a header at most 10,000 bytes, as in NumPy;
 * a stream at most 2^31 - 1 bytes; and the deflated members of a file expand to at most 256 MiB, or a hundred times the
 * file's size if that is more, as bytes and as the floats or doubles that these become. Memory is never allocated for data that only a header promises.
 *
 * <h2>Errors</h2>
 *
 * Whatever the bytes of a file are, reading it gives tensors or a {@link dev.unrolled.weights.WeightsException}, which
 * tells file, tensor, place, what was expected and what was found. An {@link java.io.IOException} comes from the file
 * system or the stream itself.
 *
 * <p>Knows the JDK alone.
 */
package dev.unrolled.weights;
