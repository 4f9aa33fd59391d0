package io.leadline.bench.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.bench.flow.Folders;
import io.leadline.bench.flow.MemoryDocuments;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.bench.pair.SideResult;
import io.leadline.demo.DemoDay;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.agrona.collections.LongArrayList;

/** What each program costs beside a bare decode of the same log, and all of them in one pass. */
public final class ProgramRows
{
    private static final long QUICK_DAY_NS = 1_800_000_000_000L;
    private static final int CHUNK_RECORDS = 500;
    private static final int CHUNKS = 2;
    /** As of {@link DemoRows}: until all of it is compiled for good. */
    private static final int WARM_UP_CHUNKS = 20;
    private static final double LIMIT = 2;
    private static final double NS_PER_MICROSECOND = 1_000;
    private static final String DECODE = "decode";
    private static final String WORKLOAD =
        "the demo's day with the ladders of all programs, from memory; operations are snapshots by makers";
    /** Programs of snapshots that the log holds enough for. */
    private static final List<String> PROGRAMS =
        List.of("drift-mip-2023-03", "drift-mip-2023-08", "backpack-mm-2024", "backpack-mm-2026");

    private ProgramRows()
    {
    }

    /** A row for each program, one for all of them, and one of what that is in snapshots·makers by time. */
    public static List<Row> each(final Scale scale) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            final List<ByteBuffer> documents =
                DemoLog.makeForPrograms(folder, scale.isQuick() ? QUICK_DAY_NS : DemoDay.LENGTH_NS).documents();
            final long[] makerCounts = makerCounts(documents);
            final List<Row> rows = new ArrayList<>();
            for (final String program : PROGRAMS)
            {
                rows.add(row("score-" + program, List.of(program), LIMIT, documents, makerCounts, scale));
            }
            rows.add(row("score-all-programs", PROGRAMS, 0, documents, makerCounts, scale));
            rows.add(rates(rows));

            return rows;
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Row row(
        final String name,
        final List<String> programs,
        final double limit,
        final List<ByteBuffer> documents,
        final long[] makerCounts,
        final Scale scale)
    {
        return new Duel(name, WORKLOAD, "ns/snapshot·maker", List.of(
            new Side("decode and score", 0, contender(documents, makerCounts, programs)),
            new Side(DECODE, limit, contender(documents, makerCounts, List.of()))))
            .run(WARM_UP_CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    private static Contender contender(
        final List<ByteBuffer> documents, final long[] makerCounts, final List<String> programs)
    {
        return (Contender)new Isolation(List.of())
            .make(ProgramContender.class.getName(), documents, makerCounts, CHUNK_RECORDS, programs);
    }

    /** Snapshots·makers of each whole chunk of the log. */
    private static long[] makerCounts(final List<ByteBuffer> documents)
    {
        final LongArrayList counts = new LongArrayList();
        try (SnapshotLogReader reader = SnapshotLogReader.open(new MemoryDocuments(documents)))
        {
            long count = 0;
            long records = 0;
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                count += record == Record.SNAPSHOT ? reader.snapshot().entityCount() - 1 : 0;
                if (++records % CHUNK_RECORDS == 0)
                {
                    counts.addLong(count);
                    count = 0;
                }
            }
        }

        return counts.toLongArray();
    }

    /** The medians turned around; a side's ratio is the decode's rate by its own, so that what is asked is at most. */
    private static Row rates(final List<Row> rows)
    {
        final List<SideResult> sides = new ArrayList<>();
        final double decode = rows.get(0).sides().get(1).median();
        sides.add(rate(DECODE, decode, 1, 0));
        for (final Row row : rows)
        {
            final SideResult own = row.sides().get(0);
            final SideResult held = row.sides().get(1);
            sides.add(rate(row.name(), own.median(), held.ratio(), held.limit()));
        }

        return new Row(
            "score-rates", WORKLOAD, "10^6 snapshots·makers/s", rows.get(0).chunks(), rows.get(0).operations(), sides);
    }

    private static SideResult rate(final String name, final double medianNs, final double ratio, final double limit)
    {
        final double rate = NS_PER_MICROSECOND / medianNs;

        return new SideResult(name, rate, rate, rate, -1, ratio, ratio, ratio, ratio, limit);
    }
}
