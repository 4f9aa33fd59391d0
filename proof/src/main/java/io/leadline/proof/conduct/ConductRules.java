package io.leadline.proof.conduct;

import java.math.BigDecimal;

/**
 * What is measured of makers' conduct, and from which figures on it is flagged; the built-in file says what each means.
 *
 * @param sha256        of the texts that it was read from, in hex.
 * @param bandBpsE2     distance from the mid, in 1/100 bps, inside of which orders count as resting near it.
 * @param flashing      orders around instants.
 * @param lifetime      how long orders stand.
 * @param cancels       cancels against fills.
 * @param selfMatch     fills by takers of the same maker.
 * @param touch         size at the best prices that is not met.
 */
public record ConductRules(
    String sha256,
    int bandBpsE2,
    Flashing flashing,
    Lifetime lifetime,
    Cancels cancels,
    SelfMatch selfMatch,
    TouchSize touch)
{
    /** Orders that come shortly before instants and are taken back shortly behind them. */
    public record Flashing(
        long beforeNs,
        long afterNs,
        BigDecimal intervalShare,
        int phases,
        int minInstants,
        BigDecimal flagShare,
        BigDecimal flagRatio,
        BigDecimal flagPhases)
    {
        /** How long before an instant an order came, at most, in a schedule of this interval. */
        long beforeNs(final long everyNs)
        {
            return Math.min(beforeNs, share(everyNs));
        }

        /** How long behind an instant an order was taken back, at most. */
        long afterNs(final long everyNs)
        {
            return Math.min(afterNs, share(everyNs));
        }

        private long share(final long everyNs)
        {
            return intervalShare.multiply(BigDecimal.valueOf(everyNs)).longValue();
        }
    }

    /** How long orders stand at a price. */
    public record Lifetime(long shortNs, int minOrders, BigDecimal flagShortShare)
    {
    }

    /** Orders taken back for each fill. */
    public record Cancels(int minCancels, BigDecimal flagPerFill)
    {
    }

    /** Fills whose taker is of the same maker. */
    public record SelfMatch(int minCount, BigDecimal flagShare)
    {
    }

    /** Size at the best prices that trades do not meet. */
    public record TouchSize(BigDecimal minShare, int minFills, BigDecimal flagHitRatio, BigDecimal flagUnhitShare)
    {
    }
}
