package dev.unrolled.support;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How shapes, names and bytes are shown in messages. */
public final class Text {
    /** As many things are listed; of more the number is told. */
    public static final int MOST_LISTED = 12;

    private Text() {}

    /**
     * A shape.
     *
     * @param shape its sizes
     * @return {@code [5][2]}; of a scalar {@code []}
     */
    public static String shape(long... shape) {
        if (shape.length == 0) {
            return "[]";
        }
        StringBuilder text = new StringBuilder();
        for (long size : shape) {
            text.append('[').append(size).append(']');
        }
        return text.toString();
    }

    /**
     * A shape.
     *
     * @param shape its sizes
     * @return {@code [5][2]}; of a scalar {@code []}
     */
    public static String shape(int... shape) {
        return shape(Arrays.stream(shape).asLongStream().toArray());
    }

    /**
     * The index of a value.
     *
     * @param shape the sizes of its tensor
     * @param at its place in row-major order
     * @return {@code [3][1]}
     */
    public static String index(int[] shape, int at) {
        StringBuilder text = new StringBuilder();
        int rest = at;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            text.insert(0, "[" + rest % shape[axis] + "]");
            rest /= shape[axis];
        }
        return text.toString();
    }

    /**
     * The names of tensors.
     *
     * @param names the names
     * @return {@code kernel, bias}; the first twelve if there are many
     */
    public static String names(Collection<String> names) {
        return names.isEmpty() ? "no tensors" : listed(names, name -> name, ", ");
    }

    /**
     * Things one behind the other.
     *
     * @param <T> what they are
     * @param things the things
     * @param text the text of one, which is asked for those alone that are shown
     * @param separator what stands between two
     * @return all, or the first twelve and how many more there are
     */
    public static <T> String listed(Collection<T> things, Function<T, String> text, String separator) {
        String first = things.stream().limit(MOST_LISTED).map(text).collect(Collectors.joining(separator));
        return things.size() <= MOST_LISTED ? first : first + " and " + (things.size() - MOST_LISTED) + " more";
    }

    /**
     * The same text on one line: names come from files, and a line break or a direction mark in one could forge a message.
     *
     * @param text a text of anyone's
     * @return the text, with the number in place of what cannot be seen
     */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (Character.getType(c)) {
                case Character.CONTROL:
                case Character.FORMAT:
                case Character.LINE_SEPARATOR:
                case Character.PARAGRAPH_SEPARATOR:
                    printable.append("\\u").append(hex(c >> 8)).append(hex(c));
                    break;
                default:
                    printable.append(c);
            }
        }
        return printable.toString();
    }

    /**
     * Bytes.
     *
     * @param bytes the bytes
     * @param count how many to show
     * @return {@code 50 4B 03 04}
     */
    public static String hex(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            text.append(at == 0 ? "" : " ").append(hex(bytes[at]));
        }
        return text.toString();
    }

    private static String hex(int value) {
        String digits = "0123456789ABCDEF";
        return "" + digits.charAt((value >> 4) & 15) + digits.charAt(value & 15);
    }
}
