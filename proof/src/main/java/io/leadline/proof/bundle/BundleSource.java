package io.leadline.proof.bundle;

import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.Configuration.Detail;
import io.leadline.measure.MeasureLayout;
import io.leadline.proof.tree.HourCursor;
import io.leadline.proof.tree.LeafKey;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * The records that a bundle's leaves tell, market by market, as a log lends them: the scoring code sees no difference.
 * Along the way it checks that no instant is left out and that the maker is never lost once it is there. Single thread.
 */
final class BundleSource implements SnapshotSource
{
    private final Configuration configuration;
    private final MeasureLayout layout;
    private final String lastHash;
    private final long fromEpochNs;
    private final Iterator<MarketParts> markets;
    private final Coverage coverage;
    private MarketParts market;
    private Iterator<PartLeaves> parts = List.<PartLeaves>of().iterator();
    private PartLeaves part;
    private LeafSnapshot current;
    private HourCursor book;
    private HourCursor own;
    private long lastInterval;
    private boolean isMakerKnown;

    /**
     * In front of the first record.
     *
     * @param lastHash    of the log where it was sealed last, in hex.
     * @param fromEpochNs start of the scored window.
     * @param coverage    is told of each snapshot.
     */
    BundleSource(
        final Configuration configuration,
        final String lastHash,
        final long fromEpochNs,
        final List<MarketParts> markets,
        final Coverage coverage)
    {
        this.configuration = configuration;
        this.lastHash = lastHash;
        this.fromEpochNs = fromEpochNs;
        this.markets = markets.iterator();
        this.coverage = coverage;
        layout = new MeasureLayout(configuration.ladders());
    }

    @Override
    public Configuration configuration()
    {
        return configuration;
    }

    @Override
    public MeasureLayout layout()
    {
        return layout;
    }

    @Override
    public Record next()
    {
        while (true)
        {
            if (book != null)
            {
                if (nextSnapshot())
                {
                    return Record.SNAPSHOT;
                }
            }
            else if (!nextPart())
            {
                return Record.END;
            }
            else if (part.key().part() == LeafKey.DAY_END)
            {
                current.atTotals(part.book(), part.own(), (part.day() + 1) * Period.NS_PER_DAY);
                return Record.TOTALS;
            }
        }
    }

    private boolean nextPart()
    {
        while (!parts.hasNext())
        {
            if (!markets.hasNext())
            {
                return false;
            }
            market = markets.next();
            coverage.onMarket(configuration.markets().get(market.position()).name());
            parts = market.parts().iterator();
            current = new LeafSnapshot(market.position(), market.maker(), hasOrders());
            lastInterval = -1;
            isMakerKnown = false;
        }
        part = parts.next();
        if (!part.hasOwn() && isMakerKnown)
        {
            throw new BundleException("leaf of the maker is missing: " + part.text());
        }
        isMakerKnown |= part.hasOwn();
        if (part.key().isHour())
        {
            book = new HourCursor(part.book(), layout.fieldCount(), orderLimit());
            own = !part.hasOwn() ? null : new HourCursor(part.own(), layout.fieldCount(), orderLimit());
        }

        return true;
    }

    private boolean hasOrders()
    {
        return configuration.detail() == Detail.ORDERS;
    }

    private int orderLimit()
    {
        return hasOrders() ? configuration.limits().ordersPerMarket() : 0;
    }

    private boolean nextSnapshot()
    {
        if (!book.next())
        {
            if (own != null)
            {
                own.endOfMaker();
            }
            book = null;
            return false;
        }
        if (own != null)
        {
            own.nextOfMaker();
        }
        checkInstant();
        coverage.onSnapshot(book.interval(), book.timeEpochNs());
        current.at(book, own, book.timeEpochNs() < fromEpochNs);

        return true;
    }

    private void checkInstant()
    {
        final long everyNs = configuration.schedule().everyNs();
        // An interval too large for a time in ns makes an offset that is none.
        final long startEpochNs =
            book.interval() > Long.MAX_VALUE / everyNs ? Long.MAX_VALUE : book.interval() * everyNs;
        final long offset = book.timeEpochNs() - startEpochNs;
        final boolean isAtPlace = configuration.schedule().isRandom() ? offset >= 0 && offset < everyNs : offset == 0;
        if (!isAtPlace || lastInterval >= 0 && book.interval() != lastInterval + 1)
        {
            throw new BundleException(
                "instants are left out, or not in their intervals: " + part.text() + " interval=" + book.interval() +
                " before=" + lastInterval);
        }
        lastInterval = book.interval();
    }

    @Override
    public Snapshot snapshot()
    {
        return current;
    }

    @Override
    public byte[] lastHash()
    {
        return HexFormat.of().parseHex(lastHash);
    }
}
