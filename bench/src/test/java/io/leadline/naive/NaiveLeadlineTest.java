package io.leadline.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.measure.MarketStatus;

import org.junit.jupiter.api.Test;

/** Worked by hand from the contract's words: tick 0.5, lot 2, one instant a second, ladders mid 100 and touch 100. */
class NaiveLeadlineTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final String M = "M";
    private static final String LEVELS = "L";
    private static final long DAY_NS = 86_400 * SECOND;

    @Test
    void shouldTakeAnInstantWhenTheFirstLaterEventArrives()
    {
        final NaiveResult result = run(
            NaiveEvent.heartbeat(SECOND / 2, M),
            add(SECOND, "1", "a", "bid", "10", "2"),
            add(SECOND, "2", "a", "ask", "11", "2"),
            NaiveEvent.heartbeat(3 * SECOND, ""));

        assertThat(result.snapshots()).extracting(NaiveSnapshot::timeEpochNs).containsExactly(SECOND, 2 * SECOND);
        assertThat(result.snapshots()).extracting(NaiveSnapshot::eventSequence).containsExactly(3L, 3L);
        assertThat(result.snapshots()).extracting(NaiveSnapshot::status)
            .containsExactly(MarketStatus.OK, MarketStatus.OK);
    }

    @Test
    void shouldStampATimeThatRunsBackOrJumpsWithItsPredecessors()
    {
        final long jump = Configuration.Feed.DEFAULT_MAX_JUMP_NS;
        final NaiveResult result = run(
            NaiveEvent.heartbeat(SECOND, M),
            add(SECOND - 1, "1", "a", "bid", "10", "2"),
            add(SECOND + jump + 1, "2", "a", "ask", "11", "2"),
            NaiveEvent.heartbeat(SECOND + 1, ""));

        assertThat(result.snapshots()).hasSize(1);
        assertThat(result.snapshots().get(0).status()).isEqualTo(MarketStatus.OK);
        assertThat(result.counters().of(Oddity.TIME_RAN_BACK)).isEqualTo(1);
        assertThat(result.counters().of(Oddity.TIME_JUMPED)).isEqualTo(1);
    }

    @Test
    void shouldCountTheFirstReasonToRefuse()
    {
        final BigDecimal limit = BigDecimal.valueOf(1L << 41);
        assertThat(refusals(add(0, "1", "a", "bid", "0.3", "-1"))).containsExactly(1L, 0L, 0L, 0L, 0L);
        assertThat(refusals(add(0, "1", "a", "bid", "0.3", "0"))).containsExactly(0L, 1L, 0L, 0L, 0L);
        assertThat(refusals(add(0, "1", "a", "bid", "-0.3", "2"))).containsExactly(0L, 0L, 1L, 0L, 0L);
        assertThat(refusals(add(0, "1", "a", "bid", "-0.5", "2"))).containsExactly(0L, 0L, 0L, 1L, 0L);
        assertThat(refusals(NaiveEvent.trade(0, M, "a", null, two(), ""))).containsExactly(0L, 0L, 0L, 1L, 0L);
        assertThat(refusals(NaiveEvent.fill(0, M, "1", decimal("0.25"), two(), "")))
            .containsExactly(0L, 0L, 0L, 1L, 0L);
        assertThat(refusals(NaiveEvent.add(0, M, "1", "", "bid", limit.multiply(decimal("0.5")), two(), false)))
            .containsExactly(0L, 0L, 0L, 0L, 1L);
        assertThat(refusals(NaiveEvent.reduce(0, M, "1", BigDecimal.valueOf(1L << 62).multiply(two()))))
            .containsExactly(0L, 0L, 0L, 0L, 1L);
        assertThat(refusals(NaiveEvent.reduce(0, M, "1", BigDecimal.valueOf((1L << 62) - 1).multiply(two()))))
            .containsExactly(0L, 0L, 0L, 0L, 0L);
    }

    @Test
    void shouldLoseSyncByEveryRefusedEventButTrades()
    {
        assertThat(statusAfter(NaiveEvent.trade(0, M, "a", decimal("-1"), two(), ""))).isEqualTo(MarketStatus.EMPTY);
        assertThat(statusAfter(NaiveEvent.fill(0, M, "unknown", decimal("-1"), two(), "")))
            .isEqualTo(MarketStatus.STALE);
        assertThat(statusAfter(add(0, "1", "a", "bid", "0.3", "2"))).isEqualTo(MarketStatus.STALE);
        assertThat(statusAfter(NaiveEvent.level(0, M, "bid", decimal("0.3"), two()))).isEqualTo(MarketStatus.EMPTY);
        assertThat(statusAfter(NaiveEvent.level(0, LEVELS, "bid", decimal("0.3"), two())))
            .isEqualTo(MarketStatus.STALE);
        assertThat(statusAfter(NaiveEvent.cancel(0, M, "unknown"))).isEqualTo(MarketStatus.EMPTY);
    }

    @Test
    void shouldRegainSyncByClearAndKeepAHalt()
    {
        assertThat(statusAfter(NaiveEvent.status(0, M, "stale"), NaiveEvent.status(0, M, "open")))
            .isEqualTo(MarketStatus.STALE);
        assertThat(statusAfter(NaiveEvent.status(0, M, "stale"), NaiveEvent.clear(0, M)))
            .isEqualTo(MarketStatus.EMPTY);
        assertThat(statusAfter(
            NaiveEvent.status(0, M, "halted"), NaiveEvent.status(0, M, "stale"), NaiveEvent.clear(0, M)))
            .isEqualTo(MarketStatus.HALTED);
    }

    @Test
    void shouldCreditNoMoreThanRests()
    {
        final NaiveSnapshot snapshot = last(
            add(0, "1", "a", "bid", "10", "4"),
            NaiveEvent.fill(0, M, "1", decimal("10.25"), decimal("6"), "a"),
            NaiveEvent.fill(0, M, "1", null, two(), "a"));

        assertTotals(snapshot.rows().get("a").totals(), "4", "40", "40");
        assertTotals(snapshot.book().totals(), "4", "40", "40");
        assertThat(snapshot.status()).isEqualTo(MarketStatus.EMPTY);
    }

    @Test
    void shouldReplaceTheLiveOrderThatAnAddOrReplaceMeets()
    {
        final NaiveSnapshot snapshot = last(
            add(0, "1", "a", "bid", "10", "2"),
            add(0, "2", "b", "bid", "10.5", "2"),
            add(0, "2", "b", "bid", "11", "4"),
            NaiveEvent.replace(0, M, "1", "2", decimal("12"), decimal("6")),
            NaiveEvent.replace(0, M, "2", "2", decimal("12.5"), decimal("8")),
            NaiveEvent.replace(0, M, "1", "2", decimal("13"), decimal("2")));

        assertThat(snapshot.rows()).containsOnlyKeys("a");
        assertThat(snapshot.rows().get("a").bestBid()).isEqualByComparingTo("12.5");
        assertThat(snapshot.rows().get("a").bands()).element(4).isEqualTo(decimal("8"));
    }

    @Test
    void shouldKeepTheMarketsTotalsOfALevelsMarketToTrades()
    {
        final NaiveSnapshot snapshot = last(
            NaiveEvent.add(0, LEVELS, "1", "a", "bid", decimal("10"), decimal("4"), false),
            NaiveEvent.fill(0, LEVELS, "1", null, two(), "a"),
            NaiveEvent.trade(0, LEVELS, "b", decimal("3"), two(), "c"));

        assertTotals(snapshot.book().totals(), "2", "6", "20");
        assertTotals(snapshot.rows().get("a").totals(), "2", "20", "20");
        assertTotals(snapshot.rows().get("b").totals(), "2", "6", "0");
        assertThat(snapshot.status()).isEqualTo(MarketStatus.EMPTY);
    }

    @Test
    void shouldGiveARowOnlyWhileSomethingRestsInsideOrTotalsMoved()
    {
        final NaiveResult result = run(
            add(1, "1", "a", "bid", "10", "2"),
            add(1, "2", "", "ask", "10.5", "2"),
            add(1, "3", "far", "bid", "1", "2"),
            NaiveEvent.trade(SECOND + 1, M, "far", decimal("10"), two(), ""),
            NaiveEvent.cancel(2 * SECOND + 1, M, "1"),
            NaiveEvent.heartbeat(3 * SECOND + 1, ""));

        assertThat(result.snapshots()).extracting(snapshot -> snapshot.rows().keySet().toString())
            .containsExactly("[a]", "[a, far]", "[far]");
    }

    @Test
    void shouldCallInstantsStaleWhenTheFeedIsSilentForTooLong()
    {
        final NaiveResult result = NaiveLeadline.run(
            configuration(2 * SECOND, Configuration.Detail.BANDS),
            List.of(NaiveEvent.heartbeat(SECOND, M), NaiveEvent.heartbeat(4 * SECOND + 1, "elsewhere"),
                NaiveEvent.heartbeat(6 * SECOND, "")));

        assertThat(result.snapshots()).extracting(NaiveSnapshot::status).containsExactly(
            MarketStatus.EMPTY, MarketStatus.EMPTY, MarketStatus.EMPTY, MarketStatus.STALE, MarketStatus.EMPTY);
    }

    @Test
    void shouldStandTotalsStillAtMidnight()
    {
        final NaiveResult result = run(
            NaiveEvent.heartbeat(DAY_NS - 2, M),
            NaiveEvent.trade(DAY_NS, M, "a", decimal("10"), two(), ""),
            NaiveEvent.trade(DAY_NS + 1, M, "a", decimal("10"), two(), ""),
            NaiveEvent.heartbeat(DAY_NS + 2, ""));

        assertThat(result.midnights()).hasSize(1);
        assertThat(result.midnights().get(0).timeEpochNs()).isEqualTo(DAY_NS);
        assertTotals(result.midnights().get(0).makers().get("a"), "2", "20", "0");
    }

    @Test
    void shouldLeaveDustOutOfTheTouchButNotOutOfTheBands()
    {
        final NaiveSnapshot snapshot = last(
            NaiveEvent.add(0, "DUST", "1", "a", "bid", decimal("10"), decimal("20"), false),
            NaiveEvent.add(0, "DUST", "2", "a", "bid", decimal("11"), decimal("2"), false),
            NaiveEvent.add(0, "DUST", "3", "a", "ask", decimal("10.5"), decimal("20"), false));

        assertThat(snapshot.status()).isEqualTo(MarketStatus.OK);
        assertThat(snapshot.book().bestBid()).isEqualByComparingTo("10");
        assertThat(snapshot.rows().get("a").bestBid()).isEqualByComparingTo("11");
        assertThat(snapshot.book().bands().get(4)).isEqualByComparingTo("22");
    }

    @Test
    void shouldRecordEachOrderOfAMakerInsideTheOutermostMidEdge()
    {
        final NaiveSnapshot snapshot = last(
            add(0, "1", "a", "bid", "100", "4"),
            add(0, "2", "a", "bid", "99.5", "2"),
            add(0, "3", "a", "bid", "99", "2"),
            add(0, "4", "", "ask", "101", "2"),
            add(0, "5", "b", "ask", "101.5", "6"));

        assertThat(snapshot.orders()).containsOnlyKeys("a", "b");
        assertThat(snapshot.orders().get("a")).containsExactly(
            new NaiveSnapshot.Order(true, decimal("99.5"), decimal("2")),
            new NaiveSnapshot.Order(true, decimal("100"), decimal("4")));
        assertThat(snapshot.orders().get("b")).containsExactly(
            new NaiveSnapshot.Order(false, decimal("101.5"), decimal("6")));
    }

    private static NaiveEvent add(
        final long time,
        final String id,
        final String account,
        final String side,
        final String price,
        final String size)
    {
        return NaiveEvent.add(time, M, id, account, side, decimal(price), decimal(size), false);
    }

    private static NaiveResult run(final NaiveEvent... events)
    {
        return NaiveLeadline.run(configuration(0, Configuration.Detail.ORDERS), List.of(events));
    }

    private static NaiveSnapshot last(final NaiveEvent... events)
    {
        final NaiveEvent[] closed = Arrays.copyOf(events, events.length + 1);
        closed[events.length] = NaiveEvent.heartbeat(1, "");
        final List<NaiveSnapshot> snapshots = run(closed).snapshots();

        return snapshots.get(snapshots.size() - 1);
    }

    private static MarketStatus statusAfter(final NaiveEvent... events)
    {
        return last(events).status();
    }

    private static List<Long> refusals(final NaiveEvent event)
    {
        final NaiveCounters counters = run(event).counters();

        return Arrays.stream(Refusal.values()).map(counters::of).toList();
    }

    private static void assertTotals(
        final NaiveTotals totals, final String size, final String notional, final String selfMatched)
    {
        assertThat(totals.isSameAs(new NaiveTotals(decimal(size), decimal(notional), decimal(selfMatched))))
            .as("%s", totals)
            .isTrue();
    }

    private static BigDecimal decimal(final String text)
    {
        return new BigDecimal(text);
    }

    private static BigDecimal two()
    {
        return decimal("2");
    }

    private static Configuration configuration(final long maxSilenceNs, final Configuration.Detail detail)
    {
        final List<Integer> hundredBps = List.of(10_000);

        return new Configuration(
            "hand",
            List.of(
                market(M, Market.BookKind.ORDERS, "0"),
                market(LEVELS, Market.BookKind.LEVELS, "0"),
                market("DUST", Market.BookKind.ORDERS, "200")),
            List.of(
                new Ladder("mid", Ladder.Reference.MID, hundredBps, false),
                new Ladder("touch", Ladder.Reference.TOUCH, hundredBps, false)),
            new Schedule(SECOND, false, null),
            new Configuration.Feed(Configuration.Feed.DEFAULT_MAX_JUMP_NS, maxSilenceNs),
            detail,
            Makers.ALL,
            Configuration.Limits.DEFAULT);
    }

    private static Market market(final String name, final Market.BookKind book, final String minTouchNotional)
    {
        return new Market(
            name,
            decimal("0.5"),
            two(),
            book,
            decimal(minTouchNotional),
            BigDecimal.ONE,
            "USD",
            name,
            null,
            null);
    }
}
