package io.leadline.scoring.input;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What makers have staked, from a file; a maker that is not in it has nothing staked. Immutable. */
public final class Stakes
{
    private final Map<String, BigDecimal> stakes;

    private Stakes(final Map<String, BigDecimal> stakes)
    {
        this.stakes = stakes;
    }

    /**
     * Reads {@code maker,stake}: the venue's tokens, as its program counts them over the period.
     *
     * @throws io.leadline.problem.BadInputException with everything that is wrong with the file.
     */
    public static Stakes read(final Path file)
    {
        final CsvTable table = new CsvTable(file, "maker", "stake");
        final Map<String, BigDecimal> stakes = new TreeMap<>();
        for (final CsvTable.Row row : table.rows())
        {
            final String maker = row.text("maker");
            if (maker.isEmpty())
            {
                table.problem(row.line(), "stake of nobody: column=maker");
            }
            if (stakes.put(maker, table.decimal(row, "stake")) != null)
            {
                table.problem(row.line(), "stake given twice: maker=" + maker);
            }
        }
        table.close();

        return new Stakes(stakes);
    }

    /** Makers that the file names. */
    public Set<String> makers()
    {
        return Collections.unmodifiableSet(stakes.keySet());
    }

    /** A maker's stake, 0 where the file has none. */
    public BigDecimal of(final String maker)
    {
        return stakes.getOrDefault(maker, BigDecimal.ZERO);
    }
}
