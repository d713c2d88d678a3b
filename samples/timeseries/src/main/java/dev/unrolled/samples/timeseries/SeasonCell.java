package dev.unrolled.samples.timeseries;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

/** {@code torch.nn.LSTM(1, 16)}: one temperature in, sixteen values out. */
@LstmCell(units = 16, inputs = 1)
interface SeasonCell extends RecurrentCell {}
