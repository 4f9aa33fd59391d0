package io.leadline.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.EventFlags;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** A venue of random orders around a price that wanders, with all that may happen to them. Writes an event log. */
final class RandomFeed
{
    private static final long START_EPOCH_NS = 1_772_323_200_000_000_000L;

    private record Resting(int market, long id)
    {
    }

    private final Random random;
    private final List<Market> markets;
    private final int accountCount;
    private final long[] midTicks;
    private final List<Resting> resting = new ArrayList<>();
    private EventLogWriter log;
    private long timeEpochNs;
    private long nextId = 1;

    RandomFeed(final Random random, final Configuration configuration, final int accountCount)
    {
        this.random = random;
        this.markets = configuration.markets();
        this.accountCount = accountCount;
        midTicks = new long[markets.size()];
        for (int i = 0; i < midTicks.length; i++)
        {
            midTicks[i] = 2_000 + 10_000L * i;
        }
        timeEpochNs = START_EPOCH_NS + 3_600_000_000_000L * random.nextInt(24) + random.nextInt(1_000_000_000);
    }

    /** Writes events whose times lie up to a step apart, some of them much further. */
    void write(final Path folder, final int count, final long stepNs, final long rareStepNs)
    {
        try (EventLogWriter writer = new EventLogWriter(folder, Long.MAX_VALUE))
        {
            log = writer;
            for (int i = 0; i < count; i++)
            {
                timeEpochNs += random.nextLong(stepNs + 1);
                if (random.nextInt(500) == 0)
                {
                    timeEpochNs += random.nextLong(rareStepNs + 1);
                }
                send(random.nextInt(markets.size()));
                if (random.nextInt(50) == 0)
                {
                    writer.flush();
                }
            }
        }
    }

    private void send(final int market)
    {
        final Market configured = markets.get(market);
        final int number = log.market(configured.name(), configured.tick(), configured.lot());
        midTicks[market] = Math.max(1_000, midTicks[market] + random.nextInt(5) - 2);
        final int kind = random.nextInt(100);
        if (kind < 45 || resting.isEmpty())
        {
            add(number, market);
        }
        else if (kind < 60 && configured.book() == Market.BookKind.LEVELS)
        {
            final int side = random.nextInt(2);
            log.level(timeEpochNs, number, side, priceTicks(market, side), random.nextInt(4) * random.nextInt(500), 0);
        }
        else if (kind < 94)
        {
            change(kind);
        }
        else if (kind < 97)
        {
            log.trade(timeEpochNs, number, account(), midTicks[market], size(), account(), 0);
        }
        else
        {
            happen(number);
        }
    }

    private void add(final int number, final int market)
    {
        final int side = random.nextInt(2);
        final long id = nextId++;
        log.add(timeEpochNs, number, id, account(), side, priceTicks(market, side), size(),
            random.nextBoolean() ? EventFlags.POST_ONLY : 0);
        resting.add(new Resting(number, id));
    }

    /** Most orders are close, some far, a few on the wrong side. */
    private long priceTicks(final int market, final int side)
    {
        final long distance = (long)(Math.abs(random.nextGaussian()) * (random.nextInt(6) == 0 ? 300 : 4)) -
            (random.nextInt(60) == 0 ? 3 : 0);

        return Math.max(1, side == Side.BID ? midTicks[market] - distance : midTicks[market] + 1 + distance);
    }

    /** Some sizes are so large that sums pass 2^63. */
    private long size()
    {
        return random.nextInt(40) == 0 ? 1 + (random.nextLong() >>> 19) : 1 + random.nextInt(1_000);
    }

    private int account()
    {
        final int which = random.nextInt(accountCount + 2);

        return log.account(which < 2 ? "" : "acct-" + which);
    }

    private void change(final int kind)
    {
        final int which = random.nextInt(resting.size());
        final Resting order = resting.get(which);
        if (kind < 66)
        {
            resting.set(which, resting.get(resting.size() - 1));
            resting.remove(resting.size() - 1);
            log.cancel(timeEpochNs, order.market(), order.id());
        }
        else if (kind < 76)
        {
            log.reduce(timeEpochNs, order.market(), order.id(), random.nextInt(4) == 0 ? 0 : size(), 0);
        }
        else if (kind < 86)
        {
            log.fill(timeEpochNs, order.market(), order.id(),
                random.nextBoolean() ? EventSink.NO_PRICE : midTicks[0], size(), account(), 0);
        }
        else
        {
            final long id = nextId++;
            resting.set(which, new Resting(order.market(), id));
            log.replace(timeEpochNs, order.market(), order.id(), id, midTicks[0] + random.nextInt(3), size(), 0);
        }
    }

    private void happen(final int number)
    {
        switch (random.nextInt(12))
        {
            case 0 -> log.status(timeEpochNs, number, EventSink.TradingStatus.HALTED);
            case 1, 2 -> log.status(timeEpochNs, number, EventSink.TradingStatus.OPEN);
            case 3 -> log.status(timeEpochNs, number, EventSink.TradingStatus.STALE);
            case 4 -> log.clear(timeEpochNs, number);
            case 5 -> log.ignored(timeEpochNs, log.unconfiguredMarket("elsewhere"));
            default -> log.heartbeat(timeEpochNs, random.nextBoolean() ? number : EventSink.NO_MARKET);
        }
    }
}
