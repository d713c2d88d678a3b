package dev.unrolled.processor;

import com.google.common.io.ByteStreams;
import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.InputStream;
import javax.tools.JavaFileObject;

/** Classes of a compilation, with or without the Vector API behind them. */
final class CompiledLoader extends ClassLoader {
    private final Compilation compilation;
    private final Vectors vectors;

    /** What becomes of the Vector API. */
    enum Vectors {
        LOADED,
        ABSENT,
        /** As where a module is there and may not be read. */
        REFUSED
    }

    CompiledLoader(Compilation compilation, boolean hidesVectors) {
        this(compilation, hidesVectors ? Vectors.ABSENT : Vectors.LOADED);
    }

    CompiledLoader(Compilation compilation, Vectors vectors) {
        super(CompiledLoader.class.getClassLoader());
        this.compilation = compilation;
        this.vectors = vectors;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (vectors != Vectors.LOADED && name.startsWith("jdk.incubator.")) {
            if (vectors == Vectors.REFUSED) {
                throw new IllegalAccessError(name);
            }
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        String path = "/" + name.replace('.', '/') + ".class";
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.toUri().getPath().endsWith(path)) {
                byte[] code = bytes(file);
                return defineClass(name, code, 0, code.length);
            }
        }
        throw new ClassNotFoundException(name);
    }

    private static byte[] bytes(JavaFileObject file) throws ClassNotFoundException {
        try (InputStream in = file.openInputStream()) {
            return ByteStreams.toByteArray(in);
        } catch (IOException failure) {
            throw new ClassNotFoundException(file.getName(), failure);
        }
    }
}
