package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Variable;
import dev.unrolled.processor.proof.MemoryClasses;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names in and around networks that mean something else to the generated class: those of layers, of neighbours and of the interface's members.
 * They come out of the class files, so that a new one is not forgotten. What is not refused compiles without a warning and computes what it
 * computes under other names.
 */
class NetworkNamesTest {
    private static final String HEAD = "package p;\nimport dev.unrolled.*;\n";

    /** A network that steps, and one that does not, in the code shape of loops. */
    private static final List<String> NETWORKS = List.of(
            "@RnnNetwork(inputs = 3, head = Head.SOFTMAX, layers = {"
                    + "@Layer(name = \"%1$s\", lstm = @LstmCell(units = 2), learnedState = true), "
                    + "@Layer(name = \"top9\", dense = @Dense(units = 2), residual = \"top9\"), "
                    + "@Layer(name = \"end9\", dense = @Dense(units = 2))})",
            "@RnnNetwork(inputs = 3, layers = {"
                    + "@Layer(name = \"%1$s\", rnn = @RnnCell(units = 12), learnedState = true, "
                    + "direction = Direction.BIDIRECTIONAL, merge = Merge.SUM, steps = Steps.LAST), "
                    + "@Layer(name = \"end9\", dense = @Dense(units = 2))})");

    private static final String PLAIN = "low9";

    private static final List<String> WORDS =
            List.of(("abstract assert boolean break byte case catch char class const continue default do "
                            + "double else enum extends false final finally float for goto if implements import instanceof int interface long "
                            + "native new null package private protected public return short static strictfp super switch synchronized this "
                            + "throw throws transient true try void volatile while "
                            + "exports module open opens permits provides record requires sealed to transitive uses var when with yield")
                    .split(" "));

    @Test
    void layersNamedLikeAnythingInTheClass() throws Exception {
        Set<String> names = new TreeSet<>(WORDS);
        classes().forEach(each -> {
            each.variables().forEach(variable -> names.add(uncapitalized(variable)));
            each.codeSizes().keySet().forEach(method -> names.add(method.substring(0, method.indexOf('('))));
        });
        typeNames("").forEach(type -> names.add(uncapitalized(type)));
        // Of variables that are numbered the first ones will do.
        names.removeIf(name -> !name.matches("[a-z]\\w*") || name.matches("\\w*([2-9]|\\d\\d)"));
        assertTrue(names.size() > 150, names::toString);
        for (String network : NETWORKS) {
            checkLayers(network, names);
        }
    }

    private static String uncapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static void checkLayers(String network, Set<String> names) throws Exception {
        List<String> all = new ArrayList<>(names);
        all.add(PLAIN);
        Set<String> refused = refused(network, all);
        assertTrue(refused.containsAll(WORDS.subList(0, WORDS.indexOf("exports"))), refused::toString);
        assertTrue(refused.size() < all.size() / 2, refused::toString);
        all.removeAll(refused);
        MemoryClasses classes = MemoryClasses.process(files(network, all));
        float[] expected = outputs(classes, PLAIN);
        for (String name : all) {
            assertArrayEquals(expected, outputs(classes, name), name);
        }
    }

