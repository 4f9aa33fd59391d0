package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.leadline.program.Rule;

/** What makers filled with takers of their own, in words: it makes a volume, and with that a rank or a share. */
public final class SelfMatches
{
    private static final String METRIC = "self_matched_notional";
    private static final String MAKERS = " makers=";
    private static final int PERCENT_DECIMALS = 2;

    private SelfMatches()
    {
    }

    /** A maker's self-matched notional; zero where it has none. */
    public static BigDecimal of(final MakerResult maker)
    {
        return maker.metric(METRIC).orElse(BigDecimal.ZERO);
    }

    /** The notice of a market in which somebody is self-matched, the largest amount first. */
    public static Optional<String> notice(
        final String program, final Rule.SelfMatch treatment, final MarketResult market)
    {
        final List<String> makers = market.makers().stream()
            .filter(maker -> of(maker).signum() > 0)
            .sorted(Comparator.comparing((MakerResult maker) -> of(maker)).reversed())
            .map(maker -> maker.maker() + " " + part(maker))
            .toList();

        return makers.isEmpty()
            ? Optional.empty()
            : Optional.of(head(program, treatment, market.market()) + ShortList.of(makers));
    }

    /**
     * What of such a notice a statement shows: the makers that its market holds.
     *
     * @return empty when the notice is not that of this market.
     */
    public static Optional<String> shown(final String notice, final String program, final MarketResult market)
    {
        for (final Rule.SelfMatch treatment : Rule.SelfMatch.values())
        {
            if (notice.startsWith(head(program, treatment, market.market())))
            {
                return notice(program, treatment, market);
            }
        }

        return Optional.empty();
    }

    /** The flag in a payout's reason; empty where nothing is self-matched. */
    static Optional<String> flag(final String market, final MakerResult maker)
    {
        return of(maker).signum() > 0 ? Optional.of(flagStart(market) + part(maker)) : Optional.empty();
    }

    /** How such a flag begins, be it a reason to forfeit or not. */
    public static String flagStart(final String market)
    {
        return METRIC + ": market=" + market + " have=";
    }

    private static String head(final String program, final Rule.SelfMatch treatment, final String market)
    {
        return "volume is self-matched, and " + switch (treatment)
        {
            case REPORT -> "counts";
            case FORFEIT -> "forfeits awards";
        } + ": program=" + program + " market=" + market + MAKERS;
    }

    private static String part(final MakerResult maker)
    {
        final BigDecimal volume = maker.metric("maker_volume").orElse(BigDecimal.ZERO);

        return of(maker).toPlainString() + " of " + volume.toPlainString()
            + percent(maker).map(percent -> " (" + percent + ")").orElse("");
    }

    /** Self-matched part of the maker's volume for people; a volumes file may state no volume at all. */
    public static Optional<String> percent(final MakerResult maker)
    {
        return maker.metric("maker_volume")
            .filter(volume -> volume.signum() > 0)
            .map(volume -> of(maker).movePointRight(2).divide(volume, PERCENT_DECIMALS, RoundingMode.HALF_EVEN))
            .map(percent -> percent.signum() == 0 ? "under 0.01 %" : percent.toPlainString() + " %");
    }
}
