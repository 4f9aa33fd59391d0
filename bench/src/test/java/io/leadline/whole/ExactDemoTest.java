package io.leadline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.command.Verbs;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.config.Schedule;
import io.leadline.config.Seed;
import io.leadline.demo.DemoDay;
import io.leadline.measure.MarketStatus;
import io.leadline.program.Programs;
import io.leadline.proof.command.ProofMain;
import io.leadline.proof.precision.MakerPresence;
import io.leadline.proof.precision.MarketPresence;
import io.leadline.proof.precision.Presence;
import io.leadline.proof.precision.PresenceStudy;
import io.leadline.proof.precision.UptimeComparison;
import io.leadline.scoring.command.ScoringMain;
import io.leadline.scoring.input.Outages;
import io.leadline.scoring.tally.BandFields;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;
import io.leadline.sql.DemoStretch;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Exact presence on a stretch that stands for the demo's day, beside what real samplers and scores say of it. More
 * schedules by {@code leadline.precision.schedules}.
 */
class ExactDemoTest
{
    private static final int SCHEDULES = Integer.getInteger("leadline.precision.schedules", 25);
    private static final long LENGTH_NS = 3_600_000_000_000L;
    private static final String DRIFT = "drift-mip-2023-03";
    /** With fewer changes among its samples, a maker's interval holds, but not in just 95 %. */
    private static final double LEAST_CHANGES = 30;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void trade() throws IOException
    {
        DemoStretch.make(folder, LENGTH_NS, DemoDay.START_EPOCH_NS, Map.of());
    }

    private static Configuration configuration()
    {
        return ConfigurationReader.read(folder.resolve("leadline.yaml"));
    }

    private static PresenceStudy study(final Configuration configuration, final List<Presence> presences)
    {
        final PresenceStudy study =
            new PresenceStudy(configuration, List.of(), presences, Outages.NONE, null, null);
        study.read(folder.resolve("events"), documents -> { });

        return study;
    }

    @Test
    void shouldSayOfEveryInstantWhatItsSnapshotSays()
    {
        final Configuration configuration = configuration();
        final Presence presence = Presence.parse("touch:20", configuration);
        final PresenceStudy study = study(configuration, List.of(presence));
        long looks = 0;
        long excluded = 0;
        try (SnapshotLogReader log = SnapshotLogReader.open(folder.resolve("snapshots")))
        {
            final BandFields band = BandFields.of(log.layout(), "touch:20", "touch", 2_000, List.of());
            for (SnapshotSource.Record record = log.next(); record != SnapshotSource.Record.END; record = log.next())
            {
                if (record == SnapshotSource.Record.SNAPSHOT)
                {
                    final Snapshot snapshot = log.snapshot();
                    looks += looked(snapshot, band, study.results().get(0).markets().get(snapshot.market()));
                    excluded += snapshot.status() == MarketStatus.HALTED || snapshot.status() == MarketStatus.STALE
                        ? 1 : 0;
                }
            }
        }

        assertThat(looks).isGreaterThan(100_000);
        assertThat(excluded).isPositive();
    }

    private static long looked(final Snapshot snapshot, final BandFields band, final MarketPresence exact)
    {
        final long time = snapshot.timeEpochNs();
        final boolean isCounted =
            snapshot.status() != MarketStatus.HALTED && snapshot.status() != MarketStatus.STALE;
        assertThat(exact.counted().contains(time)).as("market=" + exact.market() + " time=" + time)
            .isEqualTo(isCounted);
        final Map<String, Boolean> present = new HashMap<>();
        final boolean hasMid = snapshot.status() == MarketStatus.OK || snapshot.status() == MarketStatus.CROSSED;
        for (int entity = 1; entity < snapshot.entityCount(); entity++)
        {
            present.put(snapshot.name(entity), hasMid && band.isOnBothSides(snapshot, entity));
        }
        for (final MakerPresence maker : exact.makers())
        {
            assertThat(maker.active().contains(time)).as("maker=" + maker.maker() + " time=" + time)
                .isEqualTo(present.getOrDefault(maker.maker(), false));
        }

        return exact.makers().size();
    }

