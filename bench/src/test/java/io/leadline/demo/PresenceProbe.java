package io.leadline.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.leadline.event.Side;

/**
 * Samples every market once in each interval, at its start or at a seeded moment of it, and notes where each maker's
 * quoting account stands. Halts and outages are left out.
 */
final class PresenceProbe implements WitnessSink.Probe
{
    /** Counts of one account in one market. */
    static final class Presence
    {
        long samples;
        long quotesBid;
        long quotesAsk;
        long quotesBoth;
        long inTouch20;
        long inMid100;
        long inAnyTouchBand;
        long inAnyMidBand;
        long averageUsdSum;
        long spreadBpsE2Sum;
        long largestAtTouchUsd;

        double share(final long count)
        {
            return (double)count / samples;
        }

        long averageUsd()
        {
            return averageUsdSum / inMid100;
        }

        long spreadBpsE2()
        {
            return spreadBpsE2Sum / inMid100;
        }
    }

    private static final long TOUCH_EDGE_E2 = 2_000;
    private static final long MID_EDGE_E2 = 10_000;
    private static final long UNIT_E2 = 1_000_000;

    private final WitnessSink sink;
    private final long everyNs;
    private final SplittableRandom random;
    private final Map<String, Presence> presences = new LinkedHashMap<>();
    private final List<String> accounts;
    private long nextEpochNs;
    private long intervalEpochNs = DemoDay.START_EPOCH_NS;

    /** Fixed instants where the seed is 0. */
    PresenceProbe(final WitnessSink sink, final long everyNs, final long seed)
    {
        this.sink = sink;
        this.everyNs = everyNs;
        this.random = seed == 0 ? null : new SplittableRandom(seed);
        this.accounts = Roster.ALL.stream().map(maker -> maker.accounts().get(0)).distinct().toList();
        this.nextEpochNs = intervalEpochNs + offsetNs();
    }

    Presence of(final DemoMarket market, final String account)
    {
        return presences.computeIfAbsent(market.name() + ' ' + account, key -> new Presence());
    }

    @Override
    public void onTimePasses(final long fromEpochNs, final long toEpochNs)
    {
        while (nextEpochNs < toEpochNs)
        {
            DemoMarket.ALL.forEach(this::sample);
            intervalEpochNs += everyNs;
            nextEpochNs = intervalEpochNs + offsetNs();
        }
    }

    private long offsetNs()
    {
        return random == null ? 0 : Math.floorMod(random.nextLong(), everyNs);
    }

    private void sample(final DemoMarket market)
    {
        final int number = sink.markets.indexOf(market.name());
        if (sink.isStale.get(number) || sink.isHalted.get(number))
        {
            return;
        }
        final NaiveBook book = sink.books.get(number);
        final long minNotional = market.minTouchUsd() * market.unitsPerUsd();
        final long bid = book.touchTicks(Side.BID, minNotional);
        final long ask = book.touchTicks(Side.ASK, minNotional);
        accounts.forEach(account -> sample(market, book, account, bid, ask));
    }

    private void sample(
        final DemoMarket market, final NaiveBook book, final String account, final long bid, final long ask)
    {
        final Presence presence = of(market, account);
        final int number = sink.account(account);
        final long[] best = new long[2];
        final long[] touchNotional = new long[2];
        final long[] midNotional = new long[2];
        for (final RestingOrder order : book.orders.values())
        {
            if (order.account() != number)
            {
                continue;
            }
            final int side = order.side();
            final long price = order.priceTicks();
            final boolean isBid = side == Side.BID;
            final long fromTouch = isBid ? bid - price : price - ask;
            final long fromMid = isBid ? bid + ask - 2 * price : 2 * price - bid - ask;
            final boolean inTouch = fromTouch * UNIT_E2 <= (isBid ? bid : ask) * TOUCH_EDGE_E2;
            final boolean inMid = fromMid * UNIT_E2 <= (bid + ask) * MID_EDGE_E2;
            best[side] = best[side] == 0 ? price : isBid ? Math.max(best[side], price) : Math.min(best[side], price);
            touchNotional[side] += inTouch ? price * order.sizeLots() : 0;
            midNotional[side] += inMid ? price * order.sizeLots() : 0;
            if (fromTouch <= 0)
            {
                presence.largestAtTouchUsd = Math.max(
                    presence.largestAtTouchUsd, price * order.sizeLots() / market.unitsPerUsd());
            }
        }
        presence.samples++;
        presence.quotesBid += best[Side.BID] > 0 ? 1 : 0;
        presence.quotesAsk += best[Side.ASK] > 0 ? 1 : 0;
        presence.quotesBoth += best[Side.BID] > 0 && best[Side.ASK] > 0 ? 1 : 0;
        presence.inTouch20 += touchNotional[Side.BID] > 0 && touchNotional[Side.ASK] > 0 ? 1 : 0;
        presence.inAnyTouchBand += touchNotional[Side.BID] + touchNotional[Side.ASK] > 0 ? 1 : 0;
        presence.inAnyMidBand += midNotional[Side.BID] + midNotional[Side.ASK] > 0 ? 1 : 0;
        if (midNotional[Side.BID] > 0 && midNotional[Side.ASK] > 0)
        {
            presence.inMid100++;
            presence.averageUsdSum += (midNotional[Side.BID] + midNotional[Side.ASK]) / 2 / market.unitsPerUsd();
            presence.spreadBpsE2Sum += 2 * (best[Side.ASK] - best[Side.BID]) * UNIT_E2 / (bid + ask);
        }
    }
}
