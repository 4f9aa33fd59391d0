package io.leadline.bench.log;

import java.nio.file.Path;

import io.leadline.bench.apply.ReadingAlone;
import io.leadline.bench.pair.Contender;
import io.leadline.event.EventLogReader;

/** Reads an event log on disk from its first event and sums some of each event. An operation is an event. */
public final class EventTailContender implements Contender
{
    private final EventLogReader reader;
    private final ReadingAlone handler = new ReadingAlone(null);
    private final int chunkEvents;
    private final int documentEvents;

    /** Reads the document that names everything. */
    public EventTailContender(final Integer chunkEvents, final Integer documentEvents, final String folder)
    {
        this.chunkEvents = chunkEvents;
        this.documentEvents = documentEvents;
        reader = new EventLogReader(Path.of(folder));
        reader.poll(handler);
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkEvents; i += documentEvents)
        {
            if (!reader.poll(handler))
            {
                throw new IllegalStateException("log is too short: documents=" + reader.documentCount());
            }
        }

        return chunkEvents;
    }

    /** What was read. */
    @Override
    public long[] outcome()
    {
        return new long[]{handler.sum()};
    }

    @Override
    public void close()
    {
        reader.close();
    }
}
