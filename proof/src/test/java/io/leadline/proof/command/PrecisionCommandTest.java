package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.command.Verbs;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;
import io.leadline.event.Side;
import io.leadline.sampler.Sampler;
import io.leadline.scoring.command.ScoringMain;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Both verbs over two hours of two markets: alpha always there, beta there half of the time. */
class PrecisionCommandTest
{
    private static final long START_EPOCH_NS = 1_772_323_190_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int SECONDS = 7_200;
    private static final String CONFIGURATION = """
        venue: example
        markets:
          - { name: SOL-PERP, tick: "0.01", lot: "0.1" }
          - { name: BTC-PERP, tick: "0.01", lot: "0.1" }
        ladders:
          - { name: mid, reference: mid, edges_bps: [20, 100] }
          - { name: touch, reference: touch, edges_bps: [1, 3, 5, 10, 15, 20] }
        schedule: { every: 10s, instant: random, seed_file: seed.hex }
        makers:
          - { name: alpha, accounts: ["a-1", "a-2"] }
          - { name: beta, accounts: ["b"] }
        """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void trade() throws IOException
    {
        Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
        Files.writeString(folder.resolve("seed.hex"), "0123456789abcdef".repeat(4) + "\n");
        final Configuration configuration = ConfigurationReader.read(folder.resolve("config.yaml"));
        write("events", 1, 1, "b");
        sample(configuration, "events", "snapshots");
    }

    private void sample(final Configuration configuration, final String events, final String snapshots)
    {
        try (EventLogReader reader = new EventLogReader(folder.resolve(events));
            Sampler sampler = new Sampler(configuration, folder.resolve(snapshots), false))
        {
            boolean hasMore = true;
            while (hasMore)
            {
                hasMore = reader.poll(sampler);
            }
        }
    }

    private void write(final String name, final long seed, final long sizeLots, final String other)
    {
        write(name, seed, sizeLots, other, SECONDS);
    }

    private void write(
        final String name, final long seed, final long sizeLots, final String other, final long seconds)
    {
        try (EventLogWriter log = new EventLogWriter(
            folder.resolve(name), Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            trade(log, log.market("SOL-PERP", new BigDecimal("0.01"), new BigDecimal("0.1")), seed, sizeLots, other);
            log.heartbeat(START_EPOCH_NS + seconds * SECOND_NS, EventSink.NO_MARKET);
        }
    }

    private static void trade(
        final EventLogWriter log, final int market, final long seed, final long sizeLots, final String other)
    {
        final Random random = new Random(seed);
        final int alpha = log.account("a-1");
        final int beta = log.account(other);
        log.add(START_EPOCH_NS, market, 1, alpha, Side.BID, 9_990, sizeLots, 0);
        log.add(START_EPOCH_NS, market, 2, alpha, Side.ASK, 10_010, 1, 0);
        log.add(START_EPOCH_NS, market, 3, beta, Side.ASK, 10_010, 1, 0);
        long time = START_EPOCH_NS;
        for (long id = 4; time < START_EPOCH_NS + (SECONDS - 200) * SECOND_NS; id++)
        {
            time += 1 + (long)(random.nextDouble() * 60 * SECOND_NS);
            log.add(time, market, id, beta, Side.BID, 9_990, 1, 0);
            time += 1 + (long)(random.nextDouble() * 60 * SECOND_NS);
            log.cancel(time, market, id);
        }
    }

    private int run(final String... args)
    {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);

        return ProofMain.run(new PrintWriter(out), new PrintWriter(err), args);
    }

    private String[] precision(final String... more)
    {
        final List<String> args = new ArrayList<>(List.of("precision", "--events", path("events"), "--trials", "50"));
        args.addAll(List.of(more));

        return args.toArray(String[]::new);
    }

    private String path(final String name)
    {
        return folder.resolve(name).toString();
    }

