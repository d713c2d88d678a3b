package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.processor.program.LayerProgram;
import dev.unrolled.support.Vectors;

/**
 * A sequence through all layers of a network, each over all steps: what the outputs of two directions share they write where it is read.
 *
 * <pre>{@code
 * sweep.run(Direction.FORWARD, encoder.forward, inputs, inputsAt, state, stateAt + Encoder.STATE_OFFSET, encoderOutputs, 0, …);
 * sweep.run(Direction.BACKWARD, encoder.backward, …);
 * if (outputs != null) {
 *   head.advanceBatch(count, encoderOutputs, 0, outputs, outputsAt);
 *   sweep.pad(OUTPUTS, outputs, outputsAt, batch * OUTPUTS);
 * }
 * }</pre>
 */
final class NetworkSweep {
    private final Network network;

    NetworkSweep(Network network) {
        this.network = network;
    }

    CodeBlock code() {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock.Builder outputs = CodeBlock.builder();
        for (Layer layer : network.layers()) {
            CodeBlock.Builder computed = layer.index() <= network.lastRecurrent() ? code : outputs;
            CodeBlock.Builder given = layer.index() < network.lastRecurrent() ? code : outputs;
            computed.add(compute(layer));
            given.add(give(layer)).add(residual(layer));
        }
        outputs.add(Heads.of(network, count(network.last()))).add(pad());
        CodeBlock body = code.add(NetworkSteps.ifOutputs(outputs.build())).build();
        CodeBlock.Builder locals = CodeBlock.builder();
        if (body.toString().matches("(?s).*\\bbatch\\b.*")) {
            locals.addStatement("int batch = sweep.batch()");
        }
        if (body.toString().matches("(?s).*\\bcount\\b.*")) {
            locals.addStatement("int count = sweep.count()");
        }
        return locals.add(body).build();
    }

    /** The number of outputs that a layer gives. */
    private String count(Layer layer) {
        return network.givesLast(layer) ? "batch" : "count";
    }

    private String input(int index) {
        return index == 0 ? "inputs, inputsAt" : network.layers().get(index - 1).buffer() + ", 0";
    }

    private CodeBlock compute(Layer layer) {
        LayerProgram program = layer.program();
        if (!layer.cell().isRecurrent()) {
            return CodeBlock.builder()
                    .addStatement(
                            "$L.advanceBatch($Z$L,$W$L,$W$L)",
                            layer.name(),
                            count(layer),
                            input(layer.index()),
                            output(layer))
                    .build();
        }
        if (!program.isBidirectional()) {
            return run(layer, program.direction(), layer.name(), state(layer, false), output(layer));
        }
        String second = layer.hasSecondBuffer() ? layer.secondBuffer() + ", 0" : behind(layer);
        return CodeBlock.builder()
                .add(run(layer, Direction.FORWARD, layer.name() + ".forward", state(layer, false), output(layer)))
                .add(run(layer, Direction.BACKWARD, layer.name() + ".backward", state(layer, true), second))
                .build();
    }

    private CodeBlock run(Layer layer, Direction direction, String cell, String state, String output) {
        boolean isLast = layer.program().steps() == Steps.LAST;
        String strides = isLast ? "0, 0" : stride(layer) + ", batch * " + layer.outputSize();
        return CodeBlock.builder()
                .addStatement(
                        "sweep.run($Z$T.$L, $L,$W$L,$W$L,$W$L,$W$L)",
                        Direction.class,
                        direction,
                        cell,
                        input(layer.index()),
                        state,
                        isLast ? "null, 0" : output,
                        strides)
                .build();
    }

    /** Where a direction's state begins. */
    private static String state(Layer layer, boolean isBackward) {
        String at = "state, stateAt + " + layer.className() + "." + Names.STATE_OFFSET;
        return isBackward ? at + " + " + layer.cellName() + "." + layer.cell().stateSize() : at;
    }

    private static String output(Layer layer) {
        return layer.buffer() + ", " + layer.bufferAt();
    }

    /** Behind the forward output: of the example, or, where two directions are apart, of the batch. */
    private static String behind(Layer layer) {
        String size = layer.cellName() + "." + layer.cell().outputs();
        boolean isApart = layer.program().merge() == Merge.APART;
        String at = layer.bufferAt().equals("0") ? "" : layer.bufferAt() + " + ";
        return layer.buffer() + ", " + at + (isApart ? "batch * " : "") + size;
    }

    /** What lies between the outputs of two examples. */
    private static String stride(Layer layer) {
        return layer.program().isBidirectional() && layer.program().merge() == Merge.APART
                ? layer.cellName() + "." + layer.cell().outputs()
                : layer.outputSize();
    }

    /** Makes the outputs of a layer of what its cells gave: last ones, and sums of two directions. */
    private CodeBlock give(Layer layer) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (layer.program().steps() == Steps.LAST) {
            if (layer.program().isBidirectional()) {
                String second = layer.hasSecondBuffer() ? layer.secondBuffer() + ", 0" : behind(layer);
                code.add(last(layer, Direction.FORWARD, layer.name() + ".forward", state(layer, false), output(layer)));
                code.add(last(layer, Direction.BACKWARD, layer.name() + ".backward", state(layer, true), second));
            } else {
                code.add(last(layer, layer.program().direction(), layer.name(), state(layer, false), output(layer)));
            }
        }
        if (layer.hasSecondBuffer()) {
            String method =
                    switch (layer.program().merge()) {
                        case SUM -> "add";
                        case MULTIPLY -> "multiply";
                        case AVERAGE -> "average";
                        case CONCATENATE, APART -> throw new IllegalStateException("directions that share an array");
                    };
            code.addStatement(
                    "$T.$L($Z$L * $L,$W$L,$W$L,$W$L)",
                    Vectors.class,
                    method,
                    count(layer),
                    layer.outputSize(),
                    output(layer),
                    layer.secondBuffer() + ", 0",
                    output(layer));
        }
        return code.build();
    }

    private static CodeBlock last(Layer layer, Direction direction, String cell, String state, String output) {
        return CodeBlock.builder()
                .addStatement(
                        "sweep.last($Z$T.$L, $L,$W$L,$W$L,$W$L)",
                        Direction.class,
                        direction,
                        cell,
                        state,
                        output,
                        stride(layer))
                .build();
    }

    private CodeBlock residual(Layer layer) {
        if (layer.program().residualFrom().isEmpty()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .addStatement(
                        "$T.add($Z$L * $L,$W$L,$W$L,$W$L)",
                        Vectors.class,
                        count(layer),
                        layer.outputSize(),
                        output(layer),
                        input(layer.program().residualFrom().getAsInt()),
                        output(layer))
                .build();
    }

    /** Writes what examples without a step, or without any, are given; of two directions that are apart, one after the other. */
    private CodeBlock pad() {
        String size = network.isApart() ? stride(network.last()) : Names.OUTPUT_SIZE;
        boolean isEvery = network.program().givesEveryStep();
        String method = isEvery ? "pad" : "padLast";
        String stepStride = isEvery ? ", batch * " + Names.OUTPUT_SIZE : "";
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("sweep.$L($L, outputs, outputsAt$L)", method, size, stepStride);
        if (network.isApart()) {
            code.addStatement("sweep.$L($L, outputs, outputsAt + batch * $L$L)", method, size, size, stepStride);
        }
        return code.build();
    }
}
