package example;

import dev.unrolled.RnnCell;
import dev.unrolled.RecurrentCell;

/** So many weights that the tiles of a batch leave them to each other; 31 whole vectors of 16 lanes and one that overlaps. */
@RnnCell(units = 500, inputs = 40)
public interface LanesLargeCell extends RecurrentCell {}
