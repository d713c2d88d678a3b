package dev.unrolled.weights;

import dev.unrolled.Nullable;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.Collections;
import java.util.Map;

/** A name in a file, with its tensor, or with the reason why what stands there is not a tensor of numbers. */
final class Entry {
    private final String name;

    @Nullable
    private final Tensor tensor;

    @Nullable
    private final Problem problem;

    private Entry(String name, @Nullable Tensor tensor, @Nullable Problem problem) {
        this.name = name;
        this.tensor = tensor;
        this.problem = problem;
    }

    static Entry of(Tensor tensor) {
        return new Entry(tensor.name(), tensor, null);
    }

    static Entry unreadable(String name, Problem problem) {
        return new Entry(name, null, problem);
    }

    String name() {
        return name;
    }

    Entry named(String other) {
        return new Entry(other, tensor == null ? null : tensor.named(other), problem);
    }

    Tensor tensor() {
        if (tensor != null) {
            return tensor;
        }
        throw new WeightsException(Collections.singletonList(problem));
    }

    /** Refuses a second entry of a name. */
    void putOnce(Map<String, Entry> entries, String source) {
        if (entries.put(name(), this) != null) {
            throw new Place(source, name()).refuse(-1, "each name once", "it twice", "rename one of the two");
        }
    }
}
