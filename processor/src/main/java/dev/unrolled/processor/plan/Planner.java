package dev.unrolled.processor.plan;

import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.NetworkProgram;

/** Chooses a code shape. The thresholds are measured: see {@code docs/code-shapes.md}. */
public final class Planner {
    /** Up to so many multiply-adds straight code beats loops. */
    static final int AUTO_STRAIGHT_MULTIPLY_ADDS = 128;

    /** Four rows a pass vectorise on every JDK; sixteen fall off a cliff. */
    static final int ROWS_PER_PASS = 4;

    private Planner() {}

    /**
     * Plans a program.
     *
     * @param program what is computed
     * @param choice what the user wants
     * @return how it is to be written
     */
    public static Plan plan(CellProgram program, ShapeChoice choice) {
        Cost cost = Cost.of(program);
        boolean small = cost.multiplyAdds() <= AUTO_STRAIGHT_MULTIPLY_ADDS;
        boolean straight = choice == ShapeChoice.STRAIGHT || (choice == ShapeChoice.AUTO && small);
        CodeShape shape = straight ? Tiles.of(program) : new CodeShape.Rows(ROWS_PER_PASS);
        return new Plan(program, shape, reason(choice, small, cost.multiplyAdds()), cost);
    }

    /**
     * Plans a network.
     *
     * @param network what is computed
     * @param choice what the user wants
     * @return how each layer is to be written
     */
    public static NetworkPlan plan(NetworkProgram network, ShapeChoice choice) {
        return new NetworkPlan(
                network,
                network.layers().stream()
                        .map(layer -> plan(layer.cell(), choice))
                        .toList(),
                network.layers().stream()
                        .map(layer -> layer.backward().map(cell -> plan(cell, choice)))
                        .toList());
    }

    private static String reason(ShapeChoice choice, boolean small, long multiplyAdds) {
        if (choice != ShapeChoice.AUTO) {
            return "asked for with -A" + ShapeChoice.OPTION + "=" + choice.text();
        }
        return small
                ? "%d multiply-adds, at most %d: loops would cost more than the work"
                        .formatted(multiplyAdds, AUTO_STRAIGHT_MULTIPLY_ADDS)
                : "%d multiply-adds, more than %d: loops take less time than code written out"
                        .formatted(multiplyAdds, AUTO_STRAIGHT_MULTIPLY_ADDS);
    }
}
