package own;

/** Named like a variable of generated classes. */
final class W {
    private W() {}

    public static float apply(float x) {
        return x;
    }
}
