package io.leadline.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.sampler.Sampler;

/** Logs of the demo's first seconds, as bytes. */
record SmallLogs(String configuration, List<ByteBuffer> events, List<ByteBuffer> snapshots)
{
    private static final long LENGTH_NS = 20_000_000_000L;

    static SmallLogs ofBands() throws IOException
    {
        return make(false);
    }

    static SmallLogs withOrders() throws IOException
    {
        return make(true);
    }

    private static SmallLogs make(final boolean hasOrders) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-fuzz");
        try
        {
            final Path file = hasOrders ? DemoConfiguration.write(folder) : DemoConfiguration.writeOfBands(folder);
            final Configuration configuration = ConfigurationReader.read(file);
            final Path events = folder.resolve("events");
            try (EventLogWriter log = new EventLogWriter(events, configuration.feed().maxJumpNs()))
            {
                DemoDay.run(log, DemoDay.SEED, LENGTH_NS, timeEpochNs ->
                {
                });
            }
            final Path snapshots = folder.resolve("snapshots");
            try (EventLogReader reader = new EventLogReader(events);
                Sampler sampler = new Sampler(configuration, snapshots, false))
            {
                boolean hasMore = true;
                while (hasMore)
                {
                    hasMore = reader.poll(sampler);
                }
            }

            return new SmallLogs(Files.readString(file), FlowLog.load(events), FlowLog.load(snapshots));
        }
        finally
        {
            Folders.delete(folder);
        }
    }
}
