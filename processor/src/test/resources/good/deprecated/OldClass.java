package good.deprecated;

@Deprecated(forRemoval = true)
final class OldClass {
    private OldClass() {}

    public static float apply(float x) {
        return x;
    }

    static final class Within {
        private Within() {}

        public static float apply(float x) {
            return x;
        }
    }
}
