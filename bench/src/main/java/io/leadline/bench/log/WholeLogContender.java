package io.leadline.bench.log;

import java.nio.file.Path;

import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.pair.Contender;
import io.leadline.event.EventLogReader;
import io.leadline.sampler.Sampler;

/** The sampler over an event log on disk, as {@code leadline sample} has it: tail, apply, sample. */
public final class WholeLogContender implements Contender
{
    private final EventLogReader reader;
    private final Sampler sampler;
    private final int[] eventCounts;
    private final int chunkDocuments;
    private int next;

    /**
     * Reads what rests every order.
     *
     * @param eventCounts of the log's documents; 0 for those that rest every order.
     */
    public WholeLogContender(
        final int[] eventCounts, final Integer chunkDocuments, final Long everyNs, final String events,
        final String snapshots)
    {
        this.eventCounts = eventCounts.clone();
        this.chunkDocuments = chunkDocuments;
        reader = new EventLogReader(Path.of(events));
        sampler = new Sampler(FlowShape.of("W100").configuration(everyNs), Path.of(snapshots), false);
        while (eventCounts[next] == 0)
        {
            reader.poll(sampler);
            next++;
        }
    }

    @Override
    public long run()
    {
        long events = 0;
        for (int i = 0; i < chunkDocuments; i++)
        {
            reader.poll(sampler);
            events += eventCounts[next++];
        }

        return events;
    }

    @Override
    public void close()
    {
        reader.close();
        sampler.close();
    }
}
