package dev.unrolled.benchmarks;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All samples of a suite, by work and peer; a peer is known by its title. */
final class Results {
    private final Map<Work, Map<String, Sample>> samples = new LinkedHashMap<>();
    private final Map<Work, String> chosen = new LinkedHashMap<>();
    private final Set<String> failures = new HashSet<>();
    private final List<String> titles;

    /** In the order of the tables; a peer that did nothing of a work has no row there. */
    Results(List<String> titles) {
        this.titles = List.copyOf(titles);
    }

    Sample sample(Work work, String title) {
        return samples.computeIfAbsent(work, key -> new LinkedHashMap<>()).computeIfAbsent(title, key -> new Sample());
    }

    /** The title of the shape that the planner chooses. */
    void chooses(Work work, String title) {
        chosen.put(work, title);
    }

    /** Remembers that a peer gave a wrong result, or none. */
    void fails(Work work, String title) {
        failures.add(work.name() + " " + title);
    }

    boolean hasFailed(Work work, String title) {
        return failures.contains(work.name() + " " + title);
    }

    boolean hasFailures() {
        return !failures.isEmpty();
    }

    boolean isChosen(Work work, String title) {
        return title.equals(chosen.get(work));
    }

    List<Work> works(Kind kind) {
        return samples.keySet().stream().filter(work -> work.kind() == kind).toList();
    }

    List<String> titles() {
        return titles;
    }

    /** Whether there is a figure of this peer at all. */
    boolean has(String title) {
        return samples.keySet().stream().anyMatch(work -> has(work, title));
    }

    boolean has(Work work, String title) {
        Map<String, Sample> row = samples.getOrDefault(work, Map.of());
        return row.containsKey(title) && !row.get(title).isEmpty() && !hasFailed(work, title);
    }
}
