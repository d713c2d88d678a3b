package dev.unrolled.processor.program;

import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.RnnSpec;

/** The equations of all cell kinds, as programs. */
public final class CellPrograms {
    private CellPrograms() {}

    /**
     * The program of a cell.
     *
     * @param spec what the user asked for
     * @return one step of it
     */
    public static CellProgram of(CellSpec spec) {
        if (spec instanceof GruSpec gru) {
            return GruProgram.of(gru);
        } else if (spec instanceof LstmSpec lstm) {
            return LstmProgram.of(lstm);
        }
        return spec instanceof DenseSpec dense ? DenseProgram.of(dense) : RnnProgram.of((RnnSpec) spec);
    }
}
