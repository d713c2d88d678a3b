package good.neighbours;

/** Lives beside types that are named like those of java.lang, and of ours. */
@dev.unrolled.RnnCell(units = 9, inputs = 3)
public interface NeighbourCell extends dev.unrolled.RecurrentCell {}
