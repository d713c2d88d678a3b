package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;

/**
 * What one step of one example costs.
 *
 * @param multiplyAdds the number of multiply-adds
 * @param weightBytes the bytes of weights that are read
 * @param dataBytes the bytes of input and state that are read and of state that is written
 */
public record Cost(long multiplyAdds, long weightBytes, long dataBytes) {
    static Cost of(CellProgram program) {
        long multiplyAdds = 0;
        for (Statement statement : program.statements()) {
            if (statement instanceof Statement.Affine affine) {
                multiplyAdds += affine.multiplyAdds();
            }
        }
        long weights = program.parameters().stream().mapToLong(Parameter::size).sum();
        long states = program.states().stream().mapToLong(Vector::length).sum();
        return new Cost(
                multiplyAdds,
                Float.BYTES * weights,
                Float.BYTES * (program.input().length() + 2 * states));
    }
}
