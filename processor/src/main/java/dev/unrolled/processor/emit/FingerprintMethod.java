package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What the state means.
 *
 * <pre>{@code
 * @Override
 * public String fingerprint() {
 *   return "RNN inputs=3 units=2 activation=TANH biases=1 numerics=FUSED";
 * }
 * }</pre>
 */
final class FingerprintMethod {
    private static final int WIDTH = 80;

    private FingerprintMethod() {}

    static MethodSpec of(String fingerprint) {
        List<CodeBlock> lines = new ArrayList<>();
        List<String> wrapped = Text.wrap(fingerprint, WIDTH, "");
        for (int i = 0; i < wrapped.size(); i++) {
            lines.add(CodeBlock.of("$S", wrapped.get(i) + (i < wrapped.size() - 1 ? " " : "")));
        }
        return MethodSpec.methodBuilder("fingerprint")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(String.class)
                .addStatement("return $L", CodeBlock.join(lines, "\n+ "))
                .build();
    }
}
