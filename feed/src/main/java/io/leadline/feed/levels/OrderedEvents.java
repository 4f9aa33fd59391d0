package io.leadline.feed.levels;

import io.leadline.event.EventSink;
import io.leadline.event.EventSink.TradingStatus;
import io.leadline.event.EventType;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;

/**
 * Events of a feed's streams on their way into the log, in the order of the venue's own time. An event is written when
 * every stream that is awaited is known to be complete up to its time: a trade waits until the next update of the book
 * shows that nothing before it is missing, so that no instant is closed over a hole that comes to light later. A stream
 * that tells nothing is waited for no longer than a lag, by the local clock; then the log's time goes on without it,
 * with heartbeats when nothing else happens. What comes later than that is written all the same; the log stamps and
 * counts it.
 * <p>
 * Single thread. Allocates only when more events wait than ever before.
 */
public final class OrderedEvents
{
    /** No stream is waited for longer, unless the feed is told otherwise. */
    public static final long DEFAULT_LAG_NS = 1_000_000_000L;

    private static final long HEARTBEAT_EVERY_NS = 100_000_000L;
    private static final int MAX_WAITING = 1 << 21;
    private static final int MARK = EventType.LAST_EVENT + 1;
    private static final TradingStatus[] STATUSES = TradingStatus.values();

    private final EventSink sink;
    private final MarkListener marks;
    private final long lagNs;
    private final StreamClocks clocks;
    private final LocalClock localClock;
    private final EventHeap waiting = new EventHeap();
    private final Counter late;
    private final Counter overflows;
    private final Counter heartbeats;
    /** All up to this time may be written. */
    private long openEpochNs = Long.MIN_VALUE;
    private long writtenEpochNs = Long.MIN_VALUE;

    /** Hears of marks when their time has come, between the events before and behind them. */
    @FunctionalInterface
    public interface MarkListener
    {
        /** A mark that was put at this time, of a kind and a subject that only the feed knows. */
        void onMark(long timeEpochNs, int kind, int subject);
    }

    /**
     * Events of streams of which none is awaited yet.
     *
     * @param lagNs how long a stream is waited for that tells nothing.
     * @param marks hears of what the feed itself puts between its events.
     */
    public OrderedEvents(
        final EventSink sink, final int streamCount, final long lagNs, final FeedCounters counters,
        final MarkListener marks)
    {
        this.sink = sink;
        this.marks = marks;
        this.lagNs = lagNs;
        localClock = new LocalClock(lagNs);
        clocks = new StreamClocks(streamCount);
        late = counters.add("events_late");
        overflows = counters.add("events_waiting_overflows");
        heartbeats = counters.add("heartbeats");
    }

    /** Events of a feed that puts no marks between them. */
    public OrderedEvents(
        final EventSink sink, final int streamCount, final long lagNs, final FeedCounters counters)
    {
        this(sink, streamCount, lagNs, counters, OrderedEvents::refuse);
    }

    private static void refuse(final long timeEpochNs, final int kind, final int subject)
    {
        throw new IllegalStateException("mark that nobody hears: kind=" + kind + " subject=" + subject);
    }

    /** One stream more, which nobody waits for yet: its number. */
    public int addStream()
    {
        return clocks.add();
    }

    /** What the local clock says as something comes in. Told before it is looked at. */
    public void received(final long receivedEpochNs)
    {
        localClock.received(receivedEpochNs);
    }

    /** All that was sent on any connection before this time of the local clock has come in and was looked at. */
    public void passed(final long epochNs)
    {
        localClock.passed(epochNs);
    }

    /**
     * What the venue says of its time in what has come in. Told before the events of the time.
     *
     * @param maxAheadNs no time is further ahead of the last.
     * @return whether it can be so; where not, nothing is known of the time of what has come in.
     */
    public boolean told(final long timeEpochNs, final long maxAheadNs)
    {
        final boolean isPossible = localClock.receivedVenueEpochNs() == LocalClock.UNKNOWN ||
            timeEpochNs - localClock.receivedVenueEpochNs() <= maxAheadNs;
        if (isPossible)
        {
            localClock.venue(timeEpochNs);
        }

        return isPossible;
    }

