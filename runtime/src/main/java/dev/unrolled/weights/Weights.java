package dev.unrolled.weights;

import dev.unrolled.RecurrentNetwork;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Named tensors, read from NumPy's files or given by hand.
 *
 * <p>Which files are read, what of them is refused and within which limits is told at the {@linkplain dev.unrolled.weights package}.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Weights {
    private final String source;
    private final Map<String, Entry> entries;
    private final boolean surplusAllowed;
    private final boolean nonFiniteAllowed;

    private Weights(String source, Map<String, Entry> entries, boolean surplusAllowed, boolean nonFiniteAllowed) {
        this.source = source;
        this.entries = entries;
        this.surplusAllowed = surplusAllowed;
        this.nonFiniteAllowed = nonFiniteAllowed;
    }

    /**
     * Reads a {@code .npy} or {@code .npz} file.
     *
     * @param file the file; its path becomes the {@link #source()}
     * @return its tensors
     * @throws IOException if the file is not there or cannot be read
     * @throws WeightsException if its content cannot be used
     */
    public static Weights read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            // A pipe, which has no size and cannot be read from the end; or a directory, which this refuses.
            try (InputStream in = Files.newInputStream(file)) {
                return read(in, file.toString());
            }
        }
        try (Bytes bytes = ChannelBytes.open(file)) {
            return new Weights(file.toString(), WeightsReader.read(file.toString(), bytes), false, false);
        }
    }

    /**
     * Reads a stream that holds a {@code .npy} or {@code .npz} file, up to its end. The stream is not closed.
     *
     * @param in the stream, for example {@code Cell.class.getResourceAsStream("cell.npz")}
     * @param source what to call it in messages; a {@code .npy} tensor is named after it
     * @return its tensors
     * @throws IOException if the stream throws it
     * @throws WeightsException if the content cannot be used
     */
    public static Weights read(InputStream in, String source) throws IOException {
        Objects.requireNonNull(in, "in");
        Objects.requireNonNull(source, "source");
        try (Bytes bytes = MemoryBytes.of(new Place(source, null), in)) {
            return new Weights(source, WeightsReader.read(source, bytes), false, false);
        }
    }

    /**
     * Puts tensors together.
     *
     * @param tensors the tensors
     * @return weights with the source {@code memory}
     * @throws WeightsException if two have the same name
     */
    public static Weights of(Tensor... tensors) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Tensor tensor : tensors) {
            Entry.of(tensor).putOnce(entries, "memory");
        }
        return new Weights("memory", entries, false, false);
    }

    /**
     * The present weights of a cell or a network, for example to write them: {@code Weights.of(cell).write(Path.of("cell.npz"))}.
     *
     * @param network the cell or network
     * @return a copy of each of its variables under the variable's name
     */
    public static Weights of(RecurrentNetwork network) {
        return CellWeights.of(network.variables());
    }

    /**
     * What these weights are called in messages.
     *
     * @return the file's path, the name given with a stream, {@code memory}, or of a {@linkplain #and union} both: {@code a.npz and b.npz}
     */
    public String source() {
        return source;
    }

    /**
     * All names.
     *
     * @return the names in the order of the file, including those whose tensor cannot be read; unmodifiable
     */
    public List<String> names() {
        return Collections.unmodifiableList(new ArrayList<>(entries.keySet()));
    }

    /**
     * Whether there is a tensor of that name, or a member that cannot be read as one.
     *
     * @param name the name
     * @return whether {@link #names()} has it
     */
    public boolean contains(String name) {
        return entries.containsKey(name);
    }

    /**
     * The tensor of a name.
     *
     * @param name the name
     * @return the tensor
     * @throws WeightsException if there is none, telling which there are; or if it cannot be read, telling why
     */
    public Tensor tensor(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new Place(source, name).refuse(-1, "a tensor of this name", Text.names(names()), "use one of these");
        }
        return entry.tensor();
    }

    /**
     * These weights and others together, for example of two {@code .npy} files. What is allowed of either is allowed of
     * both.
     *
     * @param other the others
     * @return the tensors of these, then those of the others
     * @throws WeightsException if a name is in both
     */
    public Weights and(Weights other) {
        String both = source.equals(other.source) ? source : source + " and " + other.source;
        Map<String, Entry> union = new LinkedHashMap<>(entries);
        other.entries.values().forEach(entry -> entry.putOnce(union, both));
        return new Weights(
                both, union, surplusAllowed || other.surplusAllowed, nonFiniteAllowed || other.nonFiniteAllowed);
    }

    /**
     * The tensors whose names begin with {@code prefix/}, named without it and without a trailing {@code :0}:
     * TensorFlow's {@code rnn/basic_rnn_cell/kernel:0} is {@code kernel} in {@code scope("rnn/basic_rnn_cell")}. All
     * others are left behind.
     *
     * @param prefix the scope; the empty one takes all tensors and only removes {@code :0}
     * @return the tensors in that scope
     * @throws WeightsException if there is none, telling the names there are; or if two would have the same name
     */
    public Weights scope(String prefix) {
        String start = prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/";
        Map<String, Entry> scope = new LinkedHashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.name().startsWith(start)) {
                String name = entry.name().substring(start.length());
                String bare = name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
                entry.named(bare).putOnce(scope, source);
            }
        }
        if (scope.isEmpty()) {
            throw new Place(source, null)
                    .refuse(-1, "tensors in the scope " + start, Text.names(names()), "use a scope that is there");
        }
        return new Weights(source, scope, surplusAllowed, nonFiniteAllowed);
    }

    /**
     * The same weights, of which a cell may leave some unused.
     *
     * @return a copy on which {@link #surplusAllowed()} holds
     */
    public Weights allowSurplus() {
        return new Weights(source, entries, true, nonFiniteAllowed);
    }

    /**
     * The same weights, which may hold infinities and NaN, also where float64 values become infinite as float32.
     *
     * @return a copy on which {@link #nonFiniteAllowed()} holds
     */
    public Weights allowNonFinite() {
        return new Weights(source, entries, surplusAllowed, true);
    }

    /**
     * Whether a cell may leave tensors unused.
     *
     * @return false unless {@link #allowSurplus()} was called
     */
    public boolean surplusAllowed() {
        return surplusAllowed;
    }

    /**
     * Whether a cell takes values that are not finite.
     *
     * @return false unless {@link #allowNonFinite()} was called
     */
    public boolean nonFiniteAllowed() {
        return nonFiniteAllowed;
    }

    /**
     * Writes all tensors to an {@code .npz} file, each with its {@link Tensor#dtype()} and every bit of its values:
     * stored, in the order of {@link #names()}, without times, so that the same tensors give the same file. {@code numpy.load} and {@link
     * #read(Path)} read it. An existing file is replaced when the new one is complete, and keeps its permissions, if they are POSIX's. A symbolic
     * link stays: what it leads to is replaced, or made. What is no regular file, such as a pipe, is written into.
     *
     * @param file the file
     * @throws IOException if it cannot be written; then an existing regular file is as it was
     * @throws WeightsException if a tensor {@linkplain #tensor cannot be read}, or a name has a NUL, half a surrogate pair, or more than
     *     65,531 bytes in UTF-8; nothing is written then
     */
    public void write(Path file) throws IOException {
        List<Tensor> tensors = entries.values().stream().map(Entry::tensor).collect(Collectors.toList());
        List<byte[]> members = NpzWriter.names(source, tensors);
        SafeFile.write(file, out -> NpzWriter.write(tensors, members, out));
    }

    /** Other tensors of the same source, of which the same is allowed. */
    Weights with(List<Tensor> tensors) {
        Map<String, Entry> others = new LinkedHashMap<>();
        tensors.forEach(tensor -> Entry.of(tensor).putOnce(others, source));
        return new Weights(source, others, surplusAllowed, nonFiniteAllowed);
    }

    /** For example {@code cell.npz: kernel, bias}. */
    @Override
    public String toString() {
        return Text.printable(source + ": " + Text.names(names()));
    }
}
