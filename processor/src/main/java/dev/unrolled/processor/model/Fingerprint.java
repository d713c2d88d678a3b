package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
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
        return of((LstmSpec) spec);
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
