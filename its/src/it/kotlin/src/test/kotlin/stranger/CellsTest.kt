package stranger

import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

class CellsTest {
    @Test
    fun stepsAreExact() {
        val cell = UnrolledKotlinCell()
        cell.W[0][0] = 1f
        cell.W[1][1] = -2f
        cell.U[0][2] = 0.5f
        cell.bias()[1] = 0.25f
        val states = states(cell, listOf(floatArrayOf(4f, 1f), floatArrayOf(-1f, -3f)))
        assertArrayEquals(floatArrayOf(4f, 0f, 0f), states[0])
        assertArrayEquals(floatArrayOf(0f, 6.25f, 2f), states[1])
        assertEquals(6.25f, cell.largest(states[1]))
        assertEquals(3, UnrolledKotlinCell.UNITS)
    }

    @Test
    fun wrongSizesAreRefused() {
        assertThrows(IllegalArgumentException::class.java) { UnrolledKotlinCell().step(floatArrayOf(1f), FloatArray(3)) }
    }
}
