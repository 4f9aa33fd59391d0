package io.leadline.bench.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.FlowBooks;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.config.Ladder;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

/** Measures all markets of a flow in turn; between chunks it applies what the flow sends. An operation is a market. */
public final class MeasureContender implements Contender
{
    private static final long EVERY_NS = 1_000_000_000L;

    private final FlowBooks flow;
    private final FeedBooks books;
    private final int chunkDocuments;
    private final int chunkMarkets;
    private final MeasureLayout layout;
    private final Measurer measurer;
    private final MarketMeasure[] measures;
    private int next;
    private long checksum;

    /**
     * Rests every order and measures every market once.
     *
     * @param chunkDocuments documents that are applied before each chunk.
     * @param chunkMarkets   markets that are measured in a chunk, in rotation.
     */
    public MeasureContender(
        final List<ByteBuffer> documents,
        final Integer fillCount,
        final Integer chunkDocuments,
        final Integer chunkMarkets)
    {
        this.flow = new FlowBooks(documents, fillCount, EVERY_NS);
        this.books = flow.books();
        this.chunkDocuments = chunkDocuments;
        this.chunkMarkets = chunkMarkets;
        layout = new MeasureLayout(flow.configuration().ladders());
        measurer = new Measurer(layout);
        measures = new MarketMeasure[books.marketCount()];
        Arrays.setAll(measures, each -> new MarketMeasure(layout));
        measure(measures.length);
    }

    @Override
    public void prepare()
    {
        flow.advance(chunkDocuments);
    }

    @Override
    public long run()
    {
        measure(chunkMarkets);

        return chunkMarkets;
    }

    private void measure(final int count)
    {
        for (int i = 0; i < count; i++)
        {
            measurer.measure(books.book(next), measures[next], 0, false);
            checksum += measures[next].lows()[0];
            next = next + 1 == measures.length ? 0 : next + 1;
        }
    }

    /** Sum of all makers' bands: brackets here, summed up to bands as the baseline has them. */
    @Override
    public long[] outcome()
    {
        long sum = 0;
        for (final MarketMeasure measure : measures)
        {
            for (int entity = 1; entity < measure.entityCount(); entity++)
            {
                sum += bands(measure.lows(), entity * layout.fieldCount());
            }
        }

        return checksum == 0 ? new long[]{-1} : new long[]{sum};
    }

    private long bands(final long[] fields, final int first)
    {
        long sum = 0;
        for (int i = 0; i < layout.ladders().size(); i++)
        {
            final Ladder ladder = layout.ladders().get(i);
            final int edges = ladder.edgesBpsE2().size();
            for (int edge = 0; edge < edges; edge++)
            {
                for (int side = Side.BID; side <= Side.ASK; side++)
                {
                    final int field = first + layout.sizeField(i, side, edge);
                    sum += (edges - edge) * (fields[field] + fields[field + 1]);
                }
            }
        }

        return sum;
    }
}
