package io.leadline.scoring.input;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.leadline.problem.BadInputException;

/**
 * Maker volumes that replace those of the logs, in each program's currency. A maker that is not in the file has none;
 * the whole market's is the row with the empty maker, or the sum of its makers when it has no such row. Immutable.
 */
public final class Volumes
{
    private static final String WHOLE_MARKET = "";

    private final Map<String, Map<String, BigDecimal>> markets;
    private final MarketLines lines;

    private Volumes(final Map<String, Map<String, BigDecimal>> markets, final MarketLines lines)
    {
        this.markets = markets;
        this.lines = lines;
    }

    /**
     * Reads {@code market,maker,maker_volume}.
     *
     * @throws BadInputException with everything that is wrong with the file.
     */
    public static Volumes read(final Path file)
    {
        final CsvTable table = new CsvTable(file, "market", "maker", "maker_volume");
        final Map<String, Map<String, BigDecimal>> markets = new TreeMap<>();
        final MarketLines lines = new MarketLines(file);
        final Map<String, Long> wholeLines = new TreeMap<>();
        for (final CsvTable.Row row : table.rows())
        {
            final String market = row.text("market");
            final BigDecimal volume = table.decimal(row, "maker_volume");
            lines.add(market, row.line());
            if (row.text("maker").equals(WHOLE_MARKET))
            {
                wholeLines.putIfAbsent(market, row.line());
            }
            if (markets.computeIfAbsent(market, absent -> new TreeMap<>()).put(row.text("maker"), volume) != null)
            {
                table.problem(row.line(), "volume given twice: market=" + market + " maker=" + row.text("maker"));
            }
        }
        wholeLines.forEach((market, line) -> checkWhole(table, line, market, markets.get(market)));
        table.close();

        return new Volumes(markets, lines);
    }

    /** Every fill has one maker, so a market below its makers' sum would give them shares above 1. */
    private static void checkWhole(
        final CsvTable table, final long line, final String market, final Map<String, BigDecimal> volumes)
    {
        final BigDecimal whole = volumes.get(WHOLE_MARKET);
        final BigDecimal makers = volumes.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).subtract(whole);
        if (whole.compareTo(makers) < 0)
        {
            table.problem(line, "whole market is smaller than its makers: market=" + market
                + " maker_volume=" + whole.toPlainString() + " makers=" + makers.toPlainString());
        }
    }

    /**
     * A problem, with file and line, for each market of the file that no log has.
     *
     * @param known markets of the logs, in the order in which a problem names them.
     */
    public List<String> unknownMarkets(final Collection<String> known)
    {
        return lines.unknown(known);
    }

    /** Volumes of a market by maker; the empty maker is the whole market where the file states it. */
    public Map<String, BigDecimal> of(final String market)
    {
        return Collections.unmodifiableMap(markets.getOrDefault(market, Map.of()));
    }
}
