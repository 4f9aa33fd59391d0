package io.leadline.event;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sends events of every type with random content, refused and odd values among them, and keeps the lines that a reader
 * must show for them, formed from what was sent and from nothing that was written.
 */
final class RandomEvents
{
    static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;

    private static final long[] NUMBERS = {
        0, 1, -1, 100, Integer.MAX_VALUE, 1L << 41, (1L << 41) - 1, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE + 1
    };
    private static final int[] FLAGS = {0, 0, EventFlags.POST_ONLY, EventFlags.SIZE_OFF_LOT,
        EventFlags.PRICE_OFF_TICK, EventFlags.PRICE_ROUNDED, 0x000f};

    private final Random random;
    private final List<String> expected = new ArrayList<>();
    private final int marketCount;
    private final int accountCount;
    private EventSink sink;
    private int unconfiguredMarket;
    private long timeEpochNs = START_EPOCH_NS;
    private long sequence;
    private int definedMarkets;
    private int definedAccounts;

    RandomEvents(final Random random, final EventSink sink)
    {
        this.random = random;
        this.sink = sink;
        marketCount = 1 + random.nextInt(5);
        accountCount = 1 + random.nextInt(40);
    }

    List<String> expected()
    {
        return expected;
    }

    /** Goes on with another writer of the same log. */
    void continueWith(final EventSink nextSink)
    {
        sink = nextSink;
    }

    void send(final int count)
    {
        unconfiguredMarket = unconfiguredMarket();
        for (int i = 0; i < count; i++)
        {
            timeEpochNs += random.nextInt(4) == 0 ? random.nextInt(1_000_000_000) : 0;
            final int market = market(random.nextInt(marketCount));
            sequence++;
            event(1 + random.nextInt(EventType.LAST_EVENT), market);
            if (random.nextInt(200) == 0)
            {
                sink.flush();
            }
        }
    }

    private void event(final int type, final int market)
    {
        switch (type)
        {
            case EventType.ADD -> add(market);
            case EventType.REDUCE -> reduce(market);
            case EventType.FILL -> fill(market);
            case EventType.CANCEL -> cancel(market);
            case EventType.REPLACE -> replace(market);
            case EventType.LEVEL -> level(market);
            case EventType.TRADE -> trade(market);
            default -> bare(type, market);
        }
    }

    private void add(final int market)
    {
        final int account = account();
        final long order = number();
        final long price = number();
        final long size = number();
        final int side = random.nextInt(2);
        final int flags = flags();
        sink.add(timeEpochNs, market, order, account, side, price, size, flags);
        expect("add", market, flags, " order=" + order + " size=" + size + " price=" + price + " side=" + side +
            " account=" + account);
    }

    private void reduce(final int market)
    {
        final long order = number();
        final long size = number();
        final int flags = flags();
        sink.reduce(timeEpochNs, market, order, size, flags);
        expect("reduce", market, flags, " order=" + order + " size=" + size);
    }

    private void fill(final int market)
    {
        final int taker = account();
        final long order = number();
        final long price = random.nextBoolean() ? number() : EventSink.NO_PRICE;
        final long size = number();
        final int flags = flags();
        sink.fill(timeEpochNs, market, order, price, size, taker, flags);
        expect("fill", market, flags, " order=" + order + " size=" + size + " price=" + price + " taker=" + taker);
    }

    private void cancel(final int market)
    {
        final long order = number();
        sink.cancel(timeEpochNs, market, order);
        expect("cancel", market, 0, " order=" + order);
    }

    private void replace(final int market)
    {
        final long order = number();
        final long newOrder = random.nextBoolean() ? number() : EventSink.NO_ORDER_ID;
        final long price = number();
        final long size = number();
        final int flags = flags();
        sink.replace(timeEpochNs, market, order, newOrder, price, size, flags);
        expect("replace", market, flags, " order=" + order + " size=" + size + " price=" + price + " new=" + newOrder);
    }

    private void level(final int market)
    {
        final long price = number();
        final long size = number();
        final int side = random.nextInt(2);
        final int flags = flags();
        sink.level(timeEpochNs, market, side, price, size, flags);
        expect("level", market, flags, " size=" + size + " price=" + price + " side=" + side);
    }

    private void trade(final int market)
    {
        final int account = account();
        final int taker = account();
        final long price = number();
        final long size = number();
        final int flags = flags();
        sink.trade(timeEpochNs, market, account, price, size, taker, flags);
        expect("trade", market, flags, " size=" + size + " price=" + price + " account=" + account + " taker=" + taker);
    }

    private void bare(final int type, final int market)
    {
        switch (type)
        {
            case EventType.CLEAR ->
            {
                sink.clear(timeEpochNs, market);
                expect("clear", market, 0, "");
            }
            case EventType.STATUS ->
            {
                final EventSink.TradingStatus status = EventSink.TradingStatus.values()[random.nextInt(3)];
                sink.status(timeEpochNs, market, status);
                expect("status", market, 0, " status=" + status);
            }
            case EventType.HEARTBEAT ->
            {
                final int named = random.nextBoolean() ? market : EventSink.NO_MARKET;
                sink.heartbeat(timeEpochNs, named);
                expect("heartbeat", named, 0, "");
            }
            default ->
            {
                sink.ignored(timeEpochNs, unconfiguredMarket);
                expect("ignored", unconfiguredMarket, 0, "");
            }
        }
    }

    private void expect(final String type, final int market, final int flags, final String fields)
    {
        expected.add(sequence + " " + timeEpochNs + " " + type + " market=" + market + " flags=" + flags + fields);
    }

    private int unconfiguredMarket()
    {
        final int number = sink.unconfiguredMarket("élsewhere");
        if (number == definedMarkets)
        {
            definedMarkets++;
            expected.add(RecordLines.market(number, "élsewhere", null, null));
        }

        return number;
    }

    private int market(final int which)
    {
        final String name = "M" + which + "/ÜSD€";
        final BigDecimal tick = BigDecimal.valueOf(1 + which, which);
        final BigDecimal lot = BigDecimal.valueOf(5, 2 * which);
        final int number = sink.market(name, tick, lot);
        if (number == definedMarkets)
        {
            definedMarkets++;
            expected.add(
                RecordLines.market(number, name, plain(tick), plain(lot)));
        }

        return number;
    }

    private static BigDecimal plain(final BigDecimal value)
    {
        return new BigDecimal(value.stripTrailingZeros().toPlainString());
    }

    private int account()
    {
        final int which = random.nextInt(accountCount + 1);
        final String name = which == 0 ? "" : "acct-" + which + "-" + "ñ".repeat(which);
        final int number = sink.account(name);
        if (number == definedAccounts)
        {
            definedAccounts++;
            expected.add(RecordLines.account(number, name));
        }

        return number;
    }

    /** Not negative as an order id would be that was interned, but for the border cases. */
    private long number()
    {
        return random.nextInt(3) == 0 ?
            NUMBERS[random.nextInt(NUMBERS.length)] : random.nextLong() >>> random.nextInt(63);
    }

    private int flags()
    {
        return FLAGS[random.nextInt(FLAGS.length)];
    }
}
