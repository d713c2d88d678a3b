package stranger;

/** Compiles only if the processor has run. */
final class Use {
    private Use() {}

    static int units() {
        return new UnrolledTinyCell().units();
    }
}
