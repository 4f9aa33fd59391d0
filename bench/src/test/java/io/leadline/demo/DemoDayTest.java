package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.Test;

import io.leadline.event.EventSink.TradingStatus;

/** Stretches that stand for a day; what cannot be in any event stream is refused inside {@link WitnessSink}. */
final class DemoDayTest
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long HOUR_NS = 60 * MINUTE_NS;
    private static final long START = DemoDay.START_EPOCH_NS;
    private static final int BONK = DemoMarket.ALL.indexOf(DemoMarket.BONK);
    private static final int BTC = DemoMarket.ALL.indexOf(DemoMarket.BTC);
    private static final LongConsumer NO_PROGRESS = timeEpochNs ->
    {
    };

    @Test
    void shouldTellTheBookThatTheEngineHolds()
    {
        final int checkpoints = 200;
        for (long seed = 1; seed <= 2; seed++)
        {
            final WitnessSink sink = new WitnessSink();
            final DemoDay day = new DemoDay(sink, seed, HOUR_NS, NO_PROGRESS);
            final Set<Integer> seenStale = new HashSet<>();
            for (int i = 1; i <= checkpoints; i++)
            {
                day.runTo(START + HOUR_NS / checkpoints * i);
                for (int market = 0; market < sink.books.size(); market++)
                {
                    final List<String> engine = EngineBook.of(day.exchanges().get(market));
                    final List<String> told = EngineBook.of(sink.books.get(market));
                    if (sink.isStale.get(market))
                    {
                        seenStale.add(market);
                        assertThat(told).isNotEqualTo(engine);
                    }
                    else
                    {
                        assertThat(told).as("seed=%d checkpoint=%d market=%d", seed, i, market).isEqualTo(engine);
                    }
                }
            }
            assertThat(seenStale).containsExactly(BONK);
            assertThat(day.finish().written()).isGreaterThan(40_000);
        }
    }

    @Test
    void shouldGiveTheSameEventsForTheSameSeed()
    {
        assertThat(hash(1, 20 * MINUTE_NS))
            .isEqualTo(hash(1, 20 * MINUTE_NS))
            .isNotEqualTo(hash(2, 20 * MINUTE_NS));
    }

    @Test
    void shouldGiveTheSameEventsOnEveryMachine()
    {
        assertThat(hash(DemoDay.SEED, HOUR_NS)).isEqualTo(3_553_518_522_408_628_890L);
    }

    @Test
    void shouldHaltAndLoseTheFeedOnceEachAndSaySo()
    {
        final WitnessSink sink = new WitnessSink();
        final DemoCounts counts = DemoDay.run(sink, 3, HOUR_NS, NO_PROGRESS);

        final long perMille = HOUR_NS / 1_000;
        assertThat(sink.statuses).hasSize(7);
        assertThat(sink.statuses.subList(0, 4)).allMatch(
            change -> change.timeEpochNs() == START && change.status() == TradingStatus.OPEN);
        final WitnessSink.StatusChange stale = sink.statuses.get(4);
        assertThat(stale.market()).isEqualTo(BONK);
        assertThat(stale.status()).isEqualTo(TradingStatus.STALE);
        assertThat(stale.timeEpochNs()).isBetween(START + 400 * perMille - MINUTE_NS, START + 400 * perMille - 1);
        assertThat(sink.statuses.subList(5, 7)).containsExactly(
            new WitnessSink.StatusChange(START + 590 * perMille, BTC, TradingStatus.HALTED),
            new WitnessSink.StatusChange(START + 605 * perMille, BTC, TradingStatus.OPEN));
        assertThat(counts.lost()).isPositive();
        assertThat(counts.clears()).isEqualTo(1);
        assertThat(sink.clearTimes).containsExactly(START + 406 * perMille);
        assertTrades(sink, BTC, START + 605 * perMille);
        assertTrades(sink, BONK, START + 406 * perMille);
    }

    @Test
    void shouldCountWhatItWroteAndEndWithAHeartbeatAtTheEnd()
    {
        final WitnessSink sink = new WitnessSink();
        final long[] lastProgress = {0};
        final DemoCounts counts = DemoDay.run(sink, 4, 20 * MINUTE_NS, now -> lastProgress[0] = now);

        assertThat(sink.lastEpochNs).isEqualTo(START + 20 * MINUTE_NS);
        assertThat(sink.lastType).isEqualTo("heartbeat");
        assertThat(lastProgress[0]).isBetween(START + 19 * MINUTE_NS, START + 20 * MINUTE_NS);
        assertThat(counts).isEqualTo(new DemoCounts(
            sink.counts.get("add"),
            sink.counts.get("reduce"),
            sink.counts.get("fill"),
            sink.counts.get("cancel"),
            sink.counts.get("status"),
            sink.counts.get("clear"),
            sink.counts.get("heartbeat"),
            counts.lost()));
        assertThat(counts.written()).isEqualTo(sink.eventCount);
    }

    @Test
    void shouldRefuseALengthThatIsNoDay()
    {
        for (final long lengthNs : new long[]{-1, 0, 4_999_999_999L, DemoDay.LENGTH_NS + 1})
        {
            assertThatThrownBy(() -> DemoDay.run(new WitnessSink(), 1, lengthNs, NO_PROGRESS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length of day out of range: lengthNs=" + lengthNs + " limit=" + DemoDay.LENGTH_NS);
        }
    }

    private static long hash(final long seed, final long lengthNs)
    {
        final WitnessSink sink = new WitnessSink();
        DemoDay.run(sink, seed, lengthNs, NO_PROGRESS);

        return sink.hash;
    }

    private static void assertTrades(final WitnessSink sink, final int market, final long afterEpochNs)
    {
        assertThat(sink.fills).anyMatch(fill -> fill.market() == market && fill.timeEpochNs() > afterEpochNs);
    }
}
