package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may import whom: the table of CONTRIBUTING.md, read from the sources. */
class ArchitectureTest {
    private static final String PROCESSOR = "dev.unrolled.processor";
    private static final Path PROCESSOR_SOURCES = GoldenFiles.MODULE.resolve("src/main/java");
    private static final Path RUNTIME_SOURCES = GoldenFiles.REPOSITORY.resolve("runtime/src/main/java");

    /** What a package of the processor may import beside {@code java.base} and itself; all of them may name the runtime's types. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.of(
            "model", Set.of(),
            "program", Set.of("model"),
            "plan", Set.of("program", "model"),
            "report", Set.of("javax"),
            "read", Set.of("model", "report", "javax"),
            "check", Set.of("model", "report"),
            "emit", Set.of("plan", "program", "model", "javapoet", "javax"));

    /** Stages that look at nothing of the runtime. */
    private static final Set<String> WITHOUT_RUNTIME = Set.of("report", "plan");

    /** JavaPoet takes its modifiers from the compiler's model; the emitters need nothing else of it. */
    private static final Map<String, Set<String>> JAVAX = Map.of("emit", Set.of("javax.lang.model.element.Modifier"));

    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+);$");

    /** A qualified name in the code, such as {@code java.util.List}. */
    private static final Pattern QUALIFIED = Pattern.compile("\\b((?:java|javax|com|dev)\\.[a-z][\\w.]*)\\b");

    @Test
    void packagesImportWhatTheTableSays() {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (Path file : sources(PROCESSOR_SOURCES)) {
            String name = packageOf(PROCESSOR_SOURCES, file);
            if (name.startsWith(PROCESSOR + ".")) {
                String stage = name.substring(PROCESSOR.length() + 1);
                seen.add(stage);
                imports(file).stream()
                        .filter(type -> !mayImport(stage, type))
                        .forEach(type -> wrong.add(stage + "/" + file.getFileName() + " imports " + type));
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(MAY_IMPORT.keySet()), seen);
    }

    private static boolean mayImport(String stage, String type) {
        Set<String> allowed = MAY_IMPORT.getOrDefault(stage, Set.of());
        if (type.startsWith(PROCESSOR + ".")) {
            String other = type.substring(PROCESSOR.length() + 1).replaceFirst("\\..*", "");
            return other.equals(stage) || allowed.contains(other);
        } else if (type.startsWith("dev.unrolled.")) {
            return !WITHOUT_RUNTIME.contains(stage);
        } else if (type.startsWith("javax.")) {
            return allowed.contains("javax")
                    && JAVAX.getOrDefault(stage, Set.of(type)).contains(type);
        } else if (type.startsWith("com.palantir.javapoet.")) {
            return allowed.contains("javapoet");
        }
        return type.startsWith("java.") && !type.startsWith("java.lang.reflect.");
    }

    @Test
    void theRuntimeImportsTheJdkAndItself() {
        List<String> wrong = new ArrayList<>();
        for (Path file : sources(RUNTIME_SOURCES)) {
            imports(file).stream()
                    .filter(type -> !type.startsWith("dev.unrolled.") || type.startsWith(PROCESSOR))
                    .filter(type -> !type.startsWith("java.") || type.startsWith("java.lang.reflect."))
                    .forEach(type -> wrong.add(file.getFileName() + " imports " + type));
        }
        assertEquals(List.of(), wrong);
    }

    /** Imports show who knows whom only if they are used, one type a line. */
    @Test
    void noTypeIsNamedInFull() {
        List<String> wrong = new ArrayList<>();
        for (Path root : List.of(PROCESSOR_SOURCES, RUNTIME_SOURCES)) {
            for (Path file : sources(root)) {
                String code = code(file);
                Matcher matcher = QUALIFIED.matcher(code);
                while (matcher.find()) {
                    wrong.add(file.getFileName() + " names " + matcher.group(1));
                }
                if (code.contains(".*;")) {
                    wrong.add(file.getFileName() + " imports a whole package");
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void nothingInternalAndNoReflection() {
        List<String> wrong = new ArrayList<>();
        for (Path root : List.of(PROCESSOR_SOURCES, RUNTIME_SOURCES)) {
            for (Path file : sources(root)) {
                String text = GoldenFiles.read(file);
                Stream.of("com.sun.", "sun.misc", "jdk.internal")
                        .filter(text::contains)
                        .forEach(internal -> wrong.add(file.getFileName() + " names " + internal));
                Stream.of("Class.forName", "getDeclaredMethod", "getDeclaredField", "setAccessible", "MethodHandle")
                        .filter(text::contains)
                        .forEach(reflection -> wrong.add(file.getFileName() + " uses " + reflection));
            }
        }
        assertEquals(List.of(), wrong);
    }

    /** Every package says what it is for. */
    @Test
    void everyPackageIsDescribed() {
        for (Path root : List.of(PROCESSOR_SOURCES, RUNTIME_SOURCES)) {
            Map<Path, Set<String>> files = sources(root).stream()
                    .filter(file -> !file.endsWith("module-info.java"))
                    .collect(Collectors.groupingBy(
                            Path::getParent,
                            TreeMap::new,
                            Collectors.mapping(file -> file.getFileName().toString(), Collectors.toSet())));
            assertTrue(files.size() > 3, files::toString);
            files.forEach((folder, names) -> assertTrue(names.contains("package-info.java"), folder::toString));
        }
    }

    @Test
    void filesStaySmall() {
        for (Path root : List.of(PROCESSOR_SOURCES, RUNTIME_SOURCES)) {
            for (Path file : sources(root)) {
                long lines = GoldenFiles.read(file).lines().count();
                assertTrue(lines <= 250, () -> file.getFileName() + " has " + lines + " lines");
            }
        }
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String packageOf(Path root, Path file) {
        Path folder = root.relativize(file).getParent();
        return folder == null ? "" : folder.toString().replace('/', '.').replace('\\', '.');
    }

    private static List<String> imports(Path file) {
        return IMPORT.matcher(GoldenFiles.read(file))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** A file without its package, imports, comments and texts. */
    private static String code(Path file) {
        if (file.endsWith("module-info.java")) {
            return "";
        }
        return GoldenFiles.read(file)
                .replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("//.*", "")
                .replaceAll("\"(?:[^\"\\\\\n]|\\\\.)*\"", "")
                .replaceAll("(?m)^(package|import) [\\w. ]+;$", "");
    }
}
