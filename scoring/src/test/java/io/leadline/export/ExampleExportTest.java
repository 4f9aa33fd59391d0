package io.leadline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.leadline.config.Configuration;
import io.leadline.config.Ladder;
import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import org.junit.jupiter.api.Test;

/** The published example tables, taken apart into counts of ticks and lots, come out as they were, byte for byte. */
class ExampleExportTest
{
    @Test
    void shouldWriteThePlainExample() throws IOException
    {
        shouldWriteAsItWas("plain", Configurations.of(
            List.of(Configurations.market("SOL-PERP", "0.01", "0.1")),
            List.of(
                Configurations.mid(100, 300, 500, 1000, 1500, 2000, 10000),
                Configurations.touch(100, 300, 500, 1000, 1500, 2000)),
            Makers.ALL));
    }

    @Test
    void shouldWriteTheExampleOfEverything() throws IOException
    {
        shouldWriteAsItWas("everything", Configurations.of(
            List.of(
                Configurations.market("SOL-PERP", "0.01", "0.1"),
                Configurations.market("USDC/USDT", "0.0001", "1"),
                Configurations.market("BTC", "0.5", "0.001")),
            List.of(
                Configurations.mid(75, 750, 1250, 10000),
                Configurations.touch(225, 2000, 25000),
                new Ladder("posted", Ladder.Reference.TOUCH, List.of(500, 5000), true)),
            Makers.ALL));
    }

    private static void shouldWriteAsItWas(final String name, final Configuration configuration) throws IOException
    {
        final Path example = Path.of("../../shared/examples", name, "expected.csv");
        assumeTrue(Files.exists(example), () -> "no shared examples: path=" + example.toAbsolutePath());
        final FabricatedSource source = new FabricatedSource(configuration);
        takeApart(example, source);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();

        new CsvExport(source, RowFilter.ALL).write(out, rows -> { });

        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(example));
    }

    private static void takeApart(final Path example, final FabricatedSource source) throws IOException
    {
        final Map<String, List<NamedCsvRecord>> snapshots = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(example))
        {
            for (final NamedCsvRecord row : reader)
            {
                snapshots.computeIfAbsent(
                    row.getField("time_ns") + ' ' + row.getField("market"), key -> new ArrayList<>()).add(row);
            }
        }
        final Map<String, List<String>> makers = new LinkedHashMap<>();
        for (final List<NamedCsvRecord> rows : snapshots.values())
        {
            add(rows, source, makers.computeIfAbsent(rows.get(0).getField("market"), market -> new ArrayList<>()));
        }
    }

    private static void add(
        final List<NamedCsvRecord> rows, final FabricatedSource source, final List<String> makers)
    {
        final NamedCsvRecord book = rows.get(0);
        final List<Market> markets = source.configuration().markets();
        final List<String> names = markets.stream().map(Market::name).toList();
        final int market = names.indexOf(book.getField("market"));
        final Map<String, NamedCsvRecord> byMaker = new LinkedHashMap<>();
        // From the last, so that the order of the rows is the export's own doing.
        for (int i = rows.size() - 1; i > 0; i--)
        {
            byMaker.put(rows.get(i).getField("maker"), rows.get(i));
            if (!makers.contains(rows.get(i).getField("maker")))
            {
                makers.add(rows.get(i).getField("maker"));
            }
        }
        final List<Entity> entities = new ArrayList<>();
        entities.add(new Entity("", true, fields(book, true, source, markets.get(market))));
        for (final String maker : makers)
        {
            final NamedCsvRecord row = byMaker.get(maker);
            entities.add(new Entity(maker, row != null,
                row == null ? source.zeros() : fields(row, false, source, markets.get(market))));
        }
        source.add(
            market, Long.parseLong(book.getField("time_ns")), Long.parseLong(book.getField("interval")),
            MarketStatus.valueOf(book.getField("status")), entities);
    }

    private static BigInteger[] fields(
        final NamedCsvRecord row, final boolean isBook, final FabricatedSource source, final Market market)
    {
        final BigInteger[] fields = source.zeros();
        fields[0] = count(row.getField(isBook ? "best_bid" : "maker_best_bid"), market.tick());
        fields[1] = count(row.getField(isBook ? "best_ask" : "maker_best_ask"), market.tick());
        fields[2] = count(row.getField("filled_size"), market.lot());
        fields[3] = count(row.getField("filled_notional"), market.notionalUnit());
        fields[4] = count(row.getField("self_matched_notional"), market.notionalUnit());
        for (int field = 5; field < fields.length; field++)
        {
            fields[field] = count(row.getField(field + 7), field % 2 == 1 ? market.lot() : market.notionalUnit());
        }

        return fields;
    }

    private static BigInteger count(final String value, final BigDecimal unit)
    {
        return value.isEmpty() ? BigInteger.ZERO : new BigDecimal(value).divide(unit).toBigIntegerExact();
    }
}
