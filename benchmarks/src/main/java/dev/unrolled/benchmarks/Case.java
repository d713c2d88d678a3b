package dev.unrolled.benchmarks;

import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import java.util.Random;

/** One size to be measured, with weights and a ring of inputs that every peer is given alike. */
final class Case {
    private static final int RING = 16;

    final int inputs;
    final int units;
    final int batch;
    private final float[][] ring;
    private int at;

    /** A case from its name, for example {@code 64x128x32} for inputs, units and batch. */
    Case(String name) {
        String[] sizes = name.split("x");
        this.inputs = Integer.parseInt(sizes[0]);
        this.units = Integer.parseInt(sizes[1]);
        this.batch = Integer.parseInt(sizes[2]);
        this.ring = new float[RING][batch * inputs];
        Random random = new Random(1);
        for (float[] values : ring) {
            for (int i = 0; i < values.length; i++) {
                values[i] = 2 * random.nextFloat() - 1;
            }
        }
    }

    /** The inputs of the next step. */
    float[] nextInputs() {
        at = (at + 1) & (RING - 1);
        return ring[at];
    }

    RecurrentCell cell(String shape) {
        RecurrentCell cell = CompiledCell.tanh(inputs, units, shape);
        cell.initialize(Initializer.glorotUniform(2));
        return cell;
    }

    /** The plain loop over the same weights. */
    PlainLoop plainLoop(RecurrentCell cell) {
        Variable kernel = cell.variables().get(0);
        Variable bias = cell.variables().get(1);
        return new PlainLoop(inputs, units, kernel.toArray(), bias.toArray());
    }

    /** Refuses to let results be timed that are not equal: both step 16 times from zero. */
    void check(RecurrentCell cell, PlainLoop loop) {
        float[] state = cell.zeroState(batch);
        float[] other = cell.zeroState(batch);
        for (int t = 0; t < RING; t++) {
            cell.step(batch, ring[t], state);
            loop.step(batch, ring[t], other);
        }
        for (int i = 0; i < state.length; i++) {
            if (!(Math.abs(state[i] - other[i]) <= 1e-4f)) {
                throw new IllegalStateException(
                        "value " + i + ": the loop gives " + other[i] + ", the cell " + state[i]);
            }
        }
    }
}
