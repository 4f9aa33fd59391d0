package io.leadline.scoring.close;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which lines of a file are gone and which have come, however they have moved. */
final class LineDifferences
{
    private LineDifferences()
    {
    }

    /**
     * Lines of the older text that the newer one lacks, with {@code "- "} in front, and lines that it has beyond, with
     * {@code "+ "}: those that are gone first, each in its order. Empty when the lines are the same.
     */
    static List<String> of(final String older, final String newer)
    {
        final Map<String, Integer> balance = new LinkedHashMap<>();
        older.lines().forEach(line -> balance.merge(line, 1, Integer::sum));
        newer.lines().forEach(line -> balance.merge(line, -1, Integer::sum));
        final List<String> differences = new ArrayList<>();
        balance.forEach((line, count) ->
        {
            for (int i = 0; i < count; i++)
            {
                differences.add("- " + line);
            }
        });
        balance.forEach((line, count) ->
        {
            for (int i = 0; i < -count; i++)
            {
                differences.add("+ " + line);
            }
        });

        return differences;
    }
}
