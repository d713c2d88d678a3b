package dev.unrolled.processor.model;

import java.util.regex.Pattern;

/** What generated classes call their fields, parameters and variables: a type of such a name is hidden in them, and so is a package. */
final class VariableNames {
    /** A test compares it with the classes of all golden files. */
    private static final Pattern NAME = Pattern.compile("[a-z]\\d*|row\\d+"
            + "|W|U|INPUTS|UNITS|STATE_SIZE|OUTPUTS|CHUNK|STATE_STRIDE|STATE_OFFSET|OUTPUT_OFFSET|GATE_(FACTORS|OFFSETS|SUMMANDS)"
            + "|kernel|bias|recurrentBias|w[fio]|projection"
            + "|(input|forget|candidate|output|update|reset)Gate"
            + "|inputs?|inputsAt|state|stateAt|outputs?|outputsAt|sequence|pair|steps|batch|from|[a-z](Now)?[BCD]?|sum[BCD]?|blockSums?"
            + "|weights|convention|initializer|copy|variables"
            + "|forward|backward|initial[A-Z]|sweep|padded|count|most");

    private VariableNames() {}

    static boolean has(String name) {
        return NAME.matcher(name).matches();
    }
}
