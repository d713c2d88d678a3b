package dev.unrolled.support;

import dev.unrolled.Nullable;
import dev.unrolled.Variable;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.Arrays;
import java.util.Set;

/**
 * Guesses which tensor was meant where none has the name: one in a scope, one without a name, or one of the same shape. What has the name of
 * another variable is that one's.
 */
final class MissingHint {
    private final Variable variable;
    private final Set<String> unused;
    private final Weights weights;

    /**
     * A guess.
     *
     * @param unused the names that are no variable's
     */
    MissingHint(Variable variable, Set<String> unused, Weights weights) {
        this.variable = variable;
        this.unused = unused;
        this.weights = weights;
    }

    String text() {
        for (String name : unused) {
            String scope = scope(name);
            if (scope != null && sameShape(name)) {
                return "use scope(\"" + scope + "\")";
            }
        }
        for (String name : unused) {
            if (sameShape(name)) {
                return name.startsWith("arr_")
                        ? "name the arrays when saving: numpy.savez(file, " + variable.name() + "=…); " + name
                                + " has this shape"
                        : "rename it when saving if " + name + ", which has this shape, is meant";
            }
        }
        return "save the tensor under this name";
    }

    /**
     * The scope in which a TensorFlow name such as {@code rnn/basic_rnn_cell/kernel:0} is this variable; null if it is
     * not.
     */
    @Nullable
    private String scope(String name) {
        String bare = name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
        if (bare.equals(variable.name())) {
            return "";
        }
        String end = "/" + variable.name();
        return bare.endsWith(end) ? bare.substring(0, bare.length() - end.length()) : null;
    }

    private boolean sameShape(String name) {
        try {
            Tensor tensor = weights.tensor(name);
            return Arrays.equals(variable.shape(), tensor.shape());
        } catch (WeightsException e) {
            return false;
        }
    }
}
