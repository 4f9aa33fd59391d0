package io.leadline.bench.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import io.leadline.bench.flow.FlowBooks;
import io.leadline.bench.pair.Contender;
import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.book.OrderSlabs;

/**
 * What measuring the markets of {@link MeasureContender} cannot do without: it reads price and size of each order where
 * they lie, and writes as many bytes as a measurement has. Nothing is compared, multiplied or placed, so a measurement
 * of orders held like this takes longer than this.
 */
public final class BareContender implements Contender
{
    private static final long EVERY_NS = 1_000_000_000L;
    private static final int SLAB = OrderSlabs.SLAB_LENGTH * OrderSlabs.SLOT_LENGTH;

    private final FlowBooks flow;
    private final FeedBooks books;
    private final int chunkDocuments;
    private final int chunkMarkets;
    private final long[][] written;
    private int next;

    /**
     * Arguments as of {@link MeasureContender}, and what a market's measurement holds.
     *
     * @param length of it, in longs.
     */
    public BareContender(
        final List<ByteBuffer> documents,
        final Integer fillCount,
        final Integer chunkDocuments,
        final Integer chunkMarkets,
        final Integer length)
    {
        this.flow = new FlowBooks(documents, fillCount, EVERY_NS);
        this.books = flow.books();
        this.chunkDocuments = chunkDocuments;
        this.chunkMarkets = chunkMarkets;
        written = new long[books.marketCount()][length];
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
            Arrays.fill(written[next], read(books.book(next)));
            next = next + 1 == written.length ? 0 : next + 1;
        }

        return chunkMarkets;
    }

    private static long read(final MarketBook book)
    {
        final OrderSlabs orders = book.orders();
        long sum = 0;
        for (int owner = 2; owner < 2 * book.makerCount(); owner++)
        {
            final int firstSlab = orders.firstSlab(owner);
            if (firstSlab != OrderSlabs.NONE)
            {
                sum += readRing(orders, orders.firstSlotAddress(firstSlab));
            }
        }

        return sum;
    }

    private static long readRing(final OrderSlabs orders, final long first)
    {
        long sum = 0;
        long slots = first;
        do
        {
            final int occupancy = OrderSlabs.occupancyAt(slots);
            sum += occupancy == OrderSlabs.FULL ? readFull(slots) : readSome(slots, occupancy);
            slots = orders.nextSlotAddress(slots);
        }
        while (slots != first);

        return sum;
    }

    private static long readFull(final long slots)
    {
        long sum = 0;
        for (long slot = slots; slot < slots + SLAB; slot += OrderSlabs.SLOT_LENGTH)
        {
            sum += OrderSlabs.priceWord(slot) + OrderSlabs.sizeLotsAt(slot);
        }

        return sum;
    }

    private static long readSome(final long slots, final int occupancy)
    {
        long sum = 0;
        for (int rest = occupancy; rest != 0; rest &= rest - 1)
        {
            final long slot = slots + OrderSlabs.SLOT_LENGTH * Integer.numberOfTrailingZeros(rest);
            sum += OrderSlabs.priceWord(slot) + OrderSlabs.sizeLotsAt(slot);
        }

        return sum;
    }
}
