package dev.unrolled.processor.proof;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated networks compute what the projects computed whose weights they load. */
final class RealNetworksTest {
    private static void run(String suite, List<RealNetworks.Case> cases, int least) {
        Tally tally = new Tally(suite);
        for (RealNetworks.Case each : cases) {
            each.comparison().run(tally).ifPresent(reason -> tally.exclude(reason, 1));
        }
        tally.report(least);
    }

    @Test
    void rtNeural() {
        run("RTNeural", RealNetworks.rtNeural(), 1200);
    }

    @Test
    void trained() {
        run("Trained models", RealNetworks.trained(), 3584 + 800 + 2 * 5248);
    }
}
