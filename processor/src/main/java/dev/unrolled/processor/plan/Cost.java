package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;

/**
 * What one step of one example costs.
 *
 * @param multiplyAdds the number of multiply-adds
 * @param weightBytes the bytes of weights that are read
 * @param readBytes the bytes of input and state that are read
 * @param writtenBytes the bytes of state that are written
 */
public record Cost(long multiplyAdds, long weightBytes, long readBytes, long writtenBytes) {
    static Cost of(CellProgram program) {
        long multiplyAdds = 0;
        for (Statement statement : program.statements()) {
            if (statement instanceof Statement.Affine affine) {
                multiplyAdds += affine.multiplyAdds();
            }
        }
        long weights =
                program.statements().stream().mapToLong(Statement::weights).sum();
        long states = program.states().stream().mapToLong(Vector::length).sum();
        return new Cost(
                multiplyAdds,
                Float.BYTES * weights,
                Float.BYTES * (program.input().length() + (program.isRecurrent() ? states : 0)),
                Float.BYTES * states);
    }
}
