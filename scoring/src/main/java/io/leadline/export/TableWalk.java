package io.leadline.export;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import io.leadline.command.LogWindow;
import io.leadline.config.Market;
import io.leadline.problem.BadInputException;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotSource;

/**
 * The rows of a snapshot log, whatever form they are written in: one per snapshot and maker behind one for the whole
 * book, in the log's order, which is time and then the configuration's. Records of running totals are no rows. Single
 * use, single thread.
 */
public final class TableWalk
{
    private static final int MOST_NAMES_SHOWN = 20;
    /** Progress is told every 4,096 records. */
    private static final int PROGRESS_MASK = (1 << 12) - 1;

    private final SnapshotSource source;
    private final RowFilter filter;
    private final MarketRows[] markets;

    private long recordCount;
    private long snapshotCount;
    private long rowCount;
    private long firstTimeEpochNs = Long.MIN_VALUE;
    private long lastTimeEpochNs = Long.MIN_VALUE;
    private int lastMarket = -1;

    /**
     * A walk over everything that the source still has to give.
     *
     * @throws BadInputException when the filter names a market that the log does not hold.
     */
    public TableWalk(final SnapshotSource source, final RowFilter filter)
    {
        this.source = source;
        this.filter = filter;
        this.markets = source.configuration().markets().stream()
            .map(market -> new MarketRows(market.name(), filter))
            .toArray(MarketRows[]::new);
        requireMarkets();
    }

    /**
     * Hands on every row.
     *
     * @param progress told now and then how many rows there were.
     * @throws BadInputException     when the filter's window lies outside the log, or it names a maker that the log
     *                               does not hold: known only at its end, so what was made of the rows by then is to
     *                               be thrown away.
     * @throws IllegalStateException when the log is out of order.
     */
    public void run(final TableSink sink, final LongConsumer progress)
    {
        SnapshotSource.Record record = source.next();
        while (record != SnapshotSource.Record.END && !isPast(record))
        {
            take(record, sink);
            if ((++recordCount & PROGRESS_MASK) == 0)
            {
                progress.accept(rowCount);
            }
            record = source.next();
        }
        requireWindow(record);
        requireMakers(record);
    }

    /** Snapshots with at least one row. */
    public long snapshotCount()
    {
        return snapshotCount;
    }

    /** Rows handed on. */
    public long rowCount()
    {
        return rowCount;
    }

    /** The order of the log lets the walk end at the first snapshot behind the window. */
    private boolean isPast(final SnapshotSource.Record record)
    {
        return record == SnapshotSource.Record.SNAPSHOT && source.snapshot().timeEpochNs() >= filter.toEpochNs();
    }

    private void take(final SnapshotSource.Record record, final TableSink sink)
    {
        final Snapshot snapshot = source.snapshot();
        final MarketRows market = markets[snapshot.market()];
        market.makers().extend(snapshot);
        if (record != SnapshotSource.Record.SNAPSHOT)
        {
            return;
        }
        requireOrder(snapshot);
        if (market.takesMarket() && filter.takesTime(snapshot.timeEpochNs()))
        {
            final int rows = market.handOn(snapshot, sink);
            rowCount += rows;
            snapshotCount += rows > 0 ? 1 : 0;
        }
    }

    private void requireOrder(final Snapshot snapshot)
    {
        final long timeEpochNs = snapshot.timeEpochNs();
        if (timeEpochNs < lastTimeEpochNs || timeEpochNs == lastTimeEpochNs && snapshot.market() <= lastMarket)
        {
            throw new IllegalStateException(
                "snapshot out of order: time_ns=" + timeEpochNs + " market=" + snapshot.market()
                    + " previous_time_ns=" + lastTimeEpochNs + " previous_market=" + lastMarket);
        }
        onTime(timeEpochNs);
        lastMarket = snapshot.market();
    }

    private void onTime(final long timeEpochNs)
    {
        firstTimeEpochNs = firstTimeEpochNs == Long.MIN_VALUE ? timeEpochNs : firstTimeEpochNs;
        lastTimeEpochNs = timeEpochNs;
    }

    /** A table of a time that the log has nothing of would say that nobody rested anything. */
    private void requireWindow(final SnapshotSource.Record last)
    {
        final boolean isBehind = lastTimeEpochNs != Long.MIN_VALUE && lastTimeEpochNs < filter.fromEpochNs()
            && last == SnapshotSource.Record.END;
        final boolean isBefore = lastTimeEpochNs == Long.MIN_VALUE && last != SnapshotSource.Record.END;
        if (isBehind || isBefore)
        {
            readOn(last);
            throw LogWindow.outside(filter.fromEpochNs(), filter.toEpochNs(), firstTimeEpochNs, lastTimeEpochNs);
        }
    }

    private void requireMarkets()
    {
        final List<String> names = source.configuration().markets().stream().map(Market::name).toList();
        final List<String> problems = filter.markets().stream()
            .filter(name -> !names.contains(name))
            .sorted()
            .map(name -> "unknown market: market=" + name + " allowed=" + shown(names))
            .toList();
        if (!problems.isEmpty())
        {
            throw new BadInputException(problems);
        }
    }

    private void requireMakers(final SnapshotSource.Record last)
    {
        final SortedSet<String> missing = new TreeSet<>(filter.makers());
        missing.remove("");
        source.configuration().makers().makers().forEach(maker -> missing.remove(maker.name()));
        missing.removeAll(seenMakers());
        if (missing.isEmpty())
        {
            return;
        }
        readOn(last);
        final SortedSet<String> seen = seenMakers();
        missing.removeAll(seen);
        if (!missing.isEmpty())
        {
            source.configuration().makers().makers().forEach(maker -> seen.add(maker.name()));
            throw new BadInputException(missing.stream()
                .map(name -> "unknown maker: maker=" + name + " allowed=" + shown(seen))
                .toList());
        }
    }

    /**
     * Walks to the end. A maker that comes after the window is a maker nevertheless: only the whole log can say that
     * there is none, and when it ends.
     */
    private void readOn(final SnapshotSource.Record last)
    {
        SnapshotSource.Record record = last;
        while (record != SnapshotSource.Record.END)
        {
            markets[source.snapshot().market()].makers().extend(source.snapshot());
            if (record == SnapshotSource.Record.SNAPSHOT)
            {
                onTime(source.snapshot().timeEpochNs());
            }
            record = source.next();
        }
    }

    private SortedSet<String> seenMakers()
    {
        final SortedSet<String> seen = new TreeSet<>();
        for (final MarketRows market : markets)
        {
            seen.addAll(market.makers().seen());
        }

        return seen;
    }

    private static String shown(final Collection<String> names)
    {
        final String first = names.stream().limit(MOST_NAMES_SHOWN).collect(Collectors.joining("|"));

        return names.size() > MOST_NAMES_SHOWN ? first + "|… count=" + names.size() : first;
    }
}
