package dev.unrolled.weights;

import dev.unrolled.Nullable;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.Collections;

/** A file, or a tensor of it: what problems are told of. */
final class Place {
    /** The hint where bytes contradict each other or are not there. */
    static final String DAMAGED = "the file is damaged: save or fetch it again";

    private final String source;

    @Nullable
    private final String tensor;

    Place(String source, @Nullable String tensor) {
        this.source = source;
        this.tensor = tensor;
    }

    String source() {
        return source;
    }

    Problem problem(long byteOffset, String expected, String found, String hint) {
        return new Problem(source, tensor, byteOffset, expected, found, hint);
    }

    WeightsException refuse(long byteOffset, String expected, String found, String hint) {
        return new WeightsException(Collections.singletonList(problem(byteOffset, expected, found, hint)));
    }

    WeightsException damaged(long byteOffset, String expected, String found) {
        return refuse(byteOffset, expected, found, DAMAGED);
    }
}
