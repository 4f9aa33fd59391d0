package io.leadline.proof.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Market;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.proof.conduct.ConductResult.OfMaker;
import io.leadline.sampler.Sampler;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Makers that do one thing each, by the second, so that every figure can be told beforehand. */
class ConductFlagsTest
{
    private static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SECONDS = 60;
    private static final Configuration CONFIGURATION = ConfigurationReader.parse("""
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """, "fixed");

    @TempDir
    private Path folder;

    private long nextId = 1;

    /** Steady quotes of one lot on each side; what a test adds happens beside them. */
    private ConductResult conduct(final String rules, final Doing doing)
    {
        try (EventLogWriter log = new EventLogWriter(folder.resolve("events"), Long.MAX_VALUE))
        {
            final Market configured = CONFIGURATION.markets().get(0);
            final int market = log.market(configured.name(), configured.tick(), configured.lot());
            log.add(START_EPOCH_NS, market, nextId++, log.account("steady"), Side.BID, 9_999, 1, 0);
            log.add(START_EPOCH_NS, market, nextId++, log.account("steady"), Side.ASK, 10_001, 1, 0);
            for (int second = 1; second <= SECONDS; second++)
            {
                doing.at(log, market, START_EPOCH_NS + second * SECOND_NS);
            }
            log.heartbeat(START_EPOCH_NS + (SECONDS + 2) * SECOND_NS, market);
        }
        try (EventLogReader reader = new EventLogReader(folder.resolve("events"));
            Sampler sampler = new Sampler(CONFIGURATION, folder.resolve("snapshots"), false))
        {
            poll(reader, sampler);
        }
        try (SnapshotLogReader snapshots = SnapshotLogReader.open(folder.resolve("snapshots"));
            EventLogReader reader = new EventLogReader(folder.resolve("events")))
        {
            final ConductPass pass = new ConductPass(snapshots, ConductRulesReader.parse(rules, "test"));
            poll(reader, pass);

            return pass.finish();
        }
    }

    private static void poll(final EventLogReader reader, final io.leadline.event.EventHandler handler)
    {
        boolean hasMore = true;
        while (hasMore)
        {
            hasMore = reader.poll(handler);
        }
    }

    /** What happens around a second. */
    @FunctionalInterface
    private interface Doing
    {
        void at(EventLogWriter log, int market, long timeEpochNs);
    }

    private static OfMaker maker(final ConductResult result, final String name)
    {
        return result.markets().get(0).makers().stream()
            .filter(maker -> maker.maker().equals(name))
            .findFirst()
            .orElseThrow();
    }

    private static Stream<String> flags(final ConductResult result)
    {
        return result.markets().get(0).makers().stream()
            .flatMap(maker -> maker.flags().stream().map(flag -> maker.maker() + " " + flag.text()));
    }

    @Test
    void shouldFlagWhoComesAndGoesAroundInstants()
    {
        final ConductResult result = conduct("lifetime: { min_orders: 1000 }", (log, market, time) ->
        {
            final long id = nextId++;
            log.add(time - 50_000_000L, market, id, log.account("flash"), Side.BID, 9_998, 100, 0);
            log.cancel(time + 50_000_000L, market, id);
        });

        assertThat(flags(result)).contains("flash flashing flash_share=1 threshold=0.3");
        assertThat(maker(result, "flash").figures()).doesNotContainKey("flash_ratio")
            .containsEntry("flash_phases", BigDecimal.ONE)
            .containsEntry("cancels", BigDecimal.valueOf(SECONDS));
        assertThat(maker(result, "steady").figures()).containsEntry("flash_share", BigDecimal.ZERO);
    }

