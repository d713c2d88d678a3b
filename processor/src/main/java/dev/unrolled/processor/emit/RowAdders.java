package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The methods that add several kernel rows to a scratch vector in one pass, or start it with them: the links of a sum, the upper row
 * first. And those that add the sum of a block of rows.
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
    /** What the factors of one example, of the next, and so on, are called, and numbered. */
    private static final List<String> FACTORS = List.of("a", "b", "c", "d");

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

    /** A call that adds terms to the sums of a slice, of one example or of several; the method it calls comes into being with the first call. */
    CodeBlock addRows(List<String> sums, Slice to, MatrixView view, List<AffineRows.Term> terms) {
        String name =
                name(Names.addRows(examples), to, view) + (sums.size() == 1 ? "" : "To" + Names.number(sums.size()));
        methods.computeIfAbsent(name + "/" + terms.size(), key -> addingRows(name, sums, to, view, terms.size()));
        return call(name, sums, terms);
    }

    /** A call that makes terms the first of the sums of one example. */
    CodeBlock startRows(String sums, Slice to, MatrixView view, List<AffineRows.Term> terms) {
        String name = name(Names.addRows(examples), to, view).replaceFirst("^add", "start");
        methods.computeIfAbsent(name + "/" + terms.size(), key -> startingRows(name, sums, to, view, terms.size()));
        return call(name, List.of(sums), terms);
    }

    private static CodeBlock call(String name, List<String> sums, List<AffineRows.Term> terms) {
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

    private MethodSpec startingRows(String name, String vector, Slice to, MatrixView view, int count) {
        String doc =
                "Starts with the upper rows, so that each {@code %s[j]} becomes one chain from +0.".formatted(vector);
        return method(name, List.of(vector), count, doc, to, toOne(vector, CodeBlock.of("0f"), to, view, count));
    }

    private MethodSpec addingRows(String name, List<String> vectors, Slice to, MatrixView view, int count) {
        String vector = vectors.get(0);
        String doc = "Adds the upper rows first, so that each {@code %s[j]} stays one chain.".formatted(vector);
        String order = "\nAll weights are loaded before the first store: a row could be one of the sums, for all that\n"
                + "the JIT knows, and would be loaded again behind each.";
        return vectors.size() == 1
                ? method(name, vectors, count, doc, to, toOne(vector, CodeBlock.of("$L[j]", vector), to, view, count))
                : method(name, vectors, count, doc + order, to, toSeveral(vectors, to, view, count));
    }

    /** A loop over the sums of each example, given the factors of each and the row that they multiply. */
    private MethodSpec method(String name, List<String> vectors, int count, String doc, Slice to, CodeBlock body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L", doc);
        vectors.forEach(vector -> method.addParameter(Fields.VECTOR, vector));
        for (int i = 0; i < count; i++) {
            for (String factor : FACTORS.subList(0, vectors.size())) {
                method.addParameter(TypeName.FLOAT, factor + i);
            }
            method.addParameter(Fields.VECTOR, "row" + i);
        }
        return method.beginControlFlow("for (int j = $L; j < $L; j++)", start(to), end(to))
                .addCode(body)
                .endControlFlow()
                .build();
    }

    private CodeBlock toOne(String vector, CodeBlock before, Slice to, MatrixView view, int count) {
        CodeBlock links = links(before, FACTORS.get(0), weights(to, view, count));
        return CodeBlock.builder().addStatement("$L[j] = $L", vector, links).build();
    }

    private static List<CodeBlock> weights(Slice to, MatrixView view, int count) {
        return IntStream.range(0, count).mapToObj(row -> weight(row, to, view)).toList();
    }

    /** For all that the JIT knows, a row could be one of the vectors: hence weights are read before any sum is written. */
    private CodeBlock toSeveral(List<String> vectors, Slice to, MatrixView view, int count) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<CodeBlock> weights = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            String name = Names.WEIGHT + row;
            code.addStatement("float $L = $L", name, weight(row, to, view));
            weights.add(CodeBlock.of("$L", name));
        }
        for (int example = 0; example < vectors.size(); example++) {
            String factor = FACTORS.get(example);
            CodeBlock links = links(CodeBlock.of("$L[j]", vectors.get(example)), factor, weights);
            code.addStatement("float $L = $L", Names.SUM + Names.suffix(example), links);
        }
        for (int example = 0; example < vectors.size(); example++) {
            code.addStatement("$L[j] = $L", vectors.get(example), Names.SUM + Names.suffix(example));
        }
        return code.build();
    }

    private CodeBlock links(CodeBlock before, String factor, List<CodeBlock> weights) {
        CodeBlock sum = before;
        for (int row = 0; row < weights.size(); row++) {
            sum = arithmetic.link(CodeBlock.of("$L$L", factor, row), weights.get(row), sum);
        }
        return sum;
    }

    private static CodeBlock weight(int row, Slice to, MatrixView view) {
        return CodeBlock.of("row$L[$L]", row, Names.at("j", view.column() - to.from()));
    }

    private String start(Slice to) {
        return cell.index(to.from());
    }

    private String end(Slice to) {
        return cell.length(to.from() + to.length());
    }
}
