package io.leadline.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Makers;
import io.leadline.config.Market;
import io.leadline.export.FabricatedSource.Entity;
import io.leadline.measure.MarketStatus;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.junit.jupiter.api.Test;

/** The fast writer against the plain one: BigDecimal values through a CSV library. */
class CsvExportPropertyTest
{
    private static final String[] UNITS = {
        "1", "0.1", "0.01", "0.0000001", "0.5", "0.25", "0.0125", "5", "10", "1E+3", "0.000000000000000000001",
        "123456.789", "92233720368547758070", "3E-41"};

    @Test
    void shouldEqualThePlainWriterOnAnyValue()
    {
        for (long seed = 1; seed <= 200; seed++)
        {
            final Random random = new Random(seed);
            final Market market = Configurations.market("M\"" + seed, unit(random), unit(random), unit(random));
            final FabricatedSource source = new FabricatedSource(Configurations.of(
                List.of(market), List.of(Configurations.mid(75, 100, 1234)), Makers.ALL));
            final StringWriter plain = new StringWriter();
            final CsvWriter writer = CsvWriter.builder().bufferSize(0).lineDelimiter(LineDelimiter.LF).build(plain);
            writer.writeRecord(ExportTable.columns(source.configuration().ladders()));
            for (int i = 0; i < 10; i++)
            {
                final long timeEpochNs = (1L << 58) * i + (random.nextLong() >>> 6);
                final Entity book = new Entity("", true, fields(source, random));
                final Entity maker = new Entity("a,\u00e9", true, fields(source, random));
                source.add(0, timeEpochNs, i, MarketStatus.OK, List.of(book, maker));
                writer.writeRecord(row(timeEpochNs, i, market, book, book));
                writer.writeRecord(row(timeEpochNs, i, market, book, maker));
            }

            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            new CsvExport(source, RowFilter.ALL).write(out, rows -> { });

            assertThat(out.toString(StandardCharsets.UTF_8)).as("seed=%d", seed).isEqualTo(plain.toString());
        }
    }

    private static List<String> row(
        final long timeEpochNs, final int interval, final Market market, final Entity book, final Entity entity)
    {
        final boolean isBook = entity == book;
        final List<String> row = new ArrayList<>(List.of(
            Long.toString(timeEpochNs), market.name(), Integer.toString(interval), "OK",
            price(book.fields()[0], market), price(book.fields()[1], market), entity.name(),
            isBook ? "" : price(entity.fields()[0], market), isBook ? "" : price(entity.fields()[1], market)));
        for (int field = 2; field < entity.fields().length; field++)
        {
            final boolean isSize = field == 2 || field >= 5 && field % 2 == 1;
            row.add(plain(entity.fields()[field], isSize ? market.lot() : market.notionalUnit()));
        }

        return row;
    }

    private static String price(final BigInteger ticks, final Market market)
    {
        return ticks.signum() == 0 ? "" : plain(ticks, market.tick());
    }

    private static String plain(final BigInteger count, final BigDecimal unit)
    {
        final BigDecimal value = new BigDecimal(count).multiply(unit);

        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
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
            fields[i] = new BigInteger(random.nextInt(i < 2 ? 42 : 128), random);
            if (i >= 2 && random.nextInt(4) == 0)
            {
                fields[i] = BigInteger.TEN.pow(random.nextInt(38));
            }
        }

        return fields;
    }
}
