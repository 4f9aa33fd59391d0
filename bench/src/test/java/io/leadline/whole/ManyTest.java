package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.naive.NaiveEvent;
import io.leadline.naive.NaiveLeadline;
import io.leadline.naive.NaiveResult;
import io.leadline.naive.Oddity;
import io.leadline.snapshot.SnapshotLogReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that are large in one way or another, held against the naive model record by record. */
class ManyTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long HOUR_NS = 3_600 * SECOND_NS;
    private static final long DAY_NS = 24 * HOUR_NS;
    private static final long START_EPOCH_NS = 20_513 * DAY_NS + 23 * HOUR_NS;
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final BigDecimal LOT = new BigDecimal("0.1");

    @TempDir
    private Path folder;

    @Test
    void shouldSampleAThousandMarketsOfFewEventsEach()
    {
        final int marketCount = 1_000;
        final Configuration configuration = configuration(marketCount, HOUR_NS / 2, false, 7 * DAY_NS);
        final Random random = new Random(1);
        final List<NaiveEvent> events = new ArrayList<>();
        long time = START_EPOCH_NS;
        for (int i = 0; i < 6 * marketCount; i++)
        {
            time += random.nextLong(2 * SECOND_NS);
            final String market = "M" + random.nextInt(marketCount);
            final boolean isBid = random.nextBoolean();
            events.add(random.nextInt(6) == 0
                ? NaiveEvent.trade(time, market, account(random, 3), price(random, isBid), LOT, account(random, 3))
                : add(time, market, "o" + i, account(random, 3), isBid, price(random, isBid)));
        }

        final NaiveResult expected = check(configuration, events);

        assertThat(expected.snapshots().size()).isGreaterThan(2 * marketCount);
        assertThat(expected.midnights().size()).isGreaterThan(9 * marketCount / 10);
    }

    @Test
    void shouldMeasureTwoHundredMakersOfFiftyOrdersEach()
    {
        final Configuration configuration = configuration(1, SECOND_NS, true, 7 * DAY_NS);
        final Random random = new Random(2);
        final List<NaiveEvent> events = new ArrayList<>();
        for (int order = 0; order < 200 * 50; order++)
        {
            final boolean isBid = random.nextBoolean();
            events.add(add(
                START_EPOCH_NS + order * SECOND_NS / 10_000, "M0", "o" + order, "maker-" + order % 200, isBid,
                price(random, isBid)));
        }
        for (int i = 0; i < 4_000; i++)
        {
            final long time = START_EPOCH_NS + SECOND_NS + i * SECOND_NS / 1_000;
            final String id = "o" + random.nextInt(200 * 50);
            events.add(random.nextBoolean()
                ? NaiveEvent.fill(time, "M0", id, null, LOT, "maker-" + random.nextInt(200))
                : NaiveEvent.replace(time, "M0", id, "", price(random, true), LOT));
        }

        final NaiveResult expected = check(configuration, events);

        assertThat(expected.snapshots().size()).isBetween(4, 6);
        assertThat(expected.snapshots().get(0).rows().size()).isEqualTo(200);
    }

    /** Names come back after each midnight in the order of their first order, whoever was seen on which day. */
    @Test
    void shouldMeetNewMakersEveryDay()
    {
        final Configuration configuration = configuration(2, 3 * HOUR_NS, true, 7 * DAY_NS);
        final Random random = new Random(3);
        final List<NaiveEvent> events = new ArrayList<>();
        for (int i = 0; i < 1_500; i++)
        {
            final long time = START_EPOCH_NS + i * HOUR_NS / 10;
            final int makersByNow = 1 + i / 10;
            final boolean isBid = random.nextBoolean();
            final String market = "M" + random.nextInt(2);
            events.add(switch (random.nextInt(5))
            {
                case 0 -> NaiveEvent.fill(
                    time, market, "o" + random.nextInt(i + 1), null, LOT, account(random, makersByNow));
                case 1 -> NaiveEvent.cancel(time, market, "o" + random.nextInt(i + 1));
                default -> add(time, market, "o" + i, account(random, makersByNow), isBid, price(random, isBid));
            });
        }

        final NaiveResult expected = check(configuration, events);

        final Set<Integer> rowCounts = expected.snapshots().stream()
            .map(snapshot -> snapshot.rows().size())
            .collect(Collectors.toSet());
        assertThat(rowCounts.size()).isGreaterThan(25);
        assertThat(expected.midnights().size()).isEqualTo(2 * 7);
    }

    /** Every midnight inside a silence has its totals, and every instant its snapshot. */
    @Test
    void shouldBridgeTenDaysOfSilenceThatTheConfigurationAllows()
    {
        final NaiveResult expected = check(
            configuration(2, HOUR_NS, false, 30 * DAY_NS), aroundSilence(START_EPOCH_NS + 10 * DAY_NS + HOUR_NS / 3));

        assertThat(expected.snapshots().size()).isEqualTo(2 * (10 * 24 + 1));
        assertThat(expected.midnights().size()).isEqualTo(2 * 10);
    }

    @Test
    void shouldNotMoveTimeOverTenDaysOfSilenceThatTheConfigurationDoesNotAllow()
    {
        final NaiveResult expected = check(
            configuration(2, HOUR_NS, false, 7 * DAY_NS), aroundSilence(START_EPOCH_NS + 10 * DAY_NS + HOUR_NS / 3));

        assertThat(expected.snapshots().size()).as("instants before the silence").isEqualTo(2);
        assertThat(expected.midnights()).isEmpty();
        assertThat(expected.counters().of(Oddity.TIME_JUMPED)).isEqualTo(2);
    }

    private static List<NaiveEvent> aroundSilence(final long endEpochNs)
    {
        final Random random = new Random(4);

        return List.of(
            add(START_EPOCH_NS, "M0", "1", "a0", true, price(random, true)),
            add(START_EPOCH_NS, "M0", "2", "a1", false, price(random, false)),
            add(START_EPOCH_NS, "M1", "1", "a1", true, price(random, true)),
            NaiveEvent.trade(START_EPOCH_NS, "M1", "a0", BigDecimal.TEN, LOT, "a1"),
            NaiveEvent.fill(START_EPOCH_NS + 1, "M0", "1", null, LOT, ""),
            NaiveEvent.fill(endEpochNs, "M0", "2", null, LOT, "a1"),
            NaiveEvent.heartbeat(endEpochNs + 1, ""));
    }

    private NaiveResult check(final Configuration configuration, final List<NaiveEvent> events)
    {
        final NaiveResult expected = NaiveLeadline.run(configuration, events);
        EventLogs.write(configuration, events, folder.resolve("events"), () -> false);
        EventLogs.sample(
            configuration, folder.resolve("events"), folder.resolve("snapshots"), Long.MAX_VALUE);
        try (SnapshotLogReader reader = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            final RecordText actual = RecordText.of(reader);
            final RecordText wanted = RecordText.of(expected);
            assertThat(actual.snapshots()).hasSameSizeAs(wanted.snapshots());
            for (int i = 0; i < wanted.snapshots().size(); i++)
            {
                assertThat(actual.snapshots().get(i)).isEqualTo(wanted.snapshots().get(i));
            }
            assertThat(actual.totals()).isEqualTo(wanted.totals());
        }

        return expected;
    }

    private static Configuration configuration(
        final int marketCount, final long everyNs, final boolean isRandom, final long maxJumpNs)
    {
        return new Configuration(
            "many",
            IntStream.range(0, marketCount).mapToObj(ManyTest::market).toList(),
            List.of(
                new Ladder("mid", Ladder.Reference.MID, List.of(100, 750, 30_000), false),
                new Ladder("touch", Ladder.Reference.TOUCH, List.of(500, 2_000), true)),
            new Schedule(everyNs, isRandom, isRandom ? new Seed(new byte[Seed.LENGTH]) : null),
            new Configuration.Feed(maxJumpNs, 0),
            Configuration.Detail.BANDS,
            Makers.ALL,
            Configuration.Limits.DEFAULT);
    }

    private static Market market(final int number)
    {
        final String name = "M" + number;

        return new Market(
            name, TICK, LOT, Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE, "USD", name, null, null);
    }

    private static NaiveEvent add(
        final long time,
        final String market,
        final String id,
        final String account,
        final boolean isBid,
        final BigDecimal price)
    {
        return NaiveEvent.add(
            time, market, id, account, isBid ? NaiveEvent.BID : NaiveEvent.ASK, price, new BigDecimal("1.5"), isBid);
    }

    private static String account(final Random random, final int count)
    {
        return "a" + random.nextInt(count);
    }

    /** Around 100, bids mostly below and asks mostly above. */
    private static BigDecimal price(final Random random, final boolean isBid)
    {
        final int away = random.nextInt(200) - 5;

        return BigDecimal.valueOf(isBid ? 10_000 - away : 10_000 + away, 2);
    }
}
