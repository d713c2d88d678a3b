package dev.unrolled.processor.check;

import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.MethodDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The methods that a generated class has beside those of {@code RecurrentCell}, and what they return. */
final class ProvidedMethods {
    private static final String CELL = "dev.unrolled.RecurrentCell";

    private final Map<String, Set<String>> returns = new LinkedHashMap<>();

    /** Methods by signature with the return types that an interface may declare for them, the most telling one first. */
    ProvidedMethods(CellDeclaration<?> declaration) {
        put("kernel()", "float[][]");
        put("W()", "float[][]");
        put("U()", "float[][]");
        if (declaration.bias().value()) {
            put("bias()", "float[]");
        }
        for (String size : List.of("inputs()", "units()", "stateSize()", "outputSize()")) {
            put(size, "int");
        }
        put("step(float[], float[])", "void");
        put("step(int, float[], float[])", "void");
        put("step(int, float[], int, float[], int)", "void");
        put("run(int, int, float[], float[], float[])", "void");
        put("run(int, int, float[], int, float[], int, float[], int)", "void");
        put("zeroState(int)", "float[]");
        put("variables()", "java.util.List<dev.unrolled.Variable>");
        put("load(dev.unrolled.weights.Weights)", "void");
        put("initialize(dev.unrolled.Initializer)", "void");
        put("frozen()", CELL);
        put("describe()", "java.lang.String");
        returns.put("fork()", forkTypes(declaration));
    }

    /** A fork is a generated class, which is also everything that the interface is. */
    private static Set<String> forkTypes(CellDeclaration<?> declaration) {
        Set<String> types = new java.util.LinkedHashSet<>();
        types.add(declaration.qualifiedGeneratedName());
        types.add(declaration.generatedName());
        types.add(CELL);
        types.addAll(declaration.type().value().supertypes());
        return types;
    }

    private void put(String signature, String type) {
        returns.put(signature, Set.of(type));
    }

    boolean has(MethodDeclaration method) {
        return !method.generic() && returns.containsKey(method.signature());
    }

    boolean returnsWhatIsDeclared(MethodDeclaration method) {
        return expectedReturns(method).contains(method.returns());
    }

    Set<String> expectedReturns(MethodDeclaration method) {
        return returns.getOrDefault(method.signature(), Set.of());
    }

    /** All signatures, for a diagnostic. */
    String list() {
        return returns.entrySet().stream()
                .map(entry -> simple(entry.getValue().iterator().next()) + " " + simple(entry.getKey()))
                .collect(Collectors.joining(", "));
    }

    static String simple(String text) {
        return text.replaceAll("[a-z]\\w*\\.", "");
    }
}
