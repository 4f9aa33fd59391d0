package io.leadline.bench.feed;

import java.nio.file.Path;

import io.leadline.event.EventLogWriter;
import io.leadline.event.EventSink;

/** Where a contender's events go: into nothing, or into a log on disk. Single thread. */
public final class Target implements AutoCloseable
{
    /** In place of a log's folder: events are added up and forgotten. */
    public static final Path NOTHING = Path.of("");
    private static final long MAX_JUMP_NS = Long.MAX_VALUE / 2;

    private final EventSum sum = new EventSum();
    private final EventLogWriter log;

    /** Makes a log in a folder, or none. */
    public Target(final Path folder)
    {
        log = folder.equals(NOTHING) ? null : new EventLogWriter(folder, MAX_JUMP_NS);
    }

    public EventSink sink()
    {
        return log == null ? sum : log;
    }

    /**
     * Ends a chunk: all that was told is in the log.
     *
     * @throws IllegalStateException when nothing was ever told.
     */
    public void endChunk()
    {
        sink().flush();
        if (log == null ? sum.sum() == 0 : log.eventCount() == 0)
        {
            throw new IllegalStateException("nothing was decoded: events=" + sum.count());
        }
    }

    @Override
    public void close()
    {
        if (log != null)
        {
            log.close();
        }
    }
}
