package dev.unrolled.processor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Our processor with a {@link Filer} that writes down what it is asked. */
final class RecordingProcessor extends AbstractProcessor {
    private final UnrolledProcessor processor = new UnrolledProcessor();
    private final List<Request> requests = new ArrayList<>();

    /** A call of the filer: its method, what it names, and the originating elements. */
    record Request(String method, String name, List<String> origins) {}

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        Filer filer = proxy(Filer.class, environment.getFiler(), this::note);
        processor.init(proxy(
                ProcessingEnvironment.class,
                environment,
                (method, arguments) -> method.getName().equals("getFiler") ? Optional.of(filer) : Optional.empty()));
    }

    private Optional<Object> note(Method method, Object[] arguments) {
        List<String> origins = Arrays.stream((Element[]) arguments[arguments.length - 1])
                .map(Object::toString)
                .toList();
        requests.add(new Request(method.getName(), arguments[0].toString(), origins));
        return Optional.empty();
    }

    /** The interface's methods: what {@code first} answers, or else {@code target}. */
    private static <T> T proxy(Class<T> type, T target, BiFunction<Method, Object[], Optional<Object>> first) {
        Object made =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Optional<Object> answer = first.apply(method, arguments);
                    try {
                        return answer.isPresent() ? answer.get() : method.invoke(target, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getTargetException();
                    }
                });
        return type.cast(made);
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        return processor.process(annotations, round);
    }
}
