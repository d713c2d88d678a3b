package dev.unrolled;

/**
 * Bytes that are not the state of the cell or network that was to take it: of another one, damaged, cut off, or in a form that is not known
 * yet. The message tells what was expected and found; nothing has changed.
 */
public final class StateException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param message what was expected and found
     */
    public StateException(String message) {
        super(message);
    }
}
