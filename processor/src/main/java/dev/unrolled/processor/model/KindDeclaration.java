package dev.unrolled.processor.model;

import dev.unrolled.Reset;
import java.util.stream.Stream;

/**
 * The annotation's members that only one kind of cell has.
 *
 * @param <O> what a place is
 */
public sealed interface KindDeclaration<O> {
    /**
     * Which annotation it is.
     *
     * @return the kind of cell
     */
    CellKind kind();

    /**
     * The activations beside that of the state or candidate.
     *
     * @return the members that name them
     */
    Stream<ActivationDeclaration<O>> activations();

    /**
     * A basic cell, which has none.
     *
     * @param <O> what a place is
     */
    record Rnn<O>() implements KindDeclaration<O> {
        @Override
        public CellKind kind() {
            return CellKind.RNN;
        }

        @Override
        public Stream<ActivationDeclaration<O>> activations() {
            return Stream.empty();
        }
    }

    /**
     * A dense layer, which has none.
     *
     * @param <O> what a place is
     */
    record Dense<O>() implements KindDeclaration<O> {
        @Override
        public CellKind kind() {
            return CellKind.DENSE;
        }

        @Override
        public Stream<ActivationDeclaration<O>> activations() {
            return Stream.empty();
        }
    }

    /**
     * A gated recurrent unit.
     *
     * @param reset the annotation's member of that name
     * @param gate the members that name the gates' activation
     * @param <O> what a place is
     */
    record Gru<O>(Declared<Reset, O> reset, ActivationDeclaration<O> gate) implements KindDeclaration<O> {
        @Override
        public CellKind kind() {
            return CellKind.GRU;
        }

        @Override
        public Stream<ActivationDeclaration<O>> activations() {
            return Stream.of(gate);
        }
    }

    /**
     * A long short-term memory cell.
     *
     * @param forgetBias the annotation's member of that name, and so on
     * @param peepholes see {@code forgetBias}
     * @param projection see {@code forgetBias}
     * @param cellClip see {@code forgetBias}
     * @param projectionClip see {@code forgetBias}
     * @param coupled see {@code forgetBias}
     * @param gate the members that name the gates' activation
     * @param output the members that name c's activation
     * @param <O> what a place is
     */
    record Lstm<O>(
            Declared<Float, O> forgetBias,
            Declared<Boolean, O> peepholes,
            Declared<Integer, O> projection,
            Declared<Float, O> cellClip,
            Declared<Float, O> projectionClip,
            Declared<Boolean, O> coupled,
            ActivationDeclaration<O> gate,
            ActivationDeclaration<O> output)
            implements KindDeclaration<O> {
        @Override
        public CellKind kind() {
            return CellKind.LSTM;
        }

        @Override
        public Stream<ActivationDeclaration<O>> activations() {
            return Stream.of(gate, output);
        }
    }
}
