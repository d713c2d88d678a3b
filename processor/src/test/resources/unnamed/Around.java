class Around {
    @dev.unrolled.RnnCell(units = 9, inputs = 3)
    interface Inner {
        class Arrays {}

        int System = 1;
    }
}
