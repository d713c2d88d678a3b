package dev.unrolled.benchmarks;

import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Random;

/** The weights and inputs of one work, the same for every peer and in every run. */
final class Material {
    /** How many different inputs there are; a step takes them in turn. */
    static final int RING = 16;

    final Work work;
    private final RecurrentCell layout;
    private final Weights weights;
    private final float[][] ring;

    Material(Work work) {
        this.work = work;
        Random random = new Random(1);
        this.layout = CompiledCell.of(work, "auto");
        float scale = (float) (1 / Math.sqrt(work.units()));
        for (Variable variable : layout.variables()) {
            for (float[] row : variable.rows()) {
                fill(row, random, scale);
            }
        }
        this.weights = Weights.of(layout);
        this.ring = new float[RING][work.batch() * work.inputs()];
        for (float[] values : ring) {
            fill(values, random, 1);
        }
    }

    private static void fill(float[] values, Random random, float scale) {
        for (int i = 0; i < values.length; i++) {
            values[i] = scale * (2 * random.nextFloat() - 1);
        }
    }

    /** The weights under our names and in our layout. */
    Weights weights() {
        return weights;
    }

    /** The weights under the names and in the layout of a framework. */
    Weights weights(Convention convention) {
        return convention.fromCanonical(weights, (CellLayout) layout.layout());
    }

    /** One of our tensors, flat. */
    float[] tensor(String name) {
        return layout.variables().stream()
                .filter(variable -> variable.name().equals(name))
                .findFirst()
                .orElseThrow()
                .toArray();
    }

    /** Inputs of the step number {@code step}, {@code [batch][inputs]}. */
    float[] inputs(int step) {
        return ring[step & (RING - 1)];
    }

    /** Inputs of a sequence, {@code [steps][batch][inputs]}. */
    float[] sequence() {
        int length = work.batch() * work.inputs();
        float[] values = new float[work.steps() * length];
        for (int step = 0; step < work.steps(); step++) {
            System.arraycopy(inputs(step), 0, values, step * length, length);
        }
        return values;
    }
}
