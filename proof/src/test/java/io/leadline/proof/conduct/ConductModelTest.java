package io.leadline.proof.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.measure.MarketStatus;
import io.leadline.sampler.Sampler;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductModelTest
{
    private static final int SEEDS = Integer.getInteger("leadline.conduct.seeds", 24);
    private static final int EVENTS = 900;
    private static final Configuration FIXED = ConfigurationReader.parse("""
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
        schedule: { every: 1s, instant: fixed }
        makers:
          - { name: alpha, accounts: [a-1, a-2] }
          - { name: beta, accounts: [b] }
          - { name: gamma, accounts: [c] }
        """, "fixed");
    private static final Map<String, String> MAKERS =
        Map.of("a-1", "alpha", "a-2", "alpha", "b", "beta", "c", "gamma");
    private static final ConductRules RULES = ConductRulesReader.parse("""
        band_bps: 6
        flashing: { before: 300ms, after: 250ms, interval_share: 0.26 }
        lifetime: { short: 200ms }
        """, "test");
    private static final long BEFORE_NS = 260_000_000L;
    private static final long AFTER_NS = 250_000_000L;

    @TempDir
    private Path folder;

    @Test
    void shouldCountWhatEveryLotDid()
    {
        final Seen seen = new Seen();
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Path place = folder.resolve("seed-" + seed);
            final Configuration configuration = seed % 2 == 0 ? FIXED : random(seed);
            final List<OrderEvent> events = OrderEvent.random(seed, EVENTS);
            write(place, events, configuration);
            final MarketConduct actual = actual(place, "seed=" + seed);
            final NaiveConduct expected = expected(place, events);

            assertSame(actual, expected, "seed=" + seed);
            assertSameInstants(actual, place, "seed=" + seed);
            seen.add(expected);
        }
        assertThat(seen.flashing).isPositive();
        assertThat(seen.flashing).isLessThan(seen.resting);
        assertThat(List.of(seen.selfMatches, seen.unhit, seen.stillResting)).allMatch(count -> count > 0);
    }

    /** What all seeds came to: a figure that is always zero would prove nothing. */
    private static final class Seen
    {
        private long flashing;
        private long resting;
        private long selfMatches;
        private long unhit;
        private long stillResting;

        private void add(final NaiveConduct naive)
        {
            naive.byMaker.values().forEach(maker ->
            {
                flashing += maker.flashing.values().stream().mapToLong(Long::longValue).sum();
                resting += maker.resting.values().stream().mapToLong(Long::longValue).sum();
                selfMatches += maker.selfMatches;
                unhit += maker.unhit / 1_000_000_000;
                stillResting += maker.stillResting;
            });
        }
    }

    private static Configuration random(final long seed)
    {
        final byte[] key = new byte[32];
        key[0] = (byte)seed;

        return new Configuration(
            FIXED.venue(), FIXED.markets(), FIXED.ladders(),
            new Schedule(FIXED.schedule().everyNs(), true, new Seed(key)),
            FIXED.feed(), FIXED.detail(), FIXED.makers(), FIXED.limits());
    }

    private static void write(final Path place, final List<OrderEvent> events, final Configuration configuration)
    {
        try (EventLogWriter log = new EventLogWriter(place.resolve("events"), Long.MAX_VALUE))
        {
            final Market market = configuration.markets().get(0);
            final int number = log.market(market.name(), market.tick(), market.lot());
            events.forEach(event -> event.write(log, number));
        }
        try (EventLogReader reader = new EventLogReader(place.resolve("events"));
            Sampler sampler = new Sampler(configuration, place.resolve("snapshots"), false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
    }

    private static MarketConduct actual(final Path place, final String what)
    {
        try (SnapshotLogReader snapshots = SnapshotLogReader.open(place.resolve("snapshots"));
            EventLogReader reader = new EventLogReader(place.resolve("events")))
        {
            final ConductPass pass = new ConductPass(snapshots, RULES);
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(pass);
                assertThat(pass.market(0).orderCount()).as(what).isEqualTo(pass.books().book(0).orderCount());
            }
            pass.finish();

            return pass.market(0);
        }
    }

    private static NaiveConduct expected(final Path place, final List<OrderEvent> events)
    {
        final TreeMap<Long, List<Integer>> instants = instants(place);
        final NaiveConduct naive = new NaiveConduct(MAKERS, RULES.bandBpsE2());
        for (final OrderEvent event : events)
        {
            if (event.kind() == OrderEvent.Kind.HOLE)
            {
                naive.hole();
            }
            while (!instants.isEmpty() && instants.firstKey() < event.timeEpochNs())
            {
                final long time = instants.firstKey();
                instants.remove(time).forEach(phase -> naive.instant(time, phase));
            }
            naive.event(event);
        }
        naive.finish(BEFORE_NS, AFTER_NS);

        return naive;
    }

    private static TreeMap<Long, List<Integer>> instants(final Path place)
    {
        final TreeMap<Long, List<Integer>> instants = new TreeMap<>();
        try (SnapshotLogReader snapshots = SnapshotLogReader.open(place.resolve("snapshots")))
        {
            Record record = snapshots.next();
            while (record != Record.END)
            {
                for (int phase = 0; phase < 8; phase++)
                {
                    instants.computeIfAbsent(
                        snapshots.snapshot().timeEpochNs() + phase * 125_000_000L, time -> new ArrayList<>())
                        .add(phase);
                }
                record = snapshots.next();
            }
        }

        return instants;
    }

    /** What counts is what the log has in sync and open. */
    private static void assertSameInstants(final MarketConduct actual, final Path place, final String what)
    {
        final Map<Boolean, Long> counts = new HashMap<>(Map.of(true, 0L, false, 0L));
        try (SnapshotLogReader snapshots = SnapshotLogReader.open(place.resolve("snapshots")))
        {
            for (Record record = snapshots.next(); record != Record.END; record = snapshots.next())
            {
                final MarketStatus status = snapshots.snapshot().status();
                counts.merge(status != MarketStatus.STALE && status != MarketStatus.HALTED, 1L, Long::sum);
            }
        }
        assertThat(actual.flashing().instantCount(0)).as(what + " counted").isEqualTo(counts.get(true));
        assertThat(actual.flashing().excludedCount()).as(what + " excluded").isEqualTo(counts.get(false));
    }

    private static void assertSame(final MarketConduct actual, final NaiveConduct expected, final String what)
    {
        assertThat(actual.touch().tickLotNs().longValueExact()).as(what).isEqualTo(expected.bookTouch);
        assertThat(actual.filledTickLots().longValueExact()).as(what).isEqualTo(expected.bookFilled);
        assertThat(actual.fillCount()).as(what).isEqualTo(expected.bookFills);
        for (int phase = 0; phase < 8; phase++)
        {
            assertThat(actual.flashing().instantCount(phase)).as(what)
                .isEqualTo(expected.instantCounts.getOrDefault(phase, 0).longValue());
        }
        final Map<String, MakerConduct> met = new HashMap<>();
        actual.makers().forEach(maker -> met.put(maker.name(), maker));
        assertThat(met.keySet()).as(what).isEqualTo(expected.byMaker.keySet());
        met.forEach((name, maker) -> assertSame(maker, expected.of(name), what + " maker=" + name));
    }

    private static void assertSame(final MakerConduct actual, final NaiveConduct.Maker expected, final String what)
    {
        for (int phase = 0; phase < 8; phase++)
        {
            assertThat(actual.restingTickLots(phase).longValueExact()).as(what + " resting phase=" + phase)
                .isEqualTo(expected.resting.getOrDefault(phase, 0L));
            assertThat(actual.flashingTickLots(phase).longValueExact()).as(what + " flashing phase=" + phase)
                .isEqualTo(expected.flashing.getOrDefault(phase, 0L));
        }
        assertThat(actual.cancelCount()).as(what + " cancels").isEqualTo(expected.cancels);
        assertThat(actual.fillCount()).as(what + " fills").isEqualTo(expected.fills);
        assertThat(actual.selfMatchCount()).as(what + " self-matches").isEqualTo(expected.selfMatches);
        assertThat(actual.selfMatchedTickLots().longValueExact()).as(what + " self-matched")
            .isEqualTo(expected.selfMatched);
        assertThat(actual.filledTickLots().longValueExact()).as(what + " filled").isEqualTo(expected.filled);
        assertThat(actual.touchTickLotNs().longValueExact()).as(what + " touch").isEqualTo(expected.touch);
        assertThat(actual.unhitTickLotNs().longValueExact()).as(what + " unhit").isEqualTo(expected.unhit);
        assertThat(actual.stillRestingCount()).as(what + " resting").isEqualTo(expected.stillResting);
        assertLifetimes(actual, expected.lifetimes.stream().sorted().toList(), what);
    }

    private static void assertLifetimes(final MakerConduct actual, final List<Long> expected, final String what)
    {
        assertThat(actual.lifetimes().histogramNs().getTotalCount()).as(what + " lifetimes").isEqualTo(expected.size());
        assertThat(actual.lifetimes().shortCount()).as(what + " short")
            .isEqualTo(expected.stream().filter(lifetime -> lifetime < 200_000_000L).count());
        for (int edge = 0; edge < Lifetimes.EDGES.size(); edge++)
        {
            final long lengthNs = Lifetimes.EDGES.get(edge).lengthNs();
            assertThat(actual.lifetimes().underCount(edge)).as(what + " edge=" + edge)
                .isEqualTo(expected.stream().filter(lifetime -> lifetime < lengthNs).count());
        }
        for (final int quantile : new int[]{1, 10, 50, 90, 99})
        {
            final int rank = Math.max(1, (int)Math.ceil(expected.size() * quantile / 100.0));
            assertThat(actual.lifetimes().histogramNs().valuesAreEquivalent(
                actual.lifetimes().histogramNs().getValueAtPercentile(quantile), expected.get(rank - 1)))
                .as(what + " quantile=" + quantile).isTrue();
        }
    }
}
