package io.leadline.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Side;
import io.leadline.bench.pair.SideResult;
import io.leadline.demo.DemoDay;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.agrona.collections.LongArrayList;

/** The demo's day, sampled every second: bytes of its records, decoding and scoring them. */
final class DemoRows
{
    private static final long QUICK_DAY_NS = 1_800_000_000_000L;
    private static final long SLICE_SNAPSHOTS = 20_000;
    private static final long QUICK_SLICE_SNAPSHOTS = 2_000;
    private static final double BYTES_LIMIT = 1;
    private static final double DECODE_LIMIT = 2;
    private static final double SCORE_LIMIT = 2;

    private DemoRows()
    {
    }

    static List<Row> day(final Scale scale) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            final DemoLog log = DemoLog.make(folder, scale.isQuick() ? QUICK_DAY_NS : DemoDay.LENGTH_NS);
            final List<Row> rows = new ArrayList<>();
            rows.add(bytes(log));
            rows.addAll(decodeAndScore(log.documents(), scale));

            return rows;
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Row bytes(final DemoLog log)
    {
        final PlainForm plain = new PlainForm();
        long snapshots = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(new MemoryDocuments(log.documents())))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                if (record == Record.SNAPSHOT)
                {
                    plain.add(reader.snapshot(), reader.layout().fieldCount());
                    snapshots++;
                }
            }
        }
        plain.end();

        return new Row(
            "bytes-demo-day", "all documents of the demo's day at 1 s, both ladders", "B/snapshot", 1, snapshots,
            List.of(
                size("leadline", log.byteCount(), log.byteCount(), snapshots, 0),
                size("zstd -3, 64 KiB blocks", plain.compressedCount(), log.byteCount(), snapshots, BYTES_LIMIT),
                size("plain form", plain.byteCount(), log.byteCount(), snapshots, 0)));
    }

    private static SideResult size(
        final String name, final long bytes, final long own, final long snapshots, final double limit)
    {
        final double each = bytes / (double)snapshots;
        final double ratio = own / (double)bytes;

        return new SideResult(name, each, each, each, -1, ratio, ratio, ratio, limit);
    }

    private static List<Row> decodeAndScore(final List<ByteBuffer> documents, final Scale scale)
    {
        final long count = scale.isQuick() ? QUICK_SLICE_SNAPSHOTS : SLICE_SNAPSHOTS;
        final long[] plain = plain(documents, count);
        final String workload = "the first " + count + " snapshots of the demo's day, from memory";
        final Row decode = new Duel("decode", workload, "ns/snapshot", List.of(
            new Side("leadline", 0, isolated(DecodeContender.class, documents, count)),
            new Side("sum of the plain form", DECODE_LIMIT, isolated(SumContender.class, plain, count))))
            .run(scale.warmUpChunks(), scale.chunks());
        final Row score = new Duel("score", workload, "ns/snapshot", List.of(
            new Side("decode, Drift and Backpack", 0, isolated(ScoreContender.class, documents, count)),
            new Side("decode", SCORE_LIMIT, isolated(DecodeContender.class, documents, count))))
            .run(scale.warmUpChunks(), scale.chunks());

        return List.of(decode, score);
    }

    private static Contender isolated(final Class<?> contender, final Object source, final long count)
    {
        return (Contender)new Isolation(List.of()).make(contender.getName(), source, count);
    }

    private static long[] plain(final List<ByteBuffer> documents, final long snapshotCount)
    {
        final SliceSource source = new SliceSource(documents, snapshotCount);
        final LongArrayList values = new LongArrayList();
        for (Record record = source.next(); record != Record.END; record = source.next())
        {
            if (record == Record.SNAPSHOT)
            {
                final Snapshot snapshot = source.snapshot();
                for (int entity = 0; entity < snapshot.entityCount(); entity++)
                {
                    for (int field = 0; field < source.layout().fieldCount(); field++)
                    {
                        values.addLong(snapshot.low(entity, field));
                    }
                }
            }
        }

        return values.toLongArray();
    }
}
