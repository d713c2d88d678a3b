package dev.unrolled.samples.timeseries;

import dev.unrolled.RecurrentCell;
import dev.unrolled.State;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;

/**
 * The model as a service runs it: values come one by one, of many stations in any order, and each station has a state of its own. One object
 * for each thread; all share the weights. Nothing is allocated once it is made.
 */
final class Stations {
    private final RecurrentCell cell;
    private final float[] states;
    private final float[] temperature = new float[1];

    /**
     * Stations of one thread, all at their beginning.
     *
     * @param published the model, which nothing changes any more
     * @param count how many stations
     */
    Stations(RecurrentCell published, int count) {
        cell = published.fork();
        states = cell.zeroState(count);
    }

    /**
     * Loads what is to be published, once for all threads.
     *
     * @param weights what {@code train.py} wrote
     * @return a frozen copy
     */
    static RecurrentCell published(Weights weights) {
        UnrolledSeasonNetwork network = new UnrolledSeasonNetwork();
        network.load(weights, Convention.PYTORCH);
        return network.frozen();
    }

    /**
     * The next month of a station.
     *
     * @param station its number
     * @param value its temperature, scaled as the model was trained
     * @param logits takes one value for each quarter
     */
    void accept(int station, float value, float[] logits) {
        temperature[0] = value;
        cell.step(1, temperature, 0, states, station * cell.stateSize(), logits, 0);
    }

    /**
     * Lets a station begin anew.
     *
     * @param station its number
     */
    void restart(int station) {
        State.zero(cell, states, station);
    }
}
