package io.leadline.bench.log;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.FlowBooks;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.log.DocumentTailer;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

/**
 * The parts of {@link WholeLogContender}, one after another: the documents on disk are walked over, their events are
 * applied from memory, and at the end of a chunk every market is measured.
 */
public final class WholeLogPartsContender implements Contender
{
    private static final long EVERY_NS = 1_000_000_000L;

    private final DocumentTailer tailer;
    private final FlowBooks flow;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private final int[] eventCounts;
    private final int chunkDocuments;
    private int next;
    private long checksum;

    /**
     * Passes over what rests every order.
     *
     * @param eventCounts of the log's documents; 0 for those that rest every order.
     */
    public WholeLogPartsContender(
        final List<ByteBuffer> documents, final int[] eventCounts, final Integer chunkDocuments, final String events)
    {
        this.eventCounts = eventCounts.clone();
        this.chunkDocuments = chunkDocuments;
        tailer = new DocumentTailer(Path.of(events));
        while (eventCounts[next] == 0)
        {
            tailer.next();
            next++;
        }
        flow = new FlowBooks(documents, next, EVERY_NS);
        final MeasureLayout layout = new MeasureLayout(flow.configuration().ladders());
        measurer = new Measurer(layout);
        measures = new MarketMeasure[flow.books().marketCount()];
        Arrays.setAll(measures, each -> new MarketMeasure(layout));
    }

    @Override
    public long run()
    {
        long events = 0;
        for (int i = 0; i < chunkDocuments; i++)
        {
            tailer.next();
            checksum += tailer.length();
            events += eventCounts[next++];
        }
        flow.advance(chunkDocuments);
        final FeedBooks books = flow.books();
        for (int market = 0; market < measures.length; market++)
        {
            measurer.measure(books.book(market), measures[market], 0, false);
            checksum += measures[market].lows()[0];
        }

        return checksum == 0 ? 0 : events;
    }
}
