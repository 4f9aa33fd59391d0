package io.leadline.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

import io.leadline.scoring.result.Payout;

/** Sums over payouts. */
final class Payouts
{
    private Payouts()
    {
    }

    static List<Payout> of(final List<Payout> payouts, final String market, final String maker)
    {
        return payouts.stream()
            .filter(payout -> payout.market().equals(market) && payout.maker().equals(maker))
            .toList();
    }

    static BigDecimal paid(final List<Payout> payouts, final String market, final String maker)
    {
        return sum(payouts, payout -> payout.market().equals(market) && payout.maker().equals(maker)
            && payout.status() == Payout.Status.PAID);
    }

    /** With as many decimals as the payouts have, be it a sum of none of them. */
    static BigDecimal sum(final List<Payout> payouts, final Predicate<Payout> counts)
    {
        final int decimals = payouts.stream().mapToInt(payout -> payout.amount().scale()).max().orElse(0);
        final BigDecimal sum =
            payouts.stream().filter(counts).map(Payout::amount).reduce(BigDecimal.ZERO, BigDecimal::add);

        return sum.setScale(Math.max(decimals, sum.scale()));
    }
}
