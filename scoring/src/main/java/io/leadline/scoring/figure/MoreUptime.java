package io.leadline.scoring.figure;

import io.leadline.program.Averages;
import io.leadline.program.OrderScore;
import io.leadline.program.Rule;
import io.leadline.scoring.exact.Rational;

/**
 * One maker there in one of a hundred counted snapshots more, up to all of them, in each market in which it was there
 * at all: with its own average size and spread, and with what it scores on average where it is there. The share of the
 * snapshots that hold a KPI, and of those of every day, is a hundredth more. What others score stays.
 *
 * @param maker its name.
 */
public record MoreUptime(String maker) implements FigureChange
{
    private static final Rational HUNDREDTH = Rational.of(1, 100);

    @Override
    public MakerFigures of(final MakerFigures figures, final Rule rule, final String market)
    {
        if (!figures.maker().equals(maker) || figures.uptime() == null || figures.uptime().signum() == 0)
        {
            return figures;
        }
        final Rational uptime = more(figures.uptime());
        final Rational growth = uptime.dividedBy(figures.uptime());
        final boolean isOverCounted = rule.averages().sizeOver() == Averages.SizeOver.COUNTED;

        return new MakerFigures(
            figures.maker(),
            figures.snapshotCount(),
            figures.countedCount(),
            figures.activeCount(),
            uptime,
            isOverCounted ? times(figures.averageSize(), growth) : figures.averageSize(),
            figures.averageSpreadBps(),
            figures.volume(),
            figures.selfMatched(),
            figures.orders() == null
                ? times(figures.score(), growth)
                : figures.orders().scoreAt(group(rule, market), figures, uptime),
            figures.shares().stream().map(share -> share.times(growth)).toList(),
            figures.kpi().stream().map(MoreUptime::more).toList(),
            figures.days().stream().map(MoreUptime::more).toList(),
            figures.orders());
    }

    private static OrderScore.Group group(final Rule rule, final String market)
    {
        return ((OrderScore)rule.score()).group(market).orElseThrow();
    }

    /** A hundredth more, but never more than everything. */
    static Rational more(final Rational share)
    {
        final Rational more = share.plus(HUNDREDTH);

        return more.compareTo(Rational.ONE) < 0 ? more : Rational.ONE;
    }

    private static MakerFigures.Day more(final MakerFigures.Day day)
    {
        return new MakerFigures.Day(
            day.day(), day.countedCount(), day.activeCount(), day.averageSize(), day.averageSpreadBps(), day.score(),
            day.kpi().stream().map(MoreUptime::more).toList());
    }

    private static Rational times(final Rational value, final Rational growth)
    {
        return value == null ? null : value.times(growth);
    }
}