    @Test
    void shouldSetSampledBesideExactUptimes() throws IOException
    {
        assertThat(run(precision("--snapshots", path("snapshots"), "--out", path("out")))).isEqualTo(Verbs.DONE);

        assertThat(out.toString()).contains("exact %", "stated 95 %", "alpha", "100.0000", "order reversed %");
        assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
        final List<String> sampled = Files.readAllLines(folder.resolve("out/sampled.csv"));
        assertThat(sampled).hasSize(3);
        assertThat(sampled.get(1)).startsWith(
            ",mid,100,SOL-PERP,alpha,7200000000000,7200000000000,1,720,720,1,0,0,");
        assertThat(sampled.get(2)).contains(",SOL-PERP,beta,").endsWith(",true");
    }

    @Test
    void shouldWriteWhatEachMakerWasThereByDay() throws IOException
    {
        final int code = run(
            "sample", "--exact", "--config", path("config.yaml"), "--events", path("events"), "--out", path("out"),
            "--presence", "mid:100", "--presence", "mid:9.99");

        assertThat(code).as(err.toString()).isEqualTo(Verbs.DONE);
        final List<String> rows = Files.readAllLines(folder.resolve("out/exact.csv"));
        assertThat(rows).startsWith(
            "program,ladder,within_bps,market,maker,day,active_ns,counted_ns,uptime",
            ",mid,100,SOL-PERP,alpha,2026-02-28,10000000000,10000000000,1",
            ",mid,100,SOL-PERP,alpha,2026-03-01,7190000000000,7190000000000,1",
            ",mid,100,SOL-PERP,alpha,,7200000000000,7200000000000,1");
        // Both sides are 10 bps from the mid.
        assertThat(rows).contains(",mid,9.99,SOL-PERP,beta,,0,7200000000000,0");
        assertThat(out.toString()).contains("active s").contains("BTC-PERP\n0.000 s count");
    }

    @Test
    void shouldSayTheSameOfTheSameSeedAndOtherThingsOfAnother()
    {
        run(precision("--snapshots", path("snapshots"), "--seed", "7", "--json"));
        final String first = out.toString();
        run(precision("--snapshots", path("snapshots"), "--seed", "7", "--json"));
        final String again = out.toString();
        run(precision("--snapshots", path("snapshots"), "--seed", "8", "--json"));

        assertThat(again).isEqualTo(first);
        assertThat(out.toString().replace("\"seed\" : 8", "\"seed\" : 7")).isNotEqualTo(first);
        assertThat(err.toString()).contains("seed=8 trials=50 every=1s,10s,1m,12m");
    }