    /** The names that the processor refuses; it says so at each, and says nothing else. */
    private static Set<String> refused(String network, List<String> names) {
        Compilation compilation = Javac.unrolled("-proc:only").compile(files(network, names));
        return compilation.errors().stream()
                .map(error -> {
                    String message = error.getMessage(null);
                    assertTrue(message.startsWith("[" + ProblemCode.LAYER_NAME.tag() + "]"), message);
                    return message.replaceFirst("(?s).*found '(\\w+)'.*", "$1");
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<JavaFileObject> files(String network, List<String> names) {
        return names.stream()
                .map(name -> file(
                        "Of_" + name,
                        network.formatted(name) + "\npublic interface Of_" + name + " extends RecurrentNetwork {}"))
                .toList();
    }

    private static JavaFileObject file(String name, String declaration) {
        return JavaFileObjects.forSourceString("p." + name, HEAD + declaration);
    }

    private static float[] outputs(MemoryClasses classes, String layer) throws Exception {
        RecurrentNetwork network = (RecurrentNetwork)
                classes.loadClass("p.UnrolledOf_" + layer).getConstructor().newInstance();
        fill(network.variables());
        assertTrue(
                network.variables().stream().anyMatch(each -> each.name().matches(layer + "/(forward/)?kernel")),
                network.variables()::toString);
        float[] inputs = new float[2 * 2 * network.inputs()];
        for (int k = 0; k < inputs.length; k++) {
            inputs[k] = 0.25f * k - 1;
        }
        float[] outputs = new float[outputs(network)];
        network.run(2, 2, inputs, network.initialState(2), outputs);
        return outputs;
    }

    private static void fill(List<Variable> variables) {
        int count = 0;
        for (Variable variable : variables) {
            for (float[] row : variable.rows()) {
                for (int j = 0; j < row.length; j++) {
                    row[j] = (count++ * 37 % 19 - 9) / 16f;
                }
            }
        }
    }

    /** Of two steps of two examples; a network that does not step gives its last outputs alone. */
    private static int outputs(RecurrentNetwork network) {
        return (network instanceof RecurrentCell ? 4 : 2) * network.outputSize();
    }

    @Test
    void neighboursNamedLikeTypesOfJavaLang() {
        List<JavaFileObject> neighbours = typeNames("java/lang/").stream()
                .map(name -> JavaFileObjects.forSourceString("p." + name, "package p; final class " + name + " {}"))
                .toList();
        assertTrue(neighbours.size() > 3, neighbours::toString);
        for (String network : NETWORKS) {
            checkReferences(network, "", neighbours);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class %s {}", "int %s = 1;"})
    void membersNamedLikeTypes(String member) {
        Set<String> names = typeNames("");
        names.add("Cell");
        assertTrue(names.size() > 20, names::toString);
        String members = names.stream().map(member::formatted).collect(Collectors.joining(" "));
        for (String network : NETWORKS) {
            checkReferences(network, members, List.of());
        }
    }

    /** A name that something else took over would compile with the wrong type behind it. */
    private static void checkReferences(String network, String members, List<JavaFileObject> neighbours) {
        List<JavaFileObject> files = new ArrayList<>(neighbours);
        files.add(file("Net", network.formatted(PLAIN) + "\n@Deprecated interface Net { " + members + " }"));
        MemoryClasses classes = MemoryClasses.process(files);
        List<String> generated = classes.names().stream()
                .filter(name -> name.startsWith("p.UnrolledNet"))
                .toList();
        assertTrue(generated.size() > 2, generated::toString);
        for (String name : generated) {
            List<String> foreign = ClassFile.of(classes.code(name)).referencedTypes().stream()
                    .filter(type -> !type.matches(
                            "java/(lang|lang/invoke|util)/[\\w$]+|dev/unrolled/.*|p/Net|p/UnrolledNet(\\$\\w+)*"))
                    .toList();
            assertEquals(List.of(), foreign, name);
        }
    }

    /** The simple names of types that the classes of networks use; annotations that are not in class files are named here. */
    private static Set<String> typeNames(String packagePath) {
        Set<String> names = classes()
                .flatMap(each -> each.referencedTypes().stream())
                .filter(type -> !type.startsWith("example/") && type.contains("/") && type.startsWith(packagePath))
                .map(type -> type.substring(type.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(Set.of("Override", "SuppressWarnings"));
        return names;
    }

    /** The classes of all networks that golden files show, those of their layers included. */
    private static Stream<ClassFile> classes() {
        return Cells.all().stream().filter(Cells::isNetwork).flatMap(cell -> {
            Compilation compilation = Cells.compile(cell, "-g");
            return compilation.generatedFiles().stream()
                    .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                    .map(file -> file.getName()
                            .replaceFirst("^/" + StandardLocation.CLASS_OUTPUT + "/", "")
                            .replaceFirst("\\.class$", ""))
                    .filter(name -> name.startsWith("example/Unrolled"))
                    .map(name -> ClassFile.of(compilation, name));
        });
    }
}
