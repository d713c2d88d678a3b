package dev.unrolled.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.JavaFile;
import dev.unrolled.Generated;
import dev.unrolled.RnnNetwork;
import dev.unrolled.processor.check.CellChecker;
import dev.unrolled.processor.check.Checked;
import dev.unrolled.processor.check.NetworkChecker;
import dev.unrolled.processor.check.OptionsChecker;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.model.NetworkDeclaration;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.read.CellReader;
import dev.unrolled.processor.read.NetworkReader;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import dev.unrolled.processor.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Writes {@code UnrolledX} for every interface {@code X} annotated as one of the {@linkplain CellKind kinds} of cell, or as a network. */
@AutoService(Processor.class)
public final class UnrolledProcessor extends AbstractProcessor {
    private final BiFunction<CellSpec, Target, JavaFile> pipeline;
    /** Interfaces that name what a processor has yet to write: a supertype, or a constant in the annotation. */
    private final List<String> deferred = new ArrayList<>();
    /** Which interface a generated class came from. */
    private final Map<String, String> generated = new HashMap<>();

    private boolean optionsTold;
    private boolean lanesTold;

    /** What the compiler calls. */
    public UnrolledProcessor() {
        this(CellPipeline::file);
    }

    UnrolledProcessor(BiFunction<CellSpec, Target, JavaFile> pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Stream.concat(annotations(), Stream.of(Generated.class))
                .map(Class::getName)
                .collect(Collectors.toSet());
    }

