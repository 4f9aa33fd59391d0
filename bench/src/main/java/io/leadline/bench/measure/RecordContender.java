package io.leadline.bench.measure;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.FlowBooks;
import io.leadline.bench.flow.FlowShape;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.snapshot.SnapshotLogWriter;

/**
 * Measures all markets of a flow in turn and records them as one instant on disk; between chunks it applies what the
 * flow sends. An operation is a market.
 */
public final class RecordContender implements Contender
{
    private static final long EVERY_NS = 1_000_000_000L;
    private static final long START_EPOCH_NS = 1_760_000_000L * EVERY_NS;

    private final FlowBooks flow;
    private final FeedBooks books;
    private final int chunkDocuments;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private final SnapshotLogWriter log;
    private long interval;

    /**
     * Rests every order and records every market once.
     *
     * @param chunkDocuments documents that are applied before each chunk.
     * @param folder         of the snapshot log.
     * @param recordsOrders  whether makers' orders are recorded beside the bands.
     */
    public RecordContender(
        final List<ByteBuffer> documents,
        final Integer fillCount,
        final Integer chunkDocuments,
        final String folder,
        final Boolean recordsOrders)
    {
        this.flow = new FlowBooks(documents, fillCount, EVERY_NS);
        this.books = flow.books();
        this.chunkDocuments = chunkDocuments;
        final MeasureLayout layout = new MeasureLayout(flow.configuration().ladders());
        measurer = new Measurer(layout);
        measures = new MarketMeasure[books.marketCount()];
        Arrays.setAll(measures, each -> new MarketMeasure(layout, recordsOrders));
        log = new SnapshotLogWriter(
            Path.of(folder),
            FlowShape.withDetail(
                flow.configuration(), recordsOrders ? Configuration.Detail.ORDERS : Configuration.Detail.BANDS),
            null, layout, books, false);
        log.start(START_EPOCH_NS);
        run();
    }

    @Override
    public void prepare()
    {
        flow.advance(chunkDocuments);
    }

    @Override
    public long run()
    {
        interval++;
        log.begin(timeEpochNs(interval));
        for (int market = 0; market < measures.length; market++)
        {
            measurer.measure(books.book(market), measures[market], 0, false);
            log.snapshot(market, START_EPOCH_NS / EVERY_NS + interval, measures[market], books.lastSequence());
        }
        log.end();

        return measures.length;
    }

    /** Time of an instant, by its number from 1. */
    public static long timeEpochNs(final long instant)
    {
        return START_EPOCH_NS + instant * EVERY_NS;
    }

    /** Bytes of all documents so far. */
    public long byteCount()
    {
        return log.byteCount();
    }

    @Override
    public void close()
    {
        log.close();
    }
}
