package io.leadline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.leadline.command.Verbs;
import io.leadline.demo.DemoDay;
import io.leadline.program.Programs;
import io.leadline.scoring.command.ScoringMain;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code leadline score} says of the demo against SQL over what {@code leadline export} wrote: every value of the
 * metrics that the SQL computes, to its last decimal. It takes a stretch that stands for the day; the whole of it with
 * {@code -Dleadline.sql.hours=24}.
 */
class SqlScoresTest
{
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final String DRIFT = "drift-mip-2023-03";
    private static final Set<String> LEFT_OUT_OF_DRIFT = Set.of(
        "uptime_low", "uptime_high", "near_threshold", "average_size", "average_spread_bps");
    private static final Set<String> LEFT_OUT_OF_2024 = Set.of(
        "snapshots_active", "uptime", "uptime_low", "uptime_high", "kpi_uptime_low", "kpi_uptime_high",
        "near_threshold", "average_size", "average_spread_bps");
    /** What shares are shares of, and what is divided by them: the SQL has its own. */
    private static final Pattern WHOLES =
        Pattern.compile("program_.*|pool(:.*)?|award:.*|(adjusted_)?market_volume:.*|rebate_multiplier");
    private static final Map<String, String> SPOT = Map.of(
        "SOL-PERP", "SOL/USDC", "BTC-PERP", "BTC/USDC", "BONK-PERP", "BONK/USDC");

    private static final String OUTAGES = """
        INSERT INTO outage VALUES
            ('SOL-PERP', epoch_ns(TIMESTAMP '2026-03-02 00:10:00'), epoch_ns(TIMESTAMP '2026-03-02 00:25:00.5')),
            ('', epoch_ns(TIMESTAMP '2026-03-02 01:00:00'), epoch_ns(TIMESTAMP '2026-03-02 01:05:00'));
        """;

    private static final String NEEDS = """
        CREATE TABLE need(market VARCHAR, edge VARCHAR, notional HUGEINT);
        INSERT INTO need SELECT unnest(['SOL/USDC', 'BTC/USDC']), '7.5', 50000;
        INSERT INTO need SELECT unnest(['SOL/USDC', 'BTC/USDC']), '15', 100000;
        INSERT INTO need SELECT 'USDC/USDT', unnest(['3', '7.5', '15']), unnest([75000, 100000, 250000]);
        INSERT INTO need SELECT 'BONK/USDC', unnest(['12.5', '15']), unnest([30000, 50000]);
        CREATE TABLE pool(pool VARCHAR, amount_e7 HUGEINT, parts INTEGER, market VARCHAR);
        """;
    /** Which cases of the formulas the makers with a volume are in. */
    private static final String STANDINGS = """
        SELECT DISTINCT standing || CASE WHEN p.above = 0 THEN ', none above' WHEN p.below = 0 THEN ', none below'
            WHEN rule = 'boost' AND 3 * p.above > 10 * p.below THEN ', capped' ELSE '' END
        FROM weighed w JOIN pair p USING (market) CROSS JOIN rule WHERE w.volume > 0
        """;

    @TempDir
    private Path folder;

    @Test
    void shouldEqualTheScoresOfTheDemoDay() throws IOException, SQLException
    {
        DemoStretch.make(
            folder, Long.getLong("leadline.sql.hours", 4) * HOUR_NS, DemoDay.START_EPOCH_NS, Map.of());
        final Path outages = Files.writeString(folder.resolve("outages.csv"), """
            market,from,to,reason
            SOL-PERP,2026-03-02T00:10:00Z,2026-03-02T00:25:00.5Z,matching engine
            ,2026-03-02T01:00:00Z,2026-03-02T01:05:00Z,gateway
            """);
        export();
        score(DRIFT, DRIFT, "--outages", outages.toString());
        score("backpack-mm-2024", "backpack-mm-2024", "--outages", outages.toString());
        score("backpack-mm-2026", "backpack-mm-2026", "--outages", outages.toString());

        try (SqlScores sql = sql(DRIFT))
        {
            sql.run(OUTAGES);
            sql.script("log.sql");
            sql.script("drift-mip-2023-03.sql");
            assertSame(DRIFT, sql, LEFT_OUT_OF_DRIFT, 250);
        }
        try (SqlScores sql = sql("backpack-mm-2024"))
        {
            sql.run(OUTAGES + NEEDS + """
                DELETE FROM need WHERE market <> 'USDC/USDT';
                CREATE TABLE rule AS SELECT 'boost' AS rule;
                INSERT INTO pool VALUES ('primary', 1038500, 4, 'USDC/USDT');
                """);
            sql.script("log.sql");
            sql.script("backpack-mm-2024.sql");
            assertSame("backpack-mm-2024", sql, LEFT_OUT_OF_2024, 100);
        }
        try (SqlScores sql = sql("backpack-mm-2026"))
        {
            sql.run(OUTAGES);
            sql.script("log.sql");
            sql.script("backpack-mm-2026.sql");
            assertSame("backpack-mm-2026", sql, Set.of(
                "uptime_low", "uptime_high", "near_threshold", "active_days", "pool",
                "adjusted_maker_share:futures"), 200);
        }
    }

