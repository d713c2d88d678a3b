package dev.unrolled.processor.proof;

import com.google.testing.compile.JavaFileObjects;
import com.palantir.javapoet.JavaFile;
import dev.unrolled.processor.emit.CellClass;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.weights.CellLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import javax.tools.JavaFileObject;

/** Compiles cells, many in one compilation and each only once. */
final class Cells {
    private static final Map<AnnotatedCell, CompiledCell> CACHE = new HashMap<>();

    private Cells() {}

    /** For tests that PIT runs many times in one JVM, each time on another processor. */
    static void forget() {
        CACHE.clear();
    }

    static CompiledCell of(AnnotatedCell one) {
        return of(List.of(one)).get(0);
    }

    /** The cells of annotated interfaces, in the order of the cases. */
    static List<CompiledCell> of(Collection<? extends AnnotatedCell> cases) {
        Map<ShapeChoice, List<AnnotatedCell>> missing = new TreeMap<>();
        for (AnnotatedCell each : new LinkedHashSet<>(cases)) {
            if (!CACHE.containsKey(each)) {
                missing.computeIfAbsent(each.shape(), shape -> new ArrayList<>())
                        .add(each);
            }
        }
        missing.forEach(Cells::compile);
        return cases.stream()
                .map(each -> Objects.requireNonNull(CACHE.get(each)))
                .toList();
    }

    private static void compile(ShapeChoice shape, List<AnnotatedCell> cases) {
        List<JavaFileObject> files = cases.stream()
                .map(each -> JavaFileObjects.forSourceString(CellCase.PACKAGE + "." + each.name(), each.source()))
                .toList();
        String option = "-A" + ShapeChoice.OPTION + "=" + shape.text();
        MemoryClasses classes = shape == ShapeChoice.LANES
                ? MemoryClasses.processWithVectors(files, option)
                : MemoryClasses.process(files, option);
        for (AnnotatedCell each : cases) {
            String name = CellCase.PACKAGE + ".Unrolled" + each.name();
            CACHE.put(
                    each,
                    CompiledCell.load(classes, name, each.name() + " " + shape, each.program(), classes.source(name)));
        }
    }

    /** The cells of programs that no annotation asks for yet, through the same planner and emitters. */
    static List<CompiledCell> of(Map<String, CellProgram> programs, ShapeChoice shape) {
        return of(programs, program -> Planner.plan(program, shape));
    }

    static List<CompiledCell> of(Map<String, CellProgram> programs, Function<CellProgram, Plan> planner) {
        Map<String, String> sources = new LinkedHashMap<>();
        List<JavaFileObject> files = new ArrayList<>();
        programs.forEach((name, program) -> {
            // The programs' weights are not those of an RNN; nothing loads them by a convention.
            CellLayout layout =
                    CellLayout.rnn(program.input().length(), program.output().length());
            JavaFile file = CellClass.emit(CellCase.identity(name), layout, name, planner.apply(program));
            sources.put(name, file.toString());
            files.add(JavaFileObjects.forSourceString(
                    CellCase.PACKAGE + "." + name,
                    "package %s; public interface %s extends dev.unrolled.RecurrentCell {}"
                            .formatted(CellCase.PACKAGE, name)));
            files.add(JavaFileObjects.forSourceString(
                    CellCase.PACKAGE + "." + file.typeSpec().name(), file.toString()));
        });
        boolean vectors = sources.values().stream().anyMatch(source -> source.contains(Target.VECTOR_TYPE));
        MemoryClasses classes = vectors ? MemoryClasses.compileWithVectors(files) : MemoryClasses.compile(files);
        List<CompiledCell> cells = new ArrayList<>();
        programs.forEach((name, program) -> cells.add(CompiledCell.load(
                classes,
                CellCase.PACKAGE + ".Unrolled" + name,
                name,
                program,
                Objects.requireNonNull(sources.get(name)))));
        return cells;
    }
}
