package dev.unrolled.processor.read;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationDeclaration;
import dev.unrolled.processor.model.ActivationParameter;
import dev.unrolled.processor.model.ActivationRole;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.report.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads an annotated interface. */
public final class CellReader {
    private final Elements elements;
    private final TypeReader types;
    private final MethodReader methods;
    private final ActivationReader activations;

    /**
     * A reader.
     *
     * @param environment the compiler's
     */
    public CellReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = new TypeReader(elements);
        this.methods = new MethodReader(elements, environment.getTypeUtils());
        this.activations = new ActivationReader(elements, environment.getTypeUtils());
    }

    /**
     * Which cells a type asks for.
     *
     * @param type an annotated type
     * @return the kinds of our annotations on it
     */
    public static List<CellKind> kinds(TypeElement type) {
        return Arrays.stream(CellKind.values())
                .filter(kind -> annotation(type, kind).isPresent())
                .toList();
    }

    private static Optional<AnnotationMirror> annotation(TypeElement type, CellKind kind) {
        return type.getAnnotationMirrors().stream()
                .<AnnotationMirror>map(mirror -> mirror)
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(kind.annotation().getName()))
                .findFirst();
    }

    /**
     * Reads an annotated type.
     *
     * @param type the annotated type
     * @param kind which of its annotations is meant
     * @return what the user wrote; or empty if the annotation or a superinterface names something that is not there: a later round may
     *     bring it, or it does not compile, which the compiler tells
     */
    public Optional<CellDeclaration<Origin>> read(TypeElement type, CellKind kind) {
        AnnotationMirror annotation = annotation(type, kind).orElseThrow();
        Members members = new Members(elements, type, annotation);
        Declared<Integer, Origin> units = members.get("units", 0);
        Declared<Integer, Origin> inputs = members.get("inputs", 0);
        ActivationDeclaration<Origin> activation = activation(ActivationRole.CANDIDATE, type, members);
        Declared<Float, Origin> clip = members.get("clip", 0f);
        Declared<Boolean, Origin> bias = members.get("bias", true);
        Optional<Declared<Boolean, Origin>> recurrentBias = members.getWritten("recurrentBias", Boolean.class);
        Declared<Numerics, Origin> numerics = members.getEnum("numerics", Numerics.FUSED);
        KindDeclaration<Origin> own = own(kind, type, members);
        if (!members.isComplete() || !types.isComplete(type)) {
            return Optional.empty();
        }
        TypeDeclaration declaration = types.read(type);
        return Optional.of(new CellDeclaration<>(
                new Declared<>(declaration, Origin.of(type, annotation, Optional.empty())),
                methods.read(type),
                types.holder(type, declaration),
                units,
                inputs,
                activation,
                clip,
                bias,
                recurrentBias,
                numerics,
                own));
    }

    /** The members that only this kind of cell has. */
    private KindDeclaration<Origin> own(CellKind kind, TypeElement type, Members members) {
        return switch (kind) {
            case RNN -> new KindDeclaration.Rnn<>();
            case GRU ->
                new KindDeclaration.Gru<>(
                        members.getEnum("reset", Reset.BEFORE), activation(ActivationRole.GATE, type, members));
            case LSTM ->
                new KindDeclaration.Lstm<>(
                        members.get("forgetBias", 0f),
                        members.get("peepholes", false),
                        members.get("projection", 0),
                        members.get("cellClip", 0f),
                        members.get("projectionClip", 0f),
                        members.get("coupled", false),
                        activation(ActivationRole.GATE, type, members),
                        activation(ActivationRole.OUTPUT, type, members));
        };
    }

    /** If the user's class is not there, another processor may still write it. */
    private ActivationDeclaration<Origin> activation(ActivationRole role, TypeElement type, Members members) {
        Optional<Declared<TypeMirror, Origin>> own = members.get(role.ownClass(), TypeMirror.class);
        if (own.isPresent() && own.get().value().getKind() == TypeKind.ERROR) {
            members.markIncomplete();
        }
        return new ActivationDeclaration<>(
                role,
                members.getEnum(role.kind(), Activation.TANH),
                members.isWritten(role.kind()),
                members.getWritten(role.parameter(ActivationParameter.ALPHA), Float.class),
                members.getWritten(role.parameter(ActivationParameter.BETA), Float.class),
                own.filter(literal -> members.isWritten(role.ownClass()))
                        .map(literal -> new Declared<>(activations.read(literal.value(), type), literal.origin())));
    }
}
