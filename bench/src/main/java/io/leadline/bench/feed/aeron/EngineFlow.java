package io.leadline.bench.feed.aeron;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.config.Schedule;
import io.leadline.event.EventFlags;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * An engine of 20 markets and 500 accounts: of 20 events eight are adds, six cancels, two each reduces, fills and
 * replaces, each but an add of an order that rests. The same events for every sink; single thread.
 */
public final class EngineFlow
{
    private static final int MARKET_COUNT = 20;
    private static final int ACCOUNT_COUNT = 500;
    private static final int MIN_ORDERS = 1_000;
    private static final int MAX_ORDERS = 100_000;
    private static final BigDecimal TICK = new BigDecimal("0.01");
    private static final BigDecimal LOT = new BigDecimal("0.001");

    private final SplittableRandom random = new SplittableRandom(1);
    private final EventSink sink;
    private final int[] markets = new int[MARKET_COUNT];
    private final int[] accounts = new int[ACCOUNT_COUNT];
    private final long[] orders = new long[MAX_ORDERS];
    private int orderCount;
    private long lastOrder;
    private long timeEpochNs = 1_760_000_000_000_000_000L;

    /** Defines all names. */
    public EngineFlow(final EventSink sink)
    {
        this.sink = sink;
        for (int i = 0; i < MARKET_COUNT; i++)
        {
            markets[i] = sink.market(marketName(i), TICK, LOT);
        }
        for (int i = 0; i < ACCOUNT_COUNT; i++)
        {
            accounts[i] = sink.account("account-" + i);
        }
    }

    private static String marketName(final int number)
    {
        return "M" + number + "-PERP";
    }

    /** A configuration of the flow's markets. */
    static Configuration configuration()
    {
        final List<Market> markets = new ArrayList<>();
        for (int i = 0; i < MARKET_COUNT; i++)
        {
            markets.add(new Market(
                marketName(i), TICK, LOT, Market.BookKind.ORDERS, BigDecimal.ZERO, BigDecimal.ONE, "USD",
                marketName(i), null, null));
        }

        return new Configuration(
            "bench", markets, List.of(new Ladder("mid", Ladder.Reference.MID, List.of(100), false)),
            new Schedule(1_000_000_000L, false, null), Configuration.Feed.DEFAULT, Configuration.Detail.BANDS,
            Makers.ALL, Configuration.Limits.DEFAULT);
    }

    /** The markets, as a configuration's lines say it. */
    public static String markets()
    {
        final StringBuilder lines = new StringBuilder("markets:\n");
        for (int i = 0; i < MARKET_COUNT; i++)
        {
            lines.append("  - { name: ").append(marketName(i)).append(", tick: \"").append(TICK).append("\", lot: \"")
                .append(LOT).append("\", book: orders }\n");
        }

        return lines.toString();
    }

    /** The next event, some time behind the last. */
    void event()
    {
        final int kind = kind();
        timeEpochNs += random.nextInt(1_000);
        event(kind);
    }

    /** The next event, at a time that is not before the last. */
    public void event(final long newTimeEpochNs)
    {
        timeEpochNs = newTimeEpochNs;
        event(kind());
    }

    private int kind()
    {
        return orderCount < MIN_ORDERS ? 0 : random.nextInt(20);
    }

    private void event(final int kind)
    {
        if (kind < 8 && orderCount < MAX_ORDERS)
        {
            orders[orderCount++] = ++lastOrder;
            sink.add(
                timeEpochNs, market(lastOrder), lastOrder, account(), random.nextBoolean() ? Side.BID : Side.ASK,
                price(), size(), random.nextInt(4) > 0 ? EventFlags.POST_ONLY : 0);
            return;
        }
        final int place = random.nextInt(orderCount);
        final long order = orders[place];
        switch (kind)
        {
            case 14, 15 -> sink.reduce(timeEpochNs, market(order), order, size(), 0);
            case 16, 17 -> sink.fill(timeEpochNs, market(order), order, price(), size(), account(), 0);
            case 18, 19 -> sink.replace(
                timeEpochNs, market(order), order, EventSink.NO_ORDER_ID, price(), size(), 0);
            default ->
            {
                orders[place] = orders[--orderCount];
                sink.cancel(timeEpochNs, market(order), order);
            }
        }
    }

    private int market(final long order)
    {
        return markets[(int)(order % MARKET_COUNT)];
    }

    private int account()
    {
        return accounts[random.nextInt(ACCOUNT_COUNT)];
    }

    private long price()
    {
        return 1_000_000 + random.nextInt(100_000);
    }

    private long size()
    {
        return 1 + random.nextInt(100_000);
    }
}
