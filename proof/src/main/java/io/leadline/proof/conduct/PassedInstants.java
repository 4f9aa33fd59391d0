package io.leadline.proof.conduct;

import java.util.ArrayDeque;
import java.util.Iterator;

import io.leadline.event.Side;

/** The instants of one market that passed not long ago, and where its band lay then. Single thread. */
final class PassedInstants
{
    private static final long UNIT_BPS_E2 = 1_000_000;

    private final ArrayDeque<Instant> instants = new ArrayDeque<>();
    private final int bandBpsE2;
    private final long beforeNs;
    private final long afterNs;

    /**
     * None yet.
     *
     * @param beforeNs how long before an instant an order may have come.
     * @param afterNs  how long behind it it may have been taken back.
     */
    PassedInstants(final int bandBpsE2, final long beforeNs, final long afterNs)
    {
        this.bandBpsE2 = bandBpsE2;
        this.beforeNs = beforeNs;
        this.afterNs = afterNs;
    }

    private record Instant(long timeEpochNs, int phase, long midHalfTicks)
    {
    }

    /** Keeps an instant that had a mid. */
    void add(final long timeEpochNs, final int phase, final long midHalfTicks)
    {
        forgetBefore(timeEpochNs - afterNs);
        instants.addLast(new Instant(timeEpochNs, phase, midHalfTicks));
    }

    /** How long the parts of an order are told apart. */
    long memoryNs()
    {
        return beforeNs + afterNs;
    }

    /** Credits what is taken back now, of an order inside the band, to the instants that it stood for. */
    void onTakenBack(
        final FollowedOrder order, final long sinceEpochNs, final long lots, final long timeEpochNs)
    {
        forgetBefore(timeEpochNs - afterNs);
        if (order.maker() == null || sinceEpochNs == FollowedOrder.UNKNOWN)
        {
            return;
        }
        final Iterator<Instant> newestFirst = instants.descendingIterator();
        while (newestFirst.hasNext())
        {
            final Instant instant = newestFirst.next();
            if (instant.timeEpochNs() < sinceEpochNs)
            {
                return;
            }
            if (instant.timeEpochNs() - sinceEpochNs <= beforeNs && isInside(order, instant.midHalfTicks()))
            {
                order.maker().onFlash(instant.phase(), order.priceTicks(), lots);
            }
        }
    }

    private void forgetBefore(final long timeEpochNs)
    {
        while (!instants.isEmpty() && instants.peekFirst().timeEpochNs() < timeEpochNs)
        {
            instants.removeFirst();
        }
    }

    /** As bands are: inclusive, and inside at any distance on the wrong side of the mid. Below 2^42 · 10^6. */
    private boolean isInside(final FollowedOrder order, final long midHalfTicks)
    {
        final long distance = midHalfTicks - 2 * order.priceTicks();
        final long outward = order.side() == Side.BID ? distance : -distance;

        return outward * UNIT_BPS_E2 <= bandBpsE2 * midHalfTicks;
    }
}
