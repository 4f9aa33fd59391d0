package io.leadline.feed.itch;

import java.nio.ByteOrder;
import java.time.LocalDate;

import org.agrona.DirectBuffer;

import io.leadline.config.Configuration;
import io.leadline.event.EventSink;
import io.leadline.feed.moldudp64.MoldListener;
import io.leadline.feed.tail.ToldClock;

/**
 * Messages of TotalView-ITCH 5.0 in their sequence, from any transport, into order events:
 * <pre>
 *   A F  add, of the participant or of nobody        E C  fill, at the order's price or at another
 *   X    reduce      D  cancel      U  replace       P    trade      H  halted or open
 *   S O  clear: a day begins with empty books        R    which number is which stock
 *   L    an account, when active; enrolment list     others are counted
 * </pre>
 * Books are in sync from a day's first message or a snapshot on. A session that is joined later is written all the same
 * but stale, from its first event on; so is one with a hole that is not filled. Times are those of the messages.
 * <p>
 * A message that cannot be read loses every book's sync, one that does not fit the book loses that book's: nothing is
 * guessed. Single thread; allocates nothing per message.
 */
public final class ItchSession implements MoldListener
{
    private static final ByteOrder BIG_ENDIAN = ByteOrder.BIG_ENDIAN;
    private static final long UNSIGNED_INT = 0xffff_ffffL;
    private static final int START_OF_MESSAGES = 'O';
    /** How much earlier than its receipt a heartbeat without a time of its own is taken to have been sent. */
    static final long HEARTBEAT_LAG_NS = 1_000_000_000;

    private final long lagNs;
    /** The venue's hour, for the local clock may have another. */
    private final ToldClock clock;
    private final Stocks stocks;
    private final ItchCounters counters;
    private final ItchBooks books;
    private final ItchMessages messages;
    private TradingDay day;
    private final Glimpse glimpse = new Glimpse();
    /** A session was joined and has not ended. */
    private boolean isOpen;
    private boolean isDayKnown;
    /** Of the last message that was read. */
    private long lastSequence;

    /**
     * A decoder before its first session.
     *
     * @param configuration the stocks to decode: names or venue ids are symbols.
     * @param date          the day of all messages in New York; null when receipts tell it.
     * @param sink          takes the events; the caller ends its batches.
     * @param counters      where it counts.
     * @throws io.leadline.problem.BadInputException naming every market that cannot be one of this venue.
     */
    public ItchSession(
        final Configuration configuration, final LocalDate date, final EventSink sink, final ItchCounters counters)
    {
        this(configuration, date, sink, counters, HEARTBEAT_LAG_NS, EnrolmentList.NONE);
    }

    /**
     * The same.
     *
     * @param lagNs how much earlier than its receipt a heartbeat is taken to be.
     * @param list  of the venue's market makers; the caller closes it.
     */
    ItchSession(
        final Configuration configuration, final LocalDate date, final EventSink sink, final ItchCounters counters,
        final long lagNs, final EnrolmentList list)
    {
        this.lagNs = lagNs;
        clock = new ToldClock(configuration.feed().maxJumpNs(), -1);
        this.counters = counters;
        stocks = new Stocks(configuration.markets(), sink);
        books = new ItchBooks(sink, stocks, counters, configuration.limits().ordersPerMarket());
        messages = new ItchMessages(sink, stocks, books, counters, list);
        day = TradingDay.of(date);
    }

    /** The day in New York of the messages that follow; null when receipts tell it. */
    public void day(final LocalDate date)
    {
        day = TradingDay.of(date);
    }

    @Override
    public void onJoin(final long sequence)
    {
        if (isOpen)
        {
            books.markAllStale();
        }
        isOpen = true;
        isDayKnown = false;
        lastSequence = 0;
        day.begin();
        messages.forget();
    }

    @Override
    public void onStale()
    {
        books.markAllStale();
    }

    @Override
    public void onSilence(final long nowEpochNs)
    {
        if (isDayKnown)
        {
            beat(nowEpochNs);
        }
    }

    private void beat(final long localEpochNs)
    {
        final long venueEpochNs = clock.venueEpochNs(localEpochNs);
        if (venueEpochNs != ToldClock.UNKNOWN)
        {
            books.beat(venueEpochNs - lagNs);
        }
    }

    @Override
    public void onHealed()
    {
        books.resync();
    }

    @Override
    public void onLost(final long firstSequence, final long count)
    {
        books.markAllStale();
        messages.forget();
    }

    @Override
    public void onEnd()
    {
        isOpen = false;
    }

    /** The transport is gone. A session that has not ended goes on unseen. */
    public void onDisconnect()
    {
        if (isOpen)
        {
            books.markAllStale();
            messages.forget();
            isOpen = false;
        }
    }

    @Override
    public void onHeartbeat(final long nextSequence, final long receivedEpochNs)
    {
        if (isDayKnown)
        {
            if (lastSequence == nextSequence - 1)
            {
                takeSnapshotBefore(nextSequence, receivedEpochNs);
            }
            beat(receivedEpochNs);
        }
    }

    @Override
    public void onMessage(
        final DirectBuffer buffer, final int offset, final int length, final long sequence,
        final long receivedEpochNs)
    {
        counters.messages.increment();
        final int type = length > 0 ? buffer.getByte(offset + ItchLayout.TYPE_OFFSET) : 0;
        if (ItchMessages.isLength(type, length))
        {
            read(type, buffer, offset, sequence, receivedEpochNs);
        }
        else
        {
            messages.refuse();
        }
    }

