package good17.sealedcell;

import dev.unrolled.RnnCell;

/** Sealed, but open to the class that is about to be generated. */
@RnnCell(units = 2, inputs = 3)
public sealed interface SealedCell permits UnrolledSealedCell {}
