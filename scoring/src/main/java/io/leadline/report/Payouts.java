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
        return sum(of(payouts, market, maker), payout -> payout.status() == Payout.Status.PAID);
    }

    static BigDecimal sum(final List<Payout> payouts, final Predicate<Payout> counts)
    {
        return payouts.stream().filter(counts).map(Payout::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
