package io.leadline.proof.tree;

import io.leadline.measure.MarketStatus;

/**
 * Goes through the content of an hour's leaf, of the whole book or of a maker, which may be a stranger's. Its values
 * are those of the snapshot that it is at. Single thread.
 */
public final class HourCursor
{
    private static final MarketStatus[] STATUSES = MarketStatus.values();

    private final LeafInput input;
    private final LeafHead head;
    private final LeafOrders orders;
    private final boolean hasOrders;
    private final int maskLength;
    private final int ordersBit;
    private final long[] lows;
    private final long[] highs;
    private boolean hasRow;
    private MarketStatus status;
    private long interval;
    private long timeEpochNs;
    private long sequence;
    private long count;
    private long nextTelling;
    private long endCount = -1;

    /**
     * In front of the hour's first snapshot.
     *
     * @param fieldCount of the log's layout.
     * @param orderLimit most orders that a market of the log may have; 0 when the log holds none.
     * @throws LeafException when the content does not begin like that of an hour.
     */
    public HourCursor(final byte[] content, final int fieldCount, final int orderLimit)
    {
        input = new LeafInput(content);
        head = LeafHead.read(input);
        if (!head.key().isHour())
        {
            throw new LeafException("not of an hour: part=" + head.key().part());
        }
        hasOrders = orderLimit > 0;
        orders = new LeafOrders(content, orderLimit);
        maskLength = LeafLayout.maskLength(fieldCount);
        ordersBit = LeafLayout.ordersBit(fieldCount);
        lows = new long[fieldCount];
        highs = new long[fieldCount];
        timeEpochNs = head.day() * LeafLayout.NS_PER_DAY + head.key().part() * LeafLayout.NS_PER_HOUR - 1;
    }

    /** What the leaf says it is about. */
    public LeafHead head()
    {
        return head;
    }

    /**
     * Of the whole book: steps to the next snapshot.
     *
     * @return false behind the last.
     * @throws LeafException when the bytes are none.
     */
    public boolean next()
    {
        final int code = input.readByte();
        if (code == LeafLayout.END)
        {
            end();
            return false;
        }
        if (code > STATUSES.length)
        {
            throw new LeafException("status=" + code + " limit=" + STATUSES.length);
        }
        status = STATUSES[code - 1];
        final long hourStart = head.day() * LeafLayout.NS_PER_DAY + head.key().part() * LeafLayout.NS_PER_HOUR;
        final long step = input.readNumber();
        final long offset = input.readNumber();
        final long events = input.readNumber();
        if (offset >= LeafLayout.NS_PER_HOUR || hourStart + offset <= timeEpochNs ||
            count > 0 && step != 1 || interval + step < 0 || sequence + events < 0)
        {
            throw new LeafException("instants leave one out or run back: count=" + count + " step=" + step);
        }
        interval += step;
        timeEpochNs = hourStart + offset;
        sequence += events;
        count++;
        readChanges(false);

        return true;
    }

    /**
     * Of a maker: steps to the next snapshot.
     *
     * @throws LeafException when the bytes are none, or the maker's hour has no further snapshot.
     */
    public void nextOfMaker()
    {
        count++;
        if (nextTelling < count && endCount < 0)
        {
            final long gap = input.readNumber();
            if (gap == LeafLayout.END)
            {
                endCount = input.readNumber();
                input.requireEnd();
            }
            nextTelling += gap;
        }
        if (endCount >= 0 && count > endCount)
        {
            throw new LeafException("maker's hour has fewer snapshots than the whole book's: count=" + endCount);
        }
        if (nextTelling == count && endCount < 0)
        {
            if (!readChanges(true))
            {
                throw new LeafException("tells that nothing has changed: count=" + count);
            }
        }
    }

    /**
     * Of a maker: ends behind as many snapshots as the whole book's hour has.
     *
     * @throws LeafException when the maker's hour has more.
     */
    public void endOfMaker()
    {
        if (endCount < 0)
        {
            if (nextTelling > count || input.readByte() != LeafLayout.END)
            {
                throw new LeafException("maker's hour goes on behind the whole book's: count=" + count);
            }
            end();
        }
        else if (endCount != count)
        {
            throw new LeafException("maker's hour has other snapshots: count=" + endCount + " expected=" + count);
        }
    }

    private void end()
    {
        endCount = input.readNumber();
        input.requireEnd();
        if (endCount != count)
        {
            throw new LeafException("number of snapshots is another: count=" + endCount + " expected=" + count);
        }
    }

    private boolean readChanges(final boolean isMaker)
    {
        final byte[] mask = input.readBytes(maskLength);
        boolean isChanged = false;
        for (int bit = 0; bit < maskLength * Byte.SIZE; bit++)
        {
            if ((mask[bit / Byte.SIZE] >>> bit % Byte.SIZE & 1) != 0)
            {
                isChanged = true;
                readChange(bit, isMaker);
            }
        }

        return isChanged;
    }

    private void readChange(final int bit, final boolean isMaker)
    {
        if (bit == LeafLayout.ROW_BIT)
        {
            final boolean isRow = input.readByte() != 0;
            requireChange(isRow != hasRow);
            hasRow = isRow;
        }
        else if (bit < ordersBit)
        {
            final int field = bit - LeafLayout.FIELD_BIT;
            input.readWide();
            requireChange(lows[field] != input.low() || highs[field] != input.high());
            lows[field] = input.low();
            highs[field] = input.high();
        }
        else
        {
            requireChange(bit == ordersBit && hasOrders && isMaker);
            orders.read(input);
        }
    }

    private void requireChange(final boolean isChange)
    {
        if (!isChange)
        {
            throw new LeafException("tells a change that is none: count=" + count);
        }
    }

    /** Status of the market. */
    public MarketStatus status()
    {
        return status;
    }

    /** Number of the interval. */
    public long interval()
    {
        return interval;
    }

    /** The instant, in ns since 1970-01-01 UTC. */
    public long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Number of the last event before it. */
    public long eventSequence()
    {
        return sequence;
    }

    /** Whether there is a row. */
    public boolean hasRow()
    {
        return hasRow;
    }

    /** Low half of a field. */
    public long low(final int field)
    {
        return lows[field];
    }

    /** High half of a field. */
    public long high(final int field)
    {
        return highs[field];
    }

    /** How many bids are told; asks follow them. */
    public int bidCount()
    {
        return orders.bidCount();
    }

    /** How many asks are told. */
    public int askCount()
    {
        return orders.askCount();
    }

    /** Price of an order, in ticks, by its position among bids and then asks. */
    public long priceTicks(final int order)
    {
        return orders.priceTicks(order);
    }

    /** Size of an order, in lots, likewise. */
    public long sizeLots(final int order)
    {
        return orders.sizeLots(order);
    }
}
