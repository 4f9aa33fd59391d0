package io.leadline.event;

import java.math.BigDecimal;
import java.nio.file.Path;

import io.leadline.log.DocumentTailer;

/**
 * Writes an event log: what a matching engine on the JVM calls for every change of its books, and what every feed
 * adapter ends in. Events gather in a batch that becomes one document when it is full, at {@link #flush()}, and at the
 * end of a UTC day of venue time; an engine flushes at the end of its own unit of work. A log that exists is continued.
 * <p>
 * Time never runs back inside a log: an event older than its predecessor, or one that jumps too far ahead (at any rate
 * to {@link EventSink#TIME_LIMIT_EPOCH_NS} or beyond), is stamped with its predecessor's time and carries a flag that
 * says so; only the first event of a log has none to go by and must be from 1970 to before that limit
 * ({@code IllegalArgumentException}). An event whose sequence is not above its predecessor's was sent before: it is
 * dropped and counted.
 * <p>
 * One writer per log; single thread; no allocation per event once markets and accounts are known and order ids are
 * numbers.
 */
public final class EventLogWriter implements EventSink, AutoCloseable
{
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long NO_SEQUENCE = -1;
    private static final EventHandler NOBODY = new EventHandler()
    {
        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
        }

        @Override
        public void onAccount(final int account, final String name)
        {
        }

