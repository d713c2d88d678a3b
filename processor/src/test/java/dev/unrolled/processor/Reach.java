package dev.unrolled.processor;

import dev.unrolled.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods that a class may end up in, found by following every call into our own classes. A call of an interface's method is
 * followed no further: what it ends up in is another generated class.
 */
final class Reach {
    private static final int API = Opcodes.ASM9;
    private static final String OURS = "dev/unrolled/";

    /** What each method of each class read so far calls; {@code owner.name descriptor}. */
    private final Map<String, Set<String>> calls = new HashMap<>();

    private final Set<String> read = new HashSet<>();

    private Reach() {}

    /** All methods that may run when those of the class run, the class's own included. */
    static Set<String> of(byte[] classFile) {
        Reach reach = new Reach();
        reach.read(new ClassReader(classFile));
        Set<String> reached = new TreeSet<>(reach.calls.keySet());
        Deque<String> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            for (String callee : reach.callees(waiting.remove())) {
                if (reached.add(callee)) {
                    waiting.add(callee);
                }
            }
        }
        return reached;
    }

    private Set<String> callees(String method) {
        String owner = method.substring(0, method.indexOf('.'));
        if (owner.startsWith(OURS) && read.add(owner)) {
            try (InputStream input = Reach.class.getResourceAsStream("/" + owner + ".class")) {
                read(new ClassReader(Objects.requireNonNull(input, owner)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return calls.getOrDefault(method, Set.of());
    }

    private void read(ClassReader file) {
        String owner = file.getClassName();
        read.add(owner);
        file.accept(
                new ClassVisitor(API) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable String[] exceptions) {
                        Set<String> callees =
                                calls.computeIfAbsent(method(owner, name, descriptor), key -> new TreeSet<>());
                        return new Calls(callees);
                    }
                },
                ClassReader.SKIP_DEBUG);
    }

    private static String method(String owner, String name, String descriptor) {
        return owner + "." + name + " " + descriptor;
    }

    /** What one method's code calls, makes a lambda of, or causes to be initialized. */
    private static final class Calls extends MethodVisitor {
        private final Set<String> callees;

        Calls(Set<String> callees) {
            super(API);
            this.callees = callees;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            add(owner, name, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            callees.add(method(owner, "<clinit>", "()V"));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    add(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }

        private void add(String owner, String name, String descriptor) {
            callees.add(method(owner, name, descriptor));
            callees.add(method(owner, "<clinit>", "()V"));
        }
    }
}