    /** Real logs with real schedules: the interval that each of them states, of every maker left to chance. */
    @Test
    void shouldStateIntervalsThatHoldTheExactUptimeIn95PercentOfSchedules() throws IOException
    {
        final Configuration configuration = configuration();
        final PresenceStudy study = study(
            configuration,
            List.of(Presence.parse("touch:20", configuration), Presence.parse("mid:3", configuration)));
        final Random random = new Random(20_261_123);
        long covered = 0;
        long wilson = 0;
        long tried = 0;
        for (int schedule = 0; schedule < SCHEDULES; schedule++)
        {
            final byte[] seed = new byte[Seed.LENGTH];
            random.nextBytes(seed);
            final Path snapshots = folder.resolve("schedule" + schedule);
            EventLogs.sample(
                new Configuration(
                    configuration.venue(), configuration.markets(), configuration.ladders(),
                    new Schedule(configuration.schedule().everyNs(), true, new Seed(seed)), configuration.feed(),
                    configuration.detail(), configuration.makers(), configuration.limits()),
                folder.resolve("events"), snapshots, Long.MAX_VALUE);
            try (SnapshotLogReader log = SnapshotLogReader.open(snapshots))
            {
                for (final List<UptimeComparison> rule : study.compare(log))
                {
                    final List<UptimeComparison> chance = rule.stream().filter(ExactDemoTest::isLeftToChance).toList();
                    covered += chance.stream().filter(UptimeComparison::isInStated).count();
                    wilson += chance.stream().filter(UptimeComparison::isInWilson).count();
                    tried += chance.size();
                }
            }
            EventLogs.delete(snapshots);
        }

        assertThat(tried).isGreaterThan(10L * SCHEDULES);
        assertThat(covered / (double)tried).as("tried=" + tried + " wilson=" + wilson).isBetween(0.92, 0.98);
    }

    /** A change adds up to a sixth to the variance of the number of active samples. */
    private static boolean isLeftToChance(final UptimeComparison comparison)
    {
        final double error = comparison.standardError() * comparison.countedCount();

        return error * error * 6 > LEAST_CHANGES;
    }

    @Test
    void shouldCountSamplesAsScoresDo() throws IOException
    {
        final String snapshots = folder.resolve("snapshots").toString();
        final Path outages = Files.writeString(folder.resolve("outages.csv"), """
            market,from,to,reason
            SOL-PERP,2026-03-02T00:10:00Z,2026-03-02T00:15:00.5Z,matching engine
            """);
        final Path program = folder.resolve("program.yaml");
        final String rules = new String(Programs.builtInBytes(DRIFT), StandardCharsets.UTF_8);
        Files.writeString(program, rules.replaceFirst("(?m)^enrolled:.*$", "") + """
            enrolled:
              - { maker: harbor }
              - { maker: willow }
              - { maker: firefly, to: 2026-03-02 }
              - { maker: mote }
            """);
        run(ScoringMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(System.err, true),
            "score", "--program", program.toString(), "--snapshots", snapshots, "--outages", outages.toString(),
            "--out", folder.resolve("scores").toString(), "--quiet"));
        run(ProofMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(System.err, true),
            "precision", "--program", program.toString(), "--events", folder.resolve("events").toString(),
            "--snapshots", snapshots, "--outages", outages.toString(), "--every", "1m", "--trials", "1",
            "--out", folder.resolve("precision").toString(), "--quiet"));

        final SortedMap<String, String> scored = new TreeMap<>();
        for (final NamedCsvRecord row : rows(folder.resolve("scores/scores.csv")))
        {
            final String metric = row.getField("metric");
            if (!row.getField("maker").isEmpty()
                && List.of("snapshots_active", "snapshots_counted", "uptime").contains(metric))
            {
                scored.put(row.getField("market") + "/" + row.getField("maker") + "/" + metric, row.getField("value"));
            }
        }
        final SortedMap<String, String> sampled = new TreeMap<>();
        for (final NamedCsvRecord row : rows(folder.resolve("precision/sampled.csv")))
        {
            final String key = row.getField("market") + "/" + row.getField("maker") + "/";
            sampled.put(key + "snapshots_active", row.getField("snapshots_active"));
            sampled.put(key + "snapshots_counted", row.getField("snapshots_counted"));
            sampled.put(key + "uptime", row.getField("sampled_uptime"));
        }
        assertThat(scored).hasSizeGreaterThan(15);
        assertThat(sampled).isEqualTo(scored);
    }

    private static void run(final int code)
    {
        assertThat(code).isEqualTo(Verbs.DONE);
    }

    private static List<NamedCsvRecord> rows(final Path file) throws IOException
    {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file))
        {
            return csv.stream().toList();
        }
    }
}
