package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.leadline.measure.MeasureLayout;

/** What a maker's running totals have grown by since the record before, in one log. Mutable, single thread. */
final class Trading
{
    private final Units units;
    private BigInteger filled = BigInteger.ZERO;
    private BigInteger selfMatched = BigInteger.ZERO;

    Trading(final Units units)
    {
        this.units = units;
    }

    /**
     * Takes a record.
     *
     * @param isCounted whether what was added since the record before it is asked for.
     * @return that, in the program's currency.
     */
    List<Figure> grown(final Moment moment, final boolean isCounted)
    {
        final BigInteger filledBefore = filled;
        final BigInteger selfMatchedBefore = selfMatched;
        filled = moment.value(moment.maker(), MeasureLayout.FILLED_NOTIONAL);
        selfMatched = moment.value(moment.maker(), MeasureLayout.SELF_MATCHED_NOTIONAL);

        final List<Figure> grown = new ArrayList<>();
        if (isCounted)
        {
            add(Figure.FILLED, filled.subtract(filledBefore), moment, grown);
            add(Figure.SELF_MATCHED, selfMatched.subtract(selfMatchedBefore), moment, grown);
        }

        return grown;
    }

    private void add(final String name, final BigInteger tickLots, final Moment moment, final List<Figure> grown)
    {
        if (tickLots.signum() != 0)
        {
            grown.add(new Figure(name, units.notional(tickLots).times(moment.rate())));
        }
    }
}
