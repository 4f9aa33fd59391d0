package io.leadline.feed.dydx;

/**
 * What a fill does to a book and to whom it is credited. The book is the node's: what it expects counts for what rests,
 * and is taken back by later updates where consensus decides otherwise. A fill is credited when it is final, once. What
 * it changes, the book has mostly seen by then, when the node expected it; then it is written as a trade of the maker's
 * account. Single thread.
 */
final class Fills
{
    private final Accounts accounts;
    private final BookWriter writer;
    private final StreamCounters counters;
    private final Fault fault;

    Fills(final Accounts accounts, final BookWriter writer, final StreamCounters counters, final Fault fault)
    {
        this.accounts = accounts;
        this.writer = writer;
        this.counters = counters;
        this.fault = fault;
    }

    /** Takes one fill of a match, whose maker's order is of this pair. */
    void fill(final Pair pair, final Match match, final int fill, final boolean isFinal)
    {
        final int slot = pair.find(match.maker(fill));
        final int position = match.orderOf(fill);
        if (position == Match.NONE)
        {
            counters.fillsWithoutOrder.increment();
            writer.loseSync(pair);
            return;
        }
        counters.fillsOfUnknown.increase(slot == OrderTable.NONE ? 1 : 0);
        if (isFinal && credit(pair, match, fill, slot))
        {
            return;
        }
        if (slot != OrderTable.NONE && pair.orders.filled(slot) != match.total(position))
        {
            writer.fillUp(pair, slot, match.total(position));
        }
    }

    /** Writes a final fill. Returns whether the book is changed by that already. */
    private boolean credit(final Pair pair, final Match match, final int fill, final int slot)
    {
        final int taker = accounts.define(match.taker);
        final int maker = accounts.define(match.maker(fill));
        if (fault.isSet())
        {
            return true;
        }
        final int position = match.orderOf(fill);
        final long subticks = match.order(position).subticks;
        final long quantums = match.amount(fill);
        final boolean isNew = slot != OrderTable.NONE &&
            pair.orders.filled(slot) + quantums == match.total(position) &&
            Long.compareUnsigned(quantums, pair.orders.remaining(slot)) <= 0;
        if (quantums == 0)
        {
            counters.sizeZero.increment();
        }
        else if (isNew)
        {
            writer.fill(pair, slot, subticks, quantums, taker);
        }
        else
        {
            writer.trade(pair, maker, subticks, quantums, taker);
        }

        return isNew;
    }
}
