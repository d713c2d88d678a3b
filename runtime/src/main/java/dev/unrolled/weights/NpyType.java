package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.nio.ByteOrder;

/** What a header's {@code descr} says: real numbers in a byte order, or something that is no weight, in words. */
final class NpyType {
    static final String EXPECTED = "real numbers (float16, float32, float64, integers or booleans)";

    /** The numbers, or null if it is another type. */
    @Nullable
    final NumberType numbers;

    final ByteOrder order;

    /** Another type, in words. */
    final String found;

    /** What to do about another type. */
    final String hint;

    private NpyType(@Nullable NumberType numbers, ByteOrder order, String found, String hint) {
        this.numbers = numbers;
        this.order = order;
        this.found = found;
        this.hint = hint;
    }

    static NpyType of(String descr) {
        int orderMark = descr.isEmpty() ? 0 : descr.charAt(0);
        NumberType numbers = "<>|".indexOf(orderMark) >= 0 ? NumberType.of(descr.substring(1)) : null;
        if (numbers == null || (orderMark == '|' && numbers.bytes > 1)) {
            return other(descr);
        }
        ByteOrder order = orderMark == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyType(numbers, order, "", "");
    }

    private static NpyType other(String descr) {
        String code = !descr.isEmpty() && "<>|=".indexOf(descr.charAt(0)) >= 0 ? descr.substring(1) : descr;
        String shown = " ('" + descr + "')";
        switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'O':
                return refused("pickled Python objects" + shown, "save plain arrays: array.astype(numpy.float32)");
            case 'U':
                return refused("strings" + shown, "save numbers, or leave the array out");
            case 'S':
            case 'a':
                return refused("byte strings" + shown, "save numbers, or leave the array out");
            case 'V':
                return refused(
                        "raw bytes" + shown + ", which bfloat16 becomes too", "save array.astype(numpy.float32)");
            case '[':
            case '(':
                return refused("a structured type", "save each field by itself");
            case 'c':
                return refused("complex numbers" + shown, "save array.real and array.imag by themselves");
            case 'M':
            case 'm':
                return refused("dates or times" + shown, "save numbers, or leave the array out");
            case 'f':
                if (code.equals("f12") || code.equals("f16")) {
                    return refused("long double" + shown, "save array.astype(numpy.float64)");
                }
                break;
            default:
                break;
        }
        return refused("the type '" + descr + "'", "save array.astype(numpy.float32)");
    }

    private static NpyType refused(String found, String hint) {
        return new NpyType(null, ByteOrder.LITTLE_ENDIAN, found, hint);
    }
}
