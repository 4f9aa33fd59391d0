package io.leadline.scoring.figure;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;

import io.leadline.program.OrderScore;
import io.leadline.program.OrderScore.Factor;
import io.leadline.scoring.exact.DecimalPower;
import io.leadline.scoring.exact.Rational;
import io.leadline.scoring.tally.OrderSums;

/**
 * What a maker's single orders came to in one market in one period.
 *
 * @param bid           sum over snapshots of the bid side's value.
 * @param ask           that of the ask side.
 * @param liquidity     sum of the one number that the two sides make.
 * @param snapshotShare sum of its shares of that of all makers; null where no factor asks for it.
 * @param quotedCount   snapshots in which that number is above 0.
 * @param quotedUptime  those over all counted snapshots; null when nothing counts.
 * @param stake         what the maker has staked; null where no factor asks for it.
 * @param score         the product of the factors; null when one of them has no value.
 */
public record OrderFigures(
    Rational bid,
    Rational ask,
    Rational liquidity,
    Rational snapshotShare,
    long quotedCount,
    Rational quotedUptime,
    BigDecimal stake,
    Rational score)
{
    /**
     * What is measured of the maker beside its orders.
     *
     * @param countedCount snapshots that count for it.
     * @param uptime       by the presence rule; null when nothing counts.
     * @param volume       in the program's currency.
     * @param stake        null where no factor asks for it.
     */
    record Beside(long countedCount, Rational uptime, Rational volume, BigDecimal stake)
    {
    }

    /** Figures under a group's factors, of the days that count for the maker. */
    static OrderFigures of(final OrderScore.Group group, final Collection<OrderSums> days, final Beside beside)
    {
        final OrderSums sums = new OrderSums();
        days.forEach(sums::add);
        final Rational quotedUptime = beside.countedCount() == 0
            ? null
            : Rational.of(sums.quotedCount(), beside.countedCount());
        final OrderFigures unscored = new OrderFigures(
            sums.bid(),
            sums.ask(),
            sums.liquidity(),
            group.isOf(OrderScore.Of.SNAPSHOT_SHARE) ? sums.share() : null,
            sums.quotedCount(),
            quotedUptime,
            beside.stake(),
            null);

        return unscored.scored(score(group, of -> unscored.value(of, beside)));
    }

    /**
     * The score had the maker quoted in one of a hundred counted snapshots more, each of them worth what its quoted
     * ones are on average. Not for a group that shares each snapshot.
     *
     * @param uptime of the presence rule, with those.
     */
    Rational scoreAt(final OrderScore.Group group, final MakerFigures maker, final Rational uptime)
    {
        final boolean isQuoting = quotedUptime != null && quotedUptime.signum() > 0;
        final Rational quoted = isQuoting ? MoreUptime.more(quotedUptime) : quotedUptime;
        final Rational growth = isQuoting ? quoted.dividedBy(quotedUptime) : Rational.ONE;
        final Beside beside = new Beside(maker.countedCount(), uptime, maker.volume(), stake);

        return score(group, of -> switch (of)
        {
            case LIQUIDITY -> liquidity.times(growth);
            case QUOTED_SNAPSHOTS -> Rational.of(quotedCount).times(growth);
            case QUOTED_UPTIME -> quoted;
            case SNAPSHOT_SHARE -> throw new IllegalArgumentException("snapshots are shared: maker=" + maker.maker());
            case UPTIME, VOLUME, STAKE -> value(of, beside);
        });
    }

    private OrderFigures scored(final Rational newScore)
    {
        return new OrderFigures(
            bid, ask, liquidity, snapshotShare, quotedCount, quotedUptime, stake, newScore);
    }

    private static Rational score(final OrderScore.Group group, final Function<OrderScore.Of, Rational> values)
    {
        Rational product = Rational.ONE;
        for (final Factor factor : group.factors())
        {
            final Rational value = values.apply(factor.of());
            if (value == null)
            {
                return null;
            }
            product = product.times(raised(factor, value));
        }

        return product;
    }

    private Rational value(final OrderScore.Of of, final Beside beside)
    {
        return switch (of)
        {
            case LIQUIDITY -> liquidity;
            case SNAPSHOT_SHARE -> snapshotShare;
            case QUOTED_SNAPSHOTS -> Rational.of(quotedCount);
            case QUOTED_UPTIME -> quotedUptime;
            case UPTIME -> beside.uptime();
            case VOLUME -> beside.volume();
            case STAKE -> Rational.of(stake);
        };
    }

    private static Rational raised(final Factor factor, final Rational value)
    {
        final Rational least = factor.atLeast() == null ? value : Rational.of(factor.atLeast());
        final Rational taken = value.compareTo(least) > 0 ? value : least;
        final Rational base = factor.from() == null ? taken : Rational.of(factor.from()).minus(taken);

        return DecimalPower.power(base, factor.exponent());
    }
}
