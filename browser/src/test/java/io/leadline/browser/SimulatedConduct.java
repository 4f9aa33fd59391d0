package io.leadline.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogWriter;

/** The conduct report of the demo's market makers over half an hour, sampled every ten seconds at times all know. */
final class SimulatedConduct
{
    private static final long LENGTH_NS = 30 * 60_000_000_000L;

    private SimulatedConduct()
    {
    }

    /** Trades, samples and reports; the folder of the report. */
    static Path make(final Path folder) throws IOException
    {
        final Path config = DemoConfiguration.writeOfBands(folder);
        final Configuration configuration = ConfigurationReader.read(config);
        final Path events = folder.resolve("events");
        try (EventLogWriter log = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            DemoDay.run(log, DemoDay.SEED, LENGTH_NS, timeEpochNs -> { });
        }
        final String text = Files.readString(config);
        final String fixed = text.replaceAll("(?m)^schedule:.*$", "schedule: { every: 10s, instant: fixed }");
        if (fixed.equals(text))
        {
            throw new IllegalStateException("configuration has no schedule in a line: config=" + config);
        }
        Files.writeString(config, fixed);
        final Path snapshots = folder.resolve("snapshots");
        Verb.sampler("sample", "--quiet", "--config", config.toString(), "--events", events.toString(),
            "--snapshots", snapshots.toString());
        final Path conduct = folder.resolve("conduct");
        Verb.proof("conduct", "--quiet", "--events", events.toString(), "--snapshots", snapshots.toString(),
            "--out", conduct.toString());

        return conduct;
    }
}
