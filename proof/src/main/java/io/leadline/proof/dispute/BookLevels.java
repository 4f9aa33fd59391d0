package io.leadline.proof.dispute;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.leadline.book.MarketBook;
import io.leadline.book.PriceLevels;
import io.leadline.event.Side;
import io.leadline.measure.MeasureLayout;
import io.leadline.proof.dispute.EventView.Level;
import io.leadline.scoring.exact.Rational;
import io.leadline.snapshot.Snapshot;

/** The prices of a book around its mid, with one maker's part of each. */
final class BookLevels
{
    /** Of a side; more are counted. */
    private static final int MOST_LEVELS = 200;
    /** Of a side, in a market without a mid. */
    private static final int FEW_LEVELS = 10;
    private static final Rational E2_BPS_PER_ONE = Rational.of(1_000_000);

    private final MarketBook book;
    private final Units units;
    private final Rational outermostBpsE2;
    /** By side, price in ticks: lots and number of the maker's orders. */
    private final List<Map<Long, long[]>> own = List.of(new HashMap<>(), new HashMap<>());
    private int beyondCount;

    BookLevels(final MarketBook book, final OwnOrders orders, final Units units, final MeasureLayout layout)
    {
        this.book = book;
        this.units = units;
        outermostBpsE2 = Rational.of(layout.ladders().stream()
            .mapToInt(ladder -> ladder.edgesBpsE2().get(ladder.edgesBpsE2().size() - 1))
            .max()
            .orElse(0));
        orders.forEach((id, side, priceTicks, sizeLots) ->
        {
            final long[] sum = own.get(side).computeIfAbsent(priceTicks, absent -> new long[2]);
            sum[0] = Math.addExact(sum[0], sizeLots);
            sum[1]++;
        });
    }

    /** Asks from the outermost edge of all ladders inwards, then bids outwards, by the mid of the record. */
    List<Level> around(final Snapshot record)
    {
        final Moment moment = new Moment(record, Moment.NOBODY, 0, day -> Rational.ONE, false);
        final Rational mid = moment.hasMid() ? units.halfPrice(moment.midHalfTicks()) : null;
        final List<Level> levels = side(Side.ASK, mid);
        Collections.reverse(levels);
        levels.addAll(side(Side.BID, mid));

        return levels;
    }

    /** Levels inside the outermost edge that are left out. */
    int beyondCount()
    {
        return beyondCount;
    }

    /** From the best price outwards. */
    private List<Level> side(final int side, final Rational mid)
    {
        final PriceLevels prices = book.levels(side);
        final List<Level> levels = new ArrayList<>();
        long ticks = side == Side.BID ? prices.highest() : prices.lowest();
        while (ticks != PriceLevels.NONE && isInside(side, ticks, mid) && (mid != null || levels.size() < FEW_LEVELS))
        {
            if (levels.size() < MOST_LEVELS)
            {
                levels.add(level(side, ticks, mid));
            }
            else
            {
                beyondCount++;
            }
            ticks = side == Side.BID ? prices.below(ticks) : prices.above(ticks);
        }

        return levels;
    }

    private boolean isInside(final int side, final long ticks, final Rational mid)
    {
        return mid == null || away(side, ticks, mid).times(E2_BPS_PER_ONE).compareTo(outermostBpsE2) <= 0;
    }

    /** Part of the mid that a price is away from it; below 0 beyond it. */
    private Rational away(final int side, final long ticks, final Rational mid)
    {
        final Rational away = units.price(ticks).minus(mid).dividedBy(mid);

        return side == Side.BID ? Rational.ZERO.minus(away) : away;
    }

    private Level level(final int side, final long ticks, final Rational mid)
    {
        final PriceLevels prices = book.levels(side);
        final BigInteger lots = BigInteger.valueOf(prices.highSizeLots(ticks)).shiftLeft(Long.SIZE - 1)
            .add(BigInteger.valueOf(prices.lowSizeLots(ticks)));
        final long[] ownSum = own.get(side).getOrDefault(ticks, new long[2]);

        return new Level(
            side, units.price(ticks), mid == null ? null : away(side, ticks, mid).times(Activity.BPS_PER_ONE),
            units.size(lots), units.size(BigInteger.valueOf(ownSum[0])), (int)ownSum[1]);
    }
}
