package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.book.FeedBooks;
import io.leadline.command.IsoTime;
import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.event.EventType;
import io.leadline.log.LogException;
import io.leadline.measure.MeasureLayout;
import io.leadline.snapshot.SnapshotSource;

/**
 * One walk over an event log beside the snapshot log that was made from it, whose instants it takes. Memory is bounded
 * by the live orders, the makers, and the instants of an interval. Single thread.
 */
public final class ConductPass implements EventHandler
{
    private final Configuration configuration;
    private final ConductRules rules;
    private final FeedBooks books;
    private final PhasedInstants instants;
    private final long maxSilenceNs;
    private final List<MarketConduct> markets = new ArrayList<>();
    private final Map<String, String> makerOfAccount = new HashMap<>();
    private final List<String> makerNames = new ArrayList<>();

    /**
     * A walk that has yet to begin.
     *
     * @param snapshots a walk over the snapshot log that has yet to begin.
     */
    public ConductPass(final SnapshotSource snapshots, final ConductRules rules)
    {
        this.configuration = snapshots.configuration();
        this.rules = rules;
        books = new FeedBooks(configuration);
        instants = new PhasedInstants(snapshots, rules.flashing().phases());
        maxSilenceNs = configuration.feed().maxSilenceNs();
        final MeasureLayout layout = new MeasureLayout(
            List.of(new Ladder("conduct", Ladder.Reference.MID, List.of(rules.bandBpsE2()), false)));
        for (int market = 0; market < configuration.markets().size(); market++)
        {
            markets.add(new MarketConduct(
                books, books.book(market), rules, layout, configuration.markets().get(market).minTouchTickLots(),
                configuration.schedule().everyNs()));
        }
        for (final Makers.Maker maker : configuration.makers().makers())
        {
            maker.accounts().forEach(account -> makerOfAccount.put(account, maker.name()));
        }
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.onMarket(market, name, tick, lot);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        books.onAccount(account, name);
        makerNames.add(configuration.makers().isAll() ? name : makerOfAccount.get(name));
    }

    /**
     * Takes an event, and the instants before it.
     *
     * @throws LogException {@code FOREIGN} when a snapshot was not made from the events so far.
     */
    @Override
    public void onEvent(final Event event)
    {
        if (books.isAfterHole(event))
        {
            // In front of the instants within it, which are out of sync.
            books.onHole();
            markets.forEach(market -> market.onHole(books.lastTimeEpochNs()));
        }
        while (instants.nextEpochNs() < event.timeEpochNs())
        {
            onInstant(instants.take());
        }
        final int market = books.marketOf(event);
        books.apply(event, market);
        if (market >= 0)
        {
            markets.get(market).onEvent(event, account(event), taker(event));
        }
    }

    private void onInstant(final PhasedInstants.Due due)
    {
        if (due.phase() == 0 && due.sequence() != books.lastSequence())
        {
            throw foreign("snapshot was not made from these events", "time=" + IsoTime.text(due.timeEpochNs()) +
                " sequence=" + due.sequence() + " expected=" + books.lastSequence());
        }
        final boolean isSilent = maxSilenceNs > 0 && due.timeEpochNs() - books.lastTimeEpochNs() > maxSilenceNs;
        markets.get(due.market()).flashing().onInstant(due.timeEpochNs(), due.phase(), isSilent);
    }

    private static LogException foreign(final String what, final String values)
    {
        return new LogException(LogException.Fault.FOREIGN, what + ": " + values);
    }

    private String account(final Event event)
    {
        final boolean hasAccount = event.type() == EventType.ADD || event.type() == EventType.TRADE;

        return hasAccount ? makerName(event.account()) : null;
    }

    private String taker(final Event event)
    {
        final boolean hasTaker = event.type() == EventType.FILL || event.type() == EventType.TRADE;

        return hasTaker ? makerName(event.taker()) : null;
    }

    private String makerName(final int account)
    {
        return account < 0 ? null : makerNames.get(account);
    }

    /**
     * Ends the walk, and says what it came to.
     *
     * @throws LogException {@code FOREIGN} when the snapshot log goes on behind the events.
     */
    public ConductResult finish()
    {
        if (instants.hasMore())
        {
            throw foreign("snapshot log goes on where the event log has ended", "last_event=" +
                IsoTime.text(Math.max(0, books.lastTimeEpochNs())));
        }
        final List<ConductResult.OfMarket> results = new ArrayList<>();
        for (int market = 0; market < markets.size(); market++)
        {
            markets.get(market).finish(Math.max(0, books.lastTimeEpochNs()));
            results.add(ConductFigures.of(configuration.markets().get(market), markets.get(market), rules));
        }

        return new ConductResult(
            configuration.venue(), configuration.schedule().everyNs(), configuration.schedule().isRandom(),
            rules, results);
    }

    /** The books as they stand, for whoever holds the figures against them. */
    FeedBooks books()
    {
        return books;
    }

    /** What is followed in a market. */
    MarketConduct market(final int market)
    {
        return markets.get(market);
    }
}
