package dev.unrolled.processor.model;

import dev.unrolled.Direction;
import dev.unrolled.Numerics;
import dev.unrolled.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the state of a cell means, as one line of words. Saved states carry it: it must not change from one version to the next. A new option is
 * left out where it is not used, so that what was saved before it came can still be read.
 */
public final class Fingerprint {
    private final List<String> words = new ArrayList<>();

    private Fingerprint(String kind, int inputs, int units) {
        words.add(kind);
        add("inputs", inputs);
        add("units", units);
    }

    /**
     * The fingerprint of a cell.
     *
     * @param spec the cell
     * @return for example {@code RNN inputs=3 units=2 activation=TANH biases=1 numerics=FUSED}
     */
    public static String of(CellSpec spec) {
        if (spec instanceof RnnSpec rnn) {
            Fingerprint print = new Fingerprint("RNN", rnn.inputs(), rnn.units());
            print.add("activation", rnn.activation());
            return print.end(rnn.clip(), rnn.biases(), rnn.numerics());
        } else if (spec instanceof GruSpec gru) {
            Fingerprint print = new Fingerprint("GRU", gru.inputs(), gru.units());
            print.add("reset", gru.reset());
            print.add("activation", gru.activation());
            print.add("gateActivation", gru.gateActivation());
            return print.end(gru.clip(), gru.biases(), gru.numerics());
        }
        return spec instanceof LstmSpec lstm ? of(lstm) : of((DenseSpec) spec);
    }

    /**
     * The fingerprint of a network.
     *
     * @param spec the network
     * @return for example {@code NETWORK inputs=3 layers=2 (RNN inputs=3 …) (DENSE inputs=2 …)}
     */
    public static String of(NetworkSpec spec) {
        List<String> words = new ArrayList<>(List.of(
                "NETWORK", "inputs=" + spec.inputs(), "layers=" + spec.layers().size()));
        spec.layers().forEach(layer -> words.add("(" + of(layer) + ")"));
        return String.join(" ", words);
    }

    /** What a layer has besides its cell, but how it is called and what its state starts from. */
    private static String of(LayerSpec layer) {
        StringBuilder text = new StringBuilder(of(layer.cell()));
        if (layer.direction() != Direction.FORWARD) {
            text.append(" direction=").append(layer.direction());
        }
        if (layer.direction() == Direction.BIDIRECTIONAL) {
            text.append(" merge=").append(layer.merge());
        }
        layer.backward()
                .ifPresent(cell -> text.append(" backward=(").append(of(cell)).append(')'));
        if (layer.steps() != Steps.ALL) {
            text.append(" steps=").append(layer.steps());
        }
        layer.residualFrom().ifPresent(from -> text.append(" residualFrom=").append(from + 1));
        return text.toString();
    }

    private static String of(DenseSpec dense) {
        Fingerprint print = new Fingerprint("DENSE", dense.inputs(), dense.units());
        print.add("activation", dense.activation());
        return print.end(CellSpec.NO_CLIP, dense.bias() ? Biases.ONE : Biases.NONE, dense.numerics());
    }

    private static String of(LstmSpec lstm) {
        LstmSpec.Options options = lstm.options();
        Fingerprint print = new Fingerprint("LSTM", lstm.inputs(), lstm.units());
        print.addIf(options.projection() > 0, "projection=" + options.projection());
        print.addIf(options.peepholes(), "peepholes");
        print.addIf(options.coupled(), "coupled");
        print.addIf(options.forgetBias() != 0, "forgetBias=" + options.forgetBias());
        print.add("activation", lstm.activation());
        print.add("outputActivation", lstm.outputActivation());
        print.add("gateActivation", lstm.gateActivation());
        print.addClip("cellClip", options.cellClip());
        print.addClip("projectionClip", options.projectionClip());
        return print.end(options.clip(), lstm.biases(), lstm.numerics());
    }

    private String end(float clip, Biases biases, Numerics numerics) {
        addClip("clip", clip);
        add("biases", biases.count());
        add("numerics", numerics);
        return String.join(" ", words);
    }

    private void add(String name, Object value) {
        words.add(name + "=" + value);
    }

    private void add(String name, ActivationFunction function) {
        add(name, text(function));
    }

    /** {@code TANH}, {@code LEAKY_RELU(0.2)}, or the name of a class. */
    private static String text(ActivationFunction function) {
        if (function instanceof ActivationFunction.Own own) {
            return own.qualifiedName();
        }
        ActivationFunction.Standard standard = (ActivationFunction.Standard) function;
        String parameters = standard.parameters().stream().map(String::valueOf).collect(Collectors.joining(","));
        return standard.kind() + (parameters.isEmpty() ? "" : "(" + parameters + ")");
    }

    private void addClip(String name, float bound) {
        addIf(bound != CellSpec.NO_CLIP, name + "=" + bound);
    }

    private void addIf(boolean isThere, String word) {
        if (isThere) {
            words.add(word);
        }
    }
}
