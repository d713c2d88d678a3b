package dev.unrolled.processor;

import dev.unrolled.processor.model.Target;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Whether generated code may use the Vector API. */
final class VectorApi {
    private VectorApi() {}

    /** What is missing, in words; empty if nothing is. The lookup is from the cell's module: another may read what this one does not. */
    static Optional<String> missing(TypeElement type, ProcessingEnvironment environment) {
        if (environment.getSourceVersion().compareTo(SourceVersion.RELEASE_17) < 0) {
            return Optional.of("source level "
                    + environment.getSourceVersion().name().replaceFirst("RELEASE_", "") + ", below 17");
        }
        Elements elements = environment.getElementUtils();
        ModuleElement module = elements.getModuleOf(type);
        TypeElement vector = module == null
                ? elements.getTypeElement(Target.VECTOR_TYPE)
                : elements.getTypeElement(module, Target.VECTOR_TYPE);
        if (vector != null) {
            return Optional.empty();
        }
        return Optional.of(
                module == null || module.isUnnamed()
                        ? "no module " + Target.VECTOR_MODULE
                        : "that module " + module.getQualifiedName() + " does not read " + Target.VECTOR_MODULE);
    }
}
