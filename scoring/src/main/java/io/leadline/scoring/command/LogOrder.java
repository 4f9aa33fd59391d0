package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import io.leadline.config.Market;
import io.leadline.log.LogException;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.snapshot.SnapshotSource.Record;

/**
 * In which order logs are read: by what they hold, so that nothing shows in which order they were named. The earlier
 * first snapshot first, then by markets, then by the hash of how they begin.
 */
public final class LogOrder
{
    private static final Comparator<Start> BY_START = Comparator.comparingLong(Start::timeEpochNs)
        .thenComparing(Start::markets)
        .thenComparing(Start::hash);

    private LogOrder()
    {
    }

    /** How a log begins. */
    private record Start(Path folder, long timeEpochNs, String markets, String hash)
    {
    }

    /** The folders in order; what is wrong with a log's first records is left to whoever walks over it. */
    public static List<Path> of(final SnapshotOpener opener, final List<Path> folders) throws Exception
    {
        if (folders.size() < 2)
        {
            return folders;
        }
        final List<Start> starts = new ArrayList<>();
        for (final Path folder : folders)
        {
            final SnapshotSource log = opener.open(folder);
            try
            {
                starts.add(start(folder, log));
            }
            finally
            {
                LogWalks.close(log);
            }
        }

        return starts.stream().sorted(BY_START).map(Start::folder).toList();
    }

    private static Start start(final Path folder, final SnapshotSource log)
    {
        long timeEpochNs = Long.MAX_VALUE;
        try
        {
            if (log.next() != Record.END)
            {
                timeEpochNs = log.snapshot().timeEpochNs();
            }
        }
        catch (final LogException refused)
        {
            // The walk says what it is, in the words of a log's own reader.
            return new Start(folder, Long.MAX_VALUE, "", "");
        }
        final String markets =
            log.configuration().markets().stream().map(Market::name).collect(Collectors.joining("\n"));

        return new Start(folder, timeEpochNs, markets, HexFormat.of().formatHex(log.lastHash()));
    }
}
