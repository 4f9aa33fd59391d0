package io.leadline.scoring.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.leadline.scoring.result.ExcludedWindow;

/** Windows of time whose snapshots are excluded, by market or for all. Immutable. */
public final class Outages
{
    public static final Outages NONE = new Outages(List.of());

    private final List<Outage> outages;
    private final MarketLines lines;

    /** These outages, of no file. */
    public Outages(final List<Outage> outages)
    {
        this(outages, null);
    }

    private Outages(final List<Outage> outages, final MarketLines lines)
    {
        this.lines = lines;
        this.outages = outages.stream()
            .sorted(Comparator.comparingLong(outage -> outage.window().fromEpochNs()))
            .toList();
    }

    /** A window of one market, or of all when the market's name is empty. */
    public record Outage(String market, ExcludedWindow window)
    {
    }

    /**
     * Reads {@code market,from,to,reason}.
     *
     * @throws io.leadline.problem.BadInputException with everything that is wrong with the file.
     */
    public static Outages read(final Path file)
    {
        final CsvTable table = new CsvTable(file, "market", "from", "to", "reason");
        final List<Outage> outages = new ArrayList<>();
        final MarketLines lines = new MarketLines(file);
        for (final CsvTable.Row row : table.rows())
        {
            final long from = table.epochNs(row, "from");
            final long to = table.epochNs(row, "to");
            if (from >= to && to > 0)
            {
                table.problem(row.line(), "window ends before it starts: from=" + row.text("from")
                    + " to=" + row.text("to"));
            }
            if (!row.text("market").isEmpty())
            {
                lines.add(row.text("market"), row.line());
            }
            outages.add(new Outage(row.text("market"), new ExcludedWindow(from, to, row.text("reason"))));
        }
        table.close();

        return new Outages(outages, lines);
    }

    /** All of them, in order of their starts. */
    public List<Outage> all()
    {
        return outages;
    }

    /**
     * A problem, with file and line, for each market of the file that no log has: misspelt, it would let an outage
     * count against makers.
     *
     * @param known markets of the logs, in the order in which a problem names them.
     */
    public List<String> unknownMarkets(final Collection<String> known)
    {
        return lines == null ? List.of() : lines.unknown(known);
    }

    /** Windows of a market that touch a period, in order of their starts. */
    public List<ExcludedWindow> of(final String market, final long fromEpochNs, final long toEpochNs)
    {
        return outages.stream()
            .filter(outage -> outage.market().isEmpty() || outage.market().equals(market))
            .map(Outage::window)
            .filter(window -> window.fromEpochNs() < toEpochNs && window.toEpochNs() > fromEpochNs)
            .toList();
    }

    /** All windows of a market as a cursor over rising instants. */
    public OutageCursor cursor(final String market)
    {
        return new OutageCursor(of(market, Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
