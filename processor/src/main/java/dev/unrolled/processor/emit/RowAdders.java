package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.Examples;
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
    /** What the factors of one example and of the next are called, and numbered. */
    private static final List<String> FACTORS = List.of("a", "b");

    private final Cell cell;
    private final Examples examples;
    private final Arithmetic arithmetic;
    private final int rowsPerPass;
    private final boolean hasOneRange;
    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    RowAdders(Cell cell, Examples examples, int rowsPerPass) {
        this.cell = cell;
        this.examples = examples;
        this.arithmetic = Arithmetic.inLoops(cell, examples);
        this.rowsPerPass = rowsPerPass;
        this.hasOneRange = cell.written().statements().stream()
                        .filter(Statement.Affine.class::isInstance)
                        .map(affine -> range(affine.to(), ((Statement.Affine) affine).matrix()))
                        .distinct()
                        .count()
                == 1;
    }

    int rowsPerPass() {
        return rowsPerPass;
    }

    /** An index as the generated class writes it. */
    String index(int value) {
        return cell.index(value);
    }

    /** The number of sums that a block has room for. */
    int blockLength() {
        return cell.blockLength();
    }

    void addTo(TypeSpec.Builder type) {
        methods.values().forEach(type::addMethod);
    }

    /** A call that adds terms to the sums of a slice, of one example or of two; the method it calls comes into being with the first call. */
    CodeBlock addRows(List<String> sums, Slice to, MatrixView view, List<AffineRows.Term> terms) {
        String name = name(Names.addRows(examples), to, view) + (sums.size() == 1 ? "" : "ToBoth");
        methods.computeIfAbsent(name + "/" + terms.size(), key -> addingRows(name, sums, to, view, terms.size()));
        CodeBlock.Builder call = CodeBlock.builder().add("$L($Z$L", name, String.join(", ", sums));
        for (AffineRows.Term term : terms) {
            term.factors().forEach(factor -> call.add(",$W$L", factor));
            call.add(", $L", term.row());
        }
        return CodeBlock.builder().addStatement(call.add(")").build()).build();
    }

    /** A call that adds the sums of a block to those of a slice. */
    CodeBlock addBlock(Slice to, MatrixView view) {
        String name = name(Names.ADD_BLOCK, to, view);
        methods.computeIfAbsent(name, key -> addingBlock(name, to));
        return CodeBlock.builder()
                .addStatement("$L($L, $L)", name, to.vector().name(), Names.BLOCK_SUMS)
                .build();
    }

    /** A method's name, which tells the gates, the matrix or the indices where the cell has several ranges of them. */
    private String name(String method, Slice to, MatrixView view) {
        if (hasOneRange) {
            return method;
        }
        String meaning = cell.meaning(to, view);
        return meaning.isEmpty() ? method + range(to, view) : method.replaceFirst("^add", "add" + meaning);
    }

    /** Which indices of a target and which columns of a matrix meet, for example {@code From0To8Column16}, and {@code From0To8} where both are the same. */
    private static String range(Slice to, MatrixView view) {
        return "From" + to.from() + "To" + (to.from() + to.length())
                + (view.column() == to.from() ? "" : "Column" + view.column());
    }

    private MethodSpec addingBlock(String name, Slice to) {
        String vector = to.vector().name();
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("Adds what a block of kernel rows sums up to.")
                .addParameter(Fields.VECTOR, vector)
                .addParameter(Fields.VECTOR, Names.BLOCK_SUMS)
                .beginControlFlow("for (int j = $L; j < $L; j++)", start(to), end(to))
                .addStatement("$L[j] += $L[j]", vector, Names.BLOCK_SUMS)
                .endControlFlow()
                .build();
    }

    private MethodSpec addingRows(String name, List<String> vectors, Slice to, MatrixView view, int count) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "Adds the upper row innermost, so that each {@code $L[j]} stays one chain.", vectors.get(0));
        vectors.forEach(vector -> method.addParameter(Fields.VECTOR, vector));
        for (int i = 0; i < count; i++) {
            for (String factor : FACTORS.subList(0, vectors.size())) {
                method.addParameter(TypeName.FLOAT, factor + i);
            }
            method.addParameter(Fields.VECTOR, "row" + i);
        }
        method.beginControlFlow("for (int j = $L; j < $L; j++)", start(to), end(to));
        for (int example = 0; example < vectors.size(); example++) {
            CodeBlock sum = CodeBlock.of("$L[j]", vectors.get(example));
            for (int i = 0; i < count; i++) {
                String column = Names.at("j", view.column() - to.from());
                sum = arithmetic.link(
                        CodeBlock.of("$L$L", FACTORS.get(example), i), CodeBlock.of("row$L[$L]", i, column), sum);
            }
            method.addStatement("$L[j] = $L", vectors.get(example), sum);
        }
        return method.endControlFlow().build();
    }

    private String start(Slice to) {
        return cell.index(to.from());
    }

    private String end(Slice to) {
        return cell.length(to.from() + to.length());
    }
}
