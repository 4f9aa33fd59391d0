package io.leadline.bench.csv;

import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Recording;
import io.leadline.feed.csv.CsvFeed;

/** Imports file by file into one event log on disk. An operation is a row. */
public final class CsvImportContender implements Contender
{
    private final List<Path> files;
    private final int rowsPerFile;
    private final EventLogWriter log;
    private final Configuration configuration = CsvFlow.configuration();
    private int next;

    /** Makes the log in a folder of this folder. */
    public CsvImportContender(final List<Path> files, final Integer rowsPerFile, final Path folder)
    {
        this.files = files;
        this.rowsPerFile = rowsPerFile;
        this.log = new EventLogWriter(folder.resolve("events"), configuration.feed().maxJumpNs());
    }

    @Override
    public long run()
    {
        new CsvFeed(configuration, Recording.of(List.of(files.get(next++)))).run(log);
        if (log.eventCount() != (long)next * rowsPerFile)
        {
            throw new IllegalStateException("rows are missing in the log: events=" + log.eventCount());
        }

        return rowsPerFile;
    }

    @Override
    public void close()
    {
        log.close();
    }
}
