package bad;

import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
interface Inherited extends First, Second<Integer> {}

interface First {
    void reset();
}

interface Second<T> {
    void reset();

    T kernel();

    void load(T weights);
}
