package dev.unrolled.processor.program;

import dev.unrolled.processor.model.ActivationFunction;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program as mathematics, in ASCII: {@code *} between a vector and a matrix is their product, between two vectors it works value by
 * value; {@code h'} is the new {@code h}; {@code z[4..6]} are the values 4 and 5, {@code kernel[:, 4..6]} those columns of all rows.
 */
public final class Equation {
    private final Map<Slice, String> inlined = new HashMap<>();
    /** Which of the inlined need parentheses as a factor. */
    private final Set<Slice> inlinedSums = new HashSet<>();

    private final List<String> lines = new ArrayList<>();
    private final CellProgram program;
    private final Set<Vector> written = new HashSet<>();

    private Equation(CellProgram program) {
        this.program = program;
    }

    /**
     * The equations of a program.
     *
     * @param program the program
     * @return one line for each slice that is worth a name: of every state, and of every local that is an activation's result or is not read just once and as a whole
     */
    public static List<String> of(CellProgram program) {
        Equation equation = new Equation(program);
        for (int index = 0; index < program.statements().size(); index++) {
            equation.add(index);
        }
        return List.copyOf(equation.lines);
    }

    private void add(int index) {
        Statement statement = program.statements().get(index);
        String right = statement instanceof Statement.Affine affine
                ? affine(affine)
                : pointwise(((Statement.Pointwise) statement).value());
        Slice to = statement.to();
        inlined.keySet().removeIf(to::overlaps);
        inlinedSums.removeIf(to::overlaps);
        if (to.vector().role() == Vector.Role.LOCAL && !isActivated(statement) && isReadOnceAfter(index)) {
            inlined.put(to, right);
            if (!(statement instanceof Statement.Pointwise pointwise) || isSum(pointwise.value())) {
                inlinedSums.add(to);
            }
            return;
        }
        if (to.vector().role() == Vector.Role.STATE) {
            written.add(to.vector());
        }
        lines.add(name(to) + " = " + right);
    }

    /** Whether a statement's result is that of an activation, such as a gate. */
    private static boolean isActivated(Statement statement) {
        return statement instanceof Statement.Pointwise pointwise
                && pointwise.value() instanceof Activate activate
                && !activate.isIdentity();
    }

    /** Whether what a statement writes is read once, as a whole, before any of it is written again. */
    private boolean isReadOnceAfter(int index) {
        Slice to = program.statements().get(index).to();
        List<Slice> reads = new ArrayList<>();
        for (Statement later :
                program.statements().subList(index + 1, program.statements().size())) {
            later.reads().stream().filter(to::overlaps).forEach(reads::add);
            if (later.to().overlaps(to)) {
                break;
            }
        }
        return reads.equals(List.of(to));
    }

    private String affine(Statement.Affine affine) {
        String from = affine.from().stream().map(this::name).collect(Collectors.joining(", "));
        boolean isSum =
                affine.from().size() == 1 && inlined.containsKey(affine.from().get(0));
        String text = (affine.from().size() > 1 ? "[" + from + "]" : isSum ? "(" + from + ")" : from) + " * "
                + name(affine.matrix());
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
            return number(constant.value());
        } else if (expression instanceof Activate activate) {
            return activate.isIdentity() ? pointwise(activate.argument()) : call(activate);
        } else if (expression instanceof Clip clip) {
            return "clip(" + pointwise(clip.argument()) + ", " + number(clip.bound()) + ")";
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

    /** For example {@code leaky_relu(z, 0.2)}. */
    private String call(Activate activate) {
        String argument = pointwise(activate.argument());
        if (activate.function() instanceof ActivationFunction.Own own) {
            return String.join(".", own.simpleNames()) + ".apply(" + argument + ")";
        }
        ActivationFunction.Standard standard = (ActivationFunction.Standard) activate.function();
        StringBuilder text = new StringBuilder(standard.kind().name().toLowerCase(Locale.ROOT))
                .append("(")
                .append(argument);
        standard.parameters().forEach(parameter -> text.append(", ").append(number(parameter)));
        return text.append(")").toString();
    }

    private String factor(Expression expression) {
        if (expression instanceof Activate activate && activate.isIdentity()) {
            return factor(activate.argument());
        }
        return isSum(expression) ? "(" + pointwise(expression) + ")" : pointwise(expression);
    }

    /** Whether it is written with a plus or minus outside parentheses, or as a product with a matrix. */
    private boolean isSum(Expression expression) {
        return expression instanceof Sum
                || expression instanceof Difference
                || expression instanceof MultiplyAdd
                || (expression instanceof Read read && inlinedSums.contains(read.slice()));
    }

    private String name(Slice slice) {
        String known = inlined.get(slice);
        if (known != null) {
            return known;
        }
        Vector vector = slice.vector();
        String name =
                vector.role() == Vector.Role.STATE && written.contains(vector) ? vector.name() + "'" : vector.name();
        return slice.isWhole() ? name : name + "[" + range(slice.from(), slice.length()) + "]";
    }

    /** A matrix or one of its blocks, with the ranges of rows and columns that are meant unless all of them are. */
    private static String name(Parameter.MatrixView view) {
        String name = view.matrix().name();
        String rows = view.rows() == view.matrix().rows() ? ":" : range(view.row(), view.rows());
        for (Parameter.RowBlock block : view.matrix().blocks()) {
            if (block.from() == view.row() && block.rows() == view.rows()) {
                name = view.rows() == view.matrix().rows() ? name : block.name();
                rows = ":";
            }
        }
        String columns = view.columns() == view.matrix().columns() ? ":" : range(view.column(), view.columns());
        return rows.equals(":") && columns.equals(":") ? name : name + "[" + rows + ", " + columns + "]";
    }

    private static String range(int from, int length) {
        return from + ".." + (from + length);
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Integer.toString((int) value)
                : Float.toString(value);
    }

    private static String name(Parameter.BiasSlice slice) {
        String name = slice.bias().name();
        return slice.isWhole() ? name : name + "[" + range(slice.from(), slice.length()) + "]";
    }
}
