package good.deprecated;

final class OldMethod {
    private OldMethod() {}

    @Deprecated
    public static float apply(float x) {
        return x;
    }
}
