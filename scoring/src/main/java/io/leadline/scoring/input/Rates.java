package io.leadline.scoring.input;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.leadline.problem.BadInputException;
import io.leadline.scoring.exact.Rational;

/** What one unit of a currency is in USD, by UTC day. Immutable. */
public final class Rates
{
    public static final Rates NONE = new Rates(null, Map.of());

    private static final String BASE = "USD";

    /** Null where none was given. */
    private final Path file;
    private final Map<String, Map<Long, Rational>> currencies;

    private Rates(final Path file, final Map<String, Map<Long, Rational>> currencies)
    {
        this.file = file;
        this.currencies = currencies;
    }

    /**
     * Reads {@code currency,date,rate}.
     *
     * @throws BadInputException with everything that is wrong with the file.
     */
    public static Rates read(final Path file)
    {
        final CsvTable table = new CsvTable(file, "currency", "date", "rate");
        final Map<String, Map<Long, Rational>> currencies = new TreeMap<>();
        for (final CsvTable.Row row : table.rows())
        {
            final Rational rate = Rational.of(table.decimal(row, "rate"));
            if (rate.signum() == 0)
            {
                table.problem(row.line(), "rate is zero: column=rate value=" + row.text("rate"));
            }
            checkCurrency(table, row, rate);
            final Map<Long, Rational> days = currencies.computeIfAbsent(row.text("currency"), c -> new TreeMap<>());
            if (days.put(day(table, row), rate) != null)
            {
                table.problem(row.line(), "rate given twice: currency=" + row.text("currency")
                    + " date=" + row.text("date"));
            }
        }
        table.close();

        return new Rates(file, currencies);
    }

    /** A rate of the base in itself would be passed over, and one of no currency never be asked for. */
    private static void checkCurrency(final CsvTable table, final CsvTable.Row row, final Rational rate)
    {
        if (row.text("currency").isEmpty())
        {
            table.problem(row.line(), "empty value: column=currency");
        }
        if (row.text("currency").equals(BASE) && !rate.equals(Rational.ONE))
        {
            table.problem(row.line(), "rates are in " + BASE + ", which is worth 1 of itself: currency=" + BASE
                + " rate=" + row.text("rate") + " limit=1");
        }
    }

    /** Whether amounts in one currency can be taken into the other at all. */
    public boolean knows(final String from, final String to)
    {
        return from.equals(to) || isKnown(from) && isKnown(to);
    }

    /** What is to be done so that amounts in one currency, of which it is not known, can be taken into the other. */
    public String howToKnow(final String from, final String to)
    {
        final String columns = "currency,date,rate";
        if (file == null)
        {
            return "give --rates FILE with " + columns;
        }

        return "add " + columns + " to " + file + ", which has no " + Stream.of(from, to)
            .filter(currency -> !isKnown(currency))
            .collect(Collectors.joining(" and no "));
    }

    /**
     * What one unit of a currency is in another, by day since 1970-01-01.
     *
     * @return a function that throws {@link BadInputException} on a day without a rate.
     */
    public LongFunction<Rational> between(final String from, final String to)
    {
        return from.equals(to)
            ? day -> Rational.ONE
            : day -> rate(from, day).dividedBy(rate(to, day));
    }

    private boolean isKnown(final String currency)
    {
        return currency.equals(BASE) || currencies.containsKey(currency);
    }

    private Rational rate(final String currency, final long day)
    {
        if (currency.equals(BASE))
        {
            return Rational.ONE;
        }
        final Rational rate = currencies.getOrDefault(currency, Map.of()).get(day);
        if (rate == null)
        {
            throw new BadInputException(
                "rate is missing: currency=" + currency + " date=" + LocalDate.ofEpochDay(day) + " (--rates FILE)");
        }

        return rate;
    }

    private static long day(final CsvTable table, final CsvTable.Row row)
    {
        try
        {
            return LocalDate.parse(row.text("date")).toEpochDay();
        }
        catch (final DateTimeException malformed)
        {
            table.problem(row.line(), "not a date: column=date value=" + row.text("date") + " allowed=YYYY-MM-DD");
            return 0;
        }
    }
}
