package io.leadline.scoring.result;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.leadline.program.Rule;

/** What makers filled with takers of their own, in words: it makes a volume, and with that a rank or a share. */
public final class SelfMatches
{
    /** A market's metric: its makers' volumes are a file's, of which nobody knows what is self-matched. */
    public static final String VOLUME_STATED = "volume_stated";
    /** Before the rank that a maker's volume would have without what is self-matched of everybody's. */
    public static final String WITHOUT = " without_self_matched=";

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

    /** Whether a maker has any. */
    public static boolean has(final MakerResult maker)
    {
        return of(maker).signum() > 0;
    }

    /** The notice of a market in which somebody is self-matched, the largest amount first. */
    public static Optional<String> notice(
        final String program, final Rule.SelfMatch treatment, final MarketResult market)
    {
        final List<String> makers = market.makers().stream()
            .filter(SelfMatches::has)
            .sorted(Comparator.comparing((MakerResult maker) -> of(maker)).reversed())
            .map(maker -> maker.maker() + " " + part(market, maker))
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

    /** The flag behind a payout's reason; empty where nothing is self-matched. */
    static Optional<String> flag(final MarketResult market, final MakerResult maker)
    {
        return has(maker)
            ? Optional.of("self_matched market=" + market.market() + " have=" + part(market, maker))
            : Optional.empty();
    }

    /** The reason for which a maker that is self-matched forfeits. */
    public static String forfeit(final String market, final String selfMatched)
    {
        return METRIC + " have=" + selfMatched + " need=0 market=" + market;
    }

    private static String head(final String program, final Rule.SelfMatch treatment, final String market)
    {
        return "volume is self-matched: program=" + program + " self_match="
            + treatment.name().toLowerCase(Locale.ROOT) + " market=" + market + MAKERS;
    }

    private static String part(final MarketResult market, final MakerResult maker)
    {
        final String volume = isVolumeStated(market)
            ? ""
            : " of " + maker.metric("maker_volume").orElse(BigDecimal.ZERO).toPlainString();

        return of(maker).toPlainString() + volume + percent(market, maker).map(part -> " (" + part + ")").orElse("");
    }

    private static boolean isVolumeStated(final MarketResult market)
    {
        return market.metrics().stream().anyMatch(metric -> metric.name().equals(VOLUME_STATED));
    }

    /** Self-matched part of the maker's volume for people; unknown of a volume that a file states. */
    public static Optional<String> percent(final MarketResult market, final MakerResult maker)
    {
        return maker.metric("maker_volume")
            .filter(volume -> volume.signum() > 0 && !isVolumeStated(market))
            .map(volume -> of(maker).movePointRight(2).divide(volume, PERCENT_DECIMALS, RoundingMode.HALF_EVEN))
            .map(percent -> percent.signum() == 0 ? "under 0.01 %" : percent.toPlainString() + " %");
    }
}