    /** Told when all that came in has been looked at: time may have passed without any event. */
    public void passTime()
    {
        if (localClock.passedVenueEpochNs() != LocalClock.UNKNOWN)
        {
            final long knownEpochNs = localClock.passedVenueEpochNs() - lagNs;
            open(knownEpochNs);
            if (writtenEpochNs != Long.MIN_VALUE && knownEpochNs - writtenEpochNs >= HEARTBEAT_EVERY_NS)
            {
                heartbeats.increment();
                writtenEpochNs = knownEpochNs;
                sink.heartbeat(knownEpochNs, EventSink.NO_MARKET);
            }
        }
    }

    /** The venue's time before which all that was sent has come in; {@code Long.MIN_VALUE} before it is known. */
    public long venueEpochNs()
    {
        return localClock.passedVenueEpochNs();
    }

    /** The local clock's time before which all that was sent has come in, jumps of the clock left out. */
    public long passedEpochNs()
    {
        return localClock.passedEpochNs();
    }

    /** When something was received last, by the local clock, jumps left out. */
    public long receivedEpochNs()
    {
        return localClock.receivedEpochNs();
    }

    /** Somebody has told how far time has passed, as live feeds and their recordings do. */
    public boolean isTimeTold()
    {
        return localClock.isTold();
    }

    /** How long a stream is waited for. */
    public long lagNs()
    {
        return lagNs;
    }

    /** A stream is waited for from now on, and is complete up to this time. */
    public void begin(final int stream, final long timeEpochNs)
    {
        clocks.begin(stream, timeEpochNs);
        openComplete();
    }

    /** A stream is complete up to this time. Told before the events of the time: those that wait are older. */
    public void advance(final int stream, final long timeEpochNs)
    {
        clocks.advance(stream, timeEpochNs);
        openComplete();
    }

    /** Nobody waits for the stream any more. */
    public void end(final int stream)
    {
        clocks.end(stream);
        openComplete();
    }

    /** Where no stream is awaited, the lag alone decides: one that is not in sync yet may still come in order. */
    private void openComplete()
    {
        if (clocks.leastEpochNs() != StreamClocks.NOT_AWAITED)
        {
            open(clocks.leastEpochNs());
        }
    }

    /** Writes all that waits. */
    public void openAll()
    {
        while (waiting.count() > 0)
        {
            open(waiting.firstTimeEpochNs());
        }
    }

    private void open(final long timeEpochNs)
    {
        openEpochNs = Math.max(openEpochNs, timeEpochNs);
        while (waiting.count() > 0 && waiting.firstTimeEpochNs() <= openEpochNs)
        {
            writeFirst();
        }
    }

    /** The time from which on events can be put into order: what is older is written already. */
    public long openEpochNs()
    {
        return Math.max(openEpochNs, writtenEpochNs);
    }

    /** An order rests. */
    public void add(
        final long timeEpochNs, final int market, final long orderId, final int account, final int side,
        final long priceTicks, final long sizeLots, final int flags)
    {
        put(timeEpochNs, EventType.ADD, market, orderId, account, side, priceTicks, sizeLots, flags);
    }

    /** Remaining size of an order. */
    public void reduce(
        final long timeEpochNs, final int market, final long orderId, final long sizeLots, final int flags)
    {
        put(timeEpochNs, EventType.REDUCE, market, orderId, 0, 0, 0, sizeLots, flags);
    }

    /**
     * Executed against a resting order.
     *
     * @param taker the account, or whatever the sink finds it by when the event is written.
     */
    public void fill(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int taker, final int flags)
    {
        put(timeEpochNs, EventType.FILL, market, orderId, taker, 0, priceTicks, sizeLots, flags);
    }

    /** The rest of an order is gone. */
    public void cancel(final long timeEpochNs, final int market, final long orderId)
    {
        put(timeEpochNs, EventType.CANCEL, market, orderId, 0, 0, 0, 0, 0);
    }

    /** An order keeps its id and has another price and size. */
    public void replace(
        final long timeEpochNs, final int market, final long orderId, final long priceTicks, final long sizeLots,
        final int flags)
    {
        put(timeEpochNs, EventType.REPLACE, market, orderId, 0, 0, priceTicks, sizeLots, flags);
    }