        @Override
        public void onEvent(final Event event)
        {
        }
    };

    private final EventDocuments documents;
    private final LogNames names = new LogNames();
    private final LiveOrderIds liveOrderIds = new LiveOrderIds();
    private final long maxJumpNs;
    private long lastTimeEpochNs = -1;
    private long lastSequence = NO_SEQUENCE;
    private long nextSequence = 1;
    private long eventCount;
    private long duplicateCount;
    private long jumpedCount;
    private long stampedTimeEpochNs;
    /** When the day of the last event ends; 0 before the first. */
    private long nextDayEpochNs;
    private final LogEnd end;
    private int adapterFlag;
    private EventBatch batch;

    /**
     * Opens the log in a folder, continuing the one that is there.
     *
     * @param directory folder of the log; made where there is none.
     * @param maxJumpNs the longest step forward that an event's time may take; above 0.
     * @throws io.leadline.log.LogException when what is there cannot be read.
     */
    public EventLogWriter(final Path directory, final long maxJumpNs)
    {
        this(directory, maxJumpNs, NOBODY);
    }

    /**
     * Opens the log in a folder, continuing the one that is there.
     *
     * @param directory folder of the log; made where there is none.
     * @param maxJumpNs the longest step forward that an event's time may take; above 0.
     * @param witness   is shown all that the log holds already; what it throws leaves the log as it is.
     * @throws io.leadline.log.LogException when what is there cannot be read.
     */
    public EventLogWriter(final Path directory, final long maxJumpNs, final EventHandler witness)
    {
        this.maxJumpNs = maxJumpNs;
        final Restoration restoration = new Restoration(witness);
        documents = new EventDocuments(directory, restoration.read(directory));
        end = restoration.end.end();
        liveOrderIds.onRestored();
        names.defineIn(documents);
        documents.timeEpochNs(lastTimeEpochNs);
        nextSequence = Math.max(1, lastSequence + 1);
        nextDayEpochNs = lastTimeEpochNs < 0 ? 0 : (lastTimeEpochNs / NS_PER_DAY + 1) * NS_PER_DAY;
    }

    @Override
    public int market(final String name, final BigDecimal tick, final BigDecimal lot)
    {
        return names.market(name, tick, lot);
    }

    @Override
    public int unconfiguredMarket(final String name)
    {
        return names.unconfiguredMarket(name);
    }

    @Override
    public int account(final CharSequence name)
    {
        return names.account(name);
    }

    @Override
    public long orderId(final int market, final CharSequence text)
    {
        final long number = OrderIdText.canonicalNumber(text);

        return number >= 0 ? number : liveOrderIds.number(market, text);
    }

    @Override
    public void expectOrderId(final int market, final CharSequence text)
    {
        liveOrderIds.expect(market, text);
    }

    @Override
    public void sequence(final long sequence)
    {
        nextSequence = sequence;
    }

    @Override
    public void byAdapter()
    {
        adapterFlag = EventFlags.BY_ADAPTER;
    }

    @Override
    public LogEnd end()
    {
        return end;
    }

    @Override
    public void add(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final int account,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        if (isDuplicate())
        {
            return;
        }
        final boolean rests = Refusal.of(EventType.ADD, priceTicks, sizeLots, flags) == Refusal.NONE;
        if (rests)
        {
            defineOrderId(market, orderId);
        }
        final int offset = begin(EventType.ADD, timeEpochNs, market, account, side, flags);
        putOrder(offset, orderId, sizeLots, priceTicks);
        if (rests)
        {
            liveOrderIds.onAdd(orderId, sizeLots);
        }
    }

    @Override
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        if (isDuplicate())
        {
            return;
        }
        final int offset = begin(EventType.REDUCE, timeEpochNs, market, NO_ACCOUNT, 0, flags);
        batch.putLong(offset + EventLayout.ORDER_ID_OFFSET, orderId);
        batch.putLong(offset + EventLayout.SIZE_OFFSET, sizeLots);
        if (Refusal.of(EventType.REDUCE, NO_PRICE, sizeLots, flags) == Refusal.NONE)
        {
            liveOrderIds.onRemaining(orderId, sizeLots);
        }
    }

    @Override
    public void fill(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        if (isDuplicate())
        {
            return;
        }
        final int offset = begin(EventType.FILL, timeEpochNs, market, takerAccount, 0, flags);
        putOrder(offset, orderId, sizeLots, priceTicks);
        if (Refusal.of(EventType.FILL, priceTicks, sizeLots, flags) == Refusal.NONE)
        {
            liveOrderIds.onFill(orderId, sizeLots);
        }
    }

    @Override
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        if (isDuplicate())
        {
            return;
        }
        final int offset = begin(EventType.CANCEL, timeEpochNs, market, NO_ACCOUNT, 0, 0);
        batch.putLong(offset + EventLayout.ORDER_ID_OFFSET, orderId);
        liveOrderIds.onRemaining(orderId, 0);
    }

    @Override
    public void replace(
        final long timeEpochNs,
        final int market,
        final long orderId,
        final long newOrderId,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        if (isDuplicate())
        {
            return;
        }
        final boolean rests = Refusal.of(EventType.REPLACE, priceTicks, sizeLots, flags) == Refusal.NONE;
        if (rests)
        {
            defineOrderId(market, newOrderId);
        }
        final int offset = begin(EventType.REPLACE, timeEpochNs, market, NO_ACCOUNT, 0, flags);
        putOrder(offset, orderId, sizeLots, priceTicks);
        batch.putLong(offset + EventLayout.NEW_ORDER_ID_OFFSET, newOrderId);
        if (rests)
        {
            liveOrderIds.onReplace(orderId, newOrderId, sizeLots);
        }
    }

    @Override
    public void level(
        final long timeEpochNs,
        final int market,
        final int side,
        final long priceTicks,
        final long sizeLots,
        final int flags)
    {
        if (!isDuplicate())
        {
            final int offset = begin(EventType.LEVEL, timeEpochNs, market, NO_ACCOUNT, side, flags);
            putOrder(offset, 0, sizeLots, priceTicks);
        }
    }

    @Override
    public void trade(
        final long timeEpochNs,
        final int market,
        final int account,
        final long priceTicks,
        final long sizeLots,
        final int takerAccount,
        final int flags)
    {
        if (!isDuplicate())
        {
            final int offset = begin(EventType.TRADE, timeEpochNs, market, account, 0, flags);
            putOrder(offset, 0, sizeLots, priceTicks);
            batch.putLong(offset + EventLayout.TAKER_OFFSET, takerAccount & 0xffff_ffffL);
        }
    }

    @Override
    public void clear(final long timeEpochNs, final int market)
    {
        if (!isDuplicate())
        {
            begin(EventType.CLEAR, timeEpochNs, market, NO_ACCOUNT, 0, 0);
            liveOrderIds.onClear(market);
        }
    }

    @Override
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        if (!isDuplicate())
        {
            begin(EventType.STATUS, timeEpochNs, market, NO_ACCOUNT, status.ordinal(), 0);
        }
    }

    @Override
    public void heartbeat(final long timeEpochNs, final int market)
    {
        if (!isDuplicate())
        {
            begin(EventType.HEARTBEAT, timeEpochNs, market, NO_ACCOUNT, 0, 0);
        }
    }

    @Override
    public void ignored(final long timeEpochNs, final int unconfiguredMarket)
    {
        if (!isDuplicate())
        {
            begin(EventType.IGNORED, timeEpochNs, unconfiguredMarket, NO_ACCOUNT, 0, 0);
        }
    }

    private void defineOrderId(final int market, final long orderId)
    {
        final TextKey text = liveOrderIds.textToDefine(orderId);
        if (text != null)
        {
            names.defineOrderId(market, orderId, text);
        }
    }

    private boolean isDuplicate()
    {
        if (nextSequence > lastSequence)
        {
            return false;
        }
        duplicateCount++;
        nextSequence++;
        adapterFlag = 0;

        return true;
    }

    private int begin(
        final int type,
        final long timeEpochNs,
        final int market,
        final int account,
        final int side,
        final int flags)
    {
        final int stampedFlags = flags | stamp(timeEpochNs) | adapterFlag;
        adapterFlag = 0;
        batch = documents.forEvent();
        lastSequence = nextSequence++;
        eventCount++;

        return batch.begin(type, side, stampedFlags, market, account, lastSequence, stampedTimeEpochNs);
    }

    /** Decides the event's time, ends the batch of a day that is over, and returns the flag that tells of a change. */
    private int stamp(final long timeEpochNs)
    {
        final long last = lastTimeEpochNs;
        stampedTimeEpochNs = timeEpochNs;
        if (last >= 0 && timeEpochNs < last)
        {
            stampedTimeEpochNs = last;
            return EventFlags.TIME_RAN_BACK;
        }
        if (last >= 0 && (timeEpochNs - last > maxJumpNs || timeEpochNs >= TIME_LIMIT_EPOCH_NS))
        {
            stampedTimeEpochNs = last;
            jumpedCount++;
            return EventFlags.TIME_JUMPED;
        }
        if (timeEpochNs < 0 || timeEpochNs >= TIME_LIMIT_EPOCH_NS)
        {
            throw outOfRange(timeEpochNs);
        }
        if (timeEpochNs >= nextDayEpochNs)
        {
            beginDay(timeEpochNs);
        }
        lastTimeEpochNs = timeEpochNs;
        documents.timeEpochNs(timeEpochNs);

        return 0;
    }

    private void beginDay(final long timeEpochNs)
    {
        if (lastTimeEpochNs >= 0)
        {
            flush();
        }
        nextDayEpochNs = (timeEpochNs / NS_PER_DAY + 1) * NS_PER_DAY;
    }

    private static IllegalArgumentException outOfRange(final long timeEpochNs)
    {
        return new IllegalArgumentException(
            "log would begin before 1970 or after 2261: time=" + timeEpochNs + " limit=" + TIME_LIMIT_EPOCH_NS);
    }

    private void putOrder(final int offset, final long orderId, final long sizeLots, final long priceTicks)
    {
        batch.putLong(offset + EventLayout.ORDER_ID_OFFSET, orderId);
        batch.putLong(offset + EventLayout.SIZE_OFFSET, sizeLots);
        batch.putLong(offset + EventLayout.PRICE_OFFSET, priceTicks);
    }

    /** Names alone wait for the first event, whose time decides the file that they are in. */
    @Override
    public void flush()
    {
        documents.flush();
    }

    /** Events appended by this writer. */
    public long eventCount()
    {
        return eventCount;
    }

    /** Events dropped because their sequence was not above their predecessor's. */
    public long duplicateCount()
    {
        return duplicateCount;
    }

    /** Events appended by this writer whose times were too far ahead, and which have their predecessor's. */
    public long jumpedCount()
    {
        return jumpedCount;
    }

    /** Time of the last event in the log as it is stamped, -1 for none. */
    public long lastTimeEpochNs()
    {
        return lastTimeEpochNs;
    }

    /** Sequence of the last event in the log, -1 for none. */
    public long lastSequence()
    {
        return lastSequence;
    }

    /** Flushes, and closes the log. Names without any event leave nothing behind. */
    @Override
    public void close()
    {
        documents.close();
    }

    /** Brings the writer to where the log ends. */
    private final class Restoration implements EventHandler
    {
        private final LogEndReader end = new LogEndReader();
        private final EventHandler witness;

        private Restoration(final EventHandler witness)
        {
            this.witness = witness;
        }

        /** Reads the log, if there is one, and returns how many documents it has. */
        private long read(final Path directory)
        {
            if (!DocumentTailer.isLog(directory))
            {
                return 0;
            }
            try (EventLogReader reader = new EventLogReader(directory))
            {
                boolean hasMore = true;
                while (hasMore)
                {
                    hasMore = reader.pollToEnd(this);
                }

                return reader.documentCount();
            }
        }

        @Override
        public void onMarket(final int market, final String name, final BigDecimal tick, final BigDecimal lot)
        {
            names.restoreMarket(market, name, tick, lot);
            witness.onMarket(market, name, tick, lot);
        }

        @Override
        public void onAccount(final int account, final String name)
        {
            names.restoreAccount(account, name);
            witness.onAccount(account, name);
        }

        @Override
        public void onOrderId(final int market, final long orderId, final String text)
        {
            liveOrderIds.restore(market, orderId, text);
            witness.onOrderId(market, orderId, text);
        }

        @Override
        public void onEvent(final Event event)
        {
            lastTimeEpochNs = event.timeEpochNs();
            lastSequence = event.sequence();
            end.onEvent(event);
            if (event.refusal() == Refusal.NONE)
            {
                follow(event);
            }
            witness.onEvent(event);
        }

        private void follow(final Event event)
        {
            switch (event.type())
            {
                case EventType.ADD -> liveOrderIds.onAdd(event.orderId(), event.sizeLots());
                case EventType.REDUCE -> liveOrderIds.onRemaining(event.orderId(), event.sizeLots());
                case EventType.FILL -> liveOrderIds.onFill(event.orderId(), event.sizeLots());
                case EventType.CANCEL -> liveOrderIds.onRemaining(event.orderId(), 0);
                case EventType.REPLACE ->
                    liveOrderIds.onReplace(event.orderId(), event.newOrderId(), event.sizeLots());
                case EventType.CLEAR -> liveOrderIds.onClear(event.market());
                default ->
                {
                    // The other types name no order.
                }
            }
        }
    }
}
