package dev.unrolled.processor.program;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights that an interpreter runs a program with, as doubles: exact for {@link DoubleInterpreter}, rounded to float by {@link Interpreter},
 * which changes nothing where they were floats. Starts with zeros.
 */
public final class Values {
    private final Map<String, double[][]> rows = new LinkedHashMap<>();

    /**
     * Zeros for every parameter of a program.
     *
     * @param program the program
     */
    public Values(CellProgram program) {
        for (Parameter parameter : program.parameters()) {
            if (parameter instanceof Parameter.Matrix matrix) {
                rows.put(matrix.name(), new double[matrix.rows()][matrix.columns()]);
            } else {
                rows.put(parameter.name(), new double[1][Math.toIntExact(parameter.size())]);
            }
        }
    }

    /**
     * The rows of a matrix, or the one row of a bias.
     *
     * @param name the parameter's name
     * @return the live rows
     */
    public double[][] rows(String name) {
        double[][] found = rows.get(name);
        if (found == null) {
            throw new IllegalArgumentException("expected one of " + rows.keySet() + ", found " + name);
        }
        return found;
    }

    /**
     * Overwrites a parameter.
     *
     * @param name the parameter's name
     * @param values as many values as it has, row-major
     */
    public void set(String name, double... values) {
        double[][] target = rows(name);
        int columns = target[0].length;
        if (values.length != target.length * columns) {
            throw new IllegalArgumentException(
                    "%s: expected %d values, found %d".formatted(name, target.length * columns, values.length));
        }
        for (int row = 0; row < target.length; row++) {
            System.arraycopy(values, row * columns, target[row], 0, columns);
        }
    }
}
