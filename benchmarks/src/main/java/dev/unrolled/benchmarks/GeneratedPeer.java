package dev.unrolled.benchmarks;

import dev.unrolled.RecurrentCell;
import java.util.Arrays;

/** A generated cell in one of its code shapes. */
final class GeneratedPeer implements Peer {
    /** What the name of a frozen cell ends with. */
    static final String FROZEN = "-frozen";

    private final Material material;
    private final Work work;
    private final RecurrentCell cell;
    private final float[] state;
    private final float[] sequence;
    private final float[] outputs;
    private int step;

    GeneratedPeer(Material material, RecurrentCell cell) {
        this.material = material;
        this.work = material.work;
        this.cell = cell;
        this.state = cell.zeroState(work.batch());
        this.sequence = material.sequence();
        this.outputs = new float[work.steps() * work.batch() * cell.outputSize()];
    }

    @Override
    public void reset() {
        Arrays.fill(state, 0);
        step = 0;
    }

    @Override
    public void advance() {
        if (work.isSequence()) {
            Arrays.fill(state, 0);
            cell.run(work.steps(), work.batch(), sequence, state, outputs);
        } else {
            cell.step(work.batch(), material.inputs(step++), state);
        }
    }

    @Override
    public float[] output() {
        if (work.isSequence()) {
            return outputs.clone();
        }
        int units = work.units();
        float[] output = new float[work.batch() * units];
        for (int example = 0; example < work.batch(); example++) {
            // Of an LSTM's [c, h] the second half.
            int end = (example + 1) * cell.stateSize();
            System.arraycopy(state, end - units, output, example * units, units);
        }
        return output;
    }

    /**
     * Compiles a cell.
     *
     * @param shape a value of the option {@code -Aunrolled.shape}
     * @param isFrozen whether the frozen copy of the cell is measured
     */
    record Factory(String shape, boolean isFrozen) implements PeerFactory {
        @Override
        public String name() {
            return isFrozen ? shape + FROZEN : shape;
        }

        @Override
        public String title() {
            return "Unrolled " + (isFrozen ? shape + ", frozen" : shape);
        }

        @Override
        public boolean can(Work work) {
            return CompiledCell.isPossible(work, shape);
        }

        @Override
        public Peer create(Material material) {
            RecurrentCell cell = CompiledCell.of(material.work, shape);
            cell.load(material.weights());
            return new GeneratedPeer(material, isFrozen ? cell.frozen() : cell);
        }
    }
}
