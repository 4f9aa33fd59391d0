package io.leadline.program;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Rebates to brokers between two dates, by calendar month: a broker's tier follows from its volume of the month, and
 * of each user's fees it gets {@code min(rebate, max(0, affiliateLimit - affiliate rebate))}. Backpack's API broker
 * program; see PROGRAMS section 5.
 *
 * @param from           first UTC day.
 * @param to             the day after the last; null: open.
 * @param affiliateLimit what a broker and an affiliate get at most of a user's fees together, a fraction.
 * @param tiers          by rising volume, the first from 0.
 */
public record BrokerRule(LocalDate from, LocalDate to, BigDecimal affiliateLimit, List<BrokerTier> tiers)
{
    public BrokerRule
    {
        tiers = List.copyOf(tiers);
    }

    /** A tier, the volume of a month from which on it is reached, and its part of the fees. */
    public record BrokerTier(int tier, BigDecimal volumeAtLeast, BigDecimal rebate)
    {
    }

    /** Dates as the outputs show them; an open end is {@code ..}. */
    public String dates()
    {
        return from + "/" + (to == null ? ".." : to);
    }

    /** The highest tier that a month's volume, not negative, reaches. */
    public BrokerTier tier(final BigDecimal volume)
    {
        BrokerTier reached = tiers.get(0);
        for (final BrokerTier tier : tiers)
        {
            reached = tier.volumeAtLeast().compareTo(volume) <= 0 ? tier : reached;
        }

        return reached;
    }
}
