package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.RnnSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Basic cells, GRUs and LSTMs with any of their options. Everything follows from the random numbers. */
final class RandomGated {
    private final Random random;

    RandomGated(Random random) {
        this.random = random;
    }

    /** Cells of all kinds in turn. */
    List<SpecCase> cells(int count, int largest) {
        List<SpecCase> cells = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int units = 1 + random.nextInt(largest);
            int inputs = 1 + random.nextInt(largest);
            cells.add(i % 5 == 0 ? rnn(units, inputs) : i % 2 == 0 ? gru(units, inputs) : lstm(units, inputs));
        }
        return cells;
    }

    SpecCase rnn(int units, int inputs) {
        return SpecCase.of(new RnnSpec(
                CellCase.identity("Rnn"),
                units,
                inputs,
                activation(Activation.TANH),
                clip(),
                any(Biases.values()),
                numerics()));
    }

    SpecCase gru(int units, int inputs) {
        Reset reset = any(Reset.values());
        return SpecCase.of(new GruSpec(
                CellCase.identity("Gru"),
                units,
                inputs,
                reset,
                activation(Activation.TANH),
                activation(Activation.SIGMOID),
                clip(),
                reset == Reset.AFTER ? Biases.of(random.nextBoolean(), true) : any(Biases.values()),
                numerics()));
    }

    SpecCase lstm(int units, int inputs) {
        int projection = random.nextInt(3) == 0 ? 1 + random.nextInt(units + 2) : 0;
        boolean coupled = random.nextInt(4) == 0;
        ActivationFunction activation = activation(Activation.TANH);
        return SpecCase.of(new LstmSpec(
                CellCase.identity("Lstm"),
                units,
                inputs,
                new LstmSpec.Options(
                        coupled || random.nextBoolean() ? 0f : random.nextFloat() * 2 - 0.5f,
                        random.nextInt(3) == 0,
                        projection,
                        clip(),
                        projection > 0 ? clip() : CellSpec.NO_CLIP,
                        clip(),
                        coupled),
                activation,
                random.nextBoolean() ? activation : activation(Activation.TANH),
                activation(Activation.SIGMOID),
                any(Biases.values()),
                numerics()));
    }

    SpecCase dense(int units, int inputs) {
        return SpecCase.of(new DenseSpec(
                CellCase.identity("Dense"),
                units,
                inputs,
                activation(Activation.LINEAR),
                random.nextBoolean(),
                numerics()));
    }

    /** Mostly the usual one. */
    private ActivationFunction activation(Activation usual) {
        return random.nextInt(3) > 0
                ? new ActivationFunction.Standard(usual)
                : ActivationSamples.ALL.get(random.nextInt(ActivationSamples.ALL.size()));
    }

    private float clip() {
        return random.nextInt(4) == 0 ? 0.25f + random.nextFloat() : CellSpec.NO_CLIP;
    }

    private Numerics numerics() {
        return random.nextBoolean() ? Numerics.FUSED : Numerics.SEPARATE;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
