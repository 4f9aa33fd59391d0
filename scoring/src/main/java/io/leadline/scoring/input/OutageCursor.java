package io.leadline.scoring.input;

import java.util.ArrayList;
import java.util.List;

import io.leadline.scoring.result.ExcludedWindow;

/** Tells for instants that never run back whether a window holds them. Mutable, single thread. */
public final class OutageCursor
{
    private final long[] bounds;
    private int next;

    OutageCursor(final List<ExcludedWindow> windows)
    {
        bounds = disjoint(windows).stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether a window holds the instant; bounds are inclusive at the start and exclusive at the end. */
    public boolean contains(final long epochNs)
    {
        while (next < bounds.length && bounds[next] <= epochNs)
        {
            next++;
        }

        return (next & 1) == 1;
    }

    /** Starts and ends in turn, of windows that neither touch nor overlap. */
    private static List<Long> disjoint(final List<ExcludedWindow> sorted)
    {
        final List<Long> bounds = new ArrayList<>();
        for (final ExcludedWindow window : sorted)
        {
            final int last = bounds.size() - 1;
            if (last < 0 || bounds.get(last) < window.fromEpochNs())
            {
                bounds.add(window.fromEpochNs());
                bounds.add(window.toEpochNs());
            }
            else
            {
                bounds.set(last, Math.max(bounds.get(last), window.toEpochNs()));
            }
        }

        return bounds;
    }
}
