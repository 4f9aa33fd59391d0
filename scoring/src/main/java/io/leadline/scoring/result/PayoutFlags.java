package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the reader of a payout has to know of the maker beside the reason: that its volume is self-matched, that its
 * sampled uptime does not tell on which side of a threshold it is.
 */
public final class PayoutFlags
{
    /** How a flag begins, so that nobody takes it for a reason. */
    private static final String START = "flag: ";
    private static final List<String> UPTIMES = List.of("uptime", "kpi_uptime");

    private PayoutFlags()
    {
    }

    /** Payouts with the flags of their makers behind their reasons: those of their market, or of all markets. */
    public static List<Payout> added(final List<Payout> payouts, final List<MarketResult> markets)
    {
        return payouts.stream().map(payout -> payout.maker().isEmpty() ? payout : added(payout, markets)).toList();
    }

    private static Payout added(final Payout payout, final List<MarketResult> markets)
    {
        final List<String> reasons = new ArrayList<>();
        if (!payout.reason().isEmpty())
        {
            reasons.add(payout.reason());
        }
        for (final MarketResult market : markets)
        {
            if (payout.market().isEmpty() || payout.market().equals(market.market()))
            {
                market.makers().stream()
                    .filter(maker -> maker.maker().equals(payout.maker()))
                    .flatMap(maker -> flags(market, maker))
                    .forEach(reasons::add);
            }
        }

        return new Payout(
            payout.market(), payout.maker(), payout.amount(), payout.unit(), payout.status(),
            String.join("; ", reasons));
    }

    private static Stream<String> flags(final MarketResult market, final MakerResult maker)
    {
        final Stream<String> near = maker.metric("near_threshold").filter(flag -> flag.signum() > 0).isPresent()
            ? UPTIMES.stream().flatMap(uptime -> near(uptime, market, maker).stream())
            : Stream.empty();

        return Stream.concat(SelfMatches.flag(market, maker).stream(), near).map(flag -> START + flag);
    }

    /** The thresholds that an uptime's interval holds. */
    private static Optional<String> near(final String uptime, final MarketResult market, final MakerResult maker)
    {
        final Optional<BigDecimal> low = maker.metric(uptime + "_low");
        final Optional<BigDecimal> high = maker.metric(uptime + "_high");
        if (low.isEmpty() || high.isEmpty())
        {
            return Optional.empty();
        }
        final List<String> limits = market.thresholds().stream()
            .filter(threshold -> threshold.metric().equals(uptime))
            .map(Threshold::value)
            .filter(limit -> low.get().compareTo(limit) <= 0 && limit.compareTo(high.get()) <= 0)
            .map(BigDecimal::stripTrailingZeros)
            .sorted()
            .map(BigDecimal::toPlainString)
            .distinct()
            .toList();

        return limits.isEmpty()
            ? Optional.empty()
            : Optional.of("near_threshold market=" + market.market() + " " + uptime + "_low="
                + low.get().toPlainString() + " " + uptime + "_high=" + high.get().toPlainString()
                + " limit=" + String.join("/", limits));
    }
}
