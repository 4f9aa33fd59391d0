package io.leadline.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.measure.NaiveMeasurer;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Guards the measuring of a market that moved, and of one that did not. */
@Tag("guard")
@Isolated
class MeasureGuardTest
{
    private static final int MARKETS = GuardFlow.SHAPE.markets();
    private static final int LAPS = 8;
    /** Documents of events between two measurements of all markets: enough that most makers' orders have changed. */
    private static final int STEPS = 2;
    private static final int UNMOVED_ROUNDS = 20;
    /** Measured: 0.2 to 0.3. With a loop over the edges for each order it is 0.8, with BigInteger 1.4. */
    private static final double MOVED_LIMIT = 0.45;
    /** Measured: 0.01 to 0.05. Measured anew although nothing moved it is 7. */
    private static final double UNMOVED_LIMIT = 0.2;

    private static FlowLog log;

    private final FeedBooks books = new FeedBooks(GuardFlow.configuration());
    private final Laps laps = new Laps(log, () -> books);
    private final MeasureLayout layout = new MeasureLayout(GuardFlow.configuration().ladders());
    private final Measurer measurer = new Measurer(layout);
    private final MarketMeasure[] measures = new MarketMeasure[MARKETS];

    @BeforeAll
    static void writeFlow()
    {
        log = GuardFlow.log();
    }

    @BeforeEach
    void restOrders()
    {
        Arrays.setAll(measures, market -> new MarketMeasure(layout));
        laps.begin();
    }

    private void move()
    {
        laps.ensure(STEPS);
        for (int i = 0; i < STEPS; i++)
        {
            laps.step();
        }
    }

    private long measureAll()
    {
        for (int market = 0; market < MARKETS; market++)
        {
            measurer.measure(books.book(market), measures[market], 0, false);
        }

        return MARKETS;
    }

    @Test
    void shouldAllocateNothing()
    {
        final AllocationMeter meter = new AllocationMeter();
        final int instants = LAPS * (log.documentCount() - log.fillCount()) / STEPS;
        long orderCount = 0;
        for (int instant = -instants; instant < instants; instant++)
        {
            move();
            meter.start();
            measureAll();
            measureAll();
            meter.stop();
            if (instant == -1)
            {
                meter.reset();
            }
            orderCount += instant < 0 ? 0 : books.book(0).orderCount() * (long)MARKETS;
        }

        assertThat(orderCount).isGreaterThan(10_000_000);
        assertThat(meter.bytes()).as("bytes allocated by measuring %d orders", orderCount)
            .isLessThanOrEqualTo(AllocationMeter.ONCE_BYTES);
    }

    @Test
    void shouldStayFarBelowHoldingEachOrderAgainstEachEdge()
    {
        final NaiveMeasurer naive = new NaiveMeasurer(GuardFlow.configuration().ladders());
        RatioGate.require("measure a market that moved / naive loop", MOVED_LIMIT, new Contender()
        {
            @Override
            public void prepare()
            {
                move();
            }

            @Override
            public long run()
            {
                return measureAll();
            }
        }, () ->
        {
            for (int market = 0; market < MARKETS; market++)
            {
                naive.measure(books.book(market));
            }

            return MARKETS;
        });
    }

    @Test
    void shouldCostLittleMoreThanACopyWhereNothingMoved()
    {
        measureAll();
        final long[] copy = new long[measures[0].lows().length];
        RatioGate.require("measure a market that did not move / copy", UNMOVED_LIMIT, () ->
        {
            for (int round = 0; round < UNMOVED_ROUNDS; round++)
            {
                measureAll();
            }

            return UNMOVED_ROUNDS * MARKETS;
        }, () ->
        {
            for (int round = 0; round < UNMOVED_ROUNDS; round++)
            {
                for (final MarketMeasure measure : measures)
                {
                    System.arraycopy(
                        measure.lows(), 0, copy, 0, measure.entityCount() * measure.fieldCount());
                }
            }

            return UNMOVED_ROUNDS * MARKETS;
        });
    }
}