    /** Total size at a price. */
    public void level(
        final long timeEpochNs, final int market, final int side, final long priceTicks, final long sizeLots,
        final int flags)
    {
        put(timeEpochNs, EventType.LEVEL, market, 0, 0, side, priceTicks, sizeLots, flags);
    }

    /** A print, of an account of which it is known that it rested or took. */
    public void trade(
        final long timeEpochNs, final int market, final int account, final long priceTicks, final long sizeLots,
        final int flags)
    {
        put(timeEpochNs, EventType.TRADE, market, 0, account, 0, priceTicks, sizeLots, flags);
    }

    /** The market's book begins anew. */
    public void clear(final long timeEpochNs, final int market)
    {
        put(timeEpochNs, EventType.CLEAR, market, 0, 0, 0, 0, 0, 0);
    }

    /** Status of a market. */
    public void status(final long timeEpochNs, final int market, final TradingStatus status)
    {
        put(timeEpochNs, EventType.STATUS, market, 0, status.ordinal(), 0, 0, 0, 0);
    }

    /** Something that the listener is to hear at this time. */
    public void mark(final long timeEpochNs, final int kind, final int subject)
    {
        put(timeEpochNs, MARK, kind, 0, subject, 0, 0, 0, 0);
    }

    private void put(
        final long timeEpochNs, final int type, final int market, final long orderId, final int account,
        final int side, final long priceTicks, final long sizeLots, final int flags)
    {
        if (timeEpochNs <= openEpochNs)
        {
            late.increase(timeEpochNs < writtenEpochNs ? 1 : 0);
            write(timeEpochNs, type, market, orderId, account, side, priceTicks, sizeLots, flags);
        }
        else
        {
            waiting.add(timeEpochNs, type, market, orderId, account, side, priceTicks, sizeLots, flags);
            makeRoom();
        }
    }

    private void makeRoom()
    {
        if (waiting.count() > MAX_WAITING)
        {
            overflows.increment();
            open(waiting.firstTimeEpochNs());
        }
    }

    private void writeFirst()
    {
        final long timeEpochNs = waiting.first(EventHeap.TIME);
        final int type = (int)waiting.first(EventHeap.TYPE);
        final int market = (int)waiting.first(EventHeap.MARKET);
        final long orderId = waiting.first(EventHeap.ORDER_ID);
        final int account = (int)waiting.first(EventHeap.ACCOUNT);
        final int side = (int)waiting.first(EventHeap.SIDE);
        final long priceTicks = waiting.first(EventHeap.PRICE);
        final long sizeLots = waiting.first(EventHeap.SIZE);
        final int flags = (int)waiting.first(EventHeap.FLAGS);
        waiting.removeFirst();
        write(timeEpochNs, type, market, orderId, account, side, priceTicks, sizeLots, flags);
    }

    private void write(
        final long time, final int type, final int market, final long orderId, final int account,
        final int side, final long priceTicks, final long sizeLots, final int flags)
    {
        writtenEpochNs = Math.max(writtenEpochNs, time);
        switch (type)
        {
            case EventType.ADD -> sink.add(time, market, orderId, account, side, priceTicks, sizeLots, flags);
            case EventType.REDUCE -> sink.reduce(time, market, orderId, sizeLots, flags);
            case EventType.FILL -> sink.fill(time, market, orderId, priceTicks, sizeLots, account, flags);
            case EventType.CANCEL -> sink.cancel(time, market, orderId);
            case EventType.REPLACE -> sink.replace(
                time, market, orderId, EventSink.NO_ORDER_ID, priceTicks, sizeLots, flags);
            case EventType.LEVEL -> sink.level(time, market, side, priceTicks, sizeLots, flags);
            case EventType.TRADE -> sink.trade(
                time, market, account, priceTicks, sizeLots, EventSink.NO_ACCOUNT, flags);
            case EventType.CLEAR -> sink.clear(time, market);
            case EventType.STATUS -> sink.status(time, market, STATUSES[account]);
            case MARK -> marks.onMark(time, market, account);
            default -> throw new IllegalStateException("event that nothing writes: type=" + type);
        }
    }
}
