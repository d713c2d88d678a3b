package dev.unrolled.processor.proof;

import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.tools.JavaFileObject;

/**
 * The generated class of a network, loaded; many are compiled at once, and each only once.
 *
 * @param network what the user wrote
 * @param type the class
 * @param source its text
 */
record CompiledNetwork(NetworkCase network, Class<?> type, String source) {
    private static final Map<NetworkCase, CompiledNetwork> CACHE = new HashMap<>();

    static CompiledNetwork of(NetworkCase network) {
        return of(List.of(network)).get(0);
    }

    static List<CompiledNetwork> of(List<NetworkCase> networks) {
        Map<ShapeChoice, List<NetworkCase>> missing = new TreeMap<>();
        for (NetworkCase each : new LinkedHashSet<>(networks)) {
            if (!CACHE.containsKey(each)) {
                missing.computeIfAbsent(each.shape(), shape -> new ArrayList<>())
                        .add(each);
            }
        }
        missing.forEach(CompiledNetwork::compile);
        return networks.stream()
                .map(each -> Objects.requireNonNull(CACHE.get(each)))
                .toList();
    }

    private static void compile(ShapeChoice shape, List<NetworkCase> networks) {
        List<JavaFileObject> files = networks.stream()
                .map(each -> JavaFileObjects.forSourceString(CellCase.PACKAGE + "." + each.name(), each.source()))
                .toList();
        String option = "-A" + ShapeChoice.OPTION + "=" + shape.text();
        MemoryClasses classes = shape == ShapeChoice.LANES
                ? MemoryClasses.processWithVectors(files, option)
                : MemoryClasses.process(files, option);
        for (NetworkCase each : networks) {
            String name = CellCase.PACKAGE + ".Unrolled" + each.name();
            try {
                CACHE.put(each, new CompiledNetwork(each, classes.loadClass(name), classes.source(name)));
            } catch (ClassNotFoundException failure) {
                throw new LinkageError(failure.getMessage(), failure);
            }
        }
    }

    /** A network of zero weights. */
    RecurrentNetwork create() {
        try {
            return (RecurrentNetwork) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }

    /** The class files of the network and of its layers. */
    List<byte[]> codes() {
        MemoryClasses classes = (MemoryClasses) type.getClassLoader();
        return classes.names().stream()
                .filter(name -> name.equals(type.getName()) || name.startsWith(type.getName() + "$"))
                .map(classes::code)
                .toList();
    }
}
