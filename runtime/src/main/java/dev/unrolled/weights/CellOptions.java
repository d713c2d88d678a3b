package dev.unrolled.weights;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What not every cell has. Immutable. */
final class CellOptions {
    /** What a cell has or has not. */
    enum Flag {
        NO_BIAS,
        TWO_BIASES,
        RESET_AFTER,
        PEEPHOLES,
        COUPLED_GATES,
        LEARNED_STATE
    }

    static final CellOptions NONE = new CellOptions(EnumSet.noneOf(Flag.class), 0, 0);

    final int projection;
    final float forgetBias;
    private final Set<Flag> flags;

    private CellOptions(Set<Flag> flags, int projection, float forgetBias) {
        this.flags = flags;
        this.projection = projection;
        this.forgetBias = forgetBias;
    }

    CellOptions with(Flag flag) {
        Set<Flag> more = EnumSet.copyOf(flags);
        more.add(flag);
        return new CellOptions(more, projection, forgetBias);
    }

    CellOptions withProjection(int length) {
        return new CellOptions(flags, TensorShape.atLeastOne("projection", length), forgetBias);
    }

    CellOptions withForgetBias(float constant) {
        return new CellOptions(flags, projection, constant);
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** For example {@code , peepholes, projection = 2}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        flags.forEach(each ->
                text.append(", ").append(each.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        return text
                + (projection > 0 ? ", projection = " + projection : "")
                + (forgetBias == 0 ? "" : ", forget bias = " + forgetBias);
    }
}
