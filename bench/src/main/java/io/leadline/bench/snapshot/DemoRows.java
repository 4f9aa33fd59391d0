package io.leadline.bench.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.bench.pair.SideResult;
import io.leadline.command.Folders;
import io.leadline.demo.DemoDay;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.agrona.collections.LongArrayList;

/** The demo's day, sampled every second: bytes of its records, decoding and scoring them. */
public final class DemoRows
{
    private static final long QUICK_DAY_NS = 1_800_000_000_000L;
    private static final int CHUNK_RECORDS = 500;
    private static final int CHUNKS = 5;
    /** Decoding and scoring are many small methods: it takes twice the day until all of them are compiled for good. */
    private static final int WARM_UP_CHUNKS = 50;
    /** A quarter of a gigabyte in their plain form, many times what any cache holds. */
    private static final int PLAIN_RECORDS = 60_000;
    private static final double BYTES_LIMIT = 1;
    private static final double DECODE_LIMIT = 2;
    private static final double SCORE_LIMIT = 2;

    private DemoRows()
    {
    }

    public static List<Row> day(final Scale scale) throws IOException
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

        return new SideResult(name, each, each, each, -1, ratio, ratio, ratio, ratio, limit);
    }

    private static List<Row> decodeAndScore(final List<ByteBuffer> documents, final Scale scale)
    {
        final LongArrayList plain = new LongArrayList();
        final long recordCount = plain(documents, plain);
        final int recordLength = (int)(plain.size() / Math.min(recordCount, PLAIN_RECORDS));
        final String workload = "records of the demo's day, from memory";
        final Row decode = new Duel("decode", workload, "ns/record", List.of(
            new Side("leadline", 0, isolated(DecodeContender.class, documents, recordCount)),
            new Side("sum of the plain form", DECODE_LIMIT, isolated(
                SumContender.class, plain.toLongArray(), recordLength)),
            new Side("checksum and chain alone", 0, new SealContender(documents, CHUNK_RECORDS))))
            .run(WARM_UP_CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
        final Row score = new Duel("score", workload, "ns/record", List.of(
            new Side("decode, Drift and Backpack", 0, isolated(ScoreContender.class, documents, recordCount)),
            new Side("decode", SCORE_LIMIT, isolated(DecodeContender.class, documents, recordCount))))
            .run(WARM_UP_CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());

        return List.of(decode, score);
    }

    private static Contender isolated(final Class<?> contender, final Object source, final Object size)
    {
        return (Contender)new Isolation(List.of()).make(contender.getName(), source, size, CHUNK_RECORDS);
    }

    /** Adds the plain form of the first records, headers and all as {@link PlainForm} has it, and counts them all. */
    private static long plain(final List<ByteBuffer> documents, final LongArrayList values)
    {
        long count = 0;
        try (SnapshotLogReader reader = SnapshotLogReader.open(new MemoryDocuments(documents)))
        {
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                if (count++ < PLAIN_RECORDS)
                {
                    addPlain(reader.snapshot(), reader.layout().fieldCount(), values);
                }
            }
        }

        return count;
    }

    private static void addPlain(final Snapshot snapshot, final int fieldCount, final LongArrayList values)
    {
        values.addLong(snapshot.market());
        values.addLong(snapshot.timeEpochNs());
        values.addLong(snapshot.interval());
        values.addLong(snapshot.eventSequence());
        values.addLong((long)snapshot.entityCount() << Integer.SIZE | snapshot.status().ordinal());
        for (int entity = 0; entity < snapshot.entityCount(); entity++)
        {
            for (int field = 0; field < fieldCount; field++)
            {
                values.addLong(snapshot.low(entity, field));
            }
        }
    }
}
