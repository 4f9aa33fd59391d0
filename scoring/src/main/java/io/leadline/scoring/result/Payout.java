package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.util.List;
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
        /** Nowhere: the maker's part is less than the smallest step, or nothing at all. */
        NOTHING,
        /** Nowhere: there is no money, and the maker meets what is demanded. */
        PASSED,
        /** Nowhere: there is no money, and the maker does not meet what is demanded. */
        FAILED,
        /** The maker had a claim and lost it; never passed on. */
        FORFEITED,
        /** Nobody had a claim. */
        UNALLOCATED;

        /** Where a pool can have gone, every bit of it. */
        public static final List<Status> OF_A_POOL = List.of(PAID, FORFEITED, UNALLOCATED);

        /** What is said of an amount that a maker is to be paid: of none, that it is nothing. */
        public static Status ofPaid(final BigDecimal amount)
        {
            return amount.signum() == 0 ? NOTHING : PAID;
        }

        /** Whether the maker keeps the amount, be it nothing. */
        public boolean isKept()
        {
            return this == PAID || this == NOTHING || this == PASSED;
        }

        /** Whether it is a verdict alone, with no money behind it. */
        public boolean isVerdict()
        {
            return this == PASSED || this == FAILED;
        }

        /** As the files write it. */
        public String text()
        {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
