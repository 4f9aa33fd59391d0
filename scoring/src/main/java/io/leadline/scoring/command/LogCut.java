package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.leadline.snapshot.SnapshotLogFiles;

/**
 * How a log is cut: into its files, and each of them by markets where there are fewer files than threads. A part of
 * some markets passes the others by, which costs about a seventh of scoring them.
 *
 * @param folder  of the log.
 * @param files   that can be read apart; empty for a log that is read whole.
 * @param markets by group, which markets its part of a file reads; null for all, in one group.
 */
record LogCut(Path folder, Optional<SnapshotLogFiles> files, List<boolean[]> markets)
{
    /** In place of the day of a file: the whole log. */
    static final long WHOLE = -1;

    /** UTC days of files to be read, or the whole log; none when no market of it is asked for. */
    List<Long> days()
    {
        for (final boolean[] group : markets)
        {
            for (final boolean isWanted : group)
            {
                if (isWanted)
                {
                    return files.map(SnapshotLogFiles::days).orElse(List.of(WHOLE));
                }
            }
        }

        return List.of();
    }

    /**
     * Groups of markets for so many parts of a file. Following the chain takes about a fifth of all work and cannot be
     * cut: who does it has fewer markets than another one, and none beside two others.
     *
     * @param wanted    by market, whether its records are asked for.
     * @param parts     at most.
     * @param isChained whether the first part follows the chain.
     */
    static List<boolean[]> groups(final boolean[] wanted, final int parts, final boolean isChained)
    {
        final List<Integer> markets = new ArrayList<>();
        for (int market = 0; market < wanted.length; market++)
        {
            if (wanted[market])
            {
                markets.add(market);
            }
        }
        if (parts < 2 || markets.size() < (isChained ? 1 : 2))
        {
            return List.of(wanted);
        }
        final int beside = isChained ? parts == 2 ? (2 * markets.size() + 2) / 5 : 0 : 0;
        final List<boolean[]> groups = new ArrayList<>();
        if (isChained)
        {
            groups.add(only(markets.subList(0, beside), wanted.length));
        }
        final List<Integer> others = markets.subList(beside, markets.size());
        final int count = Math.min(others.size(), isChained ? parts - 1 : parts);
        for (int group = 0; group < count; group++)
        {
            groups.add(only(every(others, group, count), wanted.length));
        }

        return groups;
    }

    private static List<Integer> every(final List<Integer> markets, final int first, final int step)
    {
        final List<Integer> taken = new ArrayList<>();
        for (int i = first; i < markets.size(); i += step)
        {
            taken.add(markets.get(i));
        }

        return taken;
    }

    private static boolean[] only(final List<Integer> markets, final int marketCount)
    {
        final boolean[] wanted = new boolean[marketCount];
        markets.forEach(market -> wanted[market] = true);

        return wanted;
    }
}
