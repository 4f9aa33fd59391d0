package io.leadline.proof.conduct;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import io.leadline.config.Market;
import io.leadline.proof.conduct.ConductResult.Flag;
import io.leadline.scoring.exact.Rational;

import org.HdrHistogram.Histogram;

/** Makes figures of one maker's sums in one market, and holds them against the thresholds. */
final class ConductFigures
{
    static final String FLASH_SHARE = "flash_share";
    static final String FLASH_RATIO = "flash_ratio";
    static final String FLASH_PHASES = "flash_phases";
    static final String PRESENCE_RATIO = "presence_ratio";
    static final String FLASH_NOTIONAL = "flash_notional_";
    static final String ORDERS_ENDED = "orders_ended";
    static final String ORDERS_RESTING = "orders_resting";
    static final String LIFETIME = "lifetime_s_p";
    static final String STOOD_UNDER = "stood_under_";
    static final String SHORT_SHARE = "short_share";
    static final String CANCELS = "cancels";
    static final String FILLS = "fills";
    static final String CANCELS_PER_FILL = "cancels_per_fill";
    static final String SELF_MATCHES = "self_matches";
    static final String SELF_MATCHED = "self_matched_notional";
    static final String FILLED = "filled_notional";
    static final String SELF_MATCH_SHARE = "self_match_share";
    static final String TOUCH_SHARE = "touch_share";
    static final String HIT_SHARE = "hit_share";
    static final String HIT_RATIO = "hit_ratio";
    static final String UNHIT_SHARE = "unhit_share";

    private static final int DECIMALS = 12;
    private static final int NS_DECIMALS = 9;
    private static final int TWO_DIGITS = 10;
    private static final int[] QUANTILES = {1, 10, 50, 90, 99};

    private final Market market;
    private final MarketConduct sums;
    private final MakerConduct maker;
    private final ConductRules rules;
    private final SortedMap<String, BigDecimal> figures = new TreeMap<>();
    private final List<Flag> flags = new ArrayList<>();

    private ConductFigures(
        final Market market, final MarketConduct sums, final MakerConduct maker, final ConductRules rules)
    {
        this.market = market;
        this.sums = sums;
        this.maker = maker;
        this.rules = rules;
    }

    /** Figures of all makers of a market. */
    static ConductResult.OfMarket of(final Market market, final MarketConduct sums, final ConductRules rules)
    {
        final List<ConductResult.OfMaker> makers = new ArrayList<>();
        for (final MakerConduct maker : sums.makers())
        {
            makers.add(new ConductFigures(market, sums, maker, rules).result());
        }

        return new ConductResult.OfMarket(
            market.name(), market.quote(), sums.flashing().instantCount(0), sums.flashing().excludedCount(), makers);
    }

    private ConductResult.OfMaker result()
    {
        flashing();
        lifetimes();
        cancels();
        selfMatches();
        touch();

        return new ConductResult.OfMaker(maker.name(), figures, flags);
    }

    private void flashing()
    {
        final int phases = rules.flashing().phases();
        final Rational flashing = perInstant(maker.flashingTickLots(0), sums.flashing().instantCount(0));
        final Rational resting = perInstant(maker.restingTickLots(0), sums.flashing().instantCount(0));
        BigInteger otherFlashing = BigInteger.ZERO;
        BigInteger otherResting = BigInteger.ZERO;
        long otherCount = 0;
        int exceeded = 0;
        for (int phase = 1; phase < phases; phase++)
        {
            otherFlashing = otherFlashing.add(maker.flashingTickLots(phase));
            otherResting = otherResting.add(maker.restingTickLots(phase));
            otherCount += sums.flashing().instantCount(phase);
            exceeded += flashing.compareTo(
                perInstant(maker.flashingTickLots(phase), sums.flashing().instantCount(phase))) > 0 ? 1 : 0;
        }
        for (int phase = 0; phase < phases && sums.flashing().instantCount(phase) > 0; phase++)
        {
            put(flashNotional(phase),
                Rational.of(new BigDecimal(maker.flashingTickLots(phase)).multiply(market.notionalUnit())),
                Rational.of(sums.flashing().instantCount(phase)));
        }
        final Rational share = put(
            FLASH_SHARE, Rational.of(maker.flashingTickLots(0)), Rational.of(maker.restingTickLots(0)));
        final Rational ratio = put(FLASH_RATIO, flashing, perInstant(otherFlashing, otherCount));
        final Rational exceededShare = put(FLASH_PHASES, Rational.of(exceeded), Rational.of(phases - 1));
        put(PRESENCE_RATIO, resting, perInstant(otherResting, otherCount));
        final ConductRules.Flashing limits = rules.flashing();
        // Nothing at all around the other times is a ratio without a limit.
        final boolean isRatio = ratio == null
            ? flashing.signum() > 0 : ratio.compareTo(Rational.of(limits.flagRatio())) >= 0;
        if (sums.flashing().instantCount(0) >= limits.minInstants() && share != null && isRatio &&
            exceededShare.compareTo(Rational.of(limits.flagPhases())) >= 0)
        {
            flagFrom("flashing", FLASH_SHARE, share, limits.flagShare());
        }
    }

