package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Code that differs by how many lanes a vector has, which the JVM knows. */
final class LanesBranches {
    private LanesBranches() {}

    /**
     * One branch for all numbers of lanes that have the same code.
     *
     * @param counts the numbers of lanes, of which the last code is that of all others
     * @param codeOf the code of each
     */
    static CodeBlock of(List<Integer> counts, IntFunction<CodeBlock> codeOf) {
        Map<CodeBlock, List<Integer>> lanesOfCode = new LinkedHashMap<>();
        for (int lanes : counts) {
            lanesOfCode
                    .computeIfAbsent(codeOf.apply(lanes), key -> new ArrayList<>())
                    .add(lanes);
        }
        CodeBlock.Builder code = CodeBlock.builder();
        int left = lanesOfCode.size();
        for (Map.Entry<CodeBlock, List<Integer>> entry : lanesOfCode.entrySet()) {
            boolean isFirst = left == lanesOfCode.size();
            boolean isLast = --left == 0;
            String condition =
                    entry.getValue().stream().map(lanes -> "LANES == " + lanes).collect(Collectors.joining(" || "));
            if (isFirst && !isLast) {
                code.beginControlFlow("if ($L)", condition);
            } else if (!isFirst) {
                code.nextControlFlow(isLast ? "else" : "else if (" + condition + ")");
            }
            code.add(entry.getKey());
        }
        return lanesOfCode.size() > 1 ? code.endControlFlow().build() : code.build();
    }
}
