package io.leadline.bench.guard;

import java.math.BigDecimal;
import java.nio.file.Path;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.MemoryLog;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/**
 * The kinds of events that makers' quotes have none of: fills, whole, in parts and beyond what rests; replaced orders;
 * trades, between makers and of a maker with itself; halts; clears, with the orders that they take away. The first
 * document names markets and accounts, the others hold the same again and again.
 */
final class SeldomEvents
{
    private static final int ROUNDS = 10;
    private static final int ORDERS = 2_000;
    private static final int KINDS = 4;
    private static final long SIZE_LOTS = 10;
    private static final long MID_TICKS = 1_000_000;
    private static final int PRICES = 300;
    private static final long STEP_NS = 5_000;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final EventLogWriter log;
    private final int[] accounts = new int[GuardFlow.SHAPE.makers()];
    private long timeEpochNs = START_EPOCH_NS;

    private SeldomEvents(final EventLogWriter log)
    {
        this.log = log;
    }

    /** Writes the events and takes them into memory. */
    static MemoryLog log(final Path folder)
    {
        try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            new SeldomEvents(log).write();
        }

        return new MemoryLog(folder);
    }

    private void write()
    {
        final int market = log.market(FlowShape.marketName(0), new BigDecimal("0.01"), new BigDecimal("0.1"));
        for (int i = 0; i < accounts.length; i++)
        {
            accounts[i] = log.account("maker-" + i);
        }
        log.flush();
        for (int round = 0; round < ROUNDS; round++)
        {
            round(market);
        }
        log.flush();
    }

    private void round(final int market)
    {
        for (int order = 0; order < ORDERS; order++)
        {
            final int side = order & 1;
            log.add(tick(), market, order, maker(order), side, priceTicks(side, order), SIZE_LOTS, 0);
        }
        for (int order = 0; order < ORDERS; order++)
        {
            // By twos, so that both sides meet every kind.
            switch (order / 2 % KINDS)
            {
                case 0 -> fillInParts(market, order);
                case 1 -> replaceAndCancel(market, order);
                case 2 -> log.fill(tick(), market, order, EventSink.NO_PRICE, 2 * SIZE_LOTS, maker(order), 0);
                default -> trade(market, order);
            }
        }
        log.status(tick(), market, EventSink.TradingStatus.HALTED);
        log.clear(tick(), market);
        log.status(tick(), market, EventSink.TradingStatus.OPEN);
    }

    private void fillInParts(final int market, final int order)
    {
        final long first = SIZE_LOTS / 2;
        log.fill(tick(), market, order, EventSink.NO_PRICE, first, maker(order + 1), 0);
        log.fill(tick(), market, order, MID_TICKS, SIZE_LOTS - first, EventSink.NO_ACCOUNT, 0);
    }

    private void replaceAndCancel(final int market, final int order)
    {
        final int side = order & 1;
        log.replace(tick(), market, order, ORDERS + order, priceTicks(side, order + PRICES / 2), SIZE_LOTS + 1, 0);
        log.cancel(tick(), market, ORDERS + order);
    }

    /** The order itself stays until the clear. */
    private void trade(final int market, final int order)
    {
        log.trade(tick(), market, maker(order), MID_TICKS, SIZE_LOTS, maker(order), 0);
        log.trade(tick(), market, EventSink.NO_ACCOUNT, MID_TICKS, SIZE_LOTS, maker(order), 0);
    }

    private int maker(final int order)
    {
        return accounts[order / 2 % accounts.length];
    }

    private static long priceTicks(final int side, final int order)
    {
        final long distanceTicks = 1 + order % PRICES;

        return side == Side.BID ? MID_TICKS - distanceTicks : MID_TICKS + distanceTicks;
    }

    private long tick()
    {
        timeEpochNs += STEP_NS;

        return timeEpochNs;
    }
}
