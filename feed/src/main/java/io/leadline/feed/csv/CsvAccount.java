package io.leadline.feed.csv;

import io.leadline.event.EventSink;

/** An account that rows name, and its number in the sink once a row has been written. Single thread. */
final class CsvAccount
{
    private static final int UNKNOWN = -2;

    private final String name;
    private int number = UNKNOWN;

    CsvAccount(final String name)
    {
        this.name = name;
    }

    /** Number in the sink, which is told of the account when a row with it is first written. */
    int number(final EventSink sink)
    {
        if (number == UNKNOWN)
        {
            number = sink.account(name);
        }

        return number;
    }
}
