package io.leadline.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/** Measuring, encoding, hashing and appending, beside measuring alone. */
public final class RecordRows
{
    private static final double LIMIT = 2;

    private RecordRows()
    {
    }

    /** Every mid and every maker has moved since the instant before. */
    public static List<Row> moved(final Scale scale) throws IOException
    {
        return onDisk(
            scale, "record-moved", "instants of 100 markets of 50 makers of 40 orders, all moved, onto disk",
            (log, folder) -> List.of(
                new Side("measure, encode, hash, append", 0, record(log, MeasureRows.MARKETS, folder, false)),
                new Side(
                    "measure", LIMIT, MeasureRows.measure(log.prepared(), MeasureRows.MARKETS, MeasureRows.MARKETS))));
    }

    /** What makers' orders cost beside the bands, everything moved: every order of every maker is written anew. */
    public static List<Row> orders(final Scale scale) throws IOException
    {
        return onDisk(
            scale, "record-orders", "the same with detail: orders, beside bands alone",
            (log, folder) -> List.of(
                new Side("bands and orders", 0, record(log, MeasureRows.MARKETS, folder.resolve("orders"), true)),
                new Side("bands", 0, record(log, MeasureRows.MARKETS, folder.resolve("bands"), false))));
    }

    private static List<Row> onDisk(
        final Scale scale, final String name, final String workload, final BiFunction<FlowLog, Path, List<Side>> sides)
        throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            final FlowLog log = MeasureRows.movedLog(scale.allChunks());

            return List.of(new Duel(name, workload, "ns/market", sides.apply(log, folder))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Contender record(
        final FlowLog log, final int chunkDocuments, final Path folder, final boolean recordsOrders)
    {
        return (Contender)new Isolation(List.of()).make(
            RecordContender.class.getName(), log.documents(), log.fillCount(), chunkDocuments, folder.toString(),
            recordsOrders);
    }
}
