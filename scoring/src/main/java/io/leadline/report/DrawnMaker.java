package io.leadline.report;

/**
 * What the snapshots say of one drawn maker, told to the timeline once for as long as it stands: most snapshots change
 * nothing of most makers. What stands is settled before the timeline goes on to another bucket. Single thread.
 */
final class DrawnMaker
{
    private final int number;
    private final String name;

    /** Null where nothing is said. */
    private VerdictKind kind;
    private boolean isSized;
    private long sizeHigh;
    private long sizeLow;
    private boolean isSpread;
    private long spreadBpsE4;
    /** Counted snapshots before the first that what stands was not told of. */
    private long kindSince;
    private long sizeSince;
    private long spreadSince;

    /**
     * A maker of which nothing is said yet.
     *
     * @param number in its market, from 0.
     */
    DrawnMaker(final int number, final String name)
    {
        this.number = number;
        this.name = name;
    }

    String name()
    {
        return name;
    }

    /** Whether it has a spread. */
    boolean isSpread()
    {
        return isSpread;
    }

    /**
     * Takes what is said from the coming snapshot on.
     *
     * @param newKind null for nothing.
     * @param count   counted snapshots before it, in this call and all others.
     */
    void kind(final VerdictKind newKind, final long count, final MarketTimeline timeline)
    {
        if (newKind != kind)
        {
            settleKind(count, timeline);
            kind = newKind;
        }
    }

    /** Takes what rests. */
    void size(final long high, final long low, final long count, final MarketTimeline timeline)
    {
        if (!isSized || high != sizeHigh || low != sizeLow)
        {
            settleSize(count, timeline);
            isSized = true;
            sizeHigh = high;
            sizeLow = low;
        }
    }

    /** Takes that nothing rests. */
    void noSize(final long count, final MarketTimeline timeline)
    {
        settleSize(count, timeline);
        isSized = false;
    }

    /** Takes a spread in 10^-4 bps. */
    void spread(final long newSpreadBpsE4, final long count, final MarketTimeline timeline)
    {
        if (!isSpread || newSpreadBpsE4 != spreadBpsE4)
        {
            settleSpread(count, timeline);
            isSpread = true;
            spreadBpsE4 = newSpreadBpsE4;
        }
    }

    /** Takes that there is no spread. */
    void noSpread(final long count, final MarketTimeline timeline)
    {
        settleSpread(count, timeline);
        isSpread = false;
    }

    /** Tells the timeline all that stands; it goes on standing. */
    void settle(final long count, final MarketTimeline timeline)
    {
        settleKind(count, timeline);
        settleSize(count, timeline);
        settleSpread(count, timeline);
    }

    private void settleKind(final long count, final MarketTimeline timeline)
    {
        if (kind != null && count > kindSince)
        {
            timeline.verdict(number, name, kind, count - kindSince);
        }
        kindSince = count;
    }

    private void settleSize(final long count, final MarketTimeline timeline)
    {
        if (isSized && count > sizeSince)
        {
            timeline.size(number, name, sizeHigh, sizeLow, count - sizeSince);
        }
        sizeSince = count;
    }

    private void settleSpread(final long count, final MarketTimeline timeline)
    {
        if (isSpread && count > spreadSince)
        {
            timeline.spread(number, name, spreadBpsE4, count - spreadSince);
        }
        spreadSince = count;
    }
}
