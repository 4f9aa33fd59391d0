package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;

import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Side;
import io.leadline.bench.pair.SideResult;

/**
 * Holds the time of an operation against that of a baseline in the same run. Chunks of both take turns and are short
 * against a time slice, so that the medians of a run lie where neither was interrupted, however busy the machine is.
 * Limits stand well above what is measured and well below what the mistakes come to that they are there for.
 */
final class RatioGate
{
    private static final int WARM_UP_CHUNKS = 60;
    private static final int CHUNKS = 200;

    private RatioGate()
    {
    }

    /** Demands that the median time of an operation is at most {@code limit} times the baseline's. */
    static void require(final String name, final double limit, final Contender own, final Contender baseline)
    {
        final Row row = new Duel(
            name, name, "ns", List.of(new Side("own", 0, own), new Side("baseline", limit, baseline)))
            .run(WARM_UP_CHUNKS, CHUNKS);
        final SideResult ownResult = row.sides().get(0);
        final SideResult result = row.sides().get(1);
        final String figures = String.format(
            Locale.ROOT, "%s: ratio=%.3f limit=%.3f quarters=%.3f..%.3f own=%.1f ns baseline=%.1f ns chunks=%d",
            name, result.ratio(), limit, result.ratioLow(), result.ratioHigh(), ownResult.median(), result.median(),
            row.chunks());
        System.out.println(figures);

        assertThat(result.ratio()).as(figures).isLessThanOrEqualTo(limit);
    }
}
