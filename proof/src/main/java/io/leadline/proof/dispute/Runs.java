package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import io.leadline.report.VerdictKind;

/**
 * The lines run by run, and reason by reason. Keeps the longest runs only, so that a maker that comes and goes every
 * second of a month fits. Mutable, single thread.
 */
final class Runs implements LineSink
{
    /** Shorter runs go first, later ones of the same length before earlier ones. */
    private static final Comparator<Run> BY_LENGTH = Comparator.comparingLong(Run::count)
        .thenComparing(Comparator.comparingLong(Run::firstEpochNs).reversed());

    private final int mostKept;
    private final PriorityQueue<Run> longest = new PriorityQueue<>(BY_LENGTH);
    private final Map<String, ReasonSum> reasons = new LinkedHashMap<>();
    private Line first;
    private Line last;
    private long count;
    private long runCount;
    private long lineCount;

    /** Keeps so many of the longest runs. */
    Runs(final int mostKept)
    {
        this.mostKept = mostKept;
    }

    /**
     * A decisive reason over all lines.
     *
     * @param verdict  the code.
     * @param label    the reason, for people.
     * @param count    snapshots.
     * @param runCount runs of them.
     * @param longest  snapshots of the longest run.
     */
    record ReasonSum(VerdictKind verdict, String label, long count, long runCount, long longest)
    {
        private ReasonSum plus(final Run run)
        {
            return new ReasonSum(verdict, label, count + run.count(), runCount + 1, Math.max(longest, run.count()));
        }
    }

    @Override
    public void onLine(final Line line)
    {
        lineCount++;
        if (first != null && !label(first).equals(label(line)))
        {
            end();
        }
        if (first == null)
        {
            first = line;
            count = 0;
        }
        last = line;
        count++;
    }

    private static String label(final Line line)
    {
        return line.reasons().get(0).label();
    }

    /** The last run is over. */
    void end()
    {
        if (first == null)
        {
            return;
        }
        final Run run = new Run(first.timeEpochNs(), last.timeEpochNs(), count, first.verdict(), label(first));
        runCount++;
        reasons.merge(
            run.label(),
            new ReasonSum(run.verdict(), run.label(), run.count(), 1, run.count()),
            (known, added) -> known.plus(run));
        longest.add(run);
        if (longest.size() > mostKept)
        {
            longest.remove();
        }
        first = null;
    }

    /** All lines. */
    long lineCount()
    {
        return lineCount;
    }

    /** All runs, kept or not. */
    long runCount()
    {
        return runCount;
    }

    /** The longest runs, in the order of time. */
    List<Run> longest()
    {
        final List<Run> runs = new ArrayList<>(longest);
        runs.sort(Comparator.comparingLong(Run::firstEpochNs));

        return runs;
    }

    /** The decisive reasons, the most frequent first, equally frequent ones as they came. */
    List<ReasonSum> reasons()
    {
        return reasons.values().stream()
            .sorted(Comparator.comparingLong(ReasonSum::count).reversed())
            .toList();
    }
}
