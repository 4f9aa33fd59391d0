package io.leadline.scoring.input;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The markets that a file names, each with the first line that does. Not thread-safe while it is filled. */
final class MarketLines
{
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
        return firstLines.entrySet().stream()
            .filter(entry -> !known.contains(entry.getKey()))
            .map(entry -> file + ":" + entry.getValue() + ": market of no log: market=" + entry.getKey()
                + " known=" + String.join(", ", known))
            .toList();
    }
}
