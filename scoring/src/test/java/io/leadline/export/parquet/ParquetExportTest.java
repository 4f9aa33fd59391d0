package io.leadline.export.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.export.Configurations;
import io.leadline.export.CsvExport;
import io.leadline.export.FabricatedSource;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.export.FinishedFolder;
import io.leadline.export.RowFilter;
import io.leadline.measure.MarketStatus;
import io.leadline.problem.BadInputException;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the files is read by another program, and each cell compared with the same cell of the CSV. */
class ParquetExportTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final BigInteger DECIMAL_LIMIT = BigInteger.TEN.pow(38);
    private static final List<String> NAMES = List.of(
        "SOL-PERP", "USDC/USDT", "100%", "a b+c", "caf\u00e9 \u20ac \uD83D\uDE00", "*?[x]{y}", "..", "k=v", "'\"\\",
        "two\nlines", "%2F", "market=dt=1");
    private static final String[] UNITS = {"1", "0.1", "0.000000001", "0.5", "0.0125", "1000", "123456.789", "1E-25"};

    @TempDir
    private Path folder;

    @Test
    void shouldHoldEveryCellOfTheCsv() throws IOException, SQLException
    {
        for (long seed = 1; seed <= 3; seed++)
        {
            final FabricatedSource source = fabricate(seed, 700);
            final Path out = folder.resolve("seed " + seed);
            final ParquetExport export = export(source, RowFilter.ALL, out);

            final List<NamedCsvRecord> csv = csv(source, RowFilter.ALL);
            assertThat(csv).as("seed=%d", seed).hasSizeGreaterThan(1_000);
            assertThat(export.rowCount()).as("seed=%d", seed).isEqualTo(csv.size());
            assertSame(csv, source.configuration().markets(), out, "seed=" + seed);
        }
    }

    @Test
    void shouldHoldTheRowsThatAFilterTakes() throws IOException, SQLException
    {
        final FabricatedSource source = fabricate(77, 600);
        final long from = DAY_NS + DAY_NS / 2;
        final RowFilter filter = new RowFilter(
            from, from + 2 * DAY_NS, Set.of("SOL-PERP", "100%"), Set.of("", "m/1"));
        final Path out = folder.resolve("out");

        export(source, filter, out);

        final List<NamedCsvRecord> csv = csv(source, filter);
        assertThat(csv).isNotEmpty().allMatch(row -> !row.getField("market").equals("USDC/USDT"));
        assertSame(csv, source.configuration().markets(), out, "filtered");
    }

    /** Many markets leave little memory to each, so that a file is of several row groups, and each of several pages. */
    @Test
    void shouldHoldEveryCellAcrossPagesAndRowGroups() throws IOException, SQLException
    {
        final Random random = new Random(3);
        final FabricatedSource source = new FabricatedSource(Configurations.of(
            Stream.iterate(0, i -> i + 1).limit(30).map(i -> Configurations.market("M" + i, "0.01", "0.1")).toList(),
            List.of(Configurations.mid(75, 100, 1234)), Makers.ALL));
        final List<Entity> still = List.of(new Entity("", true, fields(source, random)));
        for (int i = 0; i < 20_000; i++)
        {
            source.add(7, i, i, MarketStatus.OK, i < 11_000
                ? still : List.of(new Entity("", true, fields(source, random))));
        }
        final Path out = folder.resolve("out");
        export(source, RowFilter.ALL, out);

        try (Duck duck = new Duck())
        {
            assertThat(duck.rows("SELECT max(row_group_num_rows) > 4096 AS pages, max(row_group_id) > 0 AS groups "
                + "FROM parquet_metadata('" + files(out).get(0) + "')"))
                .containsExactly(Map.of("pages", "true", "groups", "true"));
        }
        assertSame(csv(source, RowFilter.ALL), source.configuration().markets(), out, "long");
    }

    @Test
    void shouldGiveTheSameBytesForTheSameLog() throws IOException
    {
        final FabricatedSource source = fabricate(5, 900);
        export(source, RowFilter.ALL, folder.resolve("once"));
        export(source, RowFilter.ALL, folder.resolve("twice"));

        final List<Path> files = files(folder.resolve("once"));
        assertThat(files).hasSizeGreaterThan(20);
        for (final Path file : files)
        {
            final Path other = folder.resolve("twice").resolve(folder.resolve("once").relativize(file));
            assertThat(Files.mismatch(file, other)).as("%s", file).isEqualTo(-1);
        }
        assertThat(files(folder.resolve("twice"))).hasSameSizeAs(files);
    }

    @Test
    void shouldMakeNoFileOfAMarketWithoutRowsAndNoneOfAnEmptyTable() throws IOException
    {
        final FabricatedSource source = new FabricatedSource(Configurations.of(
            List.of(Configurations.market("A", "1", "1"), Configurations.market("B", "1", "1")),
            List.of(Configurations.mid(100)), Makers.ALL));
        export(source, RowFilter.ALL, folder.resolve("empty"));
        source.add(1, DAY_NS - 1, 1, MarketStatus.OK, List.of(new Entity("", true, source.zeros())));
        export(source, RowFilter.ALL, folder.resolve("one"));

        assertThat(folder.resolve("empty")).isEmptyDirectory();
        assertThat(files(folder.resolve("one"))).containsExactly(
            folder.resolve("one").resolve("dt=1970-01-01").resolve("market=B").resolve("snapshots.parquet"));
    }

    @Test
    void shouldTypeItsColumns() throws IOException, SQLException
    {
        final FabricatedSource source = new FabricatedSource(Configurations.of(
            List.of(Configurations.market("A", "0.10", "1E+2", "2.50")), List.of(Configurations.mid(750)),
            Makers.ALL));
        source.add(0, 1_999, 1, MarketStatus.EMPTY, List.of(new Entity("", true, source.zeros())));
        final Path out = folder.resolve("out");
        export(source, RowFilter.ALL, out);

        try (Duck duck = new Duck())
        {
            final String file = "'" + files(out).get(0) + "'";
            assertThat(duck.rows("DESCRIBE SELECT * FROM read_parquet(" + file + ", hive_partitioning = 0)").stream()
                .map(row -> row.get("column_name") + ' ' + row.get("column_type"))).containsExactly(
                    "ts TIMESTAMP WITH TIME ZONE", "time_ns BIGINT", "market VARCHAR", "interval BIGINT",
                    "status VARCHAR", "tick VARCHAR", "lot VARCHAR", "multiplier VARCHAR",
                    "best_bid DOUBLE", "best_bid_ticks DECIMAL(38,0)", "best_ask DOUBLE",
                    "best_ask_ticks DECIMAL(38,0)", "maker VARCHAR",
                    "maker_best_bid DOUBLE", "maker_best_bid_ticks DECIMAL(38,0)",
                    "maker_best_ask DOUBLE", "maker_best_ask_ticks DECIMAL(38,0)",
                    "filled_size DOUBLE", "filled_size_lots DECIMAL(38,0)",
                    "filled_notional DOUBLE", "filled_notional_tick_lots DECIMAL(38,0)",
                    "self_matched_notional DOUBLE", "self_matched_notional_tick_lots DECIMAL(38,0)",
                    "mid_bid_7.5_size DOUBLE", "mid_bid_7.5_size_lots DECIMAL(38,0)",
                    "mid_bid_7.5_notional DOUBLE", "mid_bid_7.5_notional_tick_lots DECIMAL(38,0)",
                    "mid_ask_7.5_size DOUBLE", "mid_ask_7.5_size_lots DECIMAL(38,0)",
                    "mid_ask_7.5_notional DOUBLE", "mid_ask_7.5_notional_tick_lots DECIMAL(38,0)");
            assertThat(duck.rows("SELECT logical_type FROM parquet_schema(" + file + ") WHERE name = 'ts'"))
                .containsExactly(Map.of("logical_type", "TimestampType(isAdjustedToUTC=1, "
                    + "unit=TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>))"));
            assertThat(duck.rows("SELECT tick, lot, multiplier, epoch_us(ts) AS us, best_bid FROM " + file))
                .hasToString("[{tick=0.1, lot=100, multiplier=2.5, us=1, best_bid=null}]");
            assertThat(duck.rows("SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata(" + file + ")"))
                .containsExactly(Map.of("k", "leadline.quote", "v", "USD"));
        }
    }

    @Test
    void shouldLeaveNothingBehindWhenAMeasureDoesNotFit()
    {
        final FabricatedSource source = new FabricatedSource(Configurations.of(
            List.of(Configurations.market("A", "1", "1")), List.of(Configurations.mid(100)), Makers.ALL));
        final BigInteger[] fields = source.zeros();
        fields[2] = DECIMAL_LIMIT;
        source.add(0, 0, 0, MarketStatus.OK, List.of(new Entity("", true, fields)));

        assertThatThrownBy(() -> export(source, RowFilter.ALL, folder.resolve("out")))
            .isInstanceOf(ArithmeticException.class)
            .hasMessage("measure does not fit a DECIMAL(38,0): high=5421010862427522170 low=687399551400673280"
                + " limit=10^38");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldLeaveNothingBehindAnUnknownMaker()
    {
        assertThatThrownBy(() -> export(
            fabricate(1, 600), new RowFilter(Long.MIN_VALUE, Long.MAX_VALUE, Set.of(), Set.of("nobody")),
            folder.resolve("out"))).isInstanceOf(BadInputException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static void assertSame(
        final List<NamedCsvRecord> csv, final List<Market> markets, final Path out, final String context)
        throws IOException, SQLException
    {
        final Map<String, Market> byName = new LinkedHashMap<>();
        markets.forEach(market -> byName.put(market.name(), market));
        final List<Map<String, String>> expected = new ArrayList<>();
        for (final Market market : markets)
        {
            csv.stream().filter(row -> row.getField("market").equals(market.name()))
                .forEach(row -> expected.add(cells(row, market)));
        }
        final StringWriter order = new StringWriter();
        markets.forEach(market -> order.append(", ").append(quoted(market.name())));
        try (Duck duck = new Duck())
        {
            final List<Map<String, String>> rows = duck.rows(
                "SELECT *, epoch_us(ts) AS us FROM " + Duck.table(out)
                    + " ORDER BY list_position([" + order.toString().substring(2) + "], market), dt, file_row_number");
            assertThat(rows).as(context).hasSameSizeAs(expected);
            for (int i = 0; i < rows.size(); i++)
            {
                assertThat(cells(rows.get(i), byName)).as("%s row=%d", context, i).isEqualTo(expected.get(i));
            }
        }
    }

    /** A row of the CSV, with its day and its microseconds beside it. */
    private static Map<String, String> cells(final NamedCsvRecord row, final Market market)
    {
        final Map<String, String> cells = new LinkedHashMap<>(row.getFieldsAsMap());
        final long timeEpochNs = Long.parseLong(row.getField("time_ns"));
        cells.put("dt", LocalDate.ofEpochDay(Math.floorDiv(timeEpochNs, DAY_NS)).toString());
        cells.put("us", Long.toString(Math.floorDiv(timeEpochNs, 1_000)));
        cells.put("tick", plain(market.tick()));
        cells.put("lot", plain(market.lot()));
        cells.put("multiplier", plain(market.multiplier()));

        return cells;
    }

    /** A row of the files as one of the CSV: each exact measure in decimals, which the double beside it must equal. */
    private static Map<String, String> cells(final Map<String, String> row, final Map<String, Market> markets)
    {
        final Market market = markets.get(row.get("market"));
        final Map<String, String> cells = new LinkedHashMap<>();
        for (final Map.Entry<String, String> cell : row.entrySet())
        {
            final String name = cell.getKey();
            final BigDecimal unit = name.endsWith("_tick_lots") ? market.notionalUnit()
                : name.endsWith("_lots") ? market.lot() : name.endsWith("_ticks") ? market.tick() : null;
            if (unit != null)
            {
                final String measure = name.replaceAll("(_tick_lots|_lots|_ticks)$", "");
                final String exact =
                    cell.getValue() == null ? "" : plain(new BigDecimal(cell.getValue()).multiply(unit));
                final String approximate = row.get(measure);
                assertThat(approximate == null ? "" : Double.valueOf(approximate)).as("%s of %s", measure, row)
                    .isEqualTo(exact.isEmpty() ? "" : Double.valueOf(exact));
                cells.put(measure, exact);
            }
            else if (!row.containsKey(name + "_ticks") && !row.containsKey(name + "_lots")
                && !row.containsKey(name + "_tick_lots") && !Set.of("ts", "file_row_number").contains(name))
            {
                cells.put(name, cell.getValue());
            }
        }

        return cells;
    }

    private static String plain(final BigDecimal value)
    {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String quoted(final String text)
    {
        return "'" + text.replace("'", "''") + "'";
    }

    private static ParquetExport export(final FabricatedSource source, final RowFilter filter, final Path out)
    {
        final ParquetExport export = new ParquetExport(source.rewind(), filter);
        FinishedFolder.write(out, unfinished -> export.write(unfinished, rows -> { }));

        return export;
    }

    private static List<NamedCsvRecord> csv(final FabricatedSource source, final RowFilter filter)
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        new CsvExport(source.rewind(), filter).write(out, rows -> { });

        return CsvReader.builder().ofNamedCsvRecord(out.toString(StandardCharsets.UTF_8)).stream().toList();
    }

    private static List<Path> files(final Path folder) throws IOException
    {
        try (Stream<Path> walk = Files.walk(folder))
        {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** Markets of every odd name over some days, with makers that come and go, and measures of every size. */
    private static FabricatedSource fabricate(final long seed, final int snapshotCount)
    {
        final Random random = new Random(seed);
        final List<Market> markets = NAMES.stream()
            .map(name -> Configurations.market(name, unit(random), unit(random), unit(random))).toList();
        final FabricatedSource source = new FabricatedSource(Configurations.of(
            markets, List.of(Configurations.mid(75, 100, 1234), Configurations.touch(100)), Makers.ALL));
        final long step = 4 * DAY_NS / snapshotCount;
        for (int i = 0; i < snapshotCount; i++)
        {
            final long timeEpochNs = i * step + random.nextInt(1_000_000_000);
            final int makerCount = Math.min(4, i / 50);
            final List<Entity> entities = new ArrayList<>(List.of(new Entity("", true, fields(source, random))));
            for (int maker = 0; maker < makerCount; maker++)
            {
                entities.add(new Entity("m/" + maker, random.nextInt(4) > 0, fields(source, random)));
            }
            source.add(
                random.nextInt(markets.size() - 1), timeEpochNs, i,
                MarketStatus.values()[random.nextInt(MarketStatus.values().length)], entities);
        }

        return source;
    }

    private static String unit(final Random random)
    {
        return UNITS[random.nextInt(UNITS.length)];
    }

    private static BigInteger[] fields(final FabricatedSource source, final Random random)
    {
        final BigInteger[] fields = source.zeros();
        for (int i = 0; i < fields.length; i++)
        {
            if (random.nextInt(3) > 0)
            {
                fields[i] = new BigInteger(random.nextInt(i < 2 ? 42 : 127), random).min(
                    DECIMAL_LIMIT.subtract(BigInteger.ONE));
            }
        }
        if (random.nextInt(8) == 0)
        {
            fields[2] = DECIMAL_LIMIT.subtract(BigInteger.ONE);
        }

        return fields;
    }
}
