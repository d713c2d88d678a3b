package dev.unrolled.processor.emit;

import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines. */
final class Text {
    /** A space that is not inside braces. */
    private static final String BREAK = "(?<=\\S) (?![^{]*\\})";

    private Text() {}

    /**
     * Breaks at spaces, never inside braces, so that an inline tag stays whole. Spaces at the beginning stay; lines after the first get the
     * hanging indent.
     */
    static List<String> wrap(String text, int width, String hanging) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(BREAK, -1)) {
            if (line.isEmpty()) {
                line = word;
            } else if (line.length() + 1 + word.length() <= width) {
                line += " " + word;
            } else {
                lines.add(line);
                line = hanging + word;
            }
        }
        lines.add(line);
        return lines;
    }
}
