package io.leadline.feed.itch;

import org.agrona.collections.Long2LongHashMap;

import io.leadline.feed.FeedCounters.Counter;

/**
 * Which market participants are active in which configured stocks, by the positions that the venue tells at a day's
 * start and whenever one changes. Bounded. Single thread.
 */
final class Enrolments
{
    private static final int MAX_POSITIONS = 10_000_000;
    private static final long NONE = -1;
    private static final int ACTIVE = 'A';

    private final Counter active;
    /** The state's letter by stock and participant. */
    private final Long2LongHashMap states = new Long2LongHashMap(NONE);

    /** No positions. */
    Enrolments(final Counter active)
    {
        this.active = active;
    }

    /** A participant's position in a stock is in this state, a letter, from now on. */
    void set(final Stock stock, final int attribution, final byte letter)
    {
        final long state = Byte.toUnsignedLong(letter);
        final long key = (long)stock.number() << Integer.SIZE | attribution & 0xffff_ffffL;
        final long before = states.get(key);
        if (before == NONE && states.size() == MAX_POSITIONS)
        {
            return;
        }
        active.increase((state == ACTIVE ? 1 : 0) - (before == ACTIVE ? 1 : 0));
        states.put(key, state);
    }

    /** A day begins: positions are told anew. */
    void clear()
    {
        active.increase(-active.count());
        states.clear();
    }
}
