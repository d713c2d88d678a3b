package dev.unrolled.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.processor.model.GateNames;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.support.Arguments;
import javax.lang.model.element.Modifier;

/**
 * Weights and sizes as methods, for interfaces that declare them.
 *
 * <pre>{@code
 * public float[][] kernel() {
 *   return kernel;
 * }
 *
 * @Override
 * public int inputs() {
 *   return INPUTS;
 * }
 * }</pre>
 */
final class Accessors {
    private final Cell cell;

    Accessors(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        for (Parameter parameter : cell.program().parameters()) {
            if (parameter instanceof Matrix matrix) {
                type.addMethod(accessor(matrix.name(), Fields.MATRIX));
                for (RowBlock block : matrix.namedBlocks()) {
                    type.addMethod(accessor(block.name(), Fields.MATRIX));
                }
            } else {
                type.addMethod(accessor(parameter.name(), Fields.VECTOR));
            }
        }
        for (Gate gate : cell.program().gates()) {
            type.addMethod(accessor(GateNames.of(gate), TypeName.get(GateView.class)));
        }
        type.addMethod(size("inputs", Names.INPUTS));
        type.addMethod(size("units", Names.UNITS));
        type.addMethod(size("stateSize", cell.stateSize()));
        type.addMethod(size("outputSize", cell.outputs()));
        type.addMethod(MethodSpec.methodBuilder("zeroState")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Fields.VECTOR)
                .addParameter(TypeName.INT, Names.BATCH)
                .addStatement("return $T.zeroState($N, $N)", Arguments.class, Names.BATCH, cell.stateSize())
                .build());
    }

    private MethodSpec accessor(String field, TypeName type) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(field);
        if (cell.identity().declaredMethods().contains(field + "()")) {
            method.addAnnotation(Override.class);
        } else {
            method.addJavadoc("Returns {@link #$L}.\n\n@return the live field", field);
        }
        return method.addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $N", field)
                .build();
    }

    static MethodSpec size(String name, String constant) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.INT)
                .addStatement("return $L", constant)
                .build();
    }
}
