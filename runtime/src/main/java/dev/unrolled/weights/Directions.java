package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the names of a framework tell the two directions of a layer from each other, and how we write a layer of our own in them. */
final class Directions {
    private static final String REVERSE = "_reverse";
    private static final char MARK = '\0';

    private final Convention convention;

    Directions(Convention convention) {
        this.convention = convention;
    }

    /** Whether both directions of a layer are in the same tensors. */
    boolean areTogether() {
        return convention == Convention.ONNX;
    }

    /**
     * The pattern under which a layer is written, and found before all others.
     *
     * @param direction 0 is forward
     */
    String pattern(LayerLayout layer, int direction) {
        String name = layer.name();
        if (convention == Convention.PYTORCH) {
            String suffix = layer.cell().kind() == CellKind.DENSE ? "" : "_l0";
            return name + ".*" + suffix + (direction == 0 ? "" : REVERSE);
        }
        if (!layer.isBidirectional() || areTogether()) {
            return name + "/*";
        }
        String mark = marks()[direction];
        return name + "/" + mark + (convention == Convention.KERAS ? name : "") + "/*";
    }

    /** The patterns of all directions of a layer, forward first. */
    List<String> patterns(LayerLayout layer) {
        List<String> patterns = new ArrayList<>();
        for (int direction = 0; direction < (layer.isBidirectional() ? 2 : 1); direction++) {
            patterns.add(pattern(layer, direction));
        }
        return patterns;
    }

    /** Segments of a name, or what they begin with if it ends in an underscore. */
    private String[] marks() {
        switch (convention) {
            case TENSORFLOW:
                return new String[] {"fw", "bw"};
            case KERAS:
                return new String[] {"forward_", "backward_"};
            default:
                return new String[] {"forward", "backward"};
        }
    }

    /** The layers, forward first, of which a file has exactly one forward and one backward direction. */
    List<List<Layer>> pairs(List<Layer> layers) {
        Map<String, List<Layer>> groups = new LinkedHashMap<>();
        for (Layer layer : layers) {
            groups.computeIfAbsent(key(layer.pattern()), key -> new ArrayList<>())
                    .add(layer);
        }
        List<List<Layer>> pairs = new ArrayList<>();
        for (List<Layer> group : groups.values()) {
            List<Layer> pair = group.size() == 2 ? pair(group.get(0), group.get(1)) : null;
            if (pair != null) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    @Nullable
    private List<Layer> pair(Layer one, Layer other) {
        boolean isOneBackward = isBackward(one.pattern());
        if (isOneBackward == isBackward(other.pattern())) {
            return null;
        }
        return isOneBackward ? Arrays.asList(other, one) : Arrays.asList(one, other);
    }

    private boolean isBackward(String pattern) {
        if (convention == Convention.PYTORCH) {
            return pattern.endsWith(REVERSE);
        }
        int at = markedSegment(pattern);
        return at >= 0 && matches(segments(pattern)[at], marks()[1]);
    }

    /**
     * What the patterns of both directions have in common. Behind the direction Keras may number its cells on: {@code
     * forward_lstm/lstm_cell_1} and {@code backward_lstm/lstm_cell_2} are of one layer.
     */
    private String key(String pattern) {
        if (convention == Convention.PYTORCH) {
            return pattern.endsWith(REVERSE) ? pattern.substring(0, pattern.length() - REVERSE.length()) : pattern;
        }
        int at = markedSegment(pattern);
        if (at < 0) {
            return pattern;
        }
        String[] segments = segments(pattern);
        for (int i = at; i < segments.length; i++) {
            segments[i] = i == at ? unmarked(segments[i]) : NumberedName.withoutNumber(segments[i]);
        }
        return String.join("/", segments);
    }

    private int markedSegment(String pattern) {
        String[] segments = segments(pattern);
        for (int at = segments.length - 1; at >= 0; at--) {
            for (String mark : marks()) {
                if (matches(segments[at], mark)) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static boolean matches(String segment, String mark) {
        return mark.endsWith("_") ? segment.startsWith(mark) : segment.equals(mark);
    }

    private String unmarked(String segment) {
        for (String mark : marks()) {
            if (matches(segment, mark)) {
                return MARK + segment.substring(mark.length());
            }
        }
        return segment;
    }

    /** The parts of a pattern between slashes and dots. */
    static String[] segments(String pattern) {
        return pattern.split("[/.]", -1);
    }
}
