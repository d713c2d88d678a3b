package dev.unrolled.processor.proof;

import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Values;

/**
 * A generated class, loaded.
 *
 * @param name what to call it in a failure
 * @param program what it must compute
 * @param type the class
 * @param source its text
 */
record CompiledCell(String name, CellProgram program, Class<?> type, String source) {
    static CompiledCell load(MemoryClasses classes, String className, String name, CellProgram program, String source) {
        try {
            return new CompiledCell(name, program, classes.loadClass(className), source);
        } catch (ClassNotFoundException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }

    /** A cell of zero weights. */
    RecurrentCell create() {
        try {
            return (RecurrentCell) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }

    /** A cell of the given weights, each rounded to float. */
    RecurrentCell create(Values values) {
        RecurrentCell cell = create();
        for (Variable variable : cell.variables()) {
            double[][] rows = values.rows(variable.name());
            for (int row = 0; row < rows.length; row++) {
                float[] floats = Doubles.toFloats(rows[row]);
                System.arraycopy(floats, 0, variable.rows()[row], 0, floats.length);
            }
        }
        return cell;
    }

    /** Its class file. */
    byte[] code() {
        return ((MemoryClasses) type.getClassLoader()).code(type.getName());
    }

    /** The class file of a nested class. */
    byte[] code(String nested) {
        return ((MemoryClasses) type.getClassLoader()).code(type.getName() + "$" + nested);
    }

    /** A public field of a cell. */
    <T> T field(RecurrentCell cell, String field, Class<T> fieldType) {
        try {
            return fieldType.cast(type.getField(field).get(cell));
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }
}
