package dev.unrolled.processor.check;

import dev.unrolled.Gate;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.GateNames;
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.model.MethodDeclaration;
import dev.unrolled.processor.model.TypeDeclaration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The methods of a generated class, those of {@code RecurrentCell} among them, and what they return. */
final class ProvidedMethods {
    private static final String CELL = "dev.unrolled.RecurrentCell";
    private static final String NETWORK = "dev.unrolled.RecurrentNetwork";
    private static final String VARIABLE = "<dev.unrolled.Variable>";
    private static final Set<String> PRIMITIVES = Set.of("int", "void");
    private static final Map<String, Set<String>> WIDER = Map.of(
            "java.util.List" + VARIABLE,
            Set.of("java.util.Collection" + VARIABLE, "java.lang.Iterable" + VARIABLE),
            "java.lang.String",
            Set.of("java.lang.CharSequence"),
            "dev.unrolled.weights.CellLayout",
            Set.of("dev.unrolled.weights.WeightsLayout"),
            "dev.unrolled.weights.NetworkLayout",
            Set.of("dev.unrolled.weights.WeightsLayout"),
            CELL,
            Set.of(NETWORK));

    /** The private methods of all code shapes, as the emitters name them. */
    private static final Pattern PRIVATE = Pattern.compile("hasLanes\\(\\)|layOutPanels\\(\\)|lanesFor\\(int, int\\)"
            + "|advance(InBatch|Two|Four)?\\d*\\(float\\[], int, float\\[], int\\)"
            + "|advanceFourSteps\\(float\\[], int, float\\[], int, float\\[], int\\)"
            + "|advanceRest\\((float\\[], )+float\\[], int, float\\[], int\\)"
            + "|advanceBatch\\(int, float\\[], int, float\\[], int\\)"
            + "|advanceSequence\\(int, int, float\\[], int, float\\[], int, float\\[], int\\)"
            + "|add\\w*Block\\w*\\(float\\[], float\\[]\\)"
            + "|(add|start)\\w*Rows\\w*\\(float\\[](, float, float\\[])+\\)"
            + "|add\\w*Rows\\w*ToTwo\\(float\\[], float\\[](, float, float, float\\[])+\\)"
            + "|add\\w*Rows\\w*ToFour\\(float\\[](, float\\[]){3}(, float, float, float, float, float\\[])+\\)"
            + "|finish\\(float\\[](, float\\[])+, int\\)"
            + "|before\\w*Rows\\d*\\(float\\[](, float\\[])*(, int)?\\)");

    /** The private methods of a network's own class. */
    private static final Pattern PRIVATE_OF_NETWORKS =
            Pattern.compile("advance\\((dev\\.unrolled\\.Sequence, )?float\\[], int, float\\[], int, float\\[], int\\)"
                    + "|pad\\(float\\[], int, float\\[], int, float\\[], int\\)"
                    + "|advance(Sequence|Chunk)\\(int, int, float\\[], int, float\\[], int, float\\[], int\\)");

    private final Pattern privateMethods;
    private final Map<String, Set<String>> returns = new LinkedHashMap<>();

    private ProvidedMethods(Pattern privateMethods) {
        this.privateMethods = privateMethods;
    }

    /** Those of a cell's class. */
    static ProvidedMethods ofCell(CellDeclaration<?> declaration) {
        ProvidedMethods provided = new ProvidedMethods(PRIVATE);
        provided.putWeights(declaration);
        provided.putAll(declaration.type().value(), "dev.unrolled.weights.CellLayout", true);
        return provided;
    }

    /** Those of a network's class, which steps or does not. */
    static ProvidedMethods ofNetwork(InterfaceDeclaration<?> declaration, boolean isStreaming) {
        ProvidedMethods provided = new ProvidedMethods(PRIVATE_OF_NETWORKS);
        provided.putAll(declaration.type().value(), "dev.unrolled.weights.NetworkLayout", isStreaming);
        return provided;
    }