    /** The mean of the means of two days that are not equally long. */
    @Test
    void shouldEqualTheScoresOfTwoDays() throws IOException, SQLException
    {
        DemoStretch.make(folder, HOUR_NS / 2, epochNs("2023-03-14T23:40:00Z"), Map.of());
        export();
        score(DRIFT, DRIFT);

        try (SqlScores sql = sql(DRIFT))
        {
            sql.script("log.sql");
            sql.script("drift-mip-2023-03.sql");
            assertThat(sql.texts("SELECT DISTINCT dt::VARCHAR FROM daily ORDER BY 1"))
                .containsExactly("2023-03-14", "2023-03-15");
            assertSame(DRIFT, sql, LEFT_OUT_OF_DRIFT, 250);
        }
    }

    @Test
    void shouldEqualTheSharesOfAMonthWithACut() throws IOException, SQLException
    {
        assertSameOfSpot("2024-02-05T00:00:00Z", """
            CREATE TABLE rule AS SELECT 'cut' AS rule;
            INSERT INTO pool VALUES ('primary', 830000, 1, 'SOL/USDC'), ('primary', 830000, 1, 'BTC/USDC'),
                ('primary', 830000, 1, 'USDC/USDT'), ('secondary', 830000, 1, 'BONK/USDC'),
                ('discretionary', 417000, 1, 'SOL/USDC'), ('discretionary', 417000, 1, 'BTC/USDC');
            """, "above", "below", "below, none above", "between", "between, none above");
    }

    @Test
    void shouldEqualTheSharesOfAMonthWithABoost() throws IOException, SQLException
    {
        assertSameOfSpot("2024-06-10T00:00:00Z", """
            CREATE TABLE rule AS SELECT 'boost' AS rule;
            INSERT INTO pool VALUES ('primary', 830000, 1, 'SOL/USDC'), ('primary', 830000, 1, 'BTC/USDC'),
                ('primary', 830000, 1, 'USDC/USDT'), ('secondary', 830000, 1, 'BONK/USDC'),
                ('discretionary', 417000, 1, 'BTC/USDC');
            """, "above", "above, capped", "below", "below, capped", "below, none above");
    }

    /** No pairs are named, so the discretionary pool goes to the two others; ETH/USDC has its quarter though no log. */
    @Test
    void shouldEqualTheSharesOfAMonthDividedOverItsPairs() throws IOException, SQLException
    {
        assertSameOfSpot("2024-08-12T00:00:00Z", """
            CREATE TABLE rule AS SELECT 'boost' AS rule;
            INSERT INTO pool VALUES ('primary', 1038500, 4, 'SOL/USDC'), ('primary', 1038500, 4, 'BTC/USDC'),
                ('primary', 1038500, 4, 'USDC/USDT'), ('secondary', 1038500, 1, 'BONK/USDC');
            """, "above", "above, capped", "below", "below, capped", "below, none above");
    }

