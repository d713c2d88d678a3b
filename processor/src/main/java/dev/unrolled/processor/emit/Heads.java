package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.math.Softmax;

/** What a network makes of its outputs at the end, in place: {@code Softmax.softmax(steps * batch, OUTPUTS, outputs, outputsAt)}. */
final class Heads {
    private Heads() {}

    /**
     * The call.
     *
     * @param network the network
     * @param count the number of outputs, as the generated class writes it
     */
    static CodeBlock of(Network network, String count) {
        boolean isApart = network.isApart();
        String length = isApart
                ? network.last().cellName() + "." + network.last().cell().outputs()
                : Names.OUTPUT_SIZE;
        String method =
                switch (network.program().head()) {
                    case NONE -> "";
                    case SOFTMAX -> "softmax";
                    case LOG_SOFTMAX -> "logSoftmax";
                };
        return method.isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.builder()
                        .addStatement(
                                "$T.$L($L, $L, outputs, outputsAt)",
                                Softmax.class,
                                method,
                                isApart ? "2 * " + count : count,
                                length)
                        .build();
    }
}
