package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;

/** What loading the weights once a step and the multiply-adds take on this core, each measured alone: a yardstick, no bound. */
final class Limits {
    private static final int KIB = 1024;
    private static final Map<String, Long> LEVELS =
            Map.of("L1", 16L * KIB, "L2", 512L * KIB, "L3", 8L * KIB * KIB, "memory", 256L * KIB * KIB);

    private final Map<Long, Double> loads = new TreeMap<>();
    private double multiplyAdds;

    private Limits() {}

    /** Measures what these works need; knows nothing where the Vector API is absent. */
    static Limits measure(List<Work> works) {
        Limits limits = new Limits();
        TreeSet<Long> bytes = new TreeSet<>(LEVELS.values());
        works.forEach(work -> {
            bytes.add(work.weightBytes());
            bytes.add(4 * work.recurrentMultiplyAdds());
        });
        if (ChildJvm.flags().contains(CompiledCell.VECTOR_MODULE)) {
            List<String> arguments = bytes.stream().map(String::valueOf).toList();
            ChildJvm.run(List.of(), LimitSweep.class, arguments, limits::read);
        }
        return limits;
    }

    private void read(String line) {
        String[] parts = line.split("\t");
        switch (parts[0]) {
            case "fma" -> multiplyAdds = Double.parseDouble(parts[1]);
            case "load" -> loads.put(Long.valueOf(parts[1]), Double.valueOf(parts[2]));
            default -> {}
        }
    }

    /** The longer of both in a call, in ns; empty if the limits are not known. */
    OptionalDouble nanoseconds(Work work) {
        if (loads.isEmpty()) {
            return OptionalDouble.empty();
        }
        double input = work.batch() * work.inputMultiplyAdds() / multiplyAdds;
        double recurrent = work.batch() * work.recurrentMultiplyAdds() / multiplyAdds;
        if (work.isSequence()) {
            // The inputs are known beforehand: they are a batch, bound by the multiply-adds.
            double step = Math.max(recurrent, loads.get(4 * work.recurrentMultiplyAdds()));
            return OptionalDouble.of(work.steps() * (input + step));
        }
        return OptionalDouble.of(Math.max(input + recurrent, loads.get(work.weightBytes())));
    }

    /** Markdown. */
    String description() {
        if (loads.isEmpty()) {
            return "The limit of the machine is not known: this JDK has no " + CompiledCell.VECTOR_MODULE + ".";
        }
        List<String> levels = new ArrayList<>();
        LEVELS.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(level -> levels.add(String.format(
                        Locale.ROOT,
                        "%s (%d KiB) %.0f bytes/ns",
                        level.getKey(),
                        level.getValue() / KIB,
                        level.getValue() / loads.get(level.getValue()))));
        return String.format(
                Locale.ROOT,
                "Limit of one core, measured in the same run: %.1f float multiply-adds per ns; loads from %s. A step loads its weights "
                        + "once and does its multiply-adds: the longer of both is the limit, of a sequence with the recurrent weights once a step. "
                        + "It is measured, too: a row may come out some percent beyond it.",
                multiplyAdds,
                String.join(", ", levels));
    }
}