    /**
     * The demo's markets under the names of pairs, one of them the secondary pair of a program file of its own; with
     * the notionals that the document wants, and with smaller ones, which more makers show.
     */
    private void assertSameOfSpot(final String start, final String terms, final String... standings)
        throws IOException, SQLException
    {
        DemoStretch.make(folder, HOUR_NS / 2, epochNs(start), SPOT);
        export();
        final SortedSet<String> seen = new TreeSet<>();
        for (final int easing : new int[] {1, 4, 25})
        {
            score("spot-" + easing, spotProgram(easing).toString());
            try (SqlScores sql = sql("spot-" + easing))
            {
                sql.run(NEEDS + terms + "UPDATE need SET notional = notional // " + easing + ';');
                sql.script("log.sql");
                sql.script("backpack-mm-2024.sql");
                seen.addAll(sql.texts(STANDINGS));
                assertSame("spot-" + easing, sql, LEFT_OUT_OF_2024, 250);
            }
        }

        assertThat(seen).containsExactly(standings);
    }

    private Path spotProgram(final int easing) throws IOException
    {
        try (InputStream in = Programs.class.getResourceAsStream("/programs/backpack-mm-2024.yaml"))
        {
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replace("- markets: [] ", "- markets: [BONK/USDC] ")
                .replace("pool: secondary, amount: 0.083, markets: []",
                    "pool: secondary, amount: 0.083, markets: [BONK/USDC]");

            return Files.writeString(folder.resolve("spot.yaml"), Pattern.compile("(notional_at_least: )(\\d+)")
                .matcher(text).replaceAll(need -> need.group(1) + Integer.parseInt(need.group(2)) / easing));
        }
    }

    /** Makers that rest nowhere inside have no row, so which of them are scored at all is read from the scores. */
    private SqlScores sql(final String program) throws IOException, SQLException
    {
        final Set<String> makers = new TreeSet<>();
        scores(program, row ->
        {
            if (!row.getField("market").isEmpty() && !row.getField("maker").isEmpty())
            {
                makers.add(row.getField("market") + ',' + row.getField("maker"));
            }
        });
        final SqlScores sql = new SqlScores(folder.resolve("export"), makers);
        sql.script("exact.sql");

        return sql;
    }

    /** Every value of a metric that the SQL computes, and no other, but for metrics that it leaves out. */
    private void assertSame(
        final String program, final SqlScores sql, final Set<String> leftOut, final int leastCount)
        throws IOException, SQLException
    {
        final SortedMap<String, BigDecimal> expected = sql.results();
        final SortedMap<String, BigDecimal> scores = new TreeMap<>();
        scores(program, row ->
        {
            if (!leftOut.contains(row.getField("metric")) && !WHOLES.matcher(row.getField("metric")).matches())
            {
                scores.put(
                    row.getField("market") + ',' + row.getField("maker") + ',' + row.getField("metric"),
                    new BigDecimal(row.getField("value")).setScale(12));
            }
        });

        assertThat(differences(expected, scores)).as(program).isEmpty();
        assertThat(scores.size()).as(program).isGreaterThan(leastCount);
    }

    private void scores(final String program, final Consumer<NamedCsvRecord> rows) throws IOException
    {
        try (CsvReader<NamedCsvRecord> csv =
            CsvReader.builder().ofNamedCsvRecord(folder.resolve("scores-" + program).resolve("scores.csv")))
        {
            csv.forEach(rows);
        }
    }

    private static List<String> differences(
        final SortedMap<String, BigDecimal> expected, final SortedMap<String, BigDecimal> scores)
    {
        final SortedSet<String> keys = new TreeSet<>(expected.keySet());
        keys.addAll(scores.keySet());

        return keys.stream()
            .filter(key -> !Objects.equals(expected.get(key), scores.get(key)))
            .map(key -> key + " sql=" + expected.get(key) + " score=" + scores.get(key))
            .toList();
    }

    private static long epochNs(final String time)
    {
        return Instant.parse(time).getEpochSecond() * 1_000_000_000L;
    }

    private void export()
    {
        run("export", "--format", "parquet", "--out", folder.resolve("export").toString());
    }

    private void score(final String name, final String program, final String... options)
    {
        final List<String> arguments = new ArrayList<>(List.of(
            "score", "--program", program, "--out", folder.resolve("scores-" + name).toString()));
        arguments.addAll(List.of(options));
        run(arguments.toArray(String[]::new));
    }

    private void run(final String... arguments)
    {
        final List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--snapshots", folder.resolve("snapshots").toString(), "--quiet"));
        final StringWriter err = new StringWriter();
        assertThat(ScoringMain.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err, true), all.toArray(String[]::new)))
            .as("%s", err).isEqualTo(Verbs.DONE);
    }
}