    private void read(
        final int type, final DirectBuffer buffer, final int offset, final long sequence, final long receivedEpochNs)
    {
        final long sinceMidnightNs = sinceMidnightNs(buffer, offset);
        final boolean isStart =
            type == 'S' && buffer.getByte(offset + ItchLayout.EVENT_OFFSET) == START_OF_MESSAGES;
        if (isStart)
        {
            day.begin();
        }
        final long timeEpochNs = day.epochNs(sinceMidnightNs, receivedEpochNs);
        if (sinceMidnightNs > TradingDay.MAX_SINCE_MIDNIGHT_NS || timeEpochNs < 0 ||
            timeEpochNs >= EventSink.TIME_LIMIT_EPOCH_NS)
        {
            messages.refuse();
            return;
        }
        isDayKnown = true;
        clock.told(timeEpochNs, receivedEpochNs);
        takeSnapshotBefore(sequence, timeEpochNs);
        lastSequence = sequence;
        books.begin(timeEpochNs);
        if (isStart)
        {
            messages.beginDay(day.midnightEpochNs());
        }
        messages.markUnknown(day.midnightEpochNs());
        messages.read(type, buffer, offset);
        books.end();
    }

    private static long sinceMidnightNs(final DirectBuffer buffer, final int offset)
    {
        return (buffer.getShort(offset + ItchLayout.TIME_OFFSET, BIG_ENDIAN) & 0xffffL) << Integer.SIZE |
            buffer.getInt(offset + ItchLayout.TIME_LOW_OFFSET, BIG_ENDIAN) & UNSIGNED_INT;
    }

    /** Messages of a snapshot follow; one that is waiting for its place is forgotten. */
    public void beginSnapshot()
    {
        glimpse.begin();
    }

    /** The messages of a snapshot will not be whole: they are forgotten. */
    public void abandonSnapshot()
    {
        glimpse.clear();
    }

    /**
     * The next message of a snapshot, which waits for its place in the sequence from its last message on.
     *
     * @return whether more messages are expected.
     */
    public boolean onSnapshotMessage(final DirectBuffer buffer, final int offset, final int length)
    {
        if (!glimpse.isOpen())
        {
            return false;
        }
        counters.snapshotMessages.increment();
        if (!isTaken(buffer, offset, length))
        {
            counters.snapshotsRefused.increment();
            glimpse.clear();
        }

        return glimpse.isOpen();
    }

    private boolean isTaken(final DirectBuffer buffer, final int offset, final int length)
    {
        final int type = length > 0 ? buffer.getByte(offset + ItchLayout.TYPE_OFFSET) : 0;
        if (type == 'G')
        {
            return length == ItchLayout.SNAPSHOT_END_LENGTH && glimpse.end(buffer, offset);
        }
        if (!ItchMessages.isLength(type, length))
        {
            return false;
        }

        return !messages.isOfBook(type, buffer, offset) || glimpse.add(buffer, offset, length);
    }

    /**
     * There is no sequence for a waiting snapshot to find its place in: it is taken as of its latest message. The day
     * must be given.
     */
    public void takeSnapshotAlone()
    {
        if (glimpse.nextSequence() != Glimpse.NONE)
        {
            long latestNs = 0;
            final DirectBuffer kept = glimpse.messages();
            for (int at = 0; at < glimpse.length(); at += Short.BYTES + kept.getShort(at, BIG_ENDIAN))
            {
                latestNs = Math.max(latestNs, sinceMidnightNs(kept, at + Short.BYTES));
            }
            if (latestNs > TradingDay.MAX_SINCE_MIDNIGHT_NS)
            {
                counters.snapshotsRefused.increment();
            }
            else
            {
                books.begin(day.epochNs(latestNs, 0));
                takeSnapshot();
                books.end();
            }
            glimpse.clear();
        }
    }

    /** A snapshot would help: messages come, and a book is not known. */
    boolean isSnapshotWanted()
    {
        return isOpen && isDayKnown && !stocks.areKnown();
    }

    /** The first message that a waiting snapshot does not hold; {@code Long.MAX_VALUE} when none is waiting. */
    public long snapshotSequence()
    {
        return glimpse.nextSequence();
    }

    /**
     * A snapshot that ends just before this message is taken now: as of the message before, when that was applied. When
     * it was not, nobody can say since when the books are as the snapshot says, so they are from this message on.
     */
    private void takeSnapshotBefore(final long sequence, final long timeEpochNs)
    {
        if (glimpse.nextSequence() < sequence)
        {
            counters.snapshotsTooOld.increment();
            glimpse.clear();
        }
        else if (glimpse.nextSequence() == sequence)
        {
            if (lastSequence == 0 || lastSequence != sequence - 1)
            {
                books.begin(timeEpochNs);
                books.end();
            }
            takeSnapshot();
            glimpse.clear();
        }
    }

    private void takeSnapshot()
    {
        final boolean isNeeded = books.beginSnapshot();
        (isNeeded ? counters.snapshots : counters.snapshotsNotNeeded).increment();
        final DirectBuffer kept = glimpse.messages();
        int at = 0;
        while (isNeeded && at < glimpse.length())
        {
            final int length = kept.getShort(at, BIG_ENDIAN);
            messages.readOfSnapshot(kept.getByte(at + Short.BYTES), kept, at + Short.BYTES);
            at += Short.BYTES + length;
        }
    }
}
