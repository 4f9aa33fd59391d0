package io.leadline.scoring.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import io.leadline.snapshot.SnapshotLogFiles;

/**
 * How a log is cut: into its files, and each of them by markets where there are fewer files than threads. A part of
 * some markets passes the others by, which costs about a quarter of reading and scoring them.
 *
 * @param folder  of the log.
 * @param files   that can be read apart; empty for a log that is read whole.
 * @param markets by group, which markets its part of a file reads.
 */
record LogCut(Path folder, Optional<SnapshotLogFiles> files, List<boolean[]> markets)
{
    /** In place of the day of a file: the whole log. */
    static final long WHOLE = -1;
    private static final int CHAIN_PART = 3;

    /** UTC days of files to be read, or the whole log; none when no market of it is asked for. */
    List<Long> days()
    {
        return markets.stream().anyMatch(LogCut::wantsAny)
            ? files.map(SnapshotLogFiles::days).orElse(List.of(WHOLE))
            : List.of();
    }

    /**
     * Groups of markets for so many parts of a file, about even in work: the largest first, each to the group that has
     * least. Following the chain takes about a third of what all markets take, and cannot be cut: its group has the
     * fewer markets.
     *
     * @param work      by market; 0 where its records are not asked for.
     * @param parts     at most.
     * @param isChained whether the first part follows the chain.
     */
    static List<boolean[]> groups(final long[] work, final int parts, final boolean isChained)
    {
        final List<boolean[]> groups = new ArrayList<>();
        for (int part = 0; part < parts; part++)
        {
            groups.add(new boolean[work.length]);
        }
        final long[] taken = new long[parts];
        taken[0] = isChained ? LongStream.of(work).sum() / CHAIN_PART : 0;
        final List<Integer> markets = IntStream.range(0, work.length)
            .filter(market -> work[market] > 0)
            .boxed()
            .sorted(Comparator.comparing((final Integer market) -> -work[market]))
            .toList();
        for (final int market : markets)
        {
            int least = 0;
            for (int part = 1; part < parts; part++)
            {
                least = taken[part] < taken[least] ? part : least;
            }
            groups.get(least)[market] = true;
            taken[least] += work[market];
        }
        groups.removeIf(group -> !wantsAny(group) && !(isChained && group == groups.get(0)));

        return groups;
    }

    private static boolean wantsAny(final boolean[] group)
    {
        for (final boolean isWanted : group)
        {
            if (isWanted)
            {
                return true;
            }
        }

        return false;
    }
}
