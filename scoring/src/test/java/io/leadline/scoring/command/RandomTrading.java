package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import io.leadline.config.Market;
import io.leadline.event.EventFlags;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;

/** Makers that quote, trade and go at random; more of them, and in more markets, as time passes. */
final class RandomTrading
{
    /** Most makers; named m0, m1 and so on. */
    static final int MAKERS = 11;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long MID_TICKS = 100_000;

    private final Random random;
    /** Draws accounts apart, so that all else is the same with any number of them. */
    private final Random accountRandom;
    private final int accounts;
    private EventLogWriter log;
    private long timeEpochNs;
    private int market;
    private int maker;
    private long id = 1;

    /** Trading of makers with so many accounts each. */
    RandomTrading(final long seed, final int accounts)
    {
        random = new Random(seed);
        accountRandom = new Random(seed);
        this.accounts = accounts;
    }

    /** Writes the event log; nothing happens in a quarter of the time, from a third of it on. */
    void trade(final List<Market> markets, final Path events, final long fromEpochNs, final long toEpochNs)
    {
        final long stillFromEpochNs = fromEpochNs + (toEpochNs - fromEpochNs) / 3;
        final long stillNs = (toEpochNs - fromEpochNs) / 4;
        try (EventLogWriter writer = new EventLogWriter(events, Long.MAX_VALUE))
        {
            log = writer;
            timeEpochNs = fromEpochNs;
            while (timeEpochNs < toEpochNs)
            {
                final double share = (timeEpochNs - fromEpochNs) / (double)(toEpochNs - fromEpochNs);
                final Market traded =
                    markets.get(random.nextInt(1 + (int)(share * 2 * markets.size())) % markets.size());
                market = log.market(traded.name(), traded.tick(), traded.lot());
                maker = random.nextInt(2 + (int)(share * (MAKERS - 2)));
                quote();
                happen();
                id++;
                timeEpochNs += random.nextLong(8 * MINUTE_NS);
                final boolean isStill =
                    timeEpochNs > stillFromEpochNs && timeEpochNs < stillFromEpochNs + 10 * MINUTE_NS;
                timeEpochNs += isStill ? stillNs : 0;
            }
        }
    }

    /** An account of the maker at hand. */
    private int account()
    {
        final int which = accountRandom.nextInt(accounts);

        return log.account("m" + maker + (which == 0 ? "" : "-" + which));
    }

    /** A bid and an ask in place of the maker's own of before; now and then only one. */
    private void quote()
    {
        for (int side = 0; side < 2; side++)
        {
            if (random.nextInt(12) == 0)
            {
                log.cancel(timeEpochNs, market, ownId(side));
            }
            else
            {
                final long distance = 1 + random.nextInt(random.nextInt(4) == 0 ? 900 : 60);
                log.add(
                    timeEpochNs, market, ownId(side), account(), side,
                    MID_TICKS + (side == Side.BID ? -distance : distance), 1 + random.nextInt(3_000),
                    random.nextBoolean() ? EventFlags.POST_ONLY : 0);
            }
        }
        log.add(timeEpochNs, market, id, log.account(""), Side.BID, MID_TICKS - 1_500, 1 + random.nextInt(50), 0);
    }

    private long ownId(final int side)
    {
        return 1_000_000L + 2L * maker + side;
    }

    private void happen()
    {
        if (random.nextInt(3) == 0)
        {
            final int taker = random.nextInt(5) == 0 ? account() : EventSink.NO_ACCOUNT;
            log.fill(timeEpochNs, market, ownId(0), EventSink.NO_PRICE, 1 + random.nextInt(20), taker, 0);
        }
        switch (random.nextInt(60))
        {
            case 0 -> log.status(timeEpochNs, market, EventSink.TradingStatus.HALTED);
            case 1, 2, 3 -> log.status(timeEpochNs, market, EventSink.TradingStatus.OPEN);
            case 4 -> log.clear(timeEpochNs, market);
            default -> log.cancel(timeEpochNs, market, id);
        }
    }
}
