package io.leadline.bench.growth;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

import io.leadline.book.FeedBooks;
import io.leadline.command.Folders;
import io.leadline.config.Configuration;
import io.leadline.event.EventLogReader;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.snapshot.SnapshotLogWriter;

/** Measures one size: applies, measures and records, pass by pass, each of the three timed apart. */
final class GrowthProbe
{
    private static final int RANDOM_EVENTS = 10_000;
    private static final int MIN_PASSES = 12;
    private static final int MAX_PASSES = 150;
    private static final int EVENTS = 1_500_000;
    /** Of the passes, so many are for the compiler and the first full records. */
    private static final int WARM_UP_SHARE = 4;
    private static final int STABLE_COLLECTIONS = 2;
    private static final long STABLE_BYTES = 8_192;
    private static final int MOST_COLLECTIONS = 100;
    private static final long CLEANERS_NS = 20_000_000;
    private static final long EVERY_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final GrowthPoint point;
    private final GrowthFlow flow;
    private final ProcessorTime time = new ProcessorTime();
    private final double[] nsPerEvent;
    private final double[] nsPerMarket;
    private final double[] nsPerRecord;

    GrowthProbe(final GrowthPoint point) throws IOException
    {
        this.point = point;
        final int eventsByPass = RANDOM_EVENTS + 2 * point.shape().markets() * point.shape().makers();
        final int passes = Math.max(MIN_PASSES, Math.min(MAX_PASSES, EVENTS / eventsByPass));
        flow = new GrowthFlow(point.shape(), passes, RANDOM_EVENTS);
        nsPerEvent = new double[passes];
        nsPerMarket = new double[passes];
        nsPerRecord = new double[passes];
    }

    GrowthFigures measure() throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-growth");
        try
        {
            return measure(folder);
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private GrowthFigures measure(final Path folder)
    {
        final Configuration configuration = point.configuration();
        final long heapBefore = usedHeap();
        final FeedBooks books = new FeedBooks(configuration);
        final EventLogReader events = new EventLogReader(flow.read());
        pollTo(events, books, flow.filled());
        final long heapWithBooks = usedHeap();
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        final Measurer measurer = new Measurer(layout);
        final MarketMeasure[] measures = new MarketMeasure[books.marketCount()];
        Arrays.setAll(measures, market -> new MarketMeasure(layout));
        try (SnapshotLogWriter log = new SnapshotLogWriter(folder, configuration, null, layout, books, false))
        {
            log.start(START_EPOCH_NS);
            final int warmUp = flow.passes() / WARM_UP_SHARE;
            long bytesBefore = 0;
            long recordsBefore = 0;
            for (int pass = 0; pass < flow.passes(); pass++)
            {
                if (pass == warmUp)
                {
                    bytesBefore = log.byteCount();
                    recordsBefore = log.snapshotCount();
                }
                apply(events, books, pass);
                measure(measurer, books, measures, pass);
                record(log, books, measures, pass);
            }
            final double bytesPerRecord =
                (log.byteCount() - bytesBefore) / (double)(log.snapshotCount() - recordsBefore);
            final long heapWithMeasures = usedHeap();

            return new GrowthFigures(
                median(nsPerEvent, warmUp), median(nsPerMarket, warmUp), median(nsPerRecord, warmUp), bytesPerRecord,
                heapWithBooks - heapBefore + books.memoryLength(), Math.max(0, heapWithMeasures - heapWithBooks));
        }
    }

    private void apply(final EventLogReader events, final FeedBooks books, final int pass)
    {
        // Behind a measurement of all markets, the first events pay for what it drove out of the caches.
        pollTo(events, books, flow.randomEnd(pass) - RANDOM_EVENTS / 2);
        final long before = books.lastSequence();
        time.start();
        pollTo(events, books, flow.randomEnd(pass));
        nsPerEvent[pass] = time.stopNs() / (double)(books.lastSequence() - before);
        pollTo(events, books, flow.passEnd(pass));
    }

    private static void pollTo(final EventLogReader events, final FeedBooks books, final long sequence)
    {
        while (books.lastSequence() < sequence)
        {
            events.poll(books);
        }
    }

    private void measure(
        final Measurer measurer, final FeedBooks books, final MarketMeasure[] measures, final int pass)
    {
        time.start();
        for (int market = 0; market < measures.length; market++)
        {
            measurer.measure(books.book(market), measures[market], 0, false);
        }
        nsPerMarket[pass] = time.stopNs() / (double)measures.length;
    }

    private void record(
        final SnapshotLogWriter log, final FeedBooks books, final MarketMeasure[] measures, final int pass)
    {
        final long instantEpochNs = START_EPOCH_NS + pass * EVERY_NS;
        time.start();
        log.begin(instantEpochNs);
        for (int market = 0; market < measures.length; market++)
        {
            log.snapshot(market, instantEpochNs / EVERY_NS, measures[market], books.lastSequence());
        }
        log.end();
        nsPerRecord[pass] = time.stopNs() / (double)measures.length;
    }

    private static double median(final double[] values, final int from)
    {
        final double[] sorted = Arrays.copyOfRange(values, from, values.length);
        Arrays.sort(sorted);

        return sorted[sorted.length / 2];
    }

    /** Other threads of the process allocate too: what they have just made is no growth, and it may never be still. */
    private static long usedHeap()
    {
        long used = Long.MAX_VALUE;
        int unchanged = 0;
        for (int i = 0; i < MOST_COLLECTIONS && unchanged < STABLE_COLLECTIONS; i++)
        {
            System.gc();
            // What waits for cleaners and reference handlers goes only when their threads have run.
            LockSupport.parkNanos(CLEANERS_NS);
            final long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            unchanged = Math.abs(now - used) < STABLE_BYTES ? unchanged + 1 : 0;
            used = now;
        }

        return used;
    }
}
