package io.leadline.bench.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.config.AdapterReader;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.csv.CsvFollow;

/**
 * Follows a file, to which rows are appended before each chunk, into nothing or into a log on disk. An operation is a
 * row.
 */
public final class FollowContender implements Contender
{
    private static final String SETTINGS = "feed: { csv: { heartbeats: false, look: 1h } }\n";
    private static final long CYCLE_NS = TimeUnit.MICROSECONDS.toNanos(10);

    private final List<Path> files;
    private final int rowsPerFile;
    private final Path followed;
    private final Target target;
    private final LiveFeed feed;
    private long nowEpochNs = CsvFlow.START_EPOCH_NS;
    private int appended;

    /**
     * Begins to follow.
     *
     * @param files    whose rows come.
     * @param followed where they are appended, behind one header.
     * @param folder   of the log, or {@link Target#NOTHING}.
     */
    public FollowContender(
        final List<Path> files, final Integer rowsPerFile, final Path followed, final Path folder) throws IOException
    {
        this.files = files;
        this.rowsPerFile = rowsPerFile;
        this.followed = followed;
        Files.writeString(followed, CsvFlow.HEADER);
        target = new Target(folder);
        feed = CsvFollow.open(new LiveInputs(
            CsvFlow.configuration(), AdapterReader.parse(SETTINGS, "bench", "csv", CsvFollow.KEYS), List.of(followed),
            target.sink(), null, () -> nowEpochNs, System.err::println));
        readAll();
    }

    /** The next file's rows are behind the others. */
    @Override
    public void prepare()
    {
        try
        {
            final byte[] text = Files.readAllBytes(files.get(appended));
            Files.write(
                followed, Arrays.copyOfRange(text, CsvFlow.HEADER.length(), text.length), StandardOpenOption.APPEND);
            appended++;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public long run()
    {
        readAll();
        target.endChunk();

        return rowsPerFile;
    }

    /** Until nothing is found; every reading takes what is there, or as much as fits. */
    private void readAll()
    {
        for (int dry = 0; dry < 2; nowEpochNs += CYCLE_NS)
        {
            dry = feed.doWork() == 0 ? dry + 1 : 0;
        }
    }

    @Override
    public long[] outcome()
    {
        final long rows = feed.counters().count("rows");
        if (rows != (long)appended * rowsPerFile)
        {
            throw new IllegalStateException("rows are missing: " + feed.counters());
        }

        return new long[] {rows};
    }

    @Override
    public void close()
    {
        feed.close();
        target.close();
    }
}
