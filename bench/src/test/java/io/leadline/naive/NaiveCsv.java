package io.leadline.naive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The text form of events, read and written. Well-formed rows only: malformed ones are another test's matter. */
public final class NaiveCsv
{
    public static final String HEADER =
        "time_ns,market,type,order_id,account,side,price,size,new_order_id,taker,flags";

    private NaiveCsv()
    {
    }

    /** All rows of a file. */
    public static List<NaiveEvent> read(final Path file)
    {
        final List<NaiveEvent> events = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file))
        {
            for (final NamedCsvRecord row : rows)
            {
                events.add(event(row));
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return events;
    }

    /** Header and one line per event, each ended by LF. */
    public static String text(final List<NaiveEvent> events)
    {
        final StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (final NaiveEvent event : events)
        {
            text.append(line(event)).append('\n');
        }

        return text.toString();
    }

    /** One row without its line end. */
    public static String line(final NaiveEvent event)
    {
        return String.join(
            ",",
            Long.toString(event.timeEpochNs()),
            quoted(event.market()),
            event.type().name().toLowerCase(Locale.ROOT),
            quoted(event.orderId()),
            quoted(event.account()),
            event.side(),
            number(event.price()),
            number(event.size()),
            quoted(event.newOrderId()),
            quoted(event.taker()),
            event.flags());
    }

    /** A field as CSV wants it: in quotes only when it holds a comma, a quote or a line end. */
    static String quoted(final String field)
    {
        final boolean isPlain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');

        return isPlain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String number(final BigDecimal value)
    {
        return value == null ? "" : value.toPlainString();
    }

    private static NaiveEvent event(final NamedCsvRecord row)
    {
        return new NaiveEvent(
            Long.parseLong(row.getField("time_ns")),
            row.getField("market"),
            NaiveEvent.Type.valueOf(row.getField("type").toUpperCase(Locale.ROOT)),
            row.getField("order_id"),
            row.getField("account"),
            row.getField("side"),
            decimal(row.getField("price")),
            decimal(row.getField("size")),
            row.getField("new_order_id"),
            row.getField("taker"),
            row.getField("flags"));
    }

    private static BigDecimal decimal(final String field)
    {
        return field.isEmpty() ? null : new BigDecimal(field);
    }
}
