package io.leadline.feed.aeron;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.leadline.event.EventSink;

/** The accounts of an engine: their numbers in a session, and in the sink. Single thread. */
final class EngineAccounts
{
    /** Of a number that stands for nothing; below every number of a sink. */
    static final int UNKNOWN = -2;

    private final EventSink sink;
    private final int limit;
    private final Map<String, Integer> inSink = new HashMap<>();
    private int[] byNumber = {};

    EngineAccounts(final EventSink sink, final int limit)
    {
        this.sink = sink;
        this.limit = limit;
    }

    /** The sink's number of an account of this session, or {@link #UNKNOWN}. */
    int find(final long number)
    {
        return number < byNumber.length ? byNumber[(int)number] : UNKNOWN;
    }

    /** An account may be defined under this number. */
    boolean hasRoom(final long number, final String name)
    {
        return number < limit && (inSink.containsKey(name) || inSink.size() < limit);
    }

    /**
     * A number stands for an account from here on.
     *
     * @return whether it stood for none or for this one before.
     */
    boolean define(final int number, final String name)
    {
        final int account = inSink.computeIfAbsent(name, sink::account);
        if (number >= byNumber.length)
        {
            final int length = byNumber.length;
            byNumber = Arrays.copyOf(byNumber, Math.max(number + 1, 2 * number));
            Arrays.fill(byNumber, length, byNumber.length, UNKNOWN);
        }
        final int before = byNumber[number];
        byNumber[number] = account;

        return before == UNKNOWN || before == account;
    }

    /** A number stands for nothing, if it stood for anything. */
    void forget(final long number)
    {
        if (number < byNumber.length)
        {
            byNumber[(int)number] = UNKNOWN;
        }
    }

    /** Another session begins: numbers stand for nothing. */
    void forgetNumbers()
    {
        Arrays.fill(byNumber, UNKNOWN);
    }
}
