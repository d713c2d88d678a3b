/** The annotation processor that writes a cell's class from its annotated interface. */
module dev.unrolled.processor {
    requires com.palantir.javapoet;
    requires dev.unrolled.runtime;
    requires java.compiler;
    requires static com.google.auto.service;

    provides javax.annotation.processing.Processor with
            dev.unrolled.processor.UnrolledProcessor;
}
