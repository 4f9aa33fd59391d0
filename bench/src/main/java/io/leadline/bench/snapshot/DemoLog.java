package io.leadline.bench.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.sampler.Sampler;

/** The snapshot log of the demo's day, or of a short one in its place, held in memory. */
public final class DemoLog
{
    private static final String LAST_EDGES = "15, 20, 100]";
    private static final String LAST_EDGES_OF_ALL_PRICES = "15, 20, 100, 10000]";

    private final List<ByteBuffer> documents;
    private final long byteCount;

    private DemoLog(final List<ByteBuffer> documents, final long byteCount)
    {
        this.documents = documents;
        this.byteCount = byteCount;
    }

    /**
     * Trades and samples the day.
     *
     * @param folder   takes both logs.
     * @param lengthNs of the day.
     */
    public static DemoLog make(final Path folder, final long lengthNs) throws IOException
    {
        return make(folder, DemoConfiguration.writeWithDefaultLadders(folder), lengthNs);
    }

    /** The same with the ladders that all built-in programs need. */
    static DemoLog makeForPrograms(final Path folder, final long lengthNs) throws IOException
    {
        return make(folder, DemoConfiguration.writeOfBands(folder), lengthNs);
    }

    /** The same with every order, and an edge that holds all prices. */
    static DemoLog makeWithOrders(final Path folder, final long lengthNs) throws IOException
    {
        final Path file = DemoConfiguration.write(folder);
        final String text = Files.readString(file);
        if (!text.contains(LAST_EDGES))
        {
            throw new IllegalStateException("demo's configuration has changed: expected=" + LAST_EDGES);
        }
        Files.writeString(file, text.replace(LAST_EDGES, LAST_EDGES_OF_ALL_PRICES));

        return make(folder, file, lengthNs);
    }

    private static DemoLog make(final Path folder, final Path file, final long lengthNs) throws IOException
    {
        final Configuration configuration = ConfigurationReader.read(file);
        final Path events = folder.resolve("events");
        try (EventLogWriter log = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            DemoDay.run(log, DemoDay.SEED, lengthNs, timeEpochNs ->
            {
            });
        }
        final Path snapshots = snapshots(folder);
        try (EventLogReader reader = new EventLogReader(events);
            Sampler sampler = new Sampler(configuration, snapshots, false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }

            return new DemoLog(FlowLog.load(snapshots), sampler.log().byteCount());
        }
    }

    /** Where a day that was made in a folder has its snapshots. */
    public static Path snapshots(final Path folder)
    {
        return folder.resolve("snapshots");
    }

    List<ByteBuffer> documents()
    {
        return documents;
    }

    /** Bytes of all documents: headers, names and all. */
    long byteCount()
    {
        return byteCount;
    }
}
