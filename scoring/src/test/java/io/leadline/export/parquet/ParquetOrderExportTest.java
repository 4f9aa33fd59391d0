package io.leadline.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.export.CsvOrderExport;
import io.leadline.export.FabricatedSource;
import io.leadline.export.FinishedFolder;
import io.leadline.export.RowFilter;
import io.leadline.problem.BadInputException;
import io.leadline.scoring.LogBuilder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the files is read by another program, and each row compared with the same row of the CSV. */
class ParquetOrderExportTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START = LogBuilder.epochNs("2026-02-28T23:59:00.000000123Z");
    private static final List<Market> MARKETS = List.of(
        Configurations.market("SOL-PERP", "0.01", "0.1"),
        Configurations.market("USDC/USDT", "0.0001", "1000"),
        Configurations.market("caf\u00e9 'k=v'", "0.0125", "0.000000001"),
        Configurations.market("still", "1", "1"));

    @TempDir
    private Path folder;

    @Test
    void shouldHoldEveryRowOfTheCsv() throws IOException, SQLException
    {
        for (long seed = 1; seed <= 3; seed++)
        {
            final FabricatedSource source = fabricate(seed);
            final Path out = folder.resolve("seed " + seed);
            final ParquetOrderExport export = export(source, RowFilter.ALL, out);

            final List<String> csv = csv(source, RowFilter.ALL);
            assertThat(csv).as("seed=%d", seed).hasSizeGreaterThan(1_000);
            assertThat(export.rowCount()).as("seed=%d", seed).isEqualTo(csv.size() - 1);
            assertSame(csv, out, "seed=" + seed);
        }
    }

    @Test
    void shouldHoldTheRowsThatAFilterTakes() throws IOException, SQLException
    {
        final FabricatedSource source = fabricate(7);
        final RowFilter filter = new RowFilter(
            START + 40 * SECOND_NS, START + 90 * SECOND_NS, Set.of("SOL-PERP", "USDC/USDT"), Set.of("m/1", "m\"2"));
        final Path out = folder.resolve("out");

        final ParquetOrderExport export = export(source, filter, out);

        final List<String> csv = csv(source, filter);
        assertThat(csv).hasSizeGreaterThan(50).noneMatch(row -> row.contains("caf") || row.contains("m/0"));
        assertThat(export.snapshotCount()).isBetween(1L, 100L);
        assertSame(csv, out, "filtered");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameLogAndAFileForEachDayAndMarketWithAnOrder() throws IOException
    {
        export(fabricate(5), RowFilter.ALL, folder.resolve("once"));
        export(fabricate(5), RowFilter.ALL, folder.resolve("twice"));

        final List<Path> files = files(folder.resolve("once"));
        assertThat(files).extracting(file -> folder.resolve("once").relativize(file).toString()).containsExactly(
            "dt=2026-02-28/market=SOL-PERP/orders.parquet",
            "dt=2026-02-28/market=USDC%2FUSDT/orders.parquet",
            "dt=2026-02-28/market=caf%C3%A9%20%27k%3Dv%27/orders.parquet",
            "dt=2026-03-01/market=SOL-PERP/orders.parquet",
            "dt=2026-03-01/market=USDC%2FUSDT/orders.parquet",
            "dt=2026-03-01/market=caf%C3%A9%20%27k%3Dv%27/orders.parquet");
        for (final Path file : files)
        {
            final Path other = folder.resolve("twice").resolve(folder.resolve("once").relativize(file));
            assertThat(Files.mismatch(file, other)).as("%s", file).isEqualTo(-1);
        }
    }

    @Test
    void shouldTypeItsColumns() throws IOException, SQLException
    {
        final FabricatedSource source = LogBuilder.withOrders(
            List.of(LogBuilder.MID), Configurations.market("A", "0.10", "1E+2"))
            .bid("m", 1_000, 3).ask("m", 1_001, Long.MAX_VALUE).snapshot(0, START, null).source();
        final Path out = folder.resolve("out");
        export(source, RowFilter.ALL, out);

        try (Duck duck = new Duck())
        {
            final String file = "'" + files(out).get(0) + "'";
            assertThat(duck.rows("DESCRIBE SELECT * FROM read_parquet(" + file + ", hive_partitioning = 0)").stream()
                .map(row -> row.get("column_name") + ' ' + row.get("column_type"))).containsExactly(
                    "ts TIMESTAMP WITH TIME ZONE", "time_ns BIGINT", "market VARCHAR", "tick VARCHAR", "lot VARCHAR",
                    "maker VARCHAR", "side VARCHAR", "price DOUBLE", "price_ticks DECIMAL(38,0)", "size DOUBLE",
                    "size_lots DECIMAL(38,0)");
            assertThat(duck.rows("SELECT tick, lot, epoch_us(ts) AS us, side, price, price_ticks, size_lots FROM "
                + file)).hasToString("[{tick=0.1, lot=100, us=1772323140000000, side=bid, price=100.0,"
                    + " price_ticks=1000, size_lots=3}, {tick=0.1, lot=100, us=1772323140000000, side=ask,"
                    + " price=100.1, price_ticks=1001, size_lots=9223372036854775807}]");
            assertThat(duck.rows("SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata(" + file + ")"))
                .containsExactly(Map.of("k", "leadline.quote", "v", "USD"));
        }
    }

    @Test
    void shouldLeaveNothingBehindAnUnknownMakerOrALogOfBands()
    {
        assertThatThrownBy(() -> export(
            fabricate(1), new RowFilter(Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), Set.of("nobody")),
            folder.resolve("out"))).isInstanceOf(BadInputException.class).hasMessageContaining("maker=nobody");
        final LogBuilder bands = new LogBuilder(MARKETS.get(0)).bid("m", 1_000, 3).snapshot(0, START, null);
        assertThatThrownBy(() -> export(bands.source(), RowFilter.ALL, folder.resolve("out")))
            .isInstanceOf(BadInputException.class).hasMessageContaining("snapshot log holds no orders: detail=bands");
        assertThat(folder).isEmptyDirectory();
    }

    /** Rows of the files in the order of the CSV, each exact measure in decimals, which the double has to equal. */
    private static void assertSame(final List<String> csv, final Path out, final String context) throws SQLException
    {
        final List<String> expected = new ArrayList<>();
        for (final Market market : MARKETS)
        {
            csv.stream().skip(1).filter(row -> row.split(",")[1].equals(market.name())).forEach(expected::add);
        }
        final List<String> found = new ArrayList<>();
        try (Duck duck = new Duck())
        {
            for (final Market market : MARKETS)
            {
                for (final Map<String, String> row : duck.rows("SELECT *, epoch_us(ts) AS us FROM " + Duck.table(out)
                    + " WHERE market = '" + market.name().replace("'", "''") + "' ORDER BY dt, file_row_number"))
                {
                    found.add(row(row));
                }
            }
        }
        assertThat(found).as(context).isEqualTo(expected);
    }

    private static String row(final Map<String, String> row)
    {
        final long timeEpochNs = Long.parseLong(row.get("time_ns"));
        assertThat(row).containsEntry("us", Long.toString(Math.floorDiv(timeEpochNs, 1_000L)));

        return String.join(",", row.get("time_ns"), row.get("market"), quoted(row.get("maker")), row.get("side"),
            measure(row, "price", "price_ticks", "tick"), measure(row, "size", "size_lots", "lot"));
    }

    private static String measure(
        final Map<String, String> row, final String measure, final String exact, final String unit)
    {
        final BigDecimal value = new BigDecimal(row.get(exact)).multiply(new BigDecimal(row.get(unit)));
        assertThat(Double.parseDouble(row.get(measure))).as("%s", row).isEqualTo(value.doubleValue());

        return value.stripTrailingZeros().toPlainString();
    }

    /** As CSV has a name with a quote in it. */
    private static String quoted(final String name)
    {
        return name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }

    private static ParquetOrderExport export(final FabricatedSource source, final RowFilter filter, final Path out)
    {
        final ParquetOrderExport export = new ParquetOrderExport(source.rewind(), filter);
        FinishedFolder.write(out, unfinished -> export.write(unfinished, rows -> { }));

        return export;
    }

    private static List<String> csv(final FabricatedSource source, final RowFilter filter)
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvOrderExport(source.rewind(), filter).write(out, rows -> { });

        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static List<Path> files(final Path folder) throws IOException
    {
        try (Stream<Path> walk = Files.walk(folder))
        {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Two minutes over a midnight: three markets with makers that come and go, and one without any order. */
    private static FabricatedSource fabricate(final long seed)
    {
        final Random random = new Random(seed);
        final LogBuilder log = LogBuilder.withOrders(
            List.of(Configurations.mid(100, 1_000)), MARKETS.toArray(Market[]::new));
        for (int second = 0; second < 120; second++)
        {
            for (int market = 0; market < 3; market++)
            {
                log.clear().bid("m/0", 9_999, 1).ask("m/0", 10_001, 1);
                for (int i = 0; i < random.nextInt(14); i++)
                {
                    final long price = random.nextBoolean() ? 9_999 - random.nextInt(15) : 10_001 + random.nextInt(15);
                    log.rests(random.nextBoolean() ? "m/1" : "m\"2", price < 10_000 ? 0 : 1, price,
                        1 + (random.nextLong() >>> 1 + random.nextInt(60)));
                }
                log.snapshot(market, START + second * SECOND_NS, null);
            }
        }

        return log.source();
    }
}
