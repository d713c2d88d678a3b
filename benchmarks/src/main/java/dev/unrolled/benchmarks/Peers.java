package dev.unrolled.benchmarks;

import dev.unrolled.processor.model.ShapeChoice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All peers there are: our cells in every code shape that the processor's option names, the plain loop, and what the class path brings. */
final class Peers {
    private Peers() {}

    /** In the order of the tables. */
    static List<PeerFactory> all() {
        List<PeerFactory> peers = new ArrayList<>();
        for (ShapeChoice shape : ShapeChoice.values()) {
            peers.add(new GeneratedPeer.Factory(shape.text(), false));
        }
        for (ShapeChoice shape : ShapeChoice.values()) {
            peers.add(new GeneratedPeer.Factory(shape.text(), true));
        }
        peers.add(new PlainLoop.Factory());
        ServiceLoader.load(PeerFactory.class).forEach(peers::add);
        return peers;
    }

    /**
     * What a suite measures: the property {@code peers}, names with commas between them; else every shape by its own name, the frozen lanes,
     * whose weights may be packed, and everybody else. Works for which {@code auto} is none of the shapes are measured so, too.
     */
    static List<PeerFactory> chosen(List<Work> works) {
        String names = System.getProperty("peers");
        if (names != null) {
            return List.of(names.split(",")).stream().map(Peers::named).toList();
        }
        Stream<PeerFactory> usual = all().stream().filter(peer -> isUsual(peer.name()));
        return works.stream().anyMatch(AutoShape::isSideBySide)
                ? Stream.concat(Stream.of(new AutoShape.SideBySide()), usual).toList()
                : usual.toList();
    }

    private static boolean isUsual(String name) {
        boolean isFrozen = name.endsWith(GeneratedPeer.FROZEN);
        return !name.startsWith("auto") && (!isFrozen || name.startsWith("lanes"));
    }

    /** The native peers among these with their versions, for the lines above a table; empty if there is none. */
    static String versions(List<PeerFactory> peers) {
        Properties versions = new Properties();
        try (InputStream file = Peers.class.getResourceAsStream("versions.properties")) {
            if (file != null) {
                versions.load(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return peers.stream()
                .filter(peer -> versions.containsKey(peer.name()))
                .map(peer -> versions.getProperty(peer.name()))
                .collect(Collectors.joining(", "));
    }

    static PeerFactory named(String name) {
        return all().stream()
                .filter(peer -> peer.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("peer: expected one of "
                        + all().stream().map(PeerFactory::name).toList() + ", found " + name));
    }
}
