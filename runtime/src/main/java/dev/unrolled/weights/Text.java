package dev.unrolled.weights;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How shapes, names and bytes are shown in messages. */
final class Text {
    private static final int MOST_NAMES = 12;

    private Text() {}

    /** {@code [5][2]}; of a scalar {@code []}. */
    static String shape(long... shape) {
        if (shape.length == 0) {
            return "[]";
        }
        StringBuilder text = new StringBuilder();
        for (long size : shape) {
            text.append('[').append(size).append(']');
        }
        return text.toString();
    }

    /** {@code [5][2]}; of a scalar {@code []}. */
    static String shape(int... shape) {
        return shape(Arrays.stream(shape).asLongStream().toArray());
    }

    /** {@code [3][1]} of the value at a place in row-major order. */
    static String index(int[] shape, int at) {
        StringBuilder text = new StringBuilder();
        int rest = at;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            text.insert(0, "[" + rest % shape[axis] + "]");
            rest /= shape[axis];
        }
        return text.toString();
    }

    /** {@code kernel, bias}; the first twelve if there are many. */
    static String names(List<String> names) {
        if (names.isEmpty()) {
            return "no tensors";
        }
        String listed = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? listed : listed + " and " + (names.size() - MOST_NAMES) + " more";
    }

    /**
     * The same text on one line: names come from files, and a line break or a direction mark in one could forge a
     * message.
     */
    static String printable(String text) {
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

    /** {@code 50 4B 03 04}. */
    static String hex(byte[] bytes, int count) {
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
