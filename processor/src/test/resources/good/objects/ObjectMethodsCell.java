package good.objects;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Redeclares what every object has. */
@RnnCell(units = 2, inputs = 3)
public interface ObjectMethodsCell extends RecurrentCell {
    @Override
    boolean equals(Object other);

    @Override
    int hashCode();

    @Override
    String toString();
}
