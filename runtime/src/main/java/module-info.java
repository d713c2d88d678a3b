/** What a generated cell stands on: the cell contract, activations, argument checks and weights. Depends on nothing. */
module dev.unrolled.runtime {
    exports dev.unrolled;
    exports dev.unrolled.math;
    exports dev.unrolled.support;
    exports dev.unrolled.weights;
}
