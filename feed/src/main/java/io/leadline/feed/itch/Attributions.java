package io.leadline.feed.itch;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;
import org.agrona.collections.Int2IntHashMap;

import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters.Counter;

/**
 * The sink's numbers of market participants, by the four letters that messages name them with. Bounded: a stranger's
 * bytes cannot name more than a venue could ever have. Single thread; a participant known already costs one look.
 */
final class Attributions
{
    private static final int MAX_PARTICIPANTS = 100_000;
    private static final int UNKNOWN = -2;
    private static final int BLANKS = 0x20202020;

    private final EventSink sink;
    private final Counter refused;
    private final Int2IntHashMap numbers = new Int2IntHashMap(UNKNOWN);

    /**
     * Participants of a sink.
     *
     * @param refused counts names that are none, which are taken for no name.
     */
    Attributions(final EventSink sink, final Counter refused)
    {
        this.sink = sink;
        this.refused = refused;
    }

    /** The account of the letters at an offset; {@link EventSink#NO_ACCOUNT} for blanks. */
    int number(final DirectBuffer message, final int offset)
    {
        return number(message.getInt(offset, ByteOrder.BIG_ENDIAN));
    }

    /** The account of some letters; {@link EventSink#NO_ACCOUNT} for blanks. */
    int number(final int letters)
    {
        final int known = numbers.get(letters);

        return known == UNKNOWN ? define(letters) : known;
    }

    private int define(final int letters)
    {
        if (letters == BLANKS)
        {
            return EventSink.NO_ACCOUNT;
        }
        final String name = text(letters);
        if (name == null || numbers.size() == MAX_PARTICIPANTS)
        {
            refused.increment();
            return EventSink.NO_ACCOUNT;
        }
        final int number = sink.account(name);
        numbers.put(letters, number);

        return number;
    }

    /** The letters are a participant's name: some that can be printed, and not only blanks. */
    static boolean isName(final int letters)
    {
        boolean isPrintable = letters != BLANKS;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE)
        {
            isPrintable &= isPrintable(letters >>> shift & 0xff);
        }

        return isPrintable;
    }

    private static boolean isPrintable(final int letter)
    {
        return letter >= ' ' && letter <= '~';
    }

    /** The letters without the blanks behind them; null when they are no name. */
    static String text(final int letters)
    {
        final StringBuilder name = new StringBuilder();
        for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE)
        {
            final int letter = letters >>> shift & 0xff;
            if (!isPrintable(letter))
            {
                return null;
            }
            name.append((char)letter);
        }

        return name.toString().stripTrailing();
    }
}
