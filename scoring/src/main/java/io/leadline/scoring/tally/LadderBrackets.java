package io.leadline.scoring.tally;

import io.leadline.scoring.tally.BandFields.LadderFields;
import io.leadline.snapshot.Snapshot;

/**
 * Brackets of one ladder of the entity that was read last: what a program asks of an entity comes from one walk over
 * them, where the source holds them, and no band is summed up that it does not ask for. Single thread, no allocation.
 */
public final class LadderBrackets
{
    /** Of numbers below 2 to this, as many as a ladder has edges add up to less than 2^63. */
    static final int SAFE_BITS = 58;
    /** In place of a number that is not below 2^63. */
    private static final long TOO_LARGE = -1;

    private final LadderFields ladder;
    private final int askOffset;
    /** Room for brackets that the source does not hold. */
    private final long[] own;
    /** Of each bracket on the bid side, size and notional; the ask side's lie behind all of those. */
    private long[] brackets;
    private int first;
    private long bidBits;
    private long askBits;
    private long bidNotional;
    private long askNotional;

    /** Brackets of a ladder; nothing is read yet. */
    public LadderBrackets(final LadderFields ladder)
    {
        this.ladder = ladder;
        askOffset = 2 * ladder.edgeCount();
        own = new long[2 * askOffset];
        brackets = own;
    }

    /**
     * Sizes and notionals in turn, of the entity read last from {@link #first} on, for whoever needs more of them than
     * sums: not to be written to, and of no meaning where one has more than {@link #SAFE_BITS}.
     */
    long[] numbers()
    {
        return brackets;
    }

    /** Where the size of the innermost bracket on the bid side is. */
    int first()
    {
        return first;
    }

    /** How far behind a number of the bid side that of the ask side is. */
    int askOffset()
    {
        return askOffset;
    }

    /** Whether these are of that ladder. */
    boolean isOf(final LadderFields other)
    {
        return ladder.equals(other);
    }

    /** Reads an entity; to be asked for its bands as long as the snapshot is lent. */
    public void read(final Snapshot snapshot, final int entity)
    {
        final long[] lent = snapshot.brackets();
        if (lent == null)
        {
            takeApart(snapshot, entity);
            return;
        }
        brackets = lent;
        first = snapshot.bracketsIndex(entity, ladder.firstField());
    }

    private void takeApart(final Snapshot snapshot, final int entity)
    {
        for (int i = 0; i < own.length; i++)
        {
            final int field = ladder.firstField() + i;
            final boolean isInnermost = i % askOffset < 2;
            final long band = snapshot.low(entity, field);
            final long inner = isInnermost ? 0 : snapshot.low(entity, field - 2);
            own[i] = band < 0 || snapshot.high(entity, field) != 0 ? TOO_LARGE : band - inner;
        }
        brackets = own;
        first = 0;
    }

    /**
     * Sums up a band.
     *
     * @param edge position of its edge.
     * @return whether its numbers are far enough from 2^63; if not, there are no sums.
     */
    public boolean sumUp(final int edge)
    {
        final long[] numbers = brackets;
        final int toAsk = askOffset;
        final int end = first + 2 * edge + 2;
        long sizesOfBids = 0;
        long notionalOfBids = 0;
        long sizesOfAsks = 0;
        long notionalOfAsks = 0;
        long notionals = 0;
        for (int i = first; i < end; i += 2)
        {
            sizesOfBids |= numbers[i];
            sizesOfAsks |= numbers[toAsk + i];
            notionalOfBids += numbers[i + 1];
            notionalOfAsks += numbers[toAsk + i + 1];
            notionals |= numbers[i + 1] | numbers[toAsk + i + 1];
        }
        bidBits = sizesOfBids;
        bidNotional = notionalOfBids;
        askBits = sizesOfAsks;
        askNotional = notionalOfAsks;

        return (sizesOfBids | sizesOfAsks | notionals) >>> SAFE_BITS == 0;
    }

    /** Whether anything rests in the band summed up last, on both sides. */
    public boolean isOnBothSides()
    {
        return bidBits != 0 && askBits != 0;
    }

    /** Its notional on the bid side. */
    public long bidNotional()
    {
        return bidNotional;
    }

    /** Its notional on the ask side. */
    public long askNotional()
    {
        return askNotional;
    }

    /**
     * Sums up the sizes between some edges.
     *
     * @param edges    their positions, rising.
     * @param inner    what of the sum up to an edge goes into the next one: -1 for all of it, 0 for none.
     * @param bits     at most 62.
     * @param bidSizes takes the sizes of the bid side.
     * @param askSizes takes those of the ask side.
     * @return whether all of them are below 2 to so many bits; if not, there are none.
     */
    boolean sumUpSizes(
        final int[] edges, final long inner, final int bits, final long[] bidSizes, final long[] askSizes)
    {
        final long[] numbers = brackets;
        final int toAsk = askOffset;
        int at = first;
        long bids = 0;
        long asks = 0;
        long sums = 0;
        long all = 0;
        for (int i = 0; i < edges.length; i++)
        {
            for (; at <= first + 2 * edges[i]; at += 2)
            {
                bids += numbers[at];
                asks += numbers[toAsk + at];
                all |= numbers[at] | numbers[toAsk + at];
            }
            bidSizes[i] = bids;
            askSizes[i] = asks;
            sums |= bids | asks;
            bids &= inner;
            asks &= inner;
        }

        return (all >>> SAFE_BITS | sums >>> bits) == 0;
    }
}
