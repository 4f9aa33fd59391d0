package io.leadline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.leadline.event.Side;

/** The maker just outside is outside at every moment of venue time, not only at those that somebody samples. */
final class OutpostTest
{
    private static final long THREE_HOURS_NS = 3 * 3_600_000_000_000L;
    private static final long UNIT_E2 = 1_000_000;

    private long seen;

    @Test
    void shouldStandOutsideAtEveryMoment()
    {
        for (long seed = 1; seed <= 2; seed++)
        {
            final long currentSeed = seed;
            final WitnessSink sink = new WitnessSink();
            seen = 0;
            sink.withProbe((from, to) -> DemoMarket.ALL.forEach(market -> check(currentSeed, sink, market, from)));
            DemoDay.run(sink, seed, THREE_HOURS_NS, now ->
            {
            });
            assertThat(seen).isGreaterThan(400_000);
        }
    }

    private void check(final long seed, final WitnessSink sink, final DemoMarket market, final long timeEpochNs)
    {
        final int number = sink.markets.indexOf(market.name());
        final NaiveBook book = sink.books.get(number);
        final long minNotional = market.minTouchUsd() * market.unitsPerUsd();
        final long bid = book.touchTicks(Side.BID, minNotional);
        final long ask = book.touchTicks(Side.ASK, minNotional);
        final int outpost = sink.account("outpost-1");
        final boolean isMidMarket = Roster.OUTPOST_OF_MID.markets().contains(market);
        for (final RestingOrder order : book.orders.values())
        {
            if (order.account() == outpost)
            {
                final boolean isBid = order.side() == Side.BID;
                final long touch = isBid ? bid : ask;
                final long away = isBid ? 2 * (touch - order.priceTicks()) : 2 * (order.priceTicks() - touch);
                final long awayOfMid =
                    isBid ? bid + ask - 2 * order.priceTicks() : 2 * order.priceTicks() - bid - ask;
                final boolean isOutside = isMidMarket
                    ? isBetween(awayOfMid, 10_100, 10_500, bid + ask) : isBetween(away, 2_100, 2_500, 2 * touch);
                seen++;
                if (!isOutside)
                {
                    throw new AssertionError("outpost out of its place: seed=" + seed + " market=" + market.name()
                        + " timeEpochNs=" + timeEpochNs + " bid=" + bid + " ask=" + ask + " order=" + order);
                }
            }
        }
    }

    private static boolean isBetween(
        final long distance, final long moreThanBpsE2, final long atMostBpsE2, final long reference)
    {
        final long scaled = distance * UNIT_E2;

        return scaled > moreThanBpsE2 * reference && scaled <= atMostBpsE2 * reference;
    }
}
