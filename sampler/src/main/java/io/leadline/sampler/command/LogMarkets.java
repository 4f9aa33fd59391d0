package io.leadline.sampler.command;

import java.math.BigDecimal;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink.TradingStatus;

/** Which markets of a configuration a log holds, and whether it holds them with the same steps. Single thread. */
final class LogMarkets implements EventHandler, AutoCloseable
{
    private final Configuration configuration;
    private final FeedBooks books;
    private final boolean[] isSeen;

    LogMarkets(final Configuration configuration)
    {
        this.configuration = configuration;
        books = new FeedBooks(configuration);
        isSeen = new boolean[configuration.markets().size()];
    }

    /** Throws a {@link io.leadline.problem.BadInputException} where the log has other steps. */
    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.onMarket(market, name, tick, lot);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        // Whose orders they are does not matter here.
    }

    @Override
    public void onEvent(final Event event)
    {
        final int market = books.marketOf(event);
        if (market >= 0)
        {
            isSeen[market] = true;
        }
    }

    /**
     * What happened since the log's last event nobody knows: every market of it is stale from then on, however its
     * writer ended.
     */
    void markStale(final EventLogWriter writer)
    {
        for (int i = 0; i < isSeen.length; i++)
        {
            final Market market = configuration.markets().get(i);
            if (isSeen[i])
            {
                writer.status(
                    writer.lastTimeEpochNs(), writer.market(market.name(), market.tick(), market.lot()),
                    TradingStatus.STALE);
            }
        }
        writer.flush();
    }

    @Override
    public void close()
    {
        books.close();
    }
}
