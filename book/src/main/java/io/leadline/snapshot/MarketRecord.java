package io.leadline.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.measure.MarketStatus;
import io.leadline.measure.MeasureLayout;

/**
 * What the log has said of one market so far: a decoder fills it, and it is the snapshot that a reader lends.
 * <p>
 * Brackets are kept as they are coded, low and high halves apart and the high ones not there before one is needed. The
 * bands over them are summed up only for an entity that is asked for, and kept until it changes.
 */
final class MarketRecord implements Snapshot
{
    private static final int IS_SUMMED = 1;
    private static final int RESTS_INSIDE = 2;
    private static final long NO_NUMBER = -1;

    private final int market;
    private final BandSums bandSums;
    private final PairLayout pairs;
    /** Places of an entity's fields, two for each pair. */
    private final int stride;
    /** Null in a log that holds bands alone. */
    private final LoggedOrders orders;
    private final List<String> names = new ArrayList<>();
    /** Bands exclusive, as they are coded. */
    private long[] lows = {};
    /** Not there before one is needed, and all 0 while none is. */
    private long[] highs;
    private boolean isWide;
    /** Bands cumulative, as they are shown. */
    private long[] shownLows = {};
    private long[] shownHighs;
    private byte[] states = {};
    /** A bit for each entity, 64 to a word: entries of this snapshot, and rows that ended with the one before. */
    private long[] changed = {};
    /** Likewise: entities whose totals have moved with this snapshot. */
    private long[] moved = {};
    private boolean isKnown;
    private boolean isComplete = true;
    private boolean isKeyframe;
    private MarketStatus status = MarketStatus.STALE;
    private long timeEpochNs;
    private long interval;
    private long sequence;
    private int entityCount;
    private int lastEntity;
    private long sectionNumber = NO_NUMBER;

    MarketRecord(final int market, final MeasureLayout layout, final PairLayout pairs, final LoggedOrders orders)
    {
        this.market = market;
        this.orders = orders;
        bandSums = new BandSums(layout);
        this.pairs = pairs;
        stride = 2 * pairs.pairCount();
        names.add("");
        allocate(1);
    }

    private void allocate(final int capacity)
    {
        lows = Arrays.copyOf(lows, capacity * stride);
        highs = highs == null ? null : Arrays.copyOf(highs, lows.length);
        shownLows = Arrays.copyOf(shownLows, lows.length);
        shownHighs = shownHighs == null ? null : Arrays.copyOf(shownHighs, lows.length);
        states = Arrays.copyOf(states, capacity);
        changed = Arrays.copyOf(changed, capacity / Long.SIZE + 1);
        moved = Arrays.copyOf(moved, changed.length);
    }

    /** A file begins: names and a full snapshot follow. */
    void onFile()
    {
        isKnown = false;
        names.subList(1, names.size()).clear();
    }

    void name(final String maker)
    {
        names.add(maker);
        if (names.size() > states.length)
        {
            allocate(2 * names.size());
        }
    }

    /** Makers named since the file began. */
    int makerCount()
    {
        return names.size() - 1;
    }

    /** Whether there is a snapshot that the next one may be a change from. */
    boolean isKnown()
    {
        return isKnown;
    }

    /** Whether the last section was the end of its snapshot. */
    boolean isComplete()
    {
        return isComplete;
    }

    /** Whether the snapshot is made of changes from nothing. */
    boolean isKeyframe()
    {
        return isKeyframe;
    }

    /** Number of the document that holds the last section or totals; below 0 before any. */
    long sectionNumber()
    {
        return sectionNumber;
    }

    /**
     * Begins a snapshot of its own numbers.
     *
     * @return whether they can be.
     */
    boolean begin(
        final boolean isFromNothing, final long newInterval, final long newSequence, final long newEntityCount)
    {
        if (newInterval < 0 || newSequence < 0 || newEntityCount < 1 || newEntityCount > names.size())
        {
            return false;
        }
        isKeyframe = isFromNothing;
        interval = newInterval;
        sequence = newSequence;
        forgetChanges();
        for (int entity = entityCount; entity < newEntityCount; entity++)
        {
            setChanged(entity);
        }
        entityCount = (int)newEntityCount;
        if (isKeyframe)
        {
            clear();
        }
        if (orders != null)
        {
            orders.begin(entityCount, isKeyframe);
        }

        return true;
    }

    /** A row that totals alone have made ends with its snapshot, which is a change in the next. */
    private void forgetChanges()
    {
        lastEntity = -1;
        for (int word = 0; word < changed.length; word++)
        {
            changed[word] = moved[word];
            moved[word] = 0;
        }
    }

    /** Nobody was shown the record before this one, so all of it may differ; none is decoded into it any more. */
    void standAlone()
    {
        Arrays.fill(changed, -1L);
        isKeyframe = true;
    }

    private void clear()
    {
        Arrays.fill(lows, 0);
        Arrays.fill(states, (byte)0);
        Arrays.fill(changed, -1);
        if (isWide)
        {
            Arrays.fill(highs, 0);
            isWide = false;
        }
    }

    private void setChanged(final int entity)
    {
        changed[entity / Long.SIZE] |= 1L << entity;
    }

    /** A section of the snapshot begins. */
    void section(
        final MarketStatus newStatus, final long newTimeEpochNs, final boolean hasMore, final long documentNumber)
    {
        status = newStatus;
        timeEpochNs = newTimeEpochNs;
        isComplete = !hasMore;
        isKnown |= isComplete;
        sectionNumber = documentNumber;
    }

