package dev.unrolled.processor.model;

import java.util.regex.Pattern;

/** What generated classes call their fields, parameters and variables: a type of such a name is hidden in them, and so is a package. */
final class VariableNames {
    /** Of vectors, of which each has a number, or an example's letter, or a word for what it is a step towards. */
    private static final String VECTORS =
            "|[a-z][A-H]\\d*|[a-z]\\d+v\\d+|[a-z](X\\d?|P|Q|Tanh|IsAbove|Sum\\d?|New|Last)|(made|next|kept)[A-Z]"
                    + "|[a-z](Sum)?s|SIDE_BY_SIDE|PACKED|PACKS|[a-z]Of\\d|(EXAMPLE|UNIT|OF_UNIT)_\\d|SECOND_HALF|NEIGHBOUR|packed|HERE|SPECIES|LANES|HAS_LANES|HAS_PANELS|EXAMPLES|SUMS|FIRST|(INPUT|REST)_ORDER\\d*|absent|fork"
                    + "|lanes|(input|rest)?[pP]anels\\d*|sums|begun|strip|rows?|factors|laidOut|shared|that|tiled|half"
                    + "|first|last|end|one|least|bound|identity|eights|fours|at|to|(In)*(Lanes|Panels|Packed)";

    /** A test compares it with the classes of all golden files. */
    private static final Pattern NAME = Pattern.compile("[a-z]\\d*|row\\d+" + VECTORS
            + "|W|U|INPUTS|UNITS|STATE_SIZE|OUTPUTS|CHUNK|STATE_STRIDE|STATE_OFFSET|OUTPUT_OFFSET|GATE_(FACTORS|OFFSETS|SUMMANDS)"
            + "|kernel|bias|recurrentBias|w[fio]|projection"
            + "|(input|forget|candidate|output|update|reset)Gate"
            + "|inputs?|inputsAt|state|stateAt|outputs?|outputsAt|sequence|pair|steps|batch|from|[a-z](Now)?[BCD]?|sum[BCD]?|xSums[BCD]?|blockSums?"
            + "|weights|convention|initializer|copy|variables"
            + "|forward|backward|initial[A-Z]|sweep|padded|count|most");

    private VariableNames() {}

    static boolean has(String name) {
        return NAME.matcher(name).matches();
    }
}