    /** Name of the figure of a part of the interval, 0 for the instants themselves. */
    static String flashNotional(final int phase)
    {
        return FLASH_NOTIONAL + (phase < TWO_DIGITS ? "0" : "") + phase;
    }

    private static Rational perInstant(final BigInteger tickLots, final long instants)
    {
        return instants == 0 ? Rational.ZERO : Rational.of(tickLots, BigInteger.valueOf(instants));
    }

    private void lifetimes()
    {
        final Histogram lifetimes = maker.lifetimes().histogramNs();
        final long count = maker.lifetimes().count();
        figures.put(ORDERS_ENDED, BigDecimal.valueOf(count));
        figures.put(ORDERS_RESTING, BigDecimal.valueOf(maker.stillRestingCount()));
        if (count == 0)
        {
            return;
        }
        for (final int quantile : QUANTILES)
        {
            figures.put(
                LIFETIME + quantile,
                plain(BigDecimal.valueOf(
                    lifetimes.lowestEquivalentValue(lifetimes.getValueAtPercentile(quantile)), NS_DECIMALS)));
        }
        for (int edge = 0; edge < Lifetimes.EDGES.size(); edge++)
        {
            figures.put(
                STOOD_UNDER + Lifetimes.EDGES.get(edge).name(), BigDecimal.valueOf(maker.lifetimes().underCount(edge)));
        }
        final Rational share = put(SHORT_SHARE, Rational.of(maker.lifetimes().shortCount()), Rational.of(count));
        if (count >= rules.lifetime().minOrders())
        {
            flagFrom("short_lived", SHORT_SHARE, share, rules.lifetime().flagShortShare());
        }
    }

    private void cancels()
    {
        figures.put(CANCELS, BigDecimal.valueOf(maker.cancelCount()));
        figures.put(FILLS, BigDecimal.valueOf(maker.fillCount()));
        final Rational perFill =
            put(CANCELS_PER_FILL, Rational.of(maker.cancelCount()), Rational.of(maker.fillCount()));
        if (maker.cancelCount() < rules.cancels().minCancels())
        {
            return;
        }
        if (perFill == null)
        {
            flags.add(new Flag(
                "cancelling", CANCELS, BigDecimal.valueOf(maker.cancelCount()), rules.cancels().flagPerFill()));
        }
        else
        {
            flagFrom("cancelling", CANCELS_PER_FILL, perFill, rules.cancels().flagPerFill());
        }
    }

    private void selfMatches()
    {
        figures.put(SELF_MATCHES, BigDecimal.valueOf(maker.selfMatchCount()));
        figures.put(SELF_MATCHED, notional(maker.selfMatchedTickLots()));
        figures.put(FILLED, notional(maker.filledTickLots()));
        final Rational share = put(
            SELF_MATCH_SHARE, Rational.of(maker.selfMatchedTickLots()), Rational.of(maker.filledTickLots()));
        if (share != null && maker.selfMatchCount() >= rules.selfMatch().minCount())
        {
            flagFrom("self_matching", SELF_MATCH_SHARE, share, rules.selfMatch().flagShare());
        }
    }

    private BigDecimal notional(final BigInteger tickLots)
    {
        return plain(new BigDecimal(tickLots).multiply(market.notionalUnit()));
    }

    private void touch()
    {
        final ConductRules.TouchSize limits = rules.touch();
        final Rational share = put(
            TOUCH_SHARE, Rational.of(maker.touchTickLotNs()), Rational.of(sums.touch().tickLotNs()));
        final Rational hitShare =
            put(HIT_SHARE, Rational.of(maker.filledTickLots()), Rational.of(sums.filledTickLots()));
        final Rational hitRatio = share == null || hitShare == null ? null : put(HIT_RATIO, hitShare, share);
        final Rational unhit = maker.isMetUnseen() ? null :
            put(UNHIT_SHARE, Rational.of(maker.unhitTickLotNs()), Rational.of(maker.touchTickLotNs()));
        if (share == null || share.signum() == 0 || share.compareTo(Rational.of(limits.minShare())) < 0 ||
            sums.fillCount() < limits.minFills())
        {
            return;
        }
        if (hitRatio != null && hitRatio.compareTo(Rational.of(limits.flagHitRatio())) <= 0)
        {
            flags.add(new Flag("seldom_hit", HIT_RATIO, figures.get(HIT_RATIO), limits.flagHitRatio()));
        }
        if (unhit != null)
        {
            flagFrom("unhit", UNHIT_SHARE, unhit, limits.flagUnhitShare());
        }
    }

    private void flagFrom(final String name, final String figure, final Rational value, final BigDecimal threshold)
    {
        if (value.compareTo(Rational.of(threshold)) >= 0)
        {
            flags.add(new Flag(name, figure, figures.get(figure), threshold));
        }
    }

    /** Keeps a quotient; null, and nothing kept, over zero. */
    private Rational put(final String name, final Rational part, final Rational whole)
    {
        if (whole.signum() == 0)
        {
            return null;
        }
        final Rational value = part.dividedBy(whole);
        figures.put(name, plain(value.roundHalfEven(DECIMALS)));

        return value;
    }

    private static BigDecimal plain(final BigDecimal value)
    {
        final BigDecimal stripped = value.stripTrailingZeros();

        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
