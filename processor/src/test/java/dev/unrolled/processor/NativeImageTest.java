package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Nullable;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** {@code docs/platforms.md}: a closed world holds the runtime and what is generated, for neither looks anything up by name. */
class NativeImageTest {
    private static final Pattern LOOKUP =
            Pattern.compile("java/lang/reflect/.*|java/lang/invoke/.*|java/lang/ClassLoader\\..*"
                    + "|java/lang/Class\\.(forName|newInstance|get(Declared|Resource|Field|Method|Constructor).*)"
                    + "|java/lang/(System|Runtime)\\.load.*|java/util/ServiceLoader\\..*|java/util/ResourceBundle\\..*"
                    + "|java/io/Object(In|Out)putStream\\..*");

    @Test
    void runtimeLooksNothingUp() throws IOException {
        Map<String, byte[]> files = runtime();
        Set<String> other = new TreeSet<>(files.keySet());
        other.removeIf(name -> name.endsWith(".class") || name.startsWith("META-INF/"));
        assertEquals(Set.of(), other, "resources");
        List<byte[]> classes = files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".class"))
                .map(Map.Entry::getValue)
                .toList();
        assertTrue(classes.size() > 30, files::toString);
        classes.forEach(NativeImageTest::check);
    }

    @Test
    void generatedClassesLookNothingUp() {
        for (String cell : Cells.all()) {
            check(ClassFile.of(Cells.compile(cell), Cells.generated(cell).replace('.', '/'))
                    .bytes());
        }
    }

    /** The search finds what it looks for. */
    @Test
    void lookupsAreFound() throws IOException {
        try (var input = NativeImageTest.class.getResourceAsStream("Javac.class")) {
            assertEquals(Set.of(), lookups(new ClassReader(input)));
        }
        try (var input = NativeImageTest.class.getResourceAsStream("NativeImageTest.class")) {
            assertEquals(Set.of("java/lang/Class.getResourceAsStream"), lookups(new ClassReader(input)));
        }
    }

    private static void check(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        assertEquals(Set.of(), lookups(reader), reader::getClassName);
    }

    /** The methods called that find something by name, and the class's own native methods. */
    private static Set<String> lookups(ClassReader reader) {
        Set<String> found = new TreeSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable String[] exceptions) {
                        if ((access & Opcodes.ACC_NATIVE) != 0) {
                            found.add("native " + name);
                        }
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String method, String type, boolean isInterface) {
                                String callee = owner + "." + method;
                                if (LOOKUP.matcher(callee).matches()) {
                                    found.add(callee);
                                }
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG);
        return found;
    }

    /** The files of the runtime by name, from its directory or its jar. */
    private static Map<String, byte[]> runtime() throws IOException {
        Path location = Javac.runtime().toPath();
        if (Files.isDirectory(location)) {
            return files(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return files(jar.getPath("/"));
        }
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        }
        return files;
    }
}
