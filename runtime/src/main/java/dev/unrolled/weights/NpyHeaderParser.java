package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a {@code .npy} header by exactly the grammar that it may have; nothing is evaluated:
 *
 * <pre>{@code
 * header = "{" entry { "," entry } [","] "}"          each of the three keys once, in any order; spaces and line feeds
 * between tokens entry  = "'descr'" ":" string | "'fortran_order'" ":" ("True" | "False") | "'shape'" ":" tuple
 * tuple  = "(" ")" | "(" size "," ")" | "(" size "," size { "," size } [","] ")"
 * size   = "0" | digit without 0 { digit } ["L"]      the L is Python 2's
 * string = "'" characters "'" | '"' characters '"'    without backslashes
 * }</pre>
 *
 * <p>A {@code descr} that is not a string belongs to a structured type. That is refused whatever it says, so parsing
 * ends there.
 */
final class NpyHeaderParser {
    /** Larger sizes are not told apart: no file has room for them. One more digit still fits into a {@code long}. */
    static final long LARGEST = 100_000_000_000_000_000L;

    private static final int END = -1;

    private final Place place;
    private final Input in;
    private final long start;
    private final String text;
    private int at;

    @Nullable
    private String descr;

    @Nullable
    private Boolean fortranOrder;

    @Nullable
    private long[] shape;

    private long descrAt;
    private long shapeAt;

    /**
     * A parser of one header.
     *
     * @param start where the text stands, counted from the first byte of the input
     */
    NpyHeaderParser(Place place, Input in, long start, String text) {
        this.place = place;
        this.in = in;
        this.start = start;
        this.text = text;
    }

    NpyHeader parse() {
        expect('{');
        while (peek() != '}') {
            entry();
            if (descr != null && !descr.isEmpty() && "[(".indexOf(descr.charAt(0)) >= 0) {
                return new NpyHeader(descr, false, new long[0], descrAt, descrAt);
            }
            if (peek() != '}') {
                expect(',');
            }
        }
        long endAt = at;
        expect('}');
        if (peek() != END) {
            throw unexpected("spaces up to the header's end");
        }
        if (descr == null || fortranOrder == null || shape == null) {
            String missing = descr == null ? "descr" : shape == null ? "shape" : "fortran_order";
            throw place.damaged(in.offset(start + endAt), "the key '" + missing + "'", "the header's end");
        }
        return new NpyHeader(descr, fortranOrder, shape, descrAt, shapeAt);
    }

    private void entry() {
        peek();
        int keyAt = at;
        String key = string("a key");
        expect(':');
        peek();
        if (key.equals("descr") && descr == null) {
            descrAt = start + at;
            descr = peek() == '[' || peek() == '(' ? String.valueOf(text.charAt(at)) : string("a type");
        } else if (key.equals("fortran_order") && fortranOrder == null) {
            fortranOrder = truth();
        } else if (key.equals("shape") && shape == null) {
            shapeAt = start + at;
            shape = tuple();
        } else {
            at = keyAt;
            throw unexpected("the keys 'descr', 'fortran_order' and 'shape', each once");
        }
    }

    private String string(String what) {
        int quote = peek();
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : END;
        if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
            throw unexpected(what + " in quotes");
        }
        String string = text.substring(at + 1, end);
        at = end + 1;
        return string;
    }

    private boolean truth() {
        for (String word : new String[] {"True", "False"}) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw unexpected("True or False");
    }

    private long[] tuple() {
        expect('(');
        List<Long> sizes = new ArrayList<>();
        while (peek() != ')') {
            sizes.add(size());
            if (sizes.size() > Tensor.MAX_DIMENSIONS) {
                throw unexpected("at most " + Tensor.MAX_DIMENSIONS + " dimensions");
            }
            if (sizes.size() == 1 || peek() != ')') {
                expect(',');
            }
        }
        expect(')');
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private long size() {
        int from = at;
        long size = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            size = Math.min(LARGEST, size * 10 + text.charAt(at) - '0');
            at++;
        }
        if (at == from || (text.charAt(from) == '0' && at > from + 1)) {
            at = from;
            throw unexpected("a size, 0 or larger");
        }
        if (at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        return size;
    }

    private void expect(char token) {
        if (peek() != token) {
            throw unexpected("'" + token + "'");
        }
        at++;
    }

    /** The next character that is no space, or {@link #END}. */
    private int peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private WeightsException unexpected(String expected) {
        String rest = text.substring(at, Math.min(text.length(), at + 20)).trim();
        return place.damaged(in.offset(start + at), expected, rest.isEmpty() ? "the header's end" : "\"" + rest + "\"");
    }
}
