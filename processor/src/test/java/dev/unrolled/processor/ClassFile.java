package dev.unrolled.processor;

import com.google.testing.compile.Compilation;
import dev.unrolled.Nullable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.tools.StandardLocation;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.commons.Remapper;

/** What a compiled class consists of. */
final class ClassFile {
    private static final int API = Opcodes.ASM9;

    private final byte[] bytes;

    private ClassFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A class by its name with slashes. */
    static ClassFile of(Compilation compilation, String internalName) {
        var file = compilation
                .generatedFile(StandardLocation.CLASS_OUTPUT, internalName + ".class")
                .orElseThrow(() -> new AssertionError("no class " + internalName));
        try (InputStream input = file.openInputStream()) {
            return new ClassFile(input.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ClassFile of(byte[] bytes) {
        return new ClassFile(bytes.clone());
    }

    byte[] bytes() {
        return bytes.clone();
    }

    int size() {
        return bytes.length;
    }

    /** The private methods, by name and descriptor. */
    Set<String> privateMethods() {
        Set<String> methods = new TreeSet<>();
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(API) {
                            @Override
                            public @Nullable MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    @Nullable String[] exceptions) {
                                if ((access & Opcodes.ACC_PRIVATE) != 0 && !name.equals("<init>")) {
                                    methods.add(name + descriptor);
                                }
                                return null;
                            }
                        },
                        0);
        return methods;
    }

    /** The names of fields, parameters and local variables, of which the compiler has to have been told to keep them. */
    Set<String> variables() {
        Set<String> names = new TreeSet<>();
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(API) {
                            @Override
                            public @Nullable FieldVisitor visitField(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    @Nullable Object value) {
                                names.add(name);
                                return null;
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    @Nullable String[] exceptions) {
                                return new MethodVisitor(API) {
                                    @Override
                                    public void visitLocalVariable(
                                            String variable,
                                            String type,
                                            @Nullable String variableSignature,
                                            Label start,
                                            Label end,
                                            int index) {
                                        names.add(variable);
                                    }
                                };
                            }
                        },
                        0);
        return names;
    }

    /** The bytes of code that each method has at most, by name and descriptor. */
    Map<String, Integer> codeSizes() {
        Map<String, Integer> sizes = new TreeMap<>();
        new ClassReader(bytes)
                .accept(
                        new ClassVisitor(API) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access,
                                    String name,
                                    String descriptor,
                                    @Nullable String signature,
                                    @Nullable String[] exceptions) {
                                return new CodeSizeEvaluator(API, null) {
                                    @Override
                                    public void visitEnd() {
                                        sizes.put(name + descriptor, getMaxSize());
                                    }
                                };
                            }
                        },
                        0);
        return sizes;
    }

    /** All types that the class names, arrays by their elements, itself included; but not those in bridges, which its supertypes chose. */
    Set<String> referencedTypes() {
        Set<String> types = new TreeSet<>();
        Remapper collector = new Remapper(API) {
            @Override
            public String map(String internalName) {
                types.add(internalName);
                return internalName;
            }
        };
        ClassVisitor written = new ClassVisitor(API, new ClassRemapper(new ClassWriter(0), collector)) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    @Nullable String[] exceptions) {
                boolean isBridge = (access & Opcodes.ACC_BRIDGE) != 0;
                return isBridge ? null : super.visitMethod(access, name, descriptor, signature, exceptions);
            }

            @Override
            public void visitInnerClass(String name, @Nullable String outer, @Nullable String inner, int access) {}
        };
        new ClassReader(bytes).accept(written, 0);
        return types;
    }
}
