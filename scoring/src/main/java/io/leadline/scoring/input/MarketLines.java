package io.leadline.scoring.input;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The markets that a file names, each with the first line that does. Not thread-safe while it is filled. */
final class MarketLines
{
    /** Of markets that a problem names as known. */
    private static final int MAX_KNOWN = 1_000;

    private final Path file;
    private final Map<String, Long> firstLines = new TreeMap<>();

    MarketLines(final Path file)
    {
        this.file = file;
    }

    void add(final String market, final long line)
    {
        firstLines.putIfAbsent(market, line);
    }

    /**
     * A problem for each market that no log has.
     *
     * @param known in the order in which a problem names them.
     */
    List<String> unknown(final Collection<String> known)
    {
        final String named = known.stream().limit(MAX_KNOWN).collect(Collectors.joining(", "))
            + (known.size() > MAX_KNOWN ? ", ..." : "");

        return firstLines.entrySet().stream()
            .filter(entry -> !known.contains(entry.getKey()))
            .limit(CsvTable.MAX_PROBLEMS)
            .map(entry -> file + ":" + entry.getValue() + ": market of no log: market=" + entry.getKey()
                + " known=" + named)
            .toList();
    }
}
