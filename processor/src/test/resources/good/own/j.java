package own;

/** Named like a variable of generated classes. */
final class j {
    private j() {}

    public static float apply(float x) {
        return x;
    }
}
