package dev.unrolled.processor.program;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.Steps;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Expression.Weight;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Statement.Pointwise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** Layers whose outputs one can tell without paper: the forward direction takes its inputs as they are, the backward one ten times. */
final class PlainLayers {
    private PlainLayers() {}

    /** {@code c' = c + w * x, h' = c'}: the output lies behind another state. */
    static CellProgram adding(int length) {
        return adding(length, c -> c);
    }

    /** {@code c' = c + w * x, h' = 2 * c'}. */
    static CellProgram addingAndDoubling(int length) {
        return adding(length, c -> new Sum(c, c));
    }

    private static CellProgram adding(int length, UnaryOperator<Expression> shown) {
        Vector x = Vector.input("x", length);
        Vector c = Vector.state("c", length);
        Vector h = Vector.state("h", length);
        Bias w = new Bias("w", length);
        return new CellProgram(
                x,
                List.of(c, h),
                h,
                List.of(w),
                List.of(
                        new Pointwise(
                                c.all(),
                                new Sum(new Read(c.all()), new Product(new Weight(w.all()), new Read(x.all())))),
                        new Pointwise(h.all(), shown.apply(new Read(c.all())))),
                Numerics.FUSED);
    }

    /** {@code y = w * x}, without a state. */
    static CellProgram multiplying(int length) {
        Vector x = Vector.input("x", length);
        Vector y = Vector.state("y", length);
        Bias w = new Bias("w", length);
        return new CellProgram(
                x,
                List.of(y),
                y,
                List.of(w),
                List.of(new Pointwise(y.all(), new Product(new Weight(w.all()), new Read(x.all())))),
                Numerics.FUSED);
    }

    static LayerProgram layer(CellProgram cell, Direction direction) {
        return layer(cell, direction, Merge.CONCATENATE, Steps.ALL);
    }

    static LayerProgram layer(CellProgram cell, Direction direction, Merge merge, Steps steps) {
        return new LayerProgram("layer", cell, direction, merge, steps, OptionalInt.empty(), false, Optional.empty());
    }

    static LayerProgram bidirectional(int length, Merge merge) {
        return layer(adding(length), Direction.BIDIRECTIONAL, merge, Steps.ALL);
    }

    private static Values weights(CellProgram cell, double weight) {
        Values values = new Values(cell);
        double[] all = new double[cell.output().length()];
        Arrays.fill(all, weight);
        values.set("w", all);
        return values;
    }

    static NetworkInterpreter interpreter(boolean isFloat, Head head, LayerProgram... layers) {
        NetworkProgram program = new NetworkProgram(layers[0].cell().input().length(), List.of(layers), head);
        List<List<Values>> values = new ArrayList<>();
        for (LayerProgram layer : layers) {
            values.add(List.of(weights(layer.cell(), 1), weights(layer.cell(), 10)));
        }
        return new NetworkInterpreter(program, values, OwnActivations.none(), isFloat);
    }
}
