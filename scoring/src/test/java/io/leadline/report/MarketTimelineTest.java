package io.leadline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

class MarketTimelineTest
{
    private static final long SECOND_NS = 1_000_000_000L;

    private final MarketTimeline timeline = new MarketTimeline(SECOND_NS, "size", BigDecimal.ONE, List.of());

    @Test
    void shouldWidenToTheNarrowestRoundWidthThatIsEnough()
    {
        for (int second = 0; second < 300; second++)
        {
            timeline.snapshot(second * SECOND_NS, "");
        }
        assertThat(timeline.widthNs()).isEqualTo(SECOND_NS);
        assertThat(timeline.bucketCount()).isEqualTo(300);

        timeline.snapshot(300 * SECOND_NS, "");
        assertThat(timeline.widthNs()).isEqualTo(5 * SECOND_NS);
        assertThat(timeline.bucketCount()).isEqualTo(61);

        timeline.snapshot(40 * 86_400 * SECOND_NS, "");
        assertThat(timeline.widthNs()).isEqualTo(6 * 3600 * SECOND_NS);
        assertThat(timeline.bucketCount()).isEqualTo(161);
        assertThat(timeline.snapshotCount(0)).isEqualTo(301);
        assertThat(timeline.snapshotCount(160)).isEqualTo(1);
    }

    @Test
    void shouldStartNoNarrowerThanTheSchedule()
    {
        assertThat(new MarketTimeline(720 * SECOND_NS, "size", BigDecimal.ONE, List.of()).widthNs())
            .isEqualTo(1800 * SECOND_NS);
    }

    @Test
    void shouldTakeSilenceForNotQuotingAndExcludedSnapshotsForNobodys()
    {
        timeline.snapshot(0, "");
        timeline.verdict(0, "a", VerdictKind.ACTIVE, 1);
        timeline.snapshot(1, "");
        timeline.snapshot(2, "HALTED");
        timeline.verdict(0, "a", VerdictKind.MARKET_EXCLUDED, 1);

        assertThat(counts(timeline.maker("a"), 0)).containsExactly(1, 0, 0, 0, 1, 0, 0, 1);
        assertThat(counts(timeline.maker("nobody"), 0)).containsExactly(0, 0, 0, 0, 2, 0, 0, 1);
    }

    @Test
    void shouldListRunsOfExcludedSnapshots()
    {
        for (final String exclusion : List.of("", "STALE", "STALE", "HALTED", "", "STALE"))
        {
            timeline.snapshot(timeline.bucketCount() * SECOND_NS, exclusion);
        }

        assertThat(timeline.runs()).containsExactly(
            new MarketTimeline.ExcludedRun(SECOND_NS, 2 * SECOND_NS, 2, "STALE"),
            new MarketTimeline.ExcludedRun(3 * SECOND_NS, 3 * SECOND_NS, 1, "HALTED"),
            new MarketTimeline.ExcludedRun(5 * SECOND_NS, 5 * SECOND_NS, 1, "STALE"));
    }

    @Test
    void shouldCountRunsPastThoseThatAreListed()
    {
        for (int i = 0; i < 3 * MarketTimeline.MOST_RUNS; i++)
        {
            timeline.snapshot(i, i % 3 == 0 ? "" : "STALE");
        }

        assertThat(timeline.runs()).hasSize(MarketTimeline.MOST_RUNS);
        assertThat(timeline.runCount()).isEqualTo(MarketTimeline.MOST_RUNS);

        timeline.snapshot(1_000, "");
        timeline.snapshot(1_001, "STALE");
        timeline.snapshot(1_002, "STALE");
        assertThat(timeline.runCount()).isEqualTo(MarketTimeline.MOST_RUNS + 1);
    }

    /** However it is widened or shifted on the way, a bucket holds what a plain list says of its span. */
    @Test
    void shouldEqualAPlainListAfterAnyWidening()
    {
        for (long seed = 1; seed <= 60; seed++)
        {
            final Random random = new Random(seed);
            final MarketTimeline fast = new MarketTimeline(SECOND_NS, "size", BigDecimal.ONE, List.of());
            final List<Seen> plain = new ArrayList<>();
            final long startNs = (random.nextInt() & 0xffff_ffffL) * SECOND_NS;
            final int stepSeconds = 1 + random.nextInt(1 << random.nextInt(16));
            for (final long logNs : new long[]{startNs, startNs - 500L * stepSeconds * SECOND_NS})
            {
                long timeNs = logNs;
                for (int i = 0; i < 400; i++)
                {
                    timeNs += random.nextInt(stepSeconds) * SECOND_NS + random.nextInt(1000);
                    plain.add(feed(fast, timeNs, random));
                }
            }

            assertThat(fast.bucketCount()).as("seed=%d", seed).isBetween(1, MarketTimeline.MOST_BUCKETS);
            for (int bucket = 0; bucket < fast.bucketCount(); bucket++)
            {
                compare(fast, bucket, plain, "seed=" + seed + " bucket=" + bucket);
            }
            assertThat(total(fast)).as("seed=%d", seed).isEqualTo(800);
        }
    }

    private static Seen feed(final MarketTimeline timeline, final long timeNs, final Random random)
    {
        final boolean isQuoting = random.nextBoolean();
        final BigInteger size = new BigInteger(1 + random.nextInt(100), random);
        timeline.snapshot(timeNs, "");
        if (isQuoting)
        {
            timeline.verdict(0, "a", VerdictKind.TOO_FAR, 1);
            timeline.size(0, "a", size.shiftRight(Long.SIZE).longValueExact(), size.longValue(), 1);
        }

        return new Seen(timeNs, isQuoting ? size : null);
    }

    private static void compare(
        final MarketTimeline timeline, final int bucket, final List<Seen> plain, final String where)
    {
        final long startNs = timeline.startEpochNs(bucket);
        final List<Seen> inside = plain.stream()
            .filter(seen -> seen.timeNs() >= startNs && seen.timeNs() < startNs + timeline.widthNs())
            .toList();
        final List<BigInteger> sizes = inside.stream().filter(seen -> seen.size() != null).map(Seen::size).toList();
        final ExtentSeries series = timeline.maker("a").sizes();

        assertThat(timeline.snapshotCount(bucket)).as(where).isEqualTo(inside.size());
        assertThat(timeline.count(timeline.maker("a"), bucket, VerdictKind.TOO_FAR)).as(where).isEqualTo(sizes.size());
        assertThat(series.count(bucket)).as(where).isEqualTo(sizes.size());
        assertThat(series.sum(bucket)).as(where)
            .isEqualTo(sizes.stream().reduce(BigInteger.ZERO, BigInteger::add));
        assertThat(series.least(bucket)).as(where)
            .isEqualTo(sizes.stream().reduce(BigInteger::min).orElse(BigInteger.ZERO));
        assertThat(series.most(bucket)).as(where)
            .isEqualTo(sizes.stream().reduce(BigInteger::max).orElse(BigInteger.ZERO));
    }

    private List<Integer> counts(final MakerTimeline maker, final int bucket)
    {
        final List<Integer> counts = new ArrayList<>();
        for (final VerdictKind kind : VerdictKind.values())
        {
            counts.add(timeline.count(maker, bucket, kind));
        }

        return counts;
    }

    private static int total(final MarketTimeline timeline)
    {
        int total = 0;
        for (int bucket = 0; bucket < timeline.bucketCount(); bucket++)
        {
            total += timeline.snapshotCount(bucket);
        }

        return total;
    }

    private record Seen(long timeNs, BigInteger size)
    {
    }
}
