package io.leadline.feed.itch;

import org.agrona.collections.Long2LongHashMap;

/**
 * Which market participants are active in which configured stocks, by the positions that the venue tells at a day's
 * start and whenever one changes. Whoever is active is an account of the log from then on, quoting or not. Bounded.
 * Single thread; allocates nothing for a participant that is known.
 */
final class Enrolments
{
    private static final int MAX_POSITIONS = 10_000_000;
    private static final long NONE = -1;
    private static final int ACTIVE = 'A';
    private static final long NO_DAY = Long.MIN_VALUE;

    private final Attributions attributions;
    private final ItchCounters counters;
    private final EnrolmentList list;
    /** The state's letter by stock and participant. */
    private final Long2LongHashMap states = new Long2LongHashMap(NONE);
    private long midnightEpochNs = NO_DAY;
    /** The list may be believed to hold what was told unheard. */
    private boolean isMarkDue = true;
    /** Something was told that the list's last mark is not about. */
    private boolean isTold;

    /** No positions. */
    Enrolments(final Attributions attributions, final ItchCounters counters, final EnrolmentList list)
    {
        this.attributions = attributions;
        this.counters = counters;
        this.list = list;
    }

    /** A participant's position in a stock is like this from now on. */
    void set(
        final Stock stock, final int attribution, final byte primary, final byte mode, final byte state,
        final long timeEpochNs)
    {
        final long key = (long)stock.number() << Integer.SIZE | attribution & 0xffff_ffffL;
        final long before = states.get(key);
        if (!Attributions.isName(attribution) || before == NONE && states.size() == MAX_POSITIONS)
        {
            counters.positionsRefused.increment();
            return;
        }
        if (state == ACTIVE)
        {
            attributions.number(attribution);
        }
        counters.positionsActive.increase((state == ACTIVE ? 1 : 0) - (before == ACTIVE ? 1 : 0));
        states.put(key, Byte.toUnsignedLong(state));
        isTold = true;
        list.position(timeEpochNs, stock.name(), attribution, primary, mode, state);
    }

    /** A day begins: positions are told anew, all of them. */
    void beginDay(final long newMidnightEpochNs)
    {
        isMarkDue = false;
        isTold = true;
        clear(newMidnightEpochNs);
        list.begin(newMidnightEpochNs);
    }

    private void clear(final long newMidnightEpochNs)
    {
        midnightEpochNs = newMidnightEpochNs;
        counters.positionsActive.increase(-counters.positionsActive.count());
        states.clear();
    }

    /** Positions may have been told unheard. */
    void forget()
    {
        isMarkDue = true;
    }

    /**
     * Before a message is read: where positions may have been told unheard, the list says so. Those of another day hold
     * no more.
     *
     * @param lastEpochNs of the message before this one.
     * @param timeEpochNs of this one.
     */
    void markUnknown(final long newMidnightEpochNs, final long lastEpochNs, final long timeEpochNs)
    {
        if (!isMarkDue)
        {
            return;
        }
        isMarkDue = false;
        final boolean isSameDay = newMidnightEpochNs == midnightEpochNs;
        if (!isSameDay)
        {
            clear(newMidnightEpochNs);
        }
        if (isTold || !isSameDay)
        {
            isTold = false;
            list.unknown(newMidnightEpochNs, isSameDay ? lastEpochNs : timeEpochNs);
        }
    }
}