    /** Takes note of an entity that has an entry; returns false where it is out of order. */
    boolean entry(final int entity, final boolean hasMoved)
    {
        // What bounds the decoder's stores, which are not checked one by one: all entities there are have a stride.
        if (entity <= lastEntity || entity >= entityCount)
        {
            return false;
        }
        lastEntity = entity;
        setChanged(entity);
        moved[entity / Long.SIZE] |= (hasMoved ? 1L : 0L) << entity;
        states[entity] = 0;

        return true;
    }

    /** Takes note of an entity whose orders change. */
    void orderEntry(final int entity)
    {
        setChanged(entity);
    }

    /** What the orders are decoded into; null in a log that holds bands alone. */
    LoggedOrders loggedOrders()
    {
        return orders;
    }

    /** How the fields are coded. */
    PairLayout pairs()
    {
        return pairs;
    }

    /** Fields of an entity. */
    int fieldCount()
    {
        return pairs.fieldCount();
    }

    /** Places of an entity's fields in {@link #lows()}. */
    int stride()
    {
        return stride;
    }

    /** The fields as they are coded. */
    long[] lows()
    {
        return lows;
    }

    /** High halves of the fields; null while none is needed: up to the first, and from a keyframe on to the next. */
    long[] highs()
    {
        return isWide ? highs : null;
    }

    /** Changes a field by a number of 128 bits; returns false when the field cannot be that. */
    boolean add(final int entity, final int field, final long low, final long high)
    {
        final int at = entity * stride + PairLayout.slot(field);
        final long before = lows[at];
        final long sum = before + low;
        final long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        final long highSum = (isWide ? highs[at] : 0) + high + carry;
        lows[at] = sum;
        if (highSum != 0)
        {
            requireHighs();
            isWide = true;
        }
        if (isWide)
        {
            highs[at] = highSum;
        }

        return highSum >= 0;
    }

    private void requireHighs()
    {
        if (highs == null)
        {
            highs = new long[lows.length];
        }
    }

    /** Decodes a market's part of a totals record behind its market number; null, or what is wrong. */
    String decodeTotals(final RecordInput input, final long time, final long documentNumber)
    {
        final int entities = input.getInt(names.size());
        if (input.isBroken() || !begin(true, 0, 0, entities))
        {
            return "totals of entities=" + entities + " names=" + names.size();
        }
        timeEpochNs = time;
        sectionNumber = documentNumber;
        isKnown = false;
        for (int entity = 0; entity < entities; entity++)
        {
            for (int field = MeasureLayout.FILLED_SIZE; field < MeasureLayout.FIRST_BAND; field++)
            {
                input.getWide();
                if (!add(entity, field, input.low(), input.high()) || input.isBroken())
                {
                    return "totals of entity=" + entity;
                }
            }
        }

        return null;
    }

    @Override
    public int market()
    {
        return market;
    }

    @Override
    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    @Override
    public long interval()
    {
        return interval;
    }

    @Override
    public MarketStatus status()
    {
        return status;
    }

    @Override
    public long eventSequence()
    {
        return sequence;
    }

    @Override
    public int entityCount()
    {
        return entityCount;
    }

    @Override
    public String name(final int entity)
    {
        return names.get(entity);
    }

    @Override
    public boolean hasRow(final int entity)
    {
        return entity == WHOLE_BOOK || (moved[entity / Long.SIZE] >>> entity & 1) != 0 ||
            (summed(entity) & RESTS_INSIDE) != 0;
    }

    @Override
    public int nextChanged(final int entity)
    {
        return next(changed, entity);
    }

    /** In a full snapshot totals are coded whether they have moved or not. */
    @Override
    public int nextTraded(final int entity)
    {
        return next(isKeyframe ? changed : moved, entity);
    }

    private int next(final long[] entities, final int entity)
    {
        int word = entity / Long.SIZE;
        long bits = entities[word] & -1L << entity;
        while (bits == 0 && ++word < entities.length)
        {
            bits = entities[word];
        }

        return bits == 0
            ? entityCount
            : Math.min(entityCount, word * Long.SIZE + Long.numberOfTrailingZeros(bits));
    }

    @Override
    public long low(final int entity, final int field)
    {
        if (field < MeasureLayout.FIRST_BAND)
        {
            return lows[entity * stride + field];
        }
        summed(entity);

        return shownLows[entity * stride + field + 1];
    }

    @Override
    public long high(final int entity, final int field)
    {
        if (field < MeasureLayout.FIRST_BAND)
        {
            return highs == null ? 0 : highs[entity * stride + field];
        }
        summed(entity);

        return shownHighs == null ? 0 : shownHighs[entity * stride + field + 1];
    }

    @Override
    public long[] brackets()
    {
        return isWide ? null : lows;
    }

    @Override
    public int bracketsIndex(final int entity, final int firstField)
    {
        return entity * stride + PairLayout.slot(firstField);
    }

    @Override
    public MakerOrders orders()
    {
        return orders;
    }

    /** State of an entity whose bands have been summed up. */
    private int summed(final int entity)
    {
        if ((states[entity] & IS_SUMMED) == 0)
        {
            sumUp(entity);
        }

        return states[entity];
    }

    private void sumUp(final int entity)
    {
        final int base = entity * stride;
        if (!isWide && bandSums.sum(lows, base, shownLows))
        {
            if (shownHighs != null)
            {
                Arrays.fill(shownHighs, base, base + stride, 0);
            }
        }
        else
        {
            requireHighs();
            shownHighs = shownHighs == null ? new long[lows.length] : shownHighs;
            bandSums.sumWide(lows, highs, base, shownLows, shownHighs);
        }
        states[entity] |= (byte)(IS_SUMMED | (bandSums.isInside() ? RESTS_INSIDE : 0));
    }
}
