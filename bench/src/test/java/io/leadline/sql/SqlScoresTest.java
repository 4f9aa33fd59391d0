package io.leadline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
 * What {@code leadline score} says of the demo against SQL over what {@code leadline export} wrote: every value of
 * every metric, but for some sums of a whole market, to its last decimal.
 */
class SqlScoresTest
{
    private static final long HALF_HOUR_NS = 1_800_000_000_000L;
    private static final String DRIFT = "drift-mip-2023-03";
    private static final String EQUITY = "backpack-mm-2024";
    private static final String MONTHLY = "backpack-mm-2026";
    /** What shares are shares of, and what is divided by them: looked at where the SQL has the same. */
    private static final Pattern WHOLES = Pattern.compile("program_.*|pool(:.*)?|award:.*");
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
    private static final String REBATES = """
        CREATE TABLE multiplier AS SELECT 'SOL-PERP' AS market, 15 AS times_e1;
        CREATE TABLE rebate(tier INTEGER, share_e3 INTEGER, bps_e3 INTEGER);
        INSERT INTO rebate VALUES (1, 5, 100), (2, 50, 250), (3, 170, 400);
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
        DemoStretch.make(folder, DemoDay.LENGTH_NS, DemoDay.START_EPOCH_NS, Map.of());
        final Path outages = Files.writeString(folder.resolve("outages.csv"), """
            market,from,to,reason
            SOL-PERP,2026-03-02T00:10:00Z,2026-03-02T00:25:00.5Z,matching engine
            ,2026-03-02T01:00:00Z,2026-03-02T01:05:00Z,gateway
            """);
        export();
        score(DRIFT, DRIFT, "--outages", outages.toString());
        score(EQUITY, EQUITY, "--outages", outages.toString());
        score(MONTHLY, programWithRebates().toString(), "--outages", outages.toString());

        try (SqlScores sql = sql(DRIFT))
        {
            sql.run(OUTAGES);
            assertSame(DRIFT, DRIFT, sql, 300);
        }
        try (SqlScores sql = sql(EQUITY))
        {
            sql.run(OUTAGES + NEEDS + """
                DELETE FROM need WHERE market <> 'USDC/USDT';
                CREATE TABLE rule AS SELECT 'boost' AS rule;
                INSERT INTO pool VALUES ('primary', 1038500, 4, 'USDC/USDT');
                """);
            assertSame(EQUITY, EQUITY, sql, 200);
        }
        try (SqlScores sql = sql(MONTHLY))
        {
            sql.run(OUTAGES + REBATES);
            assertSame(MONTHLY, MONTHLY, sql, 300);
        }
    }

    /** The mean of the means of two days that are not equally long. */
    @Test
    void shouldEqualTheScoresOfTwoDays() throws IOException, SQLException
    {
        DemoStretch.make(folder, HALF_HOUR_NS, epochNs("2023-03-14T23:40:00Z"), Map.of());
        export();
        score(DRIFT, DRIFT);

        try (SqlScores sql = sql(DRIFT))
        {
            assertSame(DRIFT, DRIFT, sql, 300);
            assertThat(sql.texts("SELECT DISTINCT dt::VARCHAR FROM daily ORDER BY 1"))
                .containsExactly("2023-03-14", "2023-03-15");
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
        DemoStretch.make(folder, HALF_HOUR_NS, epochNs(start), SPOT);
        export();
        final SortedSet<String> seen = new TreeSet<>();
        for (final int easing : new int[] {1, 4, 25})
        {
            score("spot-" + easing, spotProgram(easing).toString());
            try (SqlScores sql = sql("spot-" + easing))
            {
                sql.run(NEEDS + terms + "UPDATE need SET notional = notional // " + easing + ';');
                assertSame("spot-" + easing, EQUITY, sql, 500);
                seen.addAll(sql.texts(STANDINGS));
            }
        }

        assertThat(seen).containsExactly(standings);
    }

    /** The document prints neither multipliers nor tiers of rebates. */
    private Path programWithRebates() throws IOException
    {
        return Files.writeString(folder.resolve("rebates.yaml"), text(MONTHLY)
            .replaceFirst(Pattern.quote("multipliers: {} "), "multipliers: { SOL-PERP: 1.5 } ")
            .replaceFirst(Pattern.quote("rebates: [] "), """
                rebates:
                            - { tier: 1, share_at_least: 0.005, rebate_bps: 0.1 }
                            - { tier: 2, share_at_least: 0.05, rebate_bps: 0.25 }
                            - { tier: 3, share_at_least: 0.17, rebate_bps: 0.4 }
                """.stripTrailing()));
    }

    private Path spotProgram(final int easing) throws IOException
    {
        final String text = text(EQUITY)
            .replace("- markets: [] ", "- markets: [BONK/USDC] ")
            .replace("pool: secondary, amount: 0.083, markets: []",
                "pool: secondary, amount: 0.083, markets: [BONK/USDC]");

        return Files.writeString(folder.resolve("spot.yaml"), Pattern.compile("(notional_at_least: )(\\d+)")
            .matcher(text).replaceAll(need -> need.group(1) + Integer.parseInt(need.group(2)) / easing));
    }

    private static String text(final String program)
    {
        return new String(Programs.builtInBytes(program), StandardCharsets.UTF_8);
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

    /** Every value of every metric but some wholes: of the scores of a name, by the script of a program. */
    private void assertSame(final String name, final String program, final SqlScores sql, final int leastCount)
        throws IOException, SQLException
    {
        sql.script("log.sql");
        sql.script(program + ".sql");
        sql.script("presence.sql");
        final SortedMap<String, BigDecimal> expected = sql.results();
        final SortedMap<String, BigDecimal> scores = new TreeMap<>();
        scores(name, row ->
        {
            final String key = row.getField("market") + ',' + row.getField("maker") + ',' + row.getField("metric");
            if (expected.containsKey(key) || !WHOLES.matcher(row.getField("metric")).matches())
            {
                scores.put(key, new BigDecimal(row.getField("value")).setScale(12));
            }
        });

        assertThat(differences(expected, scores)).as(name).isEmpty();
        assertThat(scores.size()).as(name).isGreaterThan(leastCount);
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
