package dev.unrolled.processor;

import com.palantir.javapoet.JavaFile;
import dev.unrolled.processor.emit.CellClass;
import dev.unrolled.processor.emit.NetworkClass;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Fingerprint;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.NetworkPlan;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.CellPrograms;
import dev.unrolled.processor.program.NetworkProgram;

/** From a spec to a source file: program, plan, emit. */
final class CellPipeline {
    private CellPipeline() {}

    static JavaFile file(CellSpec spec, Target target) {
        CellProgram program = CellPrograms.of(spec);
        Plan plan = Planner.plan(program, target);
        return CellClass.emit(spec.identity(), spec.layout(), Fingerprint.of(spec), plan);
    }

    static JavaFile file(NetworkSpec spec, Target target) {
        NetworkPlan plan = Planner.plan(NetworkProgram.of(spec), target);
        return NetworkClass.emit(
                spec.identity(),
                spec.layers().stream().map(layer -> layer.cell().layout()).toList(),
                Fingerprint.of(spec),
                plan);
    }

    /** Whether a cell would be faster with the Vector API. */
    static boolean gainsFromLanes(CellSpec spec) {
        return Planner.gains(CellPrograms.of(spec));
    }

    /** Whether a layer of a network would be faster with the Vector API. */
    static boolean gainsFromLanes(NetworkSpec spec) {
        return NetworkProgram.of(spec).layers().stream()
                .anyMatch(layer -> Planner.gains(layer.cell())
                        || layer.backward().filter(Planner::gains).isPresent());
    }
}
