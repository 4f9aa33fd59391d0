package io.leadline.feed.aeron;

import java.math.BigDecimal;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.Side;
import io.leadline.feed.FeedFixtures;

/** An engine that says anything: the same to every sink, event for event. Markets and accounts appear as it goes on. */
final class RandomEngine
{
    static final Configuration CONFIGURATION = FeedFixtures.configuration(
        FeedFixtures.market(marketName(0), "0.01", "0.001"),
        FeedFixtures.market(marketName(1), "0.01", "0.001"),
        FeedFixtures.market(marketName(2), "0.01", "0.001"));
    private static final int MARKETS = 3;
    private static final int ACCOUNTS = 6;
    private static final int TYPES = 11;

    private final Random random;
    private final EventSink[] sinks;
    private long timeEpochNs = 1_700_000_000_000_000_000L;

    RandomEngine(final long seed, final EventSink... sinks)
    {
        this.random = new Random(seed);
        this.sinks = sinks;
    }

    private static String marketName(final int market)
    {
        return "MARKET-" + market;
    }

    long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Says something to all sinks. */
    void event()
    {
        timeEpochNs += random.nextInt(1_000);
        final long event = random.nextLong();
        for (final EventSink sink : sinks)
        {
            say(sink, new Random(event));
        }
    }

    private void say(final EventSink sink, final Random draw)
    {
        final int market = sink.market(
            marketName(draw.nextInt(MARKETS)), new BigDecimal("0.01"), new BigDecimal("0.001"));
        final long orderId = draw.nextInt(40);
        final long price = draw.nextInt(20) - 1;
        final long size = draw.nextInt(20) - 1;
        final int side = draw.nextBoolean() ? Side.BID : Side.ASK;
        switch (draw.nextInt(TYPES))
        {
            case 0, 1 -> sink.add(
                timeEpochNs, market, orderId, account(sink, draw), side, price, size,
                draw.nextBoolean() ? EventFlags.POST_ONLY : 0);
            case 2 -> sink.reduce(timeEpochNs, market, orderId, size, 0);
            case 3 -> sink.fill(
                timeEpochNs, market, orderId, price < 0 ? EventSink.NO_PRICE : price, size, account(sink, draw), 0);
            case 4 -> sink.cancel(timeEpochNs, market, orderId);
            case 5 -> sink.replace(
                timeEpochNs, market, orderId, draw.nextBoolean() ? orderId + 1 : EventSink.NO_ORDER_ID, price, size, 0);
            case 6 -> sink.level(timeEpochNs, market, side, price, size, 0);
            case 7 -> sink.trade(timeEpochNs, market, account(sink, draw), price, size, account(sink, draw), 0);
            case 8 -> sink.clear(timeEpochNs, market);
            case 9 -> sink.status(timeEpochNs, market, TradingStatus.values()[draw.nextInt(3)]);
            default -> sink.heartbeat(timeEpochNs, draw.nextBoolean() ? market : EventSink.NO_MARKET);
        }
    }

    private static int account(final EventSink sink, final Random draw)
    {
        final int account = draw.nextInt(ACCOUNTS);

        return sink.account(account == 0 ? "" : "account-" + account);
    }
}
