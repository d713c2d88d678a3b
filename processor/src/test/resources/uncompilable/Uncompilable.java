package uncompilable;

import dev.unrolled.Activation;
import dev.unrolled.Layer;
import dev.unrolled.RnnCell;
import dev.unrolled.RnnNetwork;

class Uncompilable {
    @RnnCell(units = UNKNOWN, inputs = 3)
    interface Unknown {}

    @RnnCell(units = "2", inputs = 3)
    interface Text {}

    @RnnCell(inputs = 3)
    interface Missing {}

    @RnnCell(units = 2, inputs = 3L)
    interface Narrowed {}

    @RnnCell(units = 2, inputs = 3, activation = Activation.MAXOUT)
    interface NoConstant {}

    @RnnCell(units = 2, inputs = 3, activation = dev.unrolled.Numerics.FUSED)
    interface OtherEnum {}

    @RnnCell(units = 2, inputs = 3, depth = 4)
    interface NoMember {}

    @RnnNetwork(inputs = 3, layers = @Layer(name = UNKNOWN, rnn = @RnnCell(units = 2)))
    interface UnknownName {}

    @SuppressWarnings(UNKNOWN) @RnnCell(units = 2, inputs = 3)
    interface UnknownTag {}

    @RnnCell(units = -2, inputs = 3)
    interface Orphan extends NobodyWritesIt {}
}
