package io.leadline.bench.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.apply.ReadingAlone;
import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;
import io.leadline.event.EventLogReader;

/** Events into and out of an event log on disk, in documents of many, beside documents of one. */
public final class EventLogRows
{
    private static final String SHAPE = "W100";
    private static final String UNIT = "ns/event";
    private static final int[] BATCHES = {16, 64, 1024};
    private static final int CHUNK_EVENTS = 8 * 1024;
    private static final double LIMIT = 0.35;

    private EventLogRows()
    {
    }

    /** Writes with every batch, then reads what was written. */
    public static List<Row> inAndOut(final Scale scale) throws IOException
    {
        final long[] numbers = numbers(scale.allChunks() * CHUNK_EVENTS);
        final List<Row> rows = new ArrayList<>();
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            for (final int batch : BATCHES)
            {
                final Path many = folder.resolve("in-" + batch);
                final Path single = folder.resolve("in-1-beside-" + batch);
                rows.add(new Duel("events-in-" + batch, "events of W100 into a log on disk", UNIT, List.of(
                    new Side(batch + " a document", 0, writer(numbers, batch, many)),
                    new Side("1 a document", LIMIT, writer(numbers, 1, single))))
                    .run(scale.warmUpChunks(), scale.chunks()));
                rows.add(new Duel("events-out-" + batch, "events of W100 out of a log on disk", UNIT, List.of(
                    new Side(batch + " a document", 0, tail(batch, many)),
                    new Side("1 a document", LIMIT, tail(1, single))))
                    .run(scale.warmUpChunks(), scale.chunks()));
                Folders.delete(many);
                Folders.delete(single);
            }
        }
        finally
        {
            Folders.delete(folder);
        }

        return rows;
    }

    private static long[] numbers(final int eventCount) throws IOException
    {
        final FlowLog log = new FlowLog(FlowShape.of(SHAPE), 1000, eventCount / 1000 + 1);
        final EventRecorder recorder = new EventRecorder();
        try (EventLogReader reader = new EventLogReader(log.read()))
        {
            for (int i = 0; i < log.documentCount(); i++)
            {
                reader.poll(i < log.fillCount() ? new ReadingAlone(null) : recorder);
            }
        }

        return Arrays.copyOf(recorder.numbers(), eventCount * EventRecorder.LENGTH);
    }

    private static Contender writer(final long[] numbers, final int documentEvents, final Path folder)
    {
        return (Contender)new Isolation(List.of()).make(
            EventLogContender.class.getName(), numbers, CHUNK_EVENTS, documentEvents, SHAPE, folder.toString());
    }

    private static Contender tail(final int documentEvents, final Path folder)
    {
        return (Contender)new Isolation(List.of()).make(
            EventTailContender.class.getName(), CHUNK_EVENTS, documentEvents, folder.toString());
    }
}
