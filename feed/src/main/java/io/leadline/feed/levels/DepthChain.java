package io.leadline.feed.levels;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The updates of one market's book, each naming the last id before it, joined with a snapshot that is fetched apart:
 * <ul>
 * <li>Until there is a snapshot that fits, updates wait. It is asked for when the first does: one that is fetched
 *     before is as good as certainly older.</li>
 * <li>A snapshot with id L fits the update that holds the first id behind L, or ends with L itself: its
 *     {@code previousId ≤ L ≤ lastId}. Only then is the book told, at that update's time, because a snapshot alone may
 *     be any age. One that is older than all updates that wait is of no use, and another is asked for; one that is
 *     ahead of them waits, and where it stays ahead, another is asked for.</li>
 * <li>From then on every update must name its predecessor's last id. One that is older is passed over; any other shows
 *     a hole, and the book is lost at the time of the last update before it.</li>
 * </ul>
 * Single thread. Allocates only while more updates wait than ever before.
 */
public final class DepthChain
{
    /** A snapshot that is ahead of so many updates is of ids that will not come: the venue has begun anew. */
    private static final int MAX_UPDATES_BEHIND = 1_000;
    private static final int MAX_WAITING_UPDATES = 1 << 14;
    private static final int MAX_WAITING_LEVELS = 1 << 20;
    /** A batch that was large once is not kept for ever. */
    private static final int MAX_SPARE_LEVELS = 1 << 10;

    private final LevelBook book;
    private final DepthCounters counters;
    private final ArrayDeque<LevelBatch> waiting = new ArrayDeque<>();
    private final List<LevelBatch> spare = new ArrayList<>();
    private final LevelBatch snapshot = new LevelBatch();
    private int waitingLevels;
    private boolean hasSnapshot;
    private boolean isAsked;
    private int updatesBehind;
    private boolean isInSync;
    private long lastId;
    /** Does not run back, for later levels must not come before earlier ones. */
    private long lastTimeEpochNs = Long.MIN_VALUE;

    /** A chain without a connection. */
    public DepthChain(final LevelBook book, final DepthCounters counters)
    {
        this.book = book;
        this.counters = counters;
    }

    /** The book is the venue's. */
    public boolean isInSync()
    {
        return isInSync;
    }

    /** Id of the last update in the book. */
    public long lastId()
    {
        return lastId;
    }

    /** Updates come from now on; what came before is of no use. */
    public void connect()
    {
        disconnect();
        isAsked = false;
    }

    /** No more updates come. */
    public void disconnect()
    {
        forgetWaiting();
        hasSnapshot = false;
        lose();
    }

    /** Something is missing that no id shows, or none has shown yet: updates that wait are of no use either. */
    public void breakOff()
    {
        forgetWaiting();
        if (isInSync)
        {
            lose();
            ask();
        }
    }

    /** Asks for a snapshot though no update waits: what the venue says to that is of use, too. */
    public void probe()
    {
        if (!isInSync && !hasSnapshot && !isAsked)
        {
            ask();
        }
    }

    private void ask()
    {
        isAsked = true;
        book.onSnapshotNeeded();
    }

    private void lose()
    {
        if (isInSync)
        {
            isInSync = false;
            book.onLost(lastTimeEpochNs);
        }
    }

    /** Takes an update, which is copied where it has to wait. */
    public void update(final LevelBatch update)
    {
        counters.updates.increment();
        if (!isInSync)
        {
            await(update);
            join();
            askOnce();
        }
        else if (update.lastId() <= lastId)
        {
            counters.oldUpdates.increment();
        }
        else if (update.previousId() != lastId)
        {
            counters.holes.increment();
            lose();
            await(update);
            ask();
        }
        else
        {
            counters.ranBack.increase(update.timeEpochNs() < lastTimeEpochNs ? 1 : 0);
            book.onComplete(Math.max(lastTimeEpochNs, update.timeEpochNs()));
            apply(update, update.timeEpochNs());
        }
    }

    private void askOnce()
    {
        if (!isInSync && !hasSnapshot && !isAsked && !waiting.isEmpty())
        {
            ask();
        }
    }

    private void apply(final LevelBatch update, final long timeEpochNs)
    {
        lastId = update.lastId();
        lastTimeEpochNs = Math.max(lastTimeEpochNs, timeEpochNs);
        book.onLevels(update, lastTimeEpochNs);
    }

    private void await(final LevelBatch update)
    {
        final LevelBatch last = waiting.peekLast();
        if (last != null && update.lastId() <= last.lastId())
        {
            counters.oldUpdates.increment();
            return;
        }
        if (last != null && update.previousId() != last.lastId())
        {
            counters.holes.increment();
            forgetWaiting();
        }
        if (waiting.size() == MAX_WAITING_UPDATES || waitingLevels + update.count() > MAX_WAITING_LEVELS)
        {
            counters.overflows.increment();
            forgetWaiting();
        }
        final LevelBatch copy = spare.isEmpty() ? new LevelBatch() : spare.remove(spare.size() - 1);
        copy.copy(update);
        waiting.addLast(copy);
        waitingLevels += copy.count();
    }

    private void forgetWaiting()
    {
        while (!waiting.isEmpty())
        {
            forgetFirst();
        }
    }

    private void forgetFirst()
    {
        final LevelBatch first = waiting.removeFirst();
        waitingLevels -= first.count();
        if (first.count() <= MAX_SPARE_LEVELS)
        {
            spare.add(first);
        }
    }

    /** An answer came that is no snapshot: another is asked for, if one is still needed. */
    public void unreadableSnapshot()
    {
        counters.unreadable.increment();
        isAsked = false;
        askOnce();
    }

    /** Takes a snapshot, which is copied. */
    public void snapshot(final LevelBatch received)
    {
        isAsked = false;
        if (isInSync)
        {
            counters.notNeeded.increment();
            return;
        }
        snapshot.copy(received);
        hasSnapshot = true;
        updatesBehind = 0;
        join();
    }

    private void join()
    {
        while (hasSnapshot && !waiting.isEmpty() && waiting.peekFirst().lastId() < snapshot.lastId())
        {
            forgetFirst();
            updatesBehind++;
        }
        if (!hasSnapshot || waiting.isEmpty())
        {
            askWhereFarAhead();
            return;
        }
        hasSnapshot = false;
        if (waiting.peekFirst().previousId() > snapshot.lastId())
        {
            counters.tooOld.increment();
            ask();
            return;
        }
        counters.snapshots.increment();
        isInSync = true;
        final long firstTimeEpochNs = Math.max(lastTimeEpochNs, waiting.peekFirst().timeEpochNs());
        book.onJoin(snapshot, firstTimeEpochNs);
        apply(snapshot, firstTimeEpochNs);
        applyWaiting();
        book.onJoined(lastTimeEpochNs);
    }

    private void askWhereFarAhead()
    {
        if (hasSnapshot && updatesBehind >= MAX_UPDATES_BEHIND)
        {
            updatesBehind = 0;
            ask();
        }
    }

    private void applyWaiting()
    {
        while (!waiting.isEmpty())
        {
            final LevelBatch update = waiting.peekFirst();
            if (update.lastId() > lastId)
            {
                apply(update, update.timeEpochNs());
            }
            forgetFirst();
        }
    }
}
