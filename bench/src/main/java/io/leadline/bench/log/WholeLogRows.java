package io.leadline.bench.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.flow.OrderIds;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/** A whole event log through the sampler, beside the sum of the parts that cannot be left out. */
public final class WholeLogRows
{
    private static final int DOCUMENT_EVENTS = 1000;
    private static final long STEP_NS = 5_000;
    private static final int INTERVAL_DOCUMENTS = 100;
    private static final double LIMIT = 1.25;

    private WholeLogRows()
    {
    }

    /** A chunk is an interval: its events, then one sample of every market. */
    public static List<Row> wholeLog(final Scale scale) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            final Path events = folder.resolve("events");
            final FlowLog log = new FlowLog(
                FlowShape.of("W100"), OrderIds.SEQUENTIAL, INTERVAL_DOCUMENTS * scale.allChunks(),
                (flow, document) -> flow.send(DOCUMENT_EVENTS), events);

            return List.of(new Duel(
                "whole-log", "tail, apply, sample: W100, 100 markets sampled every 100,000 events", "ns/event",
                List.of(
                    new Side("tail, apply, sample", 0, whole(log, events, folder.resolve("snapshots"))),
                    new Side("bare tail + apply from memory + measure", LIMIT, parts(log, events))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Contender whole(final FlowLog log, final Path events, final Path snapshots)
    {
        return (Contender)new Isolation(List.of()).make(
            WholeLogContender.class.getName(), log.eventCounts(), INTERVAL_DOCUMENTS,
            STEP_NS * DOCUMENT_EVENTS * INTERVAL_DOCUMENTS, events.toString(), snapshots.toString());
    }

    private static Contender parts(final FlowLog log, final Path events)
    {
        return (Contender)new Isolation(List.of()).make(
            WholeLogPartsContender.class.getName(), log.documents(), log.eventCounts(), INTERVAL_DOCUMENTS,
            events.toString());
    }
}
