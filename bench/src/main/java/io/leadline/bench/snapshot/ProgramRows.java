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
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.agrona.collections.LongArrayList;

/** What each program costs beside a bare decode of the same log, and all of them in one pass. */
public final class ProgramRows
{
    private static final long QUICK_DAY_NS = 1_800_000_000_000L;
    private static final int CHUNK_RECORDS = 500;
    /** Exact fractions take long. */
    private static final int ORDER_CHUNK_RECORDS = 50;
    private static final int CHUNKS = 10;
    /** The log's end and its second beginning run code that was not compiled for them: several logs go by before. */
    private static final int WARM_UP_CHUNKS = 25;
    private static final double LIMIT = 2;
    private static final double NS_PER_MICROSECOND = 1_000;
    private static final String DECODE = "decode";
    private static final String WORKLOAD =
        "the demo's day with the ladders of all programs, from memory; operations are snapshots by makers";
    private static final String ORDER_WORKLOAD = WORKLOAD + "; with every order";
    /** Programs of which it is asked to take no longer than the decode. */
    private static final List<String> ASKED =
        List.of("drift-mip-2023-03", "drift-mip-2023-08", "backpack-mm-2024", "backpack-mm-2026");
    private static final List<String> OF_BANDS = List.of("bybit-mm", "mifid-rts8");
    private static final List<String> OF_ORDERS = List.of(
        "dydx-lp-v3", "polymarket-rewards", "hummingbot-miner", "rabbitx-mm", "injective-olp", "orderly-mm");

    private final String workload;
    private final List<ByteBuffer> documents;
    private final int chunkRecords;
    private final long[] makerCounts;
    private final Scale scale;

    private ProgramRows(
        final String workload, final Making making, final long lengthNs, final int chunkRecords, final Scale scale)
        throws IOException
    {
        this.workload = workload;
        this.chunkRecords = chunkRecords;
        this.scale = scale;
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            documents = making.make(folder, lengthNs).documents();
        }
        finally
        {
            Folders.delete(folder);
        }
        makerCounts = makerCounts(documents, chunkRecords);
    }

    /** Samples a log into a folder. */
    @FunctionalInterface
    private interface Making
    {
        DemoLog make(Path folder, long lengthNs) throws IOException;
    }

    /** A row for each program, one for those that are asked something of, and one of snapshots·makers by time. */
    public static List<Row> each(final Scale scale) throws IOException
    {
        final long lengthNs = scale.isQuick() ? QUICK_DAY_NS : DemoDay.LENGTH_NS;
        final List<Row> rows = new ArrayList<>();
        final ProgramRows bands = new ProgramRows(WORKLOAD, DemoLog::makeForPrograms, lengthNs, CHUNK_RECORDS, scale);
        for (final String program : ASKED)
        {
            rows.add(bands.row("score-" + program, List.of(program), LIMIT));
        }
        rows.add(bands.row("score-drift-and-backpack", ASKED, 0));
        for (final String program : OF_BANDS)
        {
            rows.add(bands.row("score-" + program, List.of(program), 0));
        }
        final ProgramRows orders =
            new ProgramRows(ORDER_WORKLOAD, DemoLog::makeWithOrders, lengthNs, ORDER_CHUNK_RECORDS, scale);
        for (final String program : OF_ORDERS)
        {
            rows.add(orders.row("score-" + program, List.of(program), 0));
        }
        rows.add(rates(rows));

        return rows;
    }

    private Row row(final String name, final List<String> programs, final double limit)
    {
        return new Duel(name, workload, "ns/snapshot·maker", List.of(
            new Side("decode and score", 0, contender(programs)),
            new Side(DECODE, limit, contender(List.of()))))
            .run(WARM_UP_CHUNKS * scale.warmUpChunks(), CHUNKS * scale.chunks());
    }

    private Contender contender(final List<String> programs)
    {
        return (Contender)new Isolation(List.of())
            .make(ProgramContender.class.getName(), documents, makerCounts, chunkRecords, programs);
    }

    /** Snapshots·makers of each whole chunk of the log. */
    private static long[] makerCounts(final List<ByteBuffer> documents, final int chunkRecords)
    {
        final LongArrayList counts = new LongArrayList();
        try (SnapshotLogReader reader = SnapshotLogReader.open(new MemoryDocuments(documents)))
        {
            long count = 0;
            long records = 0;
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                count += record == Record.SNAPSHOT ? reader.snapshot().entityCount() - 1 : 0;
                if (++records % chunkRecords == 0)
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
