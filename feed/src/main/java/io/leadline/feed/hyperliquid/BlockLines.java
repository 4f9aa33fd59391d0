package io.leadline.feed.hyperliquid;

import io.leadline.feed.CharSpan;
import io.leadline.feed.Recording;

import tools.jackson.core.JsonToken;

/**
 * The lines of one file, each an envelope of a block's number, its time and some or all of its events:
 * <pre>
 *   {"local_time":"…","block_time":"2026-05-05T17:39:13.024084407","block_number":985148182,"events":[…]}
 * </pre>
 * Times without a zone are UTC. Number and time stand before the events, as the node writes them. Single thread.
 */
final class BlockLines implements AutoCloseable
{
    /** No more lines. */
    static final long NO_BLOCK = Long.MAX_VALUE;

    private static final long MISSING = -1;

    private final JsonInput input;
    private final CharSpan timeText = new CharSpan();
    private long block = MISSING;
    private long timeEpochNs = MISSING;

    /** Stands before the first line. */
    BlockLines(final Recording recording)
    {
        this(new JsonInput(recording));
    }

    /** Stands before the first line, which is to be fed. */
    BlockLines(final JsonInput input)
    {
        this.input = input;
    }

    /** Steps to the events of the next line; false at the end of the file. The events of the line before are read. */
    boolean nextLine()
    {
        final JsonToken token = input.next();
        block = token == null ? NO_BLOCK : MISSING;
        timeEpochNs = MISSING;
        if (token == null)
        {
            return false;
        }
        input.expect(JsonToken.START_OBJECT);
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            if (readField())
            {
                return true;
            }
        }

        throw input.problem("line without a block: missing=block_number,block_time,events");
    }

    private boolean readField()
    {
        final String name = input.name();
        input.next();
        switch (name)
        {
            case "block_number" -> block = input.number();
            case "block_time" -> timeEpochNs = readTime();
            case "events" ->
            {
                input.expect(JsonToken.START_ARRAY);
                if (block == MISSING || timeEpochNs == MISSING)
                {
                    throw input.problem("events before their block: missing=block_number,block_time");
                }
                return true;
            }
            default -> input.skip();
        }

        return false;
    }

    private long readTime()
    {
        input.text(timeText);
        final long epochNs = BlockTime.parse(timeText);
        if (epochNs == BlockTime.MALFORMED)
        {
            throw input.problem("malformed time: field=block_time value=" + timeText);
        }
        if (epochNs < 0)
        {
            throw input.problem("time before 1970: field=block_time value=" + timeText);
        }

        return epochNs;
    }

    /** Steps to the first token of the line's next event; false, and the line is read, when there is none. */
    boolean nextEvent()
    {
        final JsonToken token = input.next();
        if (token != JsonToken.END_ARRAY)
        {
            return true;
        }
        while (input.next() == JsonToken.PROPERTY_NAME)
        {
            input.next();
            input.skip();
        }
        input.expect(JsonToken.END_OBJECT);

        return false;
    }

    /** Passes over the events of the line that are not read. */
    void skipEvents()
    {
        while (nextEvent())
        {
            input.skip();
        }
    }

    /** Number of the line's block; {@link #NO_BLOCK} behind the last line. */
    long block()
    {
        return block;
    }

    /** Time of the line's block. */
    long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Tokens of the events. */
    JsonInput input()
    {
        return input;
    }

    @Override
    public void close()
    {
        input.close();
    }
}
