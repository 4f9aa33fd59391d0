package io.leadline.bench.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import io.leadline.bench.flow.FlowLog;
import io.leadline.bench.measure.MeasureRows;
import io.leadline.bench.measure.RecordContender;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.SideResult;
import io.leadline.command.Folders;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotFinder;

/** What is read of a log on disk to find one market's snapshot of one instant, wherever it lies. */
public final class SeekRows
{
    private static final int MARKETS = MeasureRows.MARKETS;
    private static final int FINDS = 500;
    private static final double MEGABYTE = 1_000_000;
    private static final long SEED = 1;

    private SeekRows()
    {
    }

    /** Of markets of 50 makers, all of whom move at every instant, so that no record is smaller. */
    public static List<Row> seek(final Scale scale) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            final int instants = scale.chunks();
            final FlowLog flow = MeasureRows.movedLog(instants);
            final long byteCount;
            try (RecordContender log =
                new RecordContender(flow.documents(), flow.fillCount(), MARKETS, folder.toString(), false))
            {
                for (int instant = 0; instant < instants; instant++)
                {
                    log.prepare();
                    log.run();
                }
                byteCount = log.byteCount();
            }

            return List.of(row(find(folder, instants), byteCount));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    /** Bytes read for each of many instants, in ascending order. */
    private static long[] find(final Path folder, final int instants)
    {
        final long[] bytes = new long[FINDS];
        final SplittableRandom random = new SplittableRandom(SEED);
        try (SnapshotFinder finder = SnapshotFinder.open(folder))
        {
            for (int i = 0; i < FINDS; i++)
            {
                final int market = random.nextInt(MARKETS);
                final long timeEpochNs = RecordContender.timeEpochNs(1 + random.nextInt(1 + instants));
                final long before = finder.bytesRead();
                final Snapshot snapshot = finder.find(market, timeEpochNs);
                if (snapshot == null || snapshot.market() != market || snapshot.timeEpochNs() != timeEpochNs ||
                    snapshot.entityCount() != 1 + MeasureRows.MAKERS)
                {
                    throw new IllegalStateException(
                        "snapshot was not found: market=" + market + " time_epoch_ns=" + timeEpochNs);
                }
                bytes[i] = finder.bytesRead() - before;
            }
        }
        Arrays.sort(bytes);

        return bytes;
    }

    private static Row row(final long[] bytes, final long byteCount)
    {
        final long most = bytes[FINDS - 1];

        return new Row(
            "seek-instant", "one instant of a market of 50 makers who all move, in a log on disk", "B read", 1, FINDS,
            List.of(
                new SideResult(
                    "any of them", bytes[FINDS / 2], bytes[FINDS / 10], bytes[FINDS * 9 / 10], -1, 1, 1, 1, 1, 0),
                figure("the dearest of all", most, bytes[FINDS / 2], 0),
                figure("a megabyte", MEGABYTE, most, 1),
                figure("the whole log", byteCount, most, 0)));
    }

    private static SideResult figure(final String name, final double bytes, final double held, final double limit)
    {
        final double ratio = held / bytes;

        return new SideResult(name, bytes, bytes, bytes, -1, ratio, ratio, ratio, ratio, limit);
    }
}
