package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Money, and where it went.
 *
 * @param market the market; empty across markets.
 * @param maker  the maker; empty when nobody has a claim.
 * @param amount a multiple of the program's smallest step, plain, not negative.
 * @param unit   what it is paid in.
 * @param status where it went.
 * @param reason why; never empty unless paid.
 */
public record Payout(String market, String maker, BigDecimal amount, String unit, Status status, String reason)
{
    /** Where money went. */
    public enum Status
    {
        /** To the maker. */
        PAID,
        /** The maker had a claim and lost it; never passed on. */
        FORFEITED,
        /** Nobody had a claim. */
        UNALLOCATED;

        /** As the files write it. */
        public String text()
        {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
