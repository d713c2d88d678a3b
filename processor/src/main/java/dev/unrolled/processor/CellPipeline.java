package dev.unrolled.processor;

import com.palantir.javapoet.JavaFile;
import dev.unrolled.processor.emit.CellClass;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Fingerprint;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.CellPrograms;

/** From a spec to a source file: program, plan, emit. */
final class CellPipeline {
    private CellPipeline() {}

    static JavaFile file(CellSpec spec, ShapeChoice shape) {
        CellProgram program = CellPrograms.of(spec);
        Plan plan = Planner.plan(program, shape);
        return CellClass.emit(spec.identity(), spec.layout(), Fingerprint.of(spec), plan);
    }
}
