@dev.unrolled.RnnCell(units = 2, inputs = 3)
interface Cell {
    Cell fork();
}
