package io.leadline.feed.levels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedFixtures;
import io.leadline.feed.RecordingSink;
import io.leadline.feed.line.LineControl;

import org.junit.jupiter.api.Test;

/** A market of which a tick is a basis point of the mid, which is 10,000 ticks. */
class SeedReachTest
{
    private final FeedCounters all = new FeedCounters();
    private final PublicCounters counters = new PublicCounters(all);
    private final List<String> told = new ArrayList<>();
    private final LevelMarkets markets = new LevelMarkets(
        List.of(FeedFixtures.levelsMarket("BTC", "0.1", "0.001", "BTCUSDT")), new RecordingSink());
    private final SeedReach reach = new SeedReach(
        List.of(
            new Ladder("mid", Ladder.Reference.MID, List.of(100, 10_000), false),
            new Ladder("touch", Ladder.Reference.TOUCH, List.of(500), true)),
        new Told(), counters);

    @Test
    void shouldTellOnceWhereAFullSideEndsInFrontOfTheFarthestEdge()
    {
        seed(20, 20, 5);
        seed(20, 20, 5);

        assertThat(all.count("depth_snapshots_short_of_ladder")).isEqualTo(2);
        assertThat(told).containsExactly(
            "a book is known less far than a ladder reaches, what rests beyond is not measured: market=BTC " +
                "bids=96bps asks=96bps ladder=100bps");
    }

    @Test
    void shouldTellOfOneSideThatIsShort()
    {
        seed(20, 50, 5);

        assertThat(told).singleElement().asString().contains("bids=96bps asks=246bps");
    }

    @Test
    void shouldBeContentWithASideThatReachesTheEdge()
    {
        seed(100, 100, 1);

        assertThat(all.count("depth_snapshots_short_of_ladder")).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void shouldTakeASideOfAnyOtherLengthForAllThatThereIs()
    {
        seed(19, 21, 1);
        seed(0, 20, 1);

        assertThat(told).isEmpty();
    }

    /** As where an operator asks for so many. */
    @Test
    void shouldTakeSidesOfOneOddLengthForCutOff()
    {
        seed(60, 60, 1);
        assertThat(told).isEmpty();
        final LevelBatch snapshot = new LevelBatch();
        for (int i = 0; i < 120; i++)
        {
            snapshot.add(Side.BID, 99_999 - i, 1, 0);
            snapshot.add(Side.ASK, 100_001 + i, 1, 0);
        }
        reach.seed(markets.get(0), snapshot);

        assertThat(told).singleElement().asString().contains("bids=12bps asks=12bps");
    }

    /** A tick that is more than twice the price makes all prices none. */
    @Test
    void shouldMeasureNothingFromPricesThatAreNone()
    {
        final LevelBatch snapshot = new LevelBatch();
        for (int i = 0; i < 5; i++)
        {
            snapshot.add(Side.BID, 0, 1, 1);
            snapshot.add(Side.ASK, 0, 1, 1);
        }
        reach.seed(markets.get(0), snapshot);

        assertThat(told).isEmpty();
    }

    /** Levels a side, and ticks between two of them; the first is a tick from the middle. */
    private void seed(final int bids, final int asks, final int step)
    {
        final LevelBatch snapshot = new LevelBatch();
        for (int i = Math.max(bids, asks) - 1; i >= 0; i--)
        {
            if (i < bids)
            {
                snapshot.add(Side.BID, 9_999 - (long)i * step, 1, 0);
            }
            if (i < asks)
            {
                snapshot.add(Side.ASK, 10_001 + (long)i * step, 1, 0);
            }
        }
        reach.seed(markets.get(0), snapshot);
    }

    private final class Told implements LineControl
    {
        @Override
        public void reconnect(final int line, final String reason)
        {
            throw new IllegalStateException("nobody asked for that");
        }

        @Override
        public void tell(final String text)
        {
            told.add(text);
        }
    }
}
