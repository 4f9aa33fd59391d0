package io.leadline.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import io.leadline.command.Folders;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.Recording;

/** An event log that exists, which inputs go into as recordings; begun anew now and then, so that it stays small. */
final class EventLogOfInputs
{
    /** What inputs have named is forgotten then. */
    private static final int INPUTS_PER_LOG = 1_000;

    private final WorkFolder work = new WorkFolder();
    private final Path folder = work.path();
    private final long timeEpochNs;
    private final long maxJumpNs;
    private EventLogWriter log;
    private int inputCount;

    /**
     * No log yet.
     *
     * @param timeEpochNs of each log's first event, the one whose time is not held against another's.
     * @param maxJumpNs   few, so that time hardly moves, whatever an input says: a day's file is large.
     */
    EventLogOfInputs(final long timeEpochNs, final long maxJumpNs)
    {
        this.timeEpochNs = timeEpochNs;
        this.maxJumpNs = maxJumpNs;
        work.beforeEnd(this::close);
    }

    /** Where the next input goes. */
    EventLogWriter next()
    {
        if (inputCount++ % INPUTS_PER_LOG == 0)
        {
            begin();
        }

        return log;
    }

    /** An input as the one recording that it is. */
    List<Recording> recordings(final byte[] input)
    {
        final Path file = folder.resolve("recording");
        WorkFolder.write(file, input);

        return Recording.of(List.of(file));
    }

    private void begin()
    {
        final Path events = folder.resolve("events");
        close();
        try
        {
            Folders.delete(events);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
        log = new EventLogWriter(events, maxJumpNs);
        log.heartbeat(timeEpochNs, EventLogWriter.NO_MARKET);
        log.flush();
    }

    private void close()
    {
        if (log != null)
        {
            log.close();
        }
    }
}
