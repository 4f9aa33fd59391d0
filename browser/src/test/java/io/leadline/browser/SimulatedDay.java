package io.leadline.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.demo.DemoConfiguration;
import io.leadline.demo.DemoDay;
import io.leadline.event.EventLogWriter;

/** The demo's market makers for a stretch that stands for a day, with a halt, a lost feed and an outage window. */
final class SimulatedDay
{
    static final List<String> MAKERS =
        List.of("echo", "firefly", "granite", "harbor", "mote", "outpost", "swallow", "willow");

    private static final long LENGTH_NS = 4 * 3_600_000_000_000L;
    private static final List<String> PROGRAMS =
        List.of("drift-mip-2023-03", "backpack-mm-2026", "backpack-api-broker", "mifid-rts8");

    private SimulatedDay()
    {
    }

    /** Trades, samples and scores, with a statement for each maker; the folder of the scores. */
    static Path make(final Path folder) throws IOException
    {
        final Path config = DemoConfiguration.write(folder);
        final Configuration configuration = ConfigurationReader.read(config);
        final Path events = folder.resolve("events");
        try (EventLogWriter log = new EventLogWriter(events, configuration.feed().maxJumpNs()))
        {
            DemoDay.run(log, DemoDay.SEED, LENGTH_NS, timeEpochNs -> { });
        }
        final Path snapshots = folder.resolve("snapshots");
        Verb.sampler("sample", "--quiet", "--config", config.toString(), "--events", events.toString(),
            "--snapshots", snapshots.toString());
        final Path outages = Files.writeString(folder.resolve("outages.csv"), """
            market,from,to,reason
            SOL-PERP,2026-03-02T00:10:00Z,2026-03-02T00:25:00.5Z,matching engine restarted <twice> & checked
            ,2026-03-02T01:00:00Z,2026-03-02T01:05:00Z,gateway
            """);
        final Path scores = folder.resolve("scores");
        final List<String> args = new ArrayList<>(List.of(
            "score", "--quiet", "--statements", "--outages", outages.toString(),
            "--broker-volumes", folder.resolve(DemoConfiguration.BROKER_FILE).toString(),
            "--snapshots", snapshots.toString(), "--out", scores.toString()));
        PROGRAMS.forEach(program -> args.addAll(List.of("--program", program)));
        Verb.scoring(args);

        return scores;
    }
}