    @Test
    void shouldPrintJsonThatReads()
    {
        run(precision("--snapshots", path("snapshots"), "--json"));

        long numbers = 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), out.toString()))
        {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken())
            {
                numbers += token.isNumeric() ? 1 : 0;
            }
        }
        assertThat(numbers).isGreaterThan(50);
    }

    /** Of one whole day: a day of a few seconds is a day's score, or none where no instant lies in it. */
    @Test
    void shouldSayHowFarOffScoresAre() throws IOException
    {
        final String[] args = precision(
            "--config", path("config.yaml"), "--program", "drift-mip-2023-03", "--every", "1m,10s", "--score-trials",
            "12", "--from", "2026-03-01", "--out", path("out"));
        assertThat(run(args)).as(err.toString()).isEqualTo(Verbs.DONE);
        final List<String> rows = Files.readAllLines(folder.resolve("out/score_precision.csv"));
        final String table = out.toString();

        assertThat(rows).hasSize(7);
        assertThat(rows.get(1)).startsWith("drift-mip-2023-03,SOL-PERP,score,10s,,,,");
        final double often = error(rows.get(3));
        final double seldom = error(rows.get(6));
        assertThat(rows.get(3)).contains(",10s,beta,");
        assertThat(rows.get(6)).contains(",1m,beta,");
        // A sixth of the samples, and each a change as likely as not.
        assertThat(seldom / often).isBetween(1.5, 8.0);
        assertThat(Math.abs(sampledScore() - mean(rows.get(3)))).isLessThan(4 * often);
        assertThat(table).contains("drift-mip-2023-03\nSOL-PERP\nscore, and 1.96 times its rms error");
        assertThat(err.toString()).contains("notice: period lies outside the dates of the rule");

        run(args);
        assertThat(Files.readAllLines(folder.resolve("out/score_precision.csv"))).isEqualTo(rows);
    }

    private static double error(final String row)
    {
        return Double.parseDouble(row.split(",")[6]);
    }

    private static double mean(final String row)
    {
        return Double.parseDouble(row.split(",")[5]);
    }

    /** The score of beta in the log itself, which has a schedule of its own. */
    private double sampledScore() throws IOException
    {
        final int code = ScoringMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err), "score", "--program", "drift-mip-2023-03",
            "--snapshots", path("snapshots"), "--from", "2026-03-01", "--out", path("scores"), "--quiet");
        assertThat(code).isEqualTo(Verbs.DONE);

        return Files.readAllLines(folder.resolve("scores/scores.csv")).stream()
            .filter(row -> row.contains(",SOL-PERP,beta,score,"))
            .mapToDouble(row -> Double.parseDouble(row.substring(row.lastIndexOf(',') + 1)))
            .findFirst()
            .orElseThrow();
    }

    @Test
    void shouldRefuseToScoreALogShorterThanTwoIntervals()
    {
        assertThat(run(precision(
            "--config", path("config.yaml"), "--program", "drift-mip-2023-03", "--every", "2h", "--score-trials", "2")))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).contains(
            "event log is too short to score: every=2h length_ns=7200000000000 limit=14400000000000");
    }

    @Test
    void shouldTellAllBadOptionsAtOnce()
    {
        final int code = run("precision", "--events", path("events"), "--every", "0s,1s,1s,x", "--trials", "0",
            "--score-trials", "1");

        assertThat(code).isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString().lines()).containsExactly(
            "not an interval: every=0s allowed=1ms to 24h, as 100ms, 1s, 12m or 1h",
            "interval is named twice: every=1s",
            "not an interval: every=x allowed=1ms to 24h, as 100ms, 1s, 12m or 1h",
            "number of trials: trials=0 allowed=1..1000000",
            "number of scored logs: score-trials=1 allowed=0 or 2..1000000",
            "scores are those of programs: --score-trials needs --program NAME|FILE",
            "option is missing: --config=FILE or --snapshots=DIR");
    }

    @Test
    void shouldRefuseRulesThatCannotBeMeasured()
    {
        assertThat(run(precision("--config", path("config.yaml"), "--presence", "mid:10001")))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).startsWith("not a presence rule: presence=mid:10001 allowed=LADDER:BPS");

        assertThat(run(precision("--config", path("config.yaml"), "--presence", "post:10")))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("configuration lacks a ladder: presence=post:10 has=mid, touch\n");

        assertThat(run(precision("--config", path("config.yaml"), "--program", "backpack-api-broker")))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("program has no presence rule: program=backpack-api-broker\n");

        assertThat(run(precision("--config", path("config.yaml"), "--set", "version=2"))).isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).isEqualTo("values are set of no program: --set needs --program NAME|FILE\n");
    }

    @Test
    void shouldRefuseBandsThatTheSnapshotsLack()
    {
        assertThat(run(precision("--snapshots", path("snapshots"), "--presence", "mid:50")))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).contains("snapshot log lacks an edge").contains("edge_bps=50 has=20, 100");
    }

    @Test
    void shouldRefuseSnapshotsOfOtherMakers() throws IOException
    {
        final Path other = Files.writeString(
            folder.resolve("other.yaml"), CONFIGURATION.replace("[\"b\"]", "[\"b\", \"c\"]"));

        assertThat(run(precision("--snapshots", path("snapshots"), "--config", other.toString())))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).contains("snapshot log has other markets or makers").contains("makers[beta]");
    }

    /** As many of them, at the same times: one order is of another size. */
    @Test
    void shouldRefuseEventsThatTheSnapshotsWereNotMadeFrom()
    {
        write("others", 1, 2, "b");

        assertThat(run("precision", "--events", path("others"), "--snapshots", path("snapshots"), "--trials", "2",
            "--quiet", "--out", path("out"))).isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).matches(
            "failed: foreign: snapshot was not made from these events: index=0x[0-9a-f]+ market=SOL-PERP"
                + " time=2026-02-28T23:59:5[0-9.]+Z maker= field=mid_bid_20_size log=1 events=2\n");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    /** Whoever they are, they rest and trade alike. */
    @Test
    void shouldRefuseEventsOfOtherAccounts()
    {
        write("others", 1, 1, "stranger");

        assertThat(run("precision", "--events", path("others"), "--snapshots", path("snapshots"), "--trials", "2",
            "--quiet")).isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).contains("snapshot was not made from these events", "field=makers log=2 events=1");
    }

    @Test
    void shouldRefuseEventsThatEndBeforeTheSnapshots()
    {
        write("others", 1, 1, "b", SECONDS - 30);

        assertThat(run("precision", "--events", path("others"), "--snapshots", path("snapshots"), "--trials", "2",
            "--quiet")).isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).contains(
            "foreign: snapshot log goes on where the event log has ended", "market=SOL-PERP",
            "last_event=2026-03-01T01:59:20Z");
    }

    /** More makers than are shown, each by an address, in a market whose name is as long as names may be. */
    @Test
    void shouldFitATerminalWithManyMakersOfLongNames() throws IOException
    {
        final String name = "M".repeat(128);
        Files.writeString(folder.resolve("config.yaml"), CONFIGURATION.substring(0, CONFIGURATION.indexOf("makers:"))
            .replace("SOL-PERP", name));
        final Configuration configuration = ConfigurationReader.read(folder.resolve("config.yaml"));
        try (EventLogWriter log = new EventLogWriter(
            folder.resolve("many"), Configuration.Feed.DEFAULT_MAX_JUMP_NS))
        {
            final int market = log.market(name, new BigDecimal("0.01"), new BigDecimal("0.1"));
            for (int maker = 0; maker < 1_200; maker++)
            {
                final int account = log.account("0x%040x".formatted(maker));
                log.add(START_EPOCH_NS + maker, market, 2 * maker, account, Side.BID, 9_990, 1, 0);
                log.add(START_EPOCH_NS + maker, market, 2 * maker + 1, account, Side.ASK, 10_010, 1, 0);
            }
            log.heartbeat(START_EPOCH_NS + 600 * SECOND_NS, EventSink.NO_MARKET);
        }
        sample(configuration, "many", "of-many");

        final int exact = run(
            "sample", "--exact", "--config", path("config.yaml"), "--events", path("many"), "--out", path("out"));
        assertThat(exact).as(err.toString()).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).contains("of 1200 makers the 50 that were there for longest;\n");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));

        final int precision = run("precision", "--events", path("many"), "--snapshots", path("of-many"), "--trials",
            "2", "--every", "1s,10s,1m", "--quiet");
        assertThat(precision).as(err.toString()).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).contains("stated 95 %", "order reversed %");
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void shouldRefuseAWindowWithoutEvents()
    {
        assertThat(run(precision("--config", path("config.yaml"), "--from", "2026-04-01")))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).startsWith("period lies outside the event log: ");
    }

    @Test
    void shouldCountNothingOfOutages() throws IOException
    {
        Files.writeString(
            folder.resolve("outages.csv"),
            "market,from,to,reason\nSOL-PERP,2026-03-01,2026-03-01T01:00:00Z,feed\n"
                + ",2026-03-01T00:30:00Z,2026-03-01T01:10:00Z,feed\n");

        run("sample", "--exact", "--config", path("config.yaml"), "--events", path("events"), "--out", path("out"),
            "--outages", path("outages.csv"), "--from", "2026-03-01");

        final long countedNs = (SECONDS - 10 - 4_200) * SECOND_NS;
        assertThat(Files.readAllLines(folder.resolve("out/exact.csv"))).contains(
            ",mid,100,SOL-PERP,alpha,2026-03-01," + countedNs + "," + countedNs + ",1");
    }

    @Test
    void shouldRefuseToWriteAmongTheFilesOfALog()
    {
        assertThat(run(precision("--config", path("config.yaml"), "--out", path("events"))))
            .isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).startsWith("results are not written among the files of a log");
    }
}
