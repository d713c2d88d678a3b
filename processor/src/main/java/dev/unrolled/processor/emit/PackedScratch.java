package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * What lies between the methods of packed examples, a vector each: sums of gates one after the other, and locals that later groups read.
 *
 * <p>A state of two vectors has both of an example side by side. The first half of the examples stay where they are, and each of the second
 * half comes beside one of them.
 */
final class PackedScratch {
    private final Cell cell;
    private final List<LaneGroup> groups;
    private final Map<Slice, String> variables = new HashMap<>();
    private final Map<Slice, Integer> places = new HashMap<>();
    private final Set<Vector> kept = new LinkedHashSet<>();

    PackedScratch(Cell cell) {
        this.cell = cell;
        this.groups = cell.plan().sideBySide();
        for (LaneGroup group : groups) {
            group.sums().forEach(sum -> name(group, sum));
            kept.addAll(group.kept());
        }
    }

    private void name(LaneGroup group, Sum sum) {
        for (int from = 0; from < sum.length(); from += cell.units()) {
            Slice gate = sum.to().slice(from, cell.units());
            String base = reader(group, gate) + "Sum";
            String name = base;
            for (int number = 2; variables.containsValue(name); number++) {
                name = base + number;
            }
            places.put(gate, places.size());
            variables.put(gate, name);
        }
    }

    /** What a sum is for. */
    private static String reader(LaneGroup group, Slice sum) {
        return group.finish().stream()
                .filter(statement -> statement.reads().contains(sum))
                .map(statement -> statement.to().vector().name())
                .findFirst()
                .orElse(sum.vector().name());
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(field(LanesScratch.SUMS, Names.lanes(places.size())));
        kept.forEach(local -> type.addField(field(SideBySideClass.array(local), Names.lanes(1))));
    }

    private static FieldSpec field(String name, String length) {
        return FieldSpec.builder(Fields.VECTOR, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new float[$L]", length)
                .build();
    }

    String sumMethod(LaneGroup group) {
        return name(LanesHalf.ALL.method(), group);
    }

    String finishMethod(LaneGroup group) {
        return name(Names.FINISH, group);
    }

    private String name(String base, LaneGroup group) {
        return groups.size() == 1 ? base : base + (groups.indexOf(group) + 1);
    }

    boolean isSum(Slice slice) {
        return variables.containsKey(slice);
    }

    /** The variable of a sum of one gate. */
    String variable(Slice gate) {
        return Objects.requireNonNull(variables.get(gate));
    }

    /** Where a sum of one gate lies. */
    String at(Slice gate) {
        int place = Objects.requireNonNull(places.get(gate));
        return place == 0 ? "0" : Names.lanes(place);
    }

    /** Declares a variable of a state, or of what another group has left, after its name. */
    void read(CodeBlock.Builder code, Vector vector) {
        List<Vector> states = cell.program().states();
        boolean isFirst = states.indexOf(vector) == 0;
        if (!states.contains(vector)) {
            declare(code, vector.name(), LanesLinks.read(SideBySideClass.array(vector), "0"));
        } else if (states.size() == 1) {
            declare(code, vector.name(), LanesLinks.read(Names.STATE, Names.STATE_AT));
        } else {
            CodeBlock first = LanesLinks.read(Names.STATE, Names.STATE_AT);
            CodeBlock second = LanesLinks.read(Names.STATE, Names.STATE_AT + " + LANES");
            declare(code, vector.name(), isFirst ? merged(first, moved(second)) : merged(moved(first), second));
        }
    }

    /** Writes states, of which the variables are given. */
    static void write(CodeBlock.Builder code, List<String> states) {
        CodeBlock first = CodeBlock.of("$L", states.get(0));
        if (states.size() == 1) {
            write(code, first, Names.STATE_AT);
            return;
        }
        CodeBlock second = CodeBlock.of("$L", states.get(1));
        write(code, merged(first, moved(second)), Names.STATE_AT);
        write(code, merged(moved(first), second), Names.STATE_AT + " + LANES");
    }

    private static void write(CodeBlock.Builder code, CodeBlock value, String at) {
        code.addStatement("$L$Z.intoArray($L, $L)", value, Names.STATE, at);
    }

    private static void declare(CodeBlock.Builder code, String name, CodeBlock value) {
        code.addStatement("$T $L = $L", LanesActivations.VECTOR, name, value);
    }

    /** The first half of the examples from one vector, the second half from another. */
    private static CodeBlock merged(CodeBlock first, CodeBlock second) {
        return CodeBlock.of("$L$Z.blend($L, $L)", first, second, PackedClass.SECOND_HALF);
    }

    private static CodeBlock moved(CodeBlock vector) {
        return CodeBlock.of("$L$Z.rearrange($L)", vector, PackedClass.NEIGHBOUR);
    }
}
