package io.leadline.proof.dispute;

import java.util.ArrayList;
import java.util.List;

import io.leadline.event.Side;
import io.leadline.program.Averages;
import io.leadline.program.Averages.Size;
import io.leadline.program.Averages.SizeOver;
import io.leadline.program.Averages.Spread;
import io.leadline.scoring.exact.Rational;

/** Size and spread of a maker in its presence band: what a program averages (PROGRAMS sections 0 and 4). */
final class AverageReckoning implements Reckoning
{
    private final Averages averages;
    private final Activity activity;
    private final Units units;

    AverageReckoning(final Averages averages, final Activity activity, final Units units)
    {
        this.averages = averages;
        this.activity = activity;
        this.units = units;
    }

    @Override
    public List<Figure> figures(final Moment moment, final boolean isActive, final Formula formula)
    {
        final List<Figure> figures = new ArrayList<>();
        if (isActive || averages.sizeOver() == SizeOver.COUNTED)
        {
            figures.add(new Figure(Figure.SIZE, size(moment, formula)));
        }
        if (isActive)
        {
            figures.add(new Figure(Figure.SPREAD, spread(moment, formula)));
        }

        return figures;
    }

    private Rational size(final Moment moment, final Formula formula)
    {
        final Rational bid = notional(moment, Side.BID);
        final Rational ask = notional(moment, Side.ASK);
        final Rational size = switch (averages.size())
        {
            case MEAN -> bid.plus(ask).dividedBy(Rational.of(2));
            case MIN -> bid.compareTo(ask) < 0 ? bid : ask;
            case SUM -> bid.plus(ask);
        };
        formula.step(() -> "size = " + expression(averages.size(), "bid notional", "ask notional") + " = "
            + expression(averages.size(), Digits.text(bid), Digits.text(ask)) + " = " + Digits.text(size));

        return size;
    }

    private static String expression(final Size size, final String bid, final String ask)
    {
        return switch (size)
        {
            case MEAN -> "(" + bid + " + " + ask + ") / 2";
            case MIN -> "min(" + bid + ", " + ask + ")";
            case SUM -> bid + " + " + ask;
        };
    }

    /** What rests in the band, in the program's currency. */
    private Rational notional(final Moment moment, final int side)
    {
        return units
            .notional(activity.bands().tickLots(moment, moment.maker(), side, activity.edgeBpsE2()))
            .times(moment.rate());
    }

    private Rational spread(final Moment moment, final Formula formula)
    {
        final Rational bid = price(moment, Side.BID);
        final Rational ask = price(moment, Side.ASK);
        final Rational mid = units.halfPrice(moment.midHalfTicks());
        final Rational exact = ask.minus(bid).dividedBy(mid).times(Activity.BPS_PER_ONE);
        final Rational floor = Rational.of(averages.spreadFloorBps());
        final Rational rounded = Digits.roundedE18(exact);
        final Rational spread = rounded.compareTo(floor) > 0 ? rounded : floor;
        formula.step(() -> "spread_bps = max((ask - bid) / mid * 10^4, floor) = max((" + Digits.text(ask) + " - "
            + Digits.text(bid) + ") / " + Digits.text(mid) + " * 10^4, " + Digits.text(floor) + ") = "
            + Digits.text(spread));

        return spread;
    }

    /** The maker's best price, or the mean price of what it rests in the band. */
    private Rational price(final Moment moment, final int side)
    {
        if (averages.spread() == Spread.TOUCH)
        {
            return units.price(moment.bestTicks(moment.maker(), side));
        }
        final Bands bands = activity.bands();
        final Rational notional =
            units.notional(bands.tickLots(moment, moment.maker(), side, activity.edgeBpsE2()));
        final Rational size = units.size(bands.lots(moment, moment.maker(), side, activity.edgeBpsE2()));

        return notional.dividedBy(size.times(units.multiplier()));
    }
}
