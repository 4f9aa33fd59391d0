package io.leadline.feed;

import java.util.HashMap;
import java.util.Map;

import io.leadline.event.EventSink;

/** The sink's numbers of the accounts seen so far, so that an account known already is found without a string. */
public final class AccountNumbers
{
    private final EventSink sink;
    private final Map<CharSpan, Integer> numbers = new HashMap<>();

    /** Numbers of one sink. */
    public AccountNumbers(final EventSink sink)
    {
        this.sink = sink;
    }

    /** Number of an account; {@link EventSink#NO_ACCOUNT} for an empty name. */
    public int number(final CharSpan name)
    {
        if (name.length() == 0)
        {
            return EventSink.NO_ACCOUNT;
        }
        final Integer known = numbers.get(name);

        return known == null ? define(name.copy()) : known;
    }

    private int define(final CharSpan name)
    {
        final int number = sink.account(name);
        numbers.put(name, number);

        return number;
    }
}
