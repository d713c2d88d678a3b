package dev.unrolled.samples.timeseries;

import dev.unrolled.Dense;
import dev.unrolled.Layer;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnNetwork;

/** The whole model of {@code train.py}: {@code torch.nn.LSTM(1, 16)} and {@code torch.nn.Linear(16, 4)}, under their names there. */
@RnnNetwork(
        inputs = 1,
        layers = {@Layer(name = "lstm", lstm = @LstmCell(units = 16)), @Layer(name = "head", dense = @Dense(units = 4))
        })
interface SeasonNetwork extends RecurrentCell {}
