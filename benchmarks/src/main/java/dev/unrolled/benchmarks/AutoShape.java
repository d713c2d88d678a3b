package dev.unrolled.benchmarks;

import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.support.VectorApi;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.incubator.vector.FloatVector;

/** What the processor chooses for a work, as the generated class describes itself. */
final class AutoShape {
    /** The peer that always is what a user gets. */
    static final PeerFactory PEER = new GeneratedPeer.Factory(ShapeChoice.AUTO.text(), false);

    private static final Pattern SHAPE = Pattern.compile("code shape (\\w+)");

    private AutoShape() {}

    /** The title of the code shape; of examples side by side, which no shape has by itself, that of {@link #PEER}. */
    static String title(Work work) {
        if (isSideBySide(work)) {
            return PEER.title();
        }
        Matcher shape = SHAPE.matcher(description(work));
        if (!shape.find()) {
            throw new IllegalStateException("expected a code shape, found " + description(work));
        }
        return new GeneratedPeer.Factory(shape.group(1), false).title();
    }

    /** Whether all or some examples of its batch share vectors in this JVM. */
    static boolean isSideBySide(Work work) {
        String description = description(work);
        boolean isPacked = description.contains("in one vector") && VectorApi.packs(FloatVector.SPECIES_PREFERRED.length());
        int least = isPacked ? Planner.PACKED_LANES / work.units() : Planner.LEAST_SIDE_BY_SIDE;
        return work.batch() >= least && description.contains("side by side");
    }

    /** Without the breaks of lines. */
    private static String description(Work work) {
        return CompiledCell.of(work, ShapeChoice.AUTO.text()).describe().replaceAll("\\s+", " ");
    }

    /** The peer of the same name, for those works that no shape does in the same way. */
    record SideBySide() implements PeerFactory {
        @Override
        public String name() {
            return PEER.name();
        }

        @Override
        public String title() {
            return PEER.title();
        }

        @Override
        public boolean can(Work work) {
            return isSideBySide(work);
        }

        @Override
        public Peer create(Material material) {
            return PEER.create(material);
        }
    }
}
