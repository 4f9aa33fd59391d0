package io.leadline.bench.measure;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.bench.flow.FlowBooks;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;

/** The same markets as of {@link MeasureContender}, by a loop over each order and each edge. */
public final class NaiveContender implements Contender
{
    private static final long EVERY_NS = 1_000_000_000L;

    private final FlowBooks flow;
    private final FeedBooks books;
    private final int chunkDocuments;
    private final int chunkMarkets;
    private final NaiveMeasurer measurer;
    private int next;
    private long checksum;

    /** Arguments as of {@link MeasureContender}. */
    public NaiveContender(
        final List<ByteBuffer> documents,
        final Integer fillCount,
        final Integer chunkDocuments,
        final Integer chunkMarkets)
    {
        this.flow = new FlowBooks(documents, fillCount, EVERY_NS);
        this.books = flow.books();
        this.chunkDocuments = chunkDocuments;
        this.chunkMarkets = chunkMarkets;
        measurer = new NaiveMeasurer(flow.configuration().ladders());
    }

    @Override
    public void prepare()
    {
        flow.advance(chunkDocuments);
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkMarkets; i++)
        {
            checksum += measurer.measure(books.book(next))[0];
            next = next + 1 == books.marketCount() ? 0 : next + 1;
        }

        return chunkMarkets;
    }

    @Override
    public long[] outcome()
    {
        long sum = checksum;
        for (int market = 0; market < books.marketCount(); market++)
        {
            final long[] values = measurer.measure(books.book(market));
            for (int i = 0; i < measurer.length(books.book(market)); i++)
            {
                sum += values[i];
            }
        }

        return new long[]{sum - checksum};
    }
}
