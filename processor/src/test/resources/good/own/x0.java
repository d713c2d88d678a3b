package own;

/** Named like a variable of generated classes. */
final class x0 {
    private x0() {}

    public static float apply(float x) {
        return x;
    }
}
