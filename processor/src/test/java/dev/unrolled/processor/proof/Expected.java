package dev.unrolled.processor.proof;

/** What a sequence of a batch must give, for every form of {@code step} and {@code run}. */
class Expected {
    final int steps;
    final int batch;
    final float[] inputs;
    final float[] state;
    final float[] outputs;
    final float[] lastState;
    /** The last states of examples that are stepped on their own. */
    final float[] lastStateAlone;

    Expected(
            int steps,
            int batch,
            float[] inputs,
            float[] state,
            float[] outputs,
            float[] lastState,
            float[] lastStateAlone) {
        this.steps = steps;
        this.batch = batch;
        this.inputs = inputs;
        this.state = state;
        this.outputs = outputs;
        this.lastState = lastState;
        this.lastStateAlone = lastStateAlone;
    }
}
