package io.leadline.proof.dispute;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.measure.MeasureLayout;
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
    private final Configuration configuration;
    private final int market;
    private final Optional<SnapshotLogFiles> files;
    private final Deque<Long> days = new ArrayDeque<>();
    private SnapshotSource source;

    /**
     * Opens a log.
     *
     * @param name        of a market in its configuration.
     * @param fromEpochNs of which the day's first record is the first one read; running totals of the days before are
     *                    in it.
     */
    MarketLog(final LogSet logs, final LogSet.Log log, final String name, final long fromEpochNs)
    {
        configuration = log.configuration();
        market = position(configuration, name);
        files = logs.opener().files(log.folder());
        files.ifPresent(known -> days.addAll(days(known.days(), fromEpochNs)));
        if (!openNextDay())
        {
            source = logs.opener().open(log.folder());
        }
    }

    private static List<Long> days(final List<Long> known, final long fromEpochNs)
    {
        final List<Long> wanted = known.stream().filter(day -> day >= Period.dayOf(Math.max(0, fromEpochNs))).toList();

        return wanted.isEmpty() ? known.subList(known.size() - 1, known.size()) : wanted;
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
        final boolean[] wanted = new boolean[configuration.markets().size()];
        wanted[market] = true;
        close();
        source = files.orElseThrow().open(days.removeFirst(), wanted, false);

        return true;
    }

    Configuration configuration()
    {
        return configuration;
    }

    MeasureLayout layout()
    {
        return source.layout();
    }

    Market market()
    {
        return configuration.markets().get(market);
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
