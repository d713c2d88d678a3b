package dev.unrolled.processor.emit;

import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Vector;
import java.util.Locale;
import java.util.Set;

/** Every identifier that generated classes use, written once. */
final class Names {
    static final String INPUTS = "INPUTS";
    static final String UNITS = "UNITS";
    static final String STATE_SIZE = "STATE_SIZE";
    static final String OUTPUT_SIZE = "OUTPUTS";
    static final String STATE_STRIDE = "STATE_STRIDE";
    static final String STATE_OFFSET = "STATE_OFFSET";
    static final String OUTPUT_OFFSET = "OUTPUT_OFFSET";
    static final String CHUNK = "CHUNK";

    static final String INPUT = "input";
    static final String INPUTS_ARRAY = "inputs";
    static final String INPUTS_AT = "inputsAt";
    static final String STATE = "state";
    static final String STATE_AT = "stateAt";
    static final String OUTPUT = "output";
    static final String OUTPUTS = "outputs";
    static final String OUTPUTS_AT = "outputsAt";
    static final String STEPS = "steps";
    static final String BATCH = "batch";

    static final String STEP = "step";
    static final String RUN = "run";
    static final String ADVANCE = "advance";
    static final String ADVANCE_BATCH = "advanceBatch";
    static final String ADVANCE_SEQUENCE = "advanceSequence";
    static final String ADVANCE_IN_BATCH = "advanceInBatch";
    static final String ADVANCE_CHUNK = "advanceChunk";
    static final String ADVANCE_REST = "advanceRest";
    static final String RESERVE = "reserve";
    static final String START = "start";
    static final String ADD_ROWS = "addRows";
    static final String ADD_ROWS_IN_BATCH = "addRowsInBatch";
    static final String ADD_BLOCK = "addBlock";

    static final String FINISH = "finish";
    static final String BEFORE = "before";
    static final String ROWS = "Rows";

    /** What the sums and the weights of one index are called in a loop. */
    static final String SUM = "sum";

    static final String WEIGHT = "w";

    /** What follows the names of the second of several examples, of the third, and so on. */
    private static final String SUFFIXES = "BCD";

    static final String BLOCK_SUM = "blockSum";
    static final String BLOCK_SUMS = "blockSums";
    static final String SEQUENCE = "sequence";
    static final String PAIR = "pair";
    static final String PADDED = "padded";
    static final String PAD = "pad";

    /** What methods that see a cell's vectors call their parameters and variables. */
    static final Set<String> IN_METHODS =
            Set.of(INPUTS_ARRAY, INPUTS_AT, STATE, STATE_AT, OUTPUTS, OUTPUTS_AT, BLOCK_SUM, BLOCK_SUMS, SUM, "j", "k");

    private Names() {}

    /** The array that a cell writes: a dense layer has outputs, all others states. */
    static String state(Cell cell) {
        return cell.isRecurrent() ? STATE : OUTPUTS;
    }

    /** Where an example's part of that array begins. */
    static String stateAt(Cell cell) {
        return cell.isRecurrent() ? STATE_AT : OUTPUTS_AT;
    }

    /** The method that advances one example, which was given alone or with others. */
    static String advance(Examples examples) {
        return examples == Examples.ONE ? ADVANCE : ADVANCE_IN_BATCH;
    }

    /** What the methods that add rows are called, or begin with. */
    static String addRows(Examples examples) {
        return examples == Examples.ONE ? ADD_ROWS : ADD_ROWS_IN_BATCH;
    }

    /** The method that advances one example by several steps. */
    static String advanceSteps(int steps) {
        return ADVANCE + number(steps) + "Steps";
    }

    /** A number of examples, or of steps, within the name of a method. */
    static String number(int count) {
        return switch (count) {
            case 2 -> "Two";
            case 4 -> "Four";
            default -> throw new IllegalArgumentException("count: expected 2 or 4, found " + count);
        };
    }

    /** What follows the names of scratch of one of several examples, counted from 0. */
    static String suffix(int example) {
        return example == 0 ? "" : SUFFIXES.substring(example - 1, example);
    }

    /** Whether a name is what a later example calls its copy of another. */
    static boolean isCopy(String name, String of) {
        return name.length() == of.length() + 1
                && name.startsWith(of)
                && SUFFIXES.indexOf(name.charAt(of.length())) >= 0;
    }

    /** The weights that a state has learned to start from: {@code initialC} is listed and loaded as {@code initial_c}. */
    static Parameter.Bias initial(Vector state) {
        String name = state.name();
        return new Parameter.Bias("initial" + capitalized(name), state.length());
    }

    /** What a weight is listed and loaded as. */
    static String variable(Parameter parameter) {
        String name = parameter.name();
        return name.startsWith("initial") ? "initial_" + name.substring(7).toLowerCase(Locale.ROOT) : name;
    }

    /** {@code state}, {@code state + 3} or {@code state - 3}. */
    static String at(String base, int offset) {
        return offset == 0 ? base : base + (offset < 0 ? " - " + -offset : " + " + offset);
    }

    /** What leads from a state to the output within it, {@code  + OUTPUT_OFFSET}, or nothing. */
    static String plusOutputOffset(Cell cell) {
        return cell.stateIsOutput() ? "" : " + " + OUTPUT_OFFSET;
    }

    /** {@code  + stride}, {@code  + 2 * stride}, or nothing. */
    static String plus(int times, String stride) {
        return times == 0 ? "" : times == 1 ? " + " + stride : " + " + times + " * " + stride;
    }

    /** The lanes of so many vectors: {@code LANES} or {@code 2 * LANES}. */
    static String lanes(int vectors) {
        return vectors == 1 ? "LANES" : vectors + " * LANES";
    }

    /** Where vector {@code v} begins, of those that begin at an index. */
    static String atVector(String begin, int v) {
        return v == 0 ? begin : begin + " + " + lanes(v);
    }

    /** A name behind another word. */
    static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
