package stranger;

/** Compiled with the cell's constant inlined: it follows only if it is compiled again. */
public final class Use {
    private Use() {}

    public static int units() {
        return UnrolledGrowing.UNITS;
    }
}
