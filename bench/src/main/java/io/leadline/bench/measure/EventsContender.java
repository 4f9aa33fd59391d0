package io.leadline.bench.measure;

import java.nio.ByteBuffer;
import java.util.List;

import io.leadline.bench.flow.FlowBooks;
import io.leadline.bench.pair.Contender;

/** Applies the same events as {@link MeasureContender} and measures nothing. An operation is a market. */
public final class EventsContender implements Contender
{
    private static final long EVERY_NS = 1_000_000_000L;

    private final FlowBooks flow;
    private final int chunkDocuments;
    private final int chunkMarkets;

    /** Arguments as of {@link MeasureContender}. */
    public EventsContender(
        final List<ByteBuffer> documents,
        final Integer fillCount,
        final Integer chunkDocuments,
        final Integer chunkMarkets)
    {
        this.flow = new FlowBooks(documents, fillCount, EVERY_NS);
        this.chunkDocuments = chunkDocuments;
        this.chunkMarkets = chunkMarkets;
    }

    @Override
    public void prepare()
    {
        flow.advance(chunkDocuments);
    }

    @Override
    public long run()
    {
        return chunkMarkets;
    }
}
