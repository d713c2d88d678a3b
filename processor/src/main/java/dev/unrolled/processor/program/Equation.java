package dev.unrolled.processor.program;

import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Difference;
import dev.unrolled.processor.program.Expression.MultiplyAdd;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Expression.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program as mathematics, in ASCII: {@code *} between a vector and a matrix is their product, between two vectors it works value by
 * value; {@code h'} is the new {@code h}.
 */
public final class Equation {
    private final Map<Slice, String> inlined = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final CellProgram program;
    private final List<Vector> written = new ArrayList<>();

    private Equation(CellProgram program) {
        this.program = program;
    }

    /**
     * The equations of a program.
     *
     * @param program the program
     * @return one line for each vector that is worth a name: every state, and every local that is read more than once
     */
    public static List<String> of(CellProgram program) {
        Equation equation = new Equation(program);
        for (Statement statement : program.statements()) {
            equation.add(statement);
        }
        return List.copyOf(equation.lines);
    }

    private void add(Statement statement) {
        String right = statement instanceof Statement.Affine affine
                ? affine(affine)
                : pointwise(((Statement.Pointwise) statement).value());
        Vector to = statement.to().vector();
        if (to.role() == Vector.Role.LOCAL && readsOf(statement.to()) == 1) {
            inlined.put(statement.to(), right);
            return;
        }
        String left = to.role() == Vector.Role.STATE ? to.name() + "'" : name(statement.to());
        lines.add(left + " = " + right);
        written.add(to);
    }

    /** How often exactly this slice is read; 0 if only parts of it or more than it are. */
    private long readsOf(Slice slice) {
        return program.statements().stream()
                .mapToLong(statement -> statement instanceof Statement.Affine affine
                        ? affine.from().stream().filter(slice::equals).count()
                        : readsOf(slice, ((Statement.Pointwise) statement).value()))
                .sum();
    }

    private static long readsOf(Slice slice, Expression expression) {
        if (expression instanceof Read read) {
            return read.slice().equals(slice) ? 1 : 0;
        }
        return expression.operands().stream()
                .mapToLong(operand -> readsOf(slice, operand))
                .sum();
    }

    private String affine(Statement.Affine affine) {
        String from = affine.from().stream().map(this::name).collect(Collectors.joining(", "));
        Parameter.MatrixView view = affine.matrix();
        String text = (affine.from().size() > 1 ? "[" + from + "]" : from) + " * "
                + view.matrix().name();
        if (!view.isWhole()) {
            text += "[%d..%d, %d..%d)"
                    .formatted(view.row(), view.row() + view.rows(), view.column(), view.column() + view.columns());
        }
        for (Parameter.BiasSlice bias : affine.biases()) {
            text += " + " + name(bias);
        }
        return text;
    }

    private String pointwise(Expression expression) {
        if (expression instanceof Read read) {
            return name(read.slice());
        } else if (expression instanceof Weight weight) {
            return name(weight.slice());
        } else if (expression instanceof Constant constant) {
            return Float.toString(constant.value());
        } else if (expression instanceof Activate activate) {
            String argument = pointwise(activate.argument());
            return switch (activate.function()) {
                case LINEAR -> argument;
                default -> activate.function().name().toLowerCase(Locale.ROOT) + "(" + argument + ")";
            };
        } else if (expression instanceof Clip clip) {
            return "clip(" + pointwise(clip.argument()) + ", " + clip.bound() + ")";
        } else if (expression instanceof Sum sum) {
            return pointwise(sum.left()) + " + " + pointwise(sum.right());
        } else if (expression instanceof Difference difference) {
            return pointwise(difference.left()) + " - " + factor(difference.right());
        } else if (expression instanceof Product product) {
            return factor(product.left()) + " * " + factor(product.right());
        }
        MultiplyAdd link = (MultiplyAdd) expression;
        return factor(link.left()) + " * " + factor(link.right()) + " + " + pointwise(link.addend());
    }

    private String factor(Expression expression) {
        boolean isSum = expression instanceof Sum
                || expression instanceof Difference
                || expression instanceof MultiplyAdd
                || (expression instanceof Read read && inlined.containsKey(read.slice()));
        return isSum ? "(" + pointwise(expression) + ")" : pointwise(expression);
    }

    private String name(Slice slice) {
        String known = inlined.get(slice);
        if (known != null) {
            return known;
        }
        Vector vector = slice.vector();
        String name =
                vector.role() == Vector.Role.STATE && written.contains(vector) ? vector.name() + "'" : vector.name();
        return slice.isWhole() ? name : "%s[%d..%d)".formatted(name, slice.from(), slice.from() + slice.length());
    }

    private static String name(Parameter.BiasSlice slice) {
        String name = slice.bias().name();
        return slice.isWhole() ? name : "%s[%d..%d)".formatted(name, slice.from(), slice.from() + slice.length());
    }
}
