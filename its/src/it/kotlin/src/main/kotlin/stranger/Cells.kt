package stranger

import dev.unrolled.Activation
import dev.unrolled.RecurrentCell
import dev.unrolled.RnnCell

const val UNITS = 3

/** Units from a constant of Kotlin's, an accessor that the generated class implements, and a method with a body. */
@RnnCell(units = UNITS, inputs = 2, activation = Activation.RELU)
interface KotlinCell : RecurrentCell {
    fun bias(): FloatArray

    fun largest(state: FloatArray): Float = state.max()
}

/** The states after each input, from zero. */
fun states(cell: UnrolledKotlinCell, inputs: List<FloatArray>): List<FloatArray> {
    val state = cell.zeroState(1)
    return inputs.map { input ->
        cell.step(input, state)
        state.copyOf()
    }
}
