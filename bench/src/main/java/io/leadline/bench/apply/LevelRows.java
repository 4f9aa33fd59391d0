package io.leadline.bench.apply;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.LevelUpdates;
import io.leadline.bench.flow.PreparedFlow;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogWriter;

/** Level updates of a recorded venue day into a market fed by levels, again and again, beside the JDK's trees. */
public final class LevelRows
{
    private static final int DOCUMENT_EVENTS = 1000;
    private static final int CHUNK_DOCUMENTS = 5;
    private static final int CHUNKS = 5;
    private static final long STEP_NS = 5_000;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final double LIMIT = 0.08;

    private LevelRows()
    {
    }

    public static List<Row> updates(final Scale scale) throws IOException
    {
        final Path file = LevelUpdates.file();
        if (file == null)
        {
            System.err.println("bench is left out, its recording is not there: name=levels");
            return List.of();
        }
        final long[] updates = LevelUpdates.read(file);
        final ApplySides sides = new ApplySides(
            FlowShape.LEVELS, flow(updates, CHUNK_DOCUMENTS * CHUNKS * scale.allChunks()), CHUNK_DOCUMENTS);
        final Duel duel = new Duel(
            "level-event", "recorded BTCUSDT levels from their encoded bytes", "ns/update",
            List.of(
                new Side(ApplySides.LEADLINE, 0, sides.make(ApplySides.LEADLINE)),
                new Side(ApplySides.TREES, LIMIT, sides.make(ApplySides.TREES)),
                new Side("bare levels", 0, sides.make(
                    new Isolation(List.of()), BareLevels.class.getName(), priceLimitTicks(updates))),
                new Side(ApplySides.READING, 0, sides.make(ApplySides.READING))));
        final Row row = duel.run(CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());

        return List.of(duel.without("level-update", ApplySides.READING, true), withoutLimits(row));
    }

    /** What is asked is asked of the update; reading the log is in the other row. */
    private static Row withoutLimits(final Row row)
    {
        return new Row(
            row.name(), row.workload(), row.unit(), row.chunks(), row.operations(),
            row.sides().stream().map(side -> side.withLimit(0)).toList());
    }

    /** The updates of a recording, again and again, in so many documents behind the one that names the market. */
    public static PreparedFlow flow(final long[] updates, final int documentCount) throws IOException
    {
        final int[] eventCounts = new int[1 + documentCount];
        Arrays.fill(eventCounts, 1, eventCounts.length, DOCUMENT_EVENTS);

        return new PreparedFlow(documents(updates, documentCount), eventCounts, new long[0]);
    }

    private static long priceLimitTicks(final long[] updates)
    {
        long limitTicks = 0;
        for (int i = 1; i < updates.length; i += LevelUpdates.LENGTH)
        {
            limitTicks = Math.max(limitTicks, updates[i] + 1);
        }

        return limitTicks;
    }

    private static List<ByteBuffer> documents(final long[] updates, final int documentCount) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            try (EventLogWriter log = new EventLogWriter(folder, Configuration.Feed.DEFAULT_MAX_JUMP_NS))
            {
                final int market = log.market(FlowShape.marketName(0), LevelUpdates.TICK, LevelUpdates.LOT);
                log.flush();
                int next = 0;
                for (int i = 0; i < documentCount * DOCUMENT_EVENTS; i++)
                {
                    log.level(
                        START_EPOCH_NS + i * STEP_NS, market, (int)updates[next], updates[next + 1],
                        updates[next + 2], 0);
                    next = (next + LevelUpdates.LENGTH) % updates.length;
                    if (i % DOCUMENT_EVENTS == DOCUMENT_EVENTS - 1)
                    {
                        log.flush();
                    }
                }
            }

            return FlowLog.load(folder);
        }
        finally
        {
            Folders.delete(folder);
        }
    }
}
