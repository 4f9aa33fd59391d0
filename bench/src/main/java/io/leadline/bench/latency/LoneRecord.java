package io.leadline.bench.latency;

import java.math.BigDecimal;
import java.nio.file.Path;

import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.event.Event;
import io.leadline.event.EventHandler;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.snapshot.SnapshotLogWriter;

import org.agrona.concurrent.NanoClock;

/**
 * What one record takes when nothing else is due: books that follow the same events as the sampler's, of which at each
 * instant the first market alone is measured, encoded, hashed and appended, in a document of its own. Timed from where
 * the record begins, so the time is the record's alone. Single thread.
 */
final class LoneRecord implements EventHandler, AutoCloseable
{
    private static final int MARKET = 0;

    private final long everyNs;
    private final NanoClock clock;
    private final LatenessSeries times;
    private final FeedBooks books;
    private final Measurer measurer;
    private final MarketMeasure measure;
    private final SnapshotLogWriter log;
    private long nextEpochNs = Long.MAX_VALUE;

    LoneRecord(
        final Configuration configuration, final Path folder, final NanoClock clock, final LatenessSeries times)
    {
        this.clock = clock;
        this.times = times;
        everyNs = configuration.schedule().everyNs();
        books = new FeedBooks(configuration);
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        measurer = new Measurer(layout);
        measure = new MarketMeasure(layout);
        log = new SnapshotLogWriter(folder, configuration, null, layout, books, false);
    }

    @Override
    public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
    {
        books.onMarket(market, name, tick, lot);
    }

    @Override
    public void onAccount(final int account, final String name)
    {
        books.onAccount(account, name);
    }

    @Override
    public void onEvent(final Event event)
    {
        final long timeEpochNs = event.timeEpochNs();
        if (books.lastTimeEpochNs() < 0)
        {
            log.start(timeEpochNs);
            nextEpochNs = -Math.floorDiv(-timeEpochNs, everyNs) * everyNs;
        }
        while (nextEpochNs < timeEpochNs)
        {
            record();
        }
        books.apply(event, books.marketOf(event));
    }

    private void record()
    {
        final long startNs = clock.nanoTime();
        log.begin(nextEpochNs);
        measurer.measure(books.book(MARKET), measure, 0, false);
        log.snapshot(MARKET, nextEpochNs / everyNs, measure, books.lastSequence());
        log.end();
        times.record(clock.nanoTime() - startNs);
        nextEpochNs += everyNs;
    }

    @Override
    public void close()
    {
        log.close();
    }
}
