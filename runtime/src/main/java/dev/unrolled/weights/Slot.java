package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A layer of a network, and what in a file may be it. */
final class Slot {
    private final LayerLayout layer;
    private final List<Candidate> candidates;
    private final boolean named;

    private Slot(LayerLayout layer, List<Candidate> candidates, boolean named) {
        this.layer = layer;
        this.candidates = candidates;
        this.named = named;
    }

    /** Looks for a layer by its name, then by its shapes. */
    static Slot of(LayerLayout layer, Candidates candidates) {
        Candidate ours = candidates.own(layer);
        if (ours != null) {
            return new Slot(layer, Collections.singletonList(ours), true);
        }
        List<Candidate> fitting = candidates.fitting(layer);
        List<Candidate> namedFitting = named(fitting, layer);
        if (!namedFitting.isEmpty()) {
            return new Slot(layer, namedFitting, namedFitting.size() == 1);
        }
        // What is wrong with it is told by its check.
        List<Candidate> namedMisfits = named(candidates.all(layer), layer);
        return namedMisfits.size() == 1 ? new Slot(layer, namedMisfits, true) : new Slot(layer, fitting, false);
    }

    private static List<Candidate> named(List<Candidate> candidates, LayerLayout layer) {
        return candidates.stream().filter(each -> each.isNamed(layer.name())).collect(Collectors.toList());
    }

    LayerLayout layer() {
        return layer;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    /** Whether both may be the same, so that they need as many as they are. */
    private boolean isAlike(Slot other) {
        return named == other.named && candidates.equals(other.candidates);
    }

    /** Whether two layers in this order may be these: not the same, and numbered in their order unless both have their names. */
    boolean allows(Candidate mine, Slot later, Candidate other) {
        return !mine.sharesTensors(other) && ((named && later.named) || !mine.isBehind(other));
    }

    /**
     * The assignments of a candidate to each slot, as far as they are looked for.
     */
    static final class Search {
        /** 64 layers, the most of a network, whose numbers tell their order take 133 000; beyond, a file is told to be ambiguous. */
        private static final int MOST_TRIALS = 200_000;

        private final List<Slot> slots;

        /** How many of the slots from one on may be the same as this one: fewer candidates than these are no way. */
        private final int[] needed;

        private final List<Candidate> chosen = new ArrayList<>();

        @Nullable
        private List<Candidate> first;

        private boolean several;
        private int trials;

        Search(List<Slot> slots) {
            this.slots = slots;
            this.needed = new int[slots.size()];
            for (int at = 0; at < needed.length; at++) {
                needed[at] = (int) slots.subList(at, slots.size()).stream()
                        .filter(slots.get(at)::isAlike)
                        .count();
            }
            search();
        }

        private void search() {
            int at = chosen.size();
            if (at == slots.size()) {
                several = first != null;
                first = first == null ? new ArrayList<>(chosen) : first;
                return;
            }
            List<Candidate> candidates = slots.get(at).candidates();
            trials += candidates.size();
            several |= trials > MOST_TRIALS;
            List<Candidate> allowed =
                    candidates.stream().filter(this::isAllowed).collect(Collectors.toList());
            if (allowed.size() < needed[at]) {
                return;
            }
            for (Candidate candidate : allowed) {
                if (several) {
                    return;
                }
                chosen.add(candidate);
                search();
                chosen.remove(at);
            }
        }

        private boolean isAllowed(Candidate candidate) {
            Slot slot = slots.get(chosen.size());
            for (int earlier = 0; earlier < chosen.size(); earlier++) {
                if (!slots.get(earlier).allows(chosen.get(earlier), slot, candidate)) {
                    return false;
                }
            }
            return true;
        }

        /** The only one; null if there is none or several. */
        @Nullable
        List<Candidate> only() {
            return several ? null : first;
        }

        /** One of those there are; null if none was found. */
        @Nullable
        List<Candidate> example() {
            return first;
        }

        boolean hasSeveral() {
            return several;
        }
    }
}
