package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.weights.CellLayout;
import java.util.Locale;

/** A cell's layout as an expression: {@code CellLayout.rnn(INPUTS, UNITS).withoutBias()}. */
final class LayoutCode {
    private final Cell cell;

    LayoutCode(Cell cell) {
        this.cell = cell;
    }

    CodeBlock code() {
        return code("");
    }

    /** The same where the constants have a class's name before them, such as {@code Encoder.}. */
    CodeBlock code(String owner) {
        CellLayout layout = cell.layout();
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "$T.$L($L, $L)",
                        CellLayout.class,
                        layout.kind().name().toLowerCase(Locale.ROOT),
                        owner + Names.INPUTS,
                        layout.units() == cell.units() ? owner + Names.UNITS : layout.units());
        addIf(code, layout.resetsAfter(), ".withResetAfter()");
        addIf(code, layout.hasRecurrentBias() && !layout.resetsAfter(), ".withRecurrentBias()");
        addIf(code, layout.hasPeepholes(), ".withPeepholes()");
        addIf(code, layout.hasCoupledGates(), ".withCoupledGates()");
        addIf(code, layout.projection() > 0, ".withProjection($L)", owner + cell.outputs());
        addIf(code, layout.forgetBias() != 0, ".withForgetBias($Lf)", layout.forgetBias());
        addIf(code, !layout.hasBias(), ".withoutBias()");
        return code.build();
    }

    private static void addIf(CodeBlock.Builder code, boolean isThere, String format, Object... arguments) {
        if (isThere) {
            code.add(format, arguments);
        }
    }
}