    private void putSteps() {
        put("step(float[], float[])", "void");
        put("step(int, float[], float[])", "void");
        put("step(int, float[], int, float[], int)", "void");
        put("step(float[], float[], float[])", "void");
        put("step(int, float[], float[], float[])", "void");
        put("step(int, float[], int, float[], int, float[], int)", "void");
    }

    private void putAll(TypeDeclaration type, String layout, boolean isStreaming) {
        String contract = isStreaming ? CELL : NETWORK;
        put("inputs()", "int");
        if (isStreaming) {
            put("units()", "int");
        }
        put("stateSize()", "int");
        put("outputSize()", "int");
        if (isStreaming) {
            putSteps();
        }
        put("run(int, int, float[], float[], float[])", "void");
        put("run(int, int, float[], int, float[], int, float[], int)", "void");
        put("run(dev.unrolled.Sequence, float[], float[], float[])", "void");
        put("run(dev.unrolled.Sequence, float[], int, float[], int, float[], int)", "void");
        put("reserve(int, int)", "void");
        put("zeroState(int)", "float[]");
        put("initialState(int)", "float[]");
        put("variables()", "java.util.List" + VARIABLE);
        put("layout()", layout);
        put("load(dev.unrolled.weights.Weights)", "void");
        put("load(dev.unrolled.weights.Weights, dev.unrolled.weights.Convention)", "void");
        put("initialize(dev.unrolled.Initializer)", "void");
        put("frozen()", contract);
        put("describe()", "java.lang.String");
        put("fingerprint()", "java.lang.String");
        returns.put("fork()", forkTypes(type, contract));
    }

    /** The accessors of weights and gates, as the programs name them. */
    private void putWeights(CellDeclaration<?> declaration) {
        List.of("kernel()", "W()", "U()").forEach(matrix -> put(matrix, "float[][]"));
        int biases = declaration.biases().count();
        List.of("bias()", "recurrentBias()").subList(0, biases).forEach(bias -> put(bias, "float[]"));
        if (declaration.kind() instanceof KindDeclaration.Lstm<?> lstm) {
            if (lstm.peepholes().value()) {
                List.of("wf()", "wi()", "wo()").forEach(peephole -> put(peephole, "float[]"));
            }
            if (lstm.projection().value() > 0) {
                put("projection()", "float[][]");
            }
        }
        gates(declaration.kind().kind()).forEach(gate -> put(GateNames.of(gate) + "()", "dev.unrolled.GateView"));
    }

    private static List<Gate> gates(CellKind kind) {
        return switch (kind) {
            case RNN, DENSE -> List.of();
            case GRU -> Gate.GRU;
            case LSTM -> Gate.LSTM;
        };
    }

    /** A fork is a generated class, which is also everything that the interface is. */
    private static Set<String> forkTypes(TypeDeclaration type, String contract) {
        Set<String> types = new LinkedHashSet<>();
        types.add(type.qualifiedGeneratedName());
        types.add(type.generatedName());
        types.add(contract);
        types.addAll(type.supertypes());
        return types;
    }

    private void put(String signature, String type) {
        returns.put(signature, Set.of(type));
    }

    boolean has(MethodDeclaration method) {
        return !method.isVarArgs() && returns.containsKey(method.signature());
    }

    /** The method of the generated class that would override this one, which the interface wrote for something else. */
    Optional<String> clash(MethodDeclaration method) {
        String signature = method.signature();
        if (returns.containsKey(signature)) {
            return Optional.of(signature);
        }
        return privateMethods.matcher(signature).matches() ? Optional.of("private " + signature) : Optional.empty();
    }

    /** An overriding method may return something narrower than the method that is declared. */
    boolean returnsWhatIsDeclared(MethodDeclaration method) {
        String declared = method.returns();
        return expectedReturns(method).stream()
                .anyMatch(type -> declared.equals(type)
                        || (declared.equals("java.lang.Object") && !PRIMITIVES.contains(type))
                        || WIDER.getOrDefault(type, Set.of()).contains(declared));
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
        return text.replaceAll("(?U)\\b\\p{Ll}\\w*\\.(?!\\.)", "");
    }
}
