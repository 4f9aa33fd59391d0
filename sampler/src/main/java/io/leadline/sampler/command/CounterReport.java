package io.leadline.sampler.command;

import java.io.PrintWriter;

import io.leadline.book.BookCounters;
import io.leadline.event.EventType;

/**
 * Prints counters as aligned lines: every kind, also those that were never met, so that a reader sees what is watched.
 * Any thread that owns the writer.
 */
public final class CounterReport
{
    private static final int NAME_WIDTH = 34;

    private CounterReport()
    {
    }

    /** Prints one named value. */
    public static void line(final PrintWriter out, final String name, final Object value)
    {
        out.println(name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())) + value);
    }

    static void print(final PrintWriter out, final BookCounters counters)
    {
        for (int kind = EventType.ADD; kind < BookCounters.kindCount(); kind++)
        {
            if (!BookCounters.name(kind).endsWith("_none"))
            {
                line(out, BookCounters.name(kind), counters.count(kind));
            }
        }
    }
}
