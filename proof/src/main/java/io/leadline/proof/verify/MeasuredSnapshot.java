package io.leadline.proof.verify;

import java.util.Arrays;

import io.leadline.book.FeedBooks;
import io.leadline.book.MarketBook;
import io.leadline.config.Configuration;
import io.leadline.config.Market;
import io.leadline.event.Side;
import io.leadline.measure.MarketMeasure;
import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;
import io.leadline.measure.Measurer;
import io.leadline.measure.OrderLists;
import io.leadline.snapshot.MakerOrders;
import io.leadline.snapshot.Snapshot;

/**
 * What the book of a market comes to at the instant of a record, in the form of a record. Whose row depends on the
 * snapshot before, which nobody knows of the first one behind retired files, has one there if the log says so. Single
 * thread.
 */
final class MeasuredSnapshot implements Snapshot, MakerOrders
{
    private static final int TOTALS = MeasureLayout.FIRST_BAND - MeasureLayout.FILLED_SIZE;
    private static final int WORDS = 2 * TOTALS;
    private static final int NONE = -1;

    private final Market definition;
    private final FeedBooks books;
    private final MarketBook book;
    private final MeasureLayout layout;
    private final MarketMeasure measure;
    private final long everyNs;
    /** Bands of the entity that was asked for last; brackets below them. */
    private final long[] lows;
    private final long[] highs;
    private int summedEntity;
    /** By entity: low and high half of its totals as of the snapshot before. */
    private long[] totalsBefore = {};
    private boolean isBeforeKnown;
    private Snapshot logged;
    private long sequence;

    MeasuredSnapshot(
        final Configuration configuration, final MeasureLayout layout, final FeedBooks books, final int market,
        final boolean isWhole)
    {
        definition = configuration.markets().get(market);
        this.books = books;
        this.layout = layout;
        book = books.book(market);
        measure = new MarketMeasure(layout, configuration.detail() == Configuration.Detail.ORDERS);
        everyNs = configuration.schedule().everyNs();
        isBeforeKnown = isWhole;
        lows = new long[layout.fieldCount()];
        highs = new long[layout.fieldCount()];
    }

    /** Measures the market where a record of it was made. */
    void measure(final Measurer measurer, final Snapshot record, final boolean isSilent)
    {
        measurer.measure(book, measure, definition.minTouchTickLots(), isSilent);
        logged = record;
        sequence = books.lastSequence();
        summedEntity = NONE;
    }

    /** Keeps the totals of a snapshot, which the next one's rows depend on. */
    void settle()
    {
        final int count = measure.entityCount();
        if (totalsBefore.length < WORDS * count)
        {
            totalsBefore = Arrays.copyOf(totalsBefore, 2 * WORDS * count);
        }
        for (int entity = 0; entity < count; entity++)
        {
            for (int total = 0; total < TOTALS; total++)
            {
                totalsBefore[WORDS * entity + 2 * total] = low(entity, MeasureLayout.FILLED_SIZE + total);
                totalsBefore[WORDS * entity + 2 * total + 1] = high(entity, MeasureLayout.FILLED_SIZE + total);
            }
        }
        isBeforeKnown = true;
    }

    @Override
    public int market()
    {
        return logged.market();
    }

    @Override
    public long timeEpochNs()
    {
        return logged.timeEpochNs();
    }

    @Override
    public long interval()
    {
        return logged.timeEpochNs() / everyNs;
    }

    @Override
    public MarketStatus status()
    {
        return measure.status();
    }

    @Override
    public long eventSequence()
    {
        return sequence;
    }

    @Override
    public int entityCount()
    {
        return measure.entityCount();
    }

    @Override
    public String name(final int entity)
    {
        return entity == WHOLE_BOOK ? "" : books.makerName(book.globalMaker(entity));
    }

    @Override
    public boolean hasRow(final int entity)
    {
        return entity == WHOLE_BOOK || isInside(entity) ||
            (isBeforeKnown ? hasMoved(entity) : logged.hasRow(entity));
    }

    private boolean isInside(final int entity)
    {
        for (int field = MeasureLayout.FIRST_BAND; field < layout.fieldCount(); field++)
        {
            if (low(entity, field) != 0 || high(entity, field) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private boolean hasMoved(final int entity)
    {
        for (int total = 0; total < TOTALS; total++)
        {
            final int at = WORDS * entity + 2 * total;
            final boolean isNew = at >= totalsBefore.length;
            if (low(entity, MeasureLayout.FILLED_SIZE + total) != (isNew ? 0 : totalsBefore[at]) ||
                high(entity, MeasureLayout.FILLED_SIZE + total) != (isNew ? 0 : totalsBefore[at + 1]))
            {
                return true;
            }
        }

        return false;
    }

    @Override
    public int nextChanged(final int entity)
    {
        if (measure.orders() != null)
        {
            return entity;
        }
        final long[] changed = measure.changed();
        int next = entity;
        while (next < measure.entityCount() && (changed[next / Long.SIZE] >>> next & 1) == 0)
        {
            next++;
        }

        return next;
    }

    @Override
    public long low(final int entity, final int field)
    {
        if (field < MeasureLayout.FIRST_BAND)
        {
            return measure.lows()[entity * measure.fieldCount() + field];
        }
        sumUp(entity);

        return lows[field];
    }

    @Override
    public long high(final int entity, final int field)
    {
        if (field < MeasureLayout.FIRST_BAND)
        {
            return bracketHigh(entity * measure.fieldCount() + field);
        }
        sumUp(entity);

        return highs[field];
    }

    private long bracketHigh(final int at)
    {
        return measure.highs() == null ? 0 : measure.highs()[at];
    }

    /** A measure holds brackets, a record what lies up to an edge. */
    private void sumUp(final int entity)
    {
        if (entity == summedEntity)
        {
            return;
        }
        summedEntity = entity;
        for (int ladder = 0; ladder < layout.ladders().size(); ladder++)
        {
            final int edges = layout.ladders().get(ladder).edgesBpsE2().size();
            for (int side = Side.BID; side <= Side.ASK; side++)
            {
                final int first = layout.sizeField(ladder, side, 0);
                for (int field = first; field < first + 2 * edges; field++)
                {
                    put(entity, field, field < first + 2 ? NONE : field - 2);
                }
            }
        }
    }

    private void put(final int entity, final int field, final int inner)
    {
        final int at = entity * measure.fieldCount() + field;
        final long bracket = measure.lows()[at];
        lows[field] = bracket + (inner == NONE ? 0 : lows[inner]);
        final long carry = Long.compareUnsigned(lows[field], bracket) < 0 ? 1 : 0;
        highs[field] = bracketHigh(at) + (inner == NONE ? 0 : highs[inner]) + carry;
    }

    @Override
    public MakerOrders orders()
    {
        return measure.orders() == null ? null : this;
    }

    @Override
    public int first(final int entity, final int side)
    {
        return measure.orders().lists().first(entity << 1 | side);
    }

    @Override
    public int count(final int entity, final int side)
    {
        return measure.orders().lists().count(entity << 1 | side);
    }

    @Override
    public long priceTicks(final int order)
    {
        return measure.orders().lists().words()[OrderLists.ORDER_WORDS * order];
    }

    @Override
    public long sizeLots(final int order)
    {
        return measure.orders().lists().words()[OrderLists.ORDER_WORDS * order + 1];
    }
}
