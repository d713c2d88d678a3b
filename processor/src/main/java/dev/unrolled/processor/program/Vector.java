package dev.unrolled.processor.program;

/**
 * A vector of floats that a program reads or writes.
 *
 * @param name its name in equations and in generated code
 * @param length the number of values
 * @param role where it lives
 */
public record Vector(String name, int length, Role role) {
    /** Where a vector lives. */
    public enum Role {
        /** In the caller's input array; never written. */
        INPUT,
        /** In the caller's state array; read as the old state until the program writes it. */
        STATE,
        /** Within one step. */
        LOCAL
    }

    /** Refuses empty vectors, and names that are not of letters: straight code appends the index of a value. */
    public Vector {
        if (!name.matches("[A-Za-z]+")) {
            throw new IllegalArgumentException("vector: expected a name of letters, found '" + name + "'");
        }
        if (length < 1) {
            throw new IllegalArgumentException(name + ": expected a length of 1 or more, found " + length);
        }
    }

    /**
     * An input.
     *
     * @param name its name
     * @param length its length
     * @return the vector
     */
    public static Vector input(String name, int length) {
        return new Vector(name, length, Role.INPUT);
    }

    /**
     * A state.
     *
     * @param name its name
     * @param length its length
     * @return the vector
     */
    public static Vector state(String name, int length) {
        return new Vector(name, length, Role.STATE);
    }

    /**
     * A vector within one step.
     *
     * @param name its name
     * @param length its length
     * @return the vector
     */
    public static Vector local(String name, int length) {
        return new Vector(name, length, Role.LOCAL);
    }

    /**
     * All of it.
     *
     * @return the slice from 0 to the end
     */
    public Slice all() {
        return new Slice(this, 0, length);
    }

    /**
     * A part of it.
     *
     * @param from the first index
     * @param size the number of values
     * @return the slice
     */
    public Slice slice(int from, int size) {
        return new Slice(this, from, size);
    }
}
