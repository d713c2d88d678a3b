package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The methods that add several kernel rows to a scratch vector in one pass: the links of a sum, the upper row first.
 *
 * <pre>{@code
 * private static void addRows(float[] z, float a0, float[] row0, float a1, float[] row1) {
 *   for (int j = 0; j < UNITS; j++) {
 *     z[j] = Math.fma(a1, row1[j], Math.fma(a0, row0[j], z[j]));
 *   }
 * }
 * }</pre>
 */
final class RowAdders {
    private final Cell cell;
    private final Arithmetic arithmetic;
    private final int rowsPerPass;
    private final boolean hasOneRange;
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    RowAdders(Cell cell, Arithmetic arithmetic, int rowsPerPass) {
        this.cell = cell;
        this.arithmetic = arithmetic;
        this.rowsPerPass = rowsPerPass;
        this.hasOneRange = cell.program().statements().stream()
                        .filter(Statement.Affine.class::isInstance)
                        .map(affine -> range(affine.to(), ((Statement.Affine) affine).matrix()))
                        .distinct()
                        .count()
                == 1;
    }

    int rowsPerPass() {
        return rowsPerPass;
    }

    void addTo(TypeSpec.Builder type) {
        methods.values().forEach(type::addMethod);
    }

    /** A call that adds the given factors times the given rows; the method it calls comes into being with the first call. */
    CodeBlock call(Slice to, MatrixView view, List<CodeBlock> factors, List<CodeBlock> rows) {
        String name = name(to, view);
        methods.computeIfAbsent(name + "/" + rows.size(), key -> method(name, to, view, rows.size()));
        CodeBlock.Builder call =
                CodeBlock.builder().add("$L($Z$L", name, to.vector().name());
        for (int i = 0; i < rows.size(); i++) {
            call.add(",$W$L, $L", factors.get(i), rows.get(i));
        }
        return CodeBlock.builder().addStatement(call.add(")").build()).build();
    }

    /** {@code addRows}; with its indices in the name where the cell has several ranges of them. */
    private String name(Slice to, MatrixView view) {
        return hasOneRange ? Names.ADD_ROWS : Names.ADD_ROWS + range(to, view);
    }

    /** Which indices of a target and which columns of a matrix meet, for example {@code From0To8Column16}. */
    private static String range(Slice to, MatrixView view) {
        return "From" + to.from() + "To" + (to.from() + to.length()) + "Column" + view.column();
    }

    private MethodSpec method(String name, Slice to, MatrixView view, int count) {
        String vector = to.vector().name();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("Adds the upper row innermost, so that each {@code $L[j]} stays one chain.", vector)
                .addParameter(Fields.VECTOR, vector);
        CodeBlock sum = CodeBlock.of("$L[j]", vector);
        for (int i = 0; i < count; i++) {
            method.addParameter(TypeName.FLOAT, "a" + i).addParameter(Fields.VECTOR, "row" + i);
            String column = Names.at("j", view.column() - to.from());
            sum = arithmetic.multiplyAdd(CodeBlock.of("a$L", i), CodeBlock.of("row$L[$L]", i, column), sum);
        }
        return method.beginControlFlow("for (int j = $L; j < $L; j++)", to.from(), end(to))
                .addStatement("$L[j] = $L", vector, sum)
                .endControlFlow()
                .build();
    }

    private String end(Slice to) {
        return cell.length(to.from() + to.length());
    }
}