    private static Stream<Class<? extends Annotation>> annotations() {
        return Stream.concat(
                Arrays.stream(CellKind.values()).filter(CellKind::isCell).map(CellKind::annotation),
                Stream.of(RnnNetwork.class));
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(ShapeChoice.OPTION);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    /** Claims its annotations, which are ours alone: {@code -Xlint:processing} complains of those that no processor claims. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> types = new LinkedHashSet<>();
        for (String name : deferred) {
            types.add(processingEnv.getElementUtils().getTypeElement(name));
        }
        deferred.clear();
        types.addAll(ElementFilter.typesIn(
                round.getElementsAnnotatedWithAny(annotations().collect(Collectors.toSet()))));
        // What is incomplete to the end does not compile, which the compiler tells.
        if (!types.isEmpty() && !round.processingOver()) {
            process(types);
        }
        return true;
    }

    private void process(Set<TypeElement> types) {
        Reporter reporter = new Reporter(processingEnv.getMessager());
        Checked<ShapeChoice> shape = OptionsChecker.check(processingEnv.getOptions());
        if (!optionsTold) {
            optionsTold = true;
            reporter.report(shape.problems());
        }
        CellReader reader = new CellReader(processingEnv);
        for (TypeElement type : types) {
            try {
                process(type, reader, shape.value(), reporter);
            } catch (RuntimeException fault) {
                reporter.report(List.of(
                        Problem.of(ProblemCode.INTERNAL, Origin.of(type), type.getSimpleName(), fault, place(fault))));
            }
        }
    }

    /** Where the processor failed, which a report of it must say. */
    private static Object place(RuntimeException fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return trace.length == 0 ? "a place unknown" : trace[0];
    }

    /** With a wrong option the interfaces are still checked, so that all mistakes are told at once. */
    private void process(TypeElement type, CellReader reader, Optional<ShapeChoice> shape, Reporter reporter) {
        List<CellKind> kinds = CellReader.kinds(type);
        boolean isNetwork = NetworkReader.isNetwork(type);
        if (kinds.size() + (isNetwork ? 1 : 0) > 1) {
            reporter.report(List.of(
                    Problem.of(ProblemCode.KINDS, Origin.of(type), type.getSimpleName(), join(kinds, isNetwork))));
        } else if (isNetwork) {
            finish(
                    type,
                    new NetworkReader(processingEnv).read(type),
                    NetworkDeclaration::annotated,
                    declaration -> NetworkChecker.check(declaration, shape.orElse(ShapeChoice.AUTO)),
                    spec -> CellPipeline.file(
                            spec, target(CellPipeline.gainsFromLanes(spec), type, shape.orElseThrow(), reporter)),
                    shape,
                    reporter);
        } else {
            finish(
                    type,
                    reader.read(type, kinds.get(0)),
                    CellDeclaration::annotated,
                    declaration -> CellChecker.check(declaration, shape.orElse(ShapeChoice.AUTO)),
                    spec -> pipeline.apply(
                            spec, target(CellPipeline.gainsFromLanes(spec), type, shape.orElseThrow(), reporter)),
                    shape,
                    reporter);
        }
    }

    /** From what was read to the file, or to what is to be told. */
    private <D, S> void finish(
            TypeElement type,
            Optional<D> declaration,
            Function<D, InterfaceDeclaration<Origin>> annotated,
            Function<D, Checked<S>> check,
            Function<S, JavaFile> file,
            Optional<ShapeChoice> shape,
            Reporter reporter) {
        if (declaration.isEmpty()) {
            deferred.add(type.getQualifiedName().toString());
            return;
        }
        Checked<S> checked = withLanes(check.apply(declaration.get()), type, shape);
        List<Problem> problems = new ArrayList<>(checked.problems());
        TypeDeclaration declared = annotated.apply(declaration.get()).type().value();
        String first = generated.putIfAbsent(
                declared.qualifiedGeneratedName(), type.getQualifiedName().toString());
        if (first != null) {
            problems.add(Problem.of(
                    ProblemCode.NAME_TWICE, Origin.of(type), type.getQualifiedName(), first, declared.generatedName()));
        }
        boolean failed = reporter.report(problems);
        if (!failed && checked.value().isPresent() && shape.isPresent()) {
            write(type, file.apply(checked.value().get()), reporter);
        }
    }

    /** Lanes that are asked for have to be had. */
    private <S> Checked<S> withLanes(Checked<S> checked, TypeElement type, Optional<ShapeChoice> shape) {
        Optional<String> missing = shape.equals(Optional.of(ShapeChoice.LANES))
                ? VectorApi.missing(type, processingEnv)
                : Optional.empty();
        if (missing.isEmpty()) {
            return checked;
        }
        List<Problem> problems = new ArrayList<>(checked.problems());
        problems.add(Problem.of(ProblemCode.LANES_ABSENT, Origin.of(type), type.getSimpleName(), missing.get()));
        return new Checked<>(Optional.empty(), problems);
    }

    /** Says once, and only where it would help, how to get the fastest code shape. */
    private Target target(boolean gains, TypeElement type, ShapeChoice shape, Reporter reporter) {
        Optional<String> missing = VectorApi.missing(type, processingEnv);
        if (shape == ShapeChoice.AUTO && missing.isPresent() && !lanesTold && gains) {
            lanesTold = true;
            reporter.report(
                    List.of(Problem.of(ProblemCode.LANES_GAIN, Origin.of(type), type.getSimpleName(), missing.get())));
        }
        return new Target(shape, missing.isEmpty());
    }

    private static String join(List<CellKind> kinds, boolean isNetwork) {
        return Stream.concat(
                        kinds.stream().map(CellKind::toString),
                        Stream.of("@RnnNetwork").filter(name -> isNetwork))
                .collect(Collectors.joining(" and "));
    }

    private void write(TypeElement type, JavaFile file, Reporter reporter) {
        String name = file.packageName().isEmpty()
                ? file.typeSpec().name()
                : file.packageName() + "." + file.typeSpec().name();
        try (Writer writer =
                processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
            file.writeTo(writer);
        } catch (IOException failure) {
            reporter.report(List.of(Problem.of(
                    ProblemCode.WRITE, Origin.of(type), file.typeSpec().name(), failure)));
        }
    }
}
