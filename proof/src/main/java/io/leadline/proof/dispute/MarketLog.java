package io.leadline.proof.dispute;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.measure.MeasureLayout;
import io.leadline.scoring.command.SnapshotOpener;
import io.leadline.scoring.figure.Period;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogFiles;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * The records of one market in one log, from a UTC day on, file by file: those of other markets are passed over, and
 * the chain is not followed, for the scorer has. Single thread.
 */
final class MarketLog implements AutoCloseable
{
    private final String name;
    private final Optional<SnapshotLogFiles> files;
    private final Deque<Long> days = new ArrayDeque<>();
    private SnapshotSource source;
    private int market;

    /**
     * Opens a log.
     *
     * @param name        of a market in its configuration.
     * @param fromEpochNs of which the day's first record is the first one read; running totals of the days before are
     *                    in it.
     */
    MarketLog(final SnapshotOpener opener, final Path folder, final String name, final long fromEpochNs)
    {
        this.name = name;
        files = opener.files(folder);
        files.ifPresent(known -> days.addAll(days(known.days(), fromEpochNs)));
        open(opener.open(folder));
        if (files.isPresent())
        {
            openNextDay();
        }
    }

    private static List<Long> days(final List<Long> known, final long fromEpochNs)
    {
        final List<Long> wanted = known.stream().filter(day -> day >= Period.dayOf(Math.max(0, fromEpochNs))).toList();

        return wanted.isEmpty() ? known.subList(known.size() - 1, known.size()) : wanted;
    }

    private void open(final SnapshotSource opened)
    {
        source = opened;
        market = position(opened.configuration(), name);
    }

    /** Position of a market in a configuration; -1 where it is not in it. */
    static int position(final Configuration configuration, final String name)
    {
        return configuration.markets().stream().map(Market::name).toList().indexOf(name);
    }

    private boolean openNextDay()
    {
        if (days.isEmpty())
        {
            return false;
        }
        final boolean[] wanted = new boolean[source.configuration().markets().size()];
        wanted[market] = true;
        close();
        open(files.orElseThrow().open(days.removeFirst(), wanted, false));

        return true;
    }

    Configuration configuration()
    {
        return source.configuration();
    }

    MeasureLayout layout()
    {
        return source.layout();
    }

    Market market()
    {
        return source.configuration().markets().get(market);
    }

    /** Steps to the market's next record; {@link Record#END} behind the last. */
    Record next()
    {
        while (true)
        {
            final Record record = source.next();
            if (record == Record.END)
            {
                if (!openNextDay())
                {
                    return Record.END;
                }
            }
            else if (source.snapshot().market() == market)
            {
                return record;
            }
        }
    }

    Snapshot snapshot()
    {
        return source.snapshot();
    }

    @Override
    public void close()
    {
        if (source instanceof SnapshotLogReader file)
        {
            file.close();
        }
    }
}