    /** Whoever shows ten times as much for a moment flashes nine tenths of it. */
    @Test
    void shouldFlagWhoShowsMoreForMoment()
    {
        final long[] id = {0};
        final ConductResult result = conduct("lifetime: { min_orders: 1000 }", (log, market, time) ->
        {
            if (id[0] == 0)
            {
                id[0] = nextId++;
                log.add(time - 900_000_000L, market, id[0], log.account("swell"), Side.BID, 9_998, 10, 0);
            }
            log.reduce(time - 50_000_000L, market, id[0], 100, 0);
            log.reduce(time + 50_000_000L, market, id[0], 10, 0);
        });

        // The instant of second 0 comes before it, that of second 61 is of its own ten lots alone.
        assertThat(maker(result, "swell").figures().get("flash_share"))
            .isEqualByComparingTo(new BigDecimal(60 * 90).divide(
                new BigDecimal(60 * 100 + 10), 12, java.math.RoundingMode.HALF_EVEN));
        assertThat(flags(result)).anyMatch(flag -> flag.startsWith("swell flashing"));
    }

    @Test
    void shouldNotFlagWhoComesAndGoesAllTheTime()
    {
        final ConductResult result = conduct("lifetime: { min_orders: 1000 }", (log, market, time) ->
        {
            for (int tenth = 0; tenth < 10; tenth++)
            {
                final long id = nextId++;
                log.add(time + tenth * 100_000_000L, market, id, log.account("busy"), Side.BID, 9_998, 100, 0);
                log.cancel(time + tenth * 100_000_000L + 99_000_000L, market, id);
            }
        });

        assertThat(maker(result, "busy").figures().get("flash_share")).isGreaterThan(new BigDecimal("0.9"));
        assertThat(flags(result)).noneMatch(flag -> flag.contains("flashing"));
    }

    @Test
    void shouldNotCountFillsAsTakenBack()
    {
        final ConductResult result = conduct("", (log, market, time) ->
        {
            final long id = nextId++;
            log.add(time - 50_000_000L, market, id, log.account("met"), Side.BID, 9_998, 100, 0);
            log.fill(time + 50_000_000L, market, id, EventSink.NO_PRICE, 100, EventSink.NO_ACCOUNT, 0);
        });

        assertThat(maker(result, "met").figures()).containsEntry("flash_share", BigDecimal.ZERO)
            .containsEntry("fills", BigDecimal.valueOf(SECONDS)).containsEntry("cancels", BigDecimal.ZERO);
    }

    @Test
    void shouldFlagShortLivesCancelsAndUnhitSize()
    {
        final ConductResult result = conduct(
            "cancels: { min_cancels: 50 }\nlifetime: { min_orders: 50 }\ntouch: { flag_hit_ratio: 0 }",
            (log, market, time) ->
            {
                final long id = nextId++;
                log.add(time + 400_000_000L, market, id, log.account("shy"), Side.ASK, 10_000, 100, 0);
                log.cancel(time + 600_000_000L, market, id);
                log.trade(time + 700_000_000L, market, log.account("steady"), 10_000, 1, EventSink.NO_ACCOUNT, 0);
            });

        assertThat(flags(result)).containsExactly(
            "shy short_lived short_share=1 threshold=0.9",
            "shy cancelling cancels=60 threshold=500",
            "shy seldom_hit hit_ratio=0 threshold=0",
            "shy unhit unhit_share=1 threshold=0.99");
        // 0.2 s lie in one step of the histogram, a thousandth wide at most.
        assertThat(maker(result, "shy").figures().get("lifetime_s_p50"))
            .isBetween(new BigDecimal("0.1998"), new BigDecimal("0.2"));
    }

    @Test
    void shouldFlagSelfMatchesFromThresholdOn()
    {
        final List<String> accounts = new ArrayList<>(List.of("own", "other", "other", "other"));
        final ConductResult result = conduct("self_match: { flag_share: 0.25 }", (log, market, time) ->
        {
            final long id = nextId++;
            accounts.add(accounts.remove(0));
            log.add(time, market, id, log.account("own"), Side.BID, 9_998, 10, 0);
            log.fill(time + 1, market, id, EventSink.NO_PRICE, 10, log.account(accounts.get(3)), 0);
        });

        assertThat(flags(result)).contains("own self_matching self_match_share=0.25 threshold=0.25");
        assertThat(maker(result, "own").figures()).containsEntry("self_matches", BigDecimal.valueOf(15))
            .containsEntry("self_matched_notional", new BigDecimal("1499.7").multiply(BigDecimal.ONE));
    }
}
