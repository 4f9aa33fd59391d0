package io.leadline.feed.levels;

import io.leadline.event.Side;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.line.LineControl;

/**
 * Holds the best prices that a venue tells apart, with the id of the update behind which they stand, against the book
 * that the updates make: at the same id they are the same, with their sizes. Whoever tells first of an id, the other is
 * waited for. A difference is counted and told. So many of them in a row, no match between, prove that the book is not
 * the venue's; it is given up and asked for anew. Where it then differs again, and did not differ in between for twice
 * as many quotes as the last time, it is the venue's quotes that mean something else: that is told, and the book stays.
 * Single thread; no garbage, but for what is told.
 */
public final class QuoteCheck implements LevelWatch
{
    /** As many quotes in a row are no slip of the one or the other stream. */
    static final int PROOF = 3;

    private static final long NONE = -1;
    private static final int MOST_NEEDED = 1 << 20;

    private final LevelMarket market;
    private final LineControl control;
    private final Counts counts;
    private final SortedLevels bids = new SortedLevels();
    private final SortedLevels asks = new SortedLevels();
    private boolean isOffGrid;
    private long awaitedId = NONE;
    private long bidTicks;
    private long bidLots;
    private long askTicks;
    private long askLots;
    private int differentInARow;
    private boolean isProvable = true;
    private int sameInARow;
    /** Matches in a row that show that quotes and book mean the same; more, the oftener they did not. */
    private int sameNeeded = 1;

    /** What is counted of all markets. */
    public static final class Counts
    {
        private final Counter same;
        private final Counter different;
        private final Counter notCompared;
        private final Counter proofs;

        /** Adds the counters to a feed's. */
        public Counts(final FeedCounters counters)
        {
            same = counters.add("quotes_as_book");
            different = counters.add("quotes_not_as_book");
            notCompared = counters.add("quotes_not_compared");
            proofs = counters.add("books_disproved");
        }
    }

    /**
     * A check of a market that nothing is known of.
     *
     * @param control is told of differences.
     */
    public QuoteCheck(final LevelMarket market, final LineControl control, final Counts counts)
    {
        this.market = market;
        this.control = control;
        this.counts = counts;
    }

    @Override
    public void onBegin()
    {
        bids.clear();
        asks.clear();
        isOffGrid = false;
    }

    @Override
    public void onLevels(final LevelBatch batch)
    {
        for (int i = 0; i < batch.count(); i++)
        {
            isOffGrid |= batch.flags(i) != 0;
            (batch.side(i) == Side.BID ? bids : asks).set(batch.priceTicks(i), batch.sizeLots(i));
        }
    }

    /** Takes a quote, which {@link PublicFrameReader#readQuote} has read. */
    public void quote(final PublicFrame quote, final DepthChain chain)
    {
        counts.notCompared.increase(awaitedId == NONE ? 0 : 1);
        awaitedId = quote.quoteId();
        bidTicks = quote.bidTicks();
        bidLots = quote.bidLots();
        askTicks = quote.askTicks();
        askLots = quote.askLots();
        compare(chain);
        if (awaitedId != NONE && !quote.isQuoteExact())
        {
            forget();
        }
    }

    /** The chain has taken what came, and may stand where a quote is. */
    public void compare(final DepthChain chain)
    {
        if (awaitedId == NONE)
        {
            return;
        }
        if (!chain.isInSync() || isOffGrid || chain.lastId() > awaitedId)
        {
            forget();
        }
        else if (chain.lastId() == awaitedId)
        {
            awaitedId = NONE;
            judge(chain);
        }
    }

    private void forget()
    {
        awaitedId = NONE;
        counts.notCompared.increment();
    }

    private void judge(final DepthChain chain)
    {
        final int best = bids.count() - 1;
        final boolean isBid = best < 0 ? bidLots == 0 :
            bids.priceTicks(best) == bidTicks && bids.sizeLots(best) == bidLots;
        final boolean isAsk = asks.count() == 0 ? askLots == 0 :
            asks.priceTicks(0) == askTicks && asks.sizeLots(0) == askLots;
        if (isBid && isAsk)
        {
            counts.same.increment();
            differentInARow = 0;
            sameInARow++;
            isProvable |= sameInARow >= sameNeeded;
            return;
        }
        counts.different.increment();
        differentInARow++;
        sameInARow = 0;
        if (differentInARow == 1)
        {
            tell("best prices are not the book's", chain);
        }
        if (differentInARow == PROOF && isProvable)
        {
            counts.proofs.increment();
            tell("book is not the venue's and is asked for anew", chain);
            differentInARow = 0;
            isProvable = false;
            sameNeeded = Math.min(2 * sameNeeded, MOST_NEEDED);
            chain.breakOff();
        }
    }

    private void tell(final String what, final DepthChain chain)
    {
        control.tell(
            what + ": market=" + market.name() + " id=" + chain.lastId() + " bid_ticks=" + bidTicks + " bid_lots=" +
            bidLots + " ask_ticks=" + askTicks + " ask_lots=" + askLots + " book_bid=" + text(bids, bids.count() - 1) +
            " book_ask=" + text(asks, 0));
    }

    private static String text(final SortedLevels levels, final int index)
    {
        return index < 0 || index >= levels.count() ? "none" :
            levels.priceTicks(index) + "x" + levels.sizeLots(index);
    }
}
