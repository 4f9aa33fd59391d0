package io.leadline.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.leadline.naive.NaiveEvent;

/** Drops events from a failing stream, in ever smaller runs, while it still fails. */
final class StreamShrinker
{
    private final Predicate<List<NaiveEvent>> fails;
    private int triesLeft;

    /**
     * A shrinker that gives up in time.
     *
     * @param fails    whether a stream fails.
     * @param mostTries how often that may be asked.
     */
    StreamShrinker(final Predicate<List<NaiveEvent>> fails, final int mostTries)
    {
        this.fails = fails;
        this.triesLeft = mostTries;
    }

    /** A failing stream, mostly much shorter; the given one when nothing could be dropped. */
    List<NaiveEvent> shrink(final List<NaiveEvent> failing)
    {
        List<NaiveEvent> kept = failing;
        int runLength = Math.max(1, failing.size() / 2);
        while (true)
        {
            final List<NaiveEvent> shorter = withoutRuns(kept, runLength);
            final boolean droppedNothing = shorter.size() == kept.size();
            kept = shorter;
            if (triesLeft == 0 || droppedNothing && runLength == 1)
            {
                return kept;
            }
            runLength = droppedNothing || runLength > 1 ? Math.max(1, runLength / 2) : 1;
        }
    }

    /** Later events go first: what follows a failure is seldom its cause. */
    private List<NaiveEvent> withoutRuns(final List<NaiveEvent> events, final int runLength)
    {
        List<NaiveEvent> kept = events;
        int end = kept.size();
        while (end > 0 && triesLeft > 0)
        {
            final int start = Math.max(0, end - runLength);
            final List<NaiveEvent> candidate = new ArrayList<>(kept.subList(0, start));
            candidate.addAll(kept.subList(end, kept.size()));
            triesLeft--;
            if (!candidate.isEmpty() && fails.test(candidate))
            {
                kept = candidate;
            }
            end = start;
        }

        return kept;
    }
}
