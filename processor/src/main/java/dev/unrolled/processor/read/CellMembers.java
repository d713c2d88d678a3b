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
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.report.Origin;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads the annotation of a cell, which stands on an interface or within a layer. */
final class CellMembers {
    private final ActivationReader activations;

    CellMembers(ActivationReader activations) {
        this.activations = activations;
    }

    /** What the members say, which means nothing where they are not complete. */
    CellDeclaration<Origin> read(
            CellKind kind, Members members, TypeElement type, InterfaceDeclaration<Origin> annotated) {
        boolean isCell = kind.isCell();
        return new CellDeclaration<>(
                new Declared<>(annotated.type().value(), members.origin()),
                annotated.methods(),
                annotated.nameTakenBy(),
                members.get("units", 0),
                members.get("inputs", 0),
                activation(ActivationRole.CANDIDATE, type, members),
                isCell ? members.get("clip", 0f) : new Declared<>(Float.POSITIVE_INFINITY, members.origin()),
                members.get("bias", true),
                isCell ? members.getWritten("recurrentBias", Boolean.class) : Optional.empty(),
                members.getEnum("numerics", Numerics.FUSED),
                own(kind, type, members));
    }

    /** The members that only this kind of cell has. */
    private KindDeclaration<Origin> own(CellKind kind, TypeElement type, Members members) {
        return switch (kind) {
            case RNN -> new KindDeclaration.Rnn<>();
            case DENSE -> new KindDeclaration.Dense<>();
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

    /** If the user's class is not there as a whole, another processor may still write what is missing. */
    private ActivationDeclaration<Origin> activation(ActivationRole role, TypeElement type, Members members) {
        Optional<Declared<TypeMirror, Origin>> own = members.get(role.ownClass(), TypeMirror.class);
        if (own.isPresent() && !ActivationReader.isComplete(own.get().value())) {
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
