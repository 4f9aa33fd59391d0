package io.leadline.bench.guard;

import java.nio.file.Path;
import java.util.Arrays;

import io.leadline.bench.flow.FlowLog;
import io.leadline.book.FeedBooks;
import io.leadline.config.Configuration;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.snapshot.SnapshotLogWriter;

/** Books that follow a flow, and what is measured of them and recorded, instant by instant as it is told to. */
final class Recorder implements AutoCloseable
{
    private static final long START_EPOCH_NS = 1_760_000_000_000_000_000L;

    private final FeedBooks books;
    private final Laps laps;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private final SnapshotLogWriter log;
    private long instantEpochNs = START_EPOCH_NS;
    /** Runs on where a further lap of the flow begins again. */
    private long sequence;

    /** A recorder into a folder; null to measure only. */
    Recorder(final FlowLog flow, final Configuration configuration, final Path folder)
    {
        books = new FeedBooks(configuration);
        laps = new Laps(flow, () -> books);
        final MeasureLayout layout = new MeasureLayout(configuration.ladders());
        measurer = new Measurer(layout);
        measures = new MarketMeasure[books.marketCount()];
        Arrays.setAll(measures, market -> new MarketMeasure(layout));
        log = folder == null ? null : new SnapshotLogWriter(folder, configuration, null, layout, books, false);
        laps.begin();
        if (log != null)
        {
            log.start(instantEpochNs);
        }
    }

    /** The flow's next document. */
    void move()
    {
        laps.ensure(1);
        laps.step();
        sequence += GuardFlow.DOCUMENT_EVENTS;
    }

    /** Measures every market, and records it unless there is no log; returns how many. */
    long take()
    {
        if (log == null)
        {
            for (int market = 0; market < measures.length; market++)
            {
                measurer.measure(books.book(market), measures[market], 0, false);
            }
        }
        else
        {
            record();
        }

        return measures.length;
    }

    private void record()
    {
        instantEpochNs += GuardFlow.EVERY_NS;
        log.begin(instantEpochNs);
        for (int market = 0; market < measures.length; market++)
        {
            measurer.measure(books.book(market), measures[market], 0, false);
            log.snapshot(market, instantEpochNs / GuardFlow.EVERY_NS, measures[market], sequence);
        }
        log.end();
    }

    SnapshotLogWriter log()
    {
        return log;
    }

    @Override
    public void close()
    {
        if (log != null)
        {
            log.close();
        }
    }
}
