package io.leadline.proof.conduct;

import java.math.BigInteger;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;

/**
 * What rests near the mid of one market at its instants and at those shifted against them, and what of it is taken back
 * shortly behind. Single thread.
 */
final class FlashWatch
{
    private final FeedBooks books;
    private final MarketBook book;
    private final MakerConducts makers;
    private final Measurer measurer;
    private final MarketMeasure measure;
    private final MeasureLayout layout;
    private final long minTouchTickLots;
    private final PassedInstants passed;
    private final long[] instantCounts;
    private long excludedCount;

    FlashWatch(
        final FeedBooks books,
        final MarketBook book,
        final MakerConducts makers,
        final ConductRules rules,
        final MeasureLayout layout,
        final long minTouchTickLots,
        final long everyNs)
    {
        this.books = books;
        this.book = book;
        this.makers = makers;
        this.layout = layout;
        this.minTouchTickLots = minTouchTickLots;
        measurer = new Measurer(layout);
        measure = new MarketMeasure(layout);
        instantCounts = new long[rules.flashing().phases()];
        passed = new PassedInstants(
            rules.bandBpsE2(), rules.flashing().beforeNs(everyNs), rules.flashing().afterNs(everyNs));
    }

    /** An instant of the schedule, or one that is shifted against it: everything up to it has been applied. */
    void onInstant(final long timeEpochNs, final int phase, final boolean isSilent)
    {
        measurer.measure(book, measure, minTouchTickLots, isSilent);
        if (measure.status() == MarketStatus.STALE || measure.status() == MarketStatus.HALTED)
        {
            excludedCount += phase == 0 ? 1 : 0;
            return;
        }
        instantCounts[phase]++;
        final long bid = field(0, MeasureLayout.BEST_BID).longValueExact();
        final long ask = field(0, MeasureLayout.BEST_ASK).longValueExact();
        if (bid == 0 || ask == 0)
        {
            return;
        }
        passed.add(timeEpochNs, phase, bid + ask);
        for (int entity = 1; entity < measure.entityCount(); entity++)
        {
            final BigInteger tickLots = field(entity, layout.notionalField(0, Side.BID, 0))
                .add(field(entity, layout.notionalField(0, Side.ASK, 0)));
            if (tickLots.signum() != 0)
            {
                makers.of(books.makerName(book.globalMaker(entity))).onResting(phase, tickLots);
            }
        }
    }

    private BigInteger field(final int entity, final int field)
    {
        final int index = entity * measure.fieldCount() + field;
        final BigInteger low = new BigInteger(Long.toUnsignedString(measure.lows()[index]));

        return measure.highs() == null ? low :
            low.add(BigInteger.valueOf(measure.highs()[index]).shiftLeft(Long.SIZE));
    }

    /** An order is taken back now, or the part of it that came last. */
    void takeBack(final FollowedOrder order, final long lots, final long timeEpochNs)
    {
        order.takeBack(
            lots, (sinceEpochNs, fromPart) -> passed.onTakenBack(order, sinceEpochNs, fromPart, timeEpochNs));
    }

    /** How long the parts of an order are told apart. */
    long memoryNs()
    {
        return passed.memoryNs();
    }

    /** Instants of a phase that counted. */
    long instantCount(final int phase)
    {
        return instantCounts[phase];
    }

    /** Instants of the schedule that fell on a market out of sync or halted. */
    long excludedCount()
    {
        return excludedCount;
    }
}
