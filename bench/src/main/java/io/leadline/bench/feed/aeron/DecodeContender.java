package io.leadline.bench.feed.aeron;

import org.agrona.DirectBuffer;

import io.leadline.bench.feed.EventSum;
import io.leadline.bench.pair.Contender;
import io.leadline.feed.aeron.EngineLimits;
import io.leadline.feed.aeron.EngineSession;

/** Decodes messages in memory, a whole session of them in each chunk. An operation is a message. */
public final class DecodeContender implements Contender
{
    private final MessageMemory messages;
    private final EventSum sink = new EventSum();
    private EngineSession session;

    public DecodeContender(final Integer eventCount)
    {
        messages = new MessageMemory(eventCount);
    }

    /** A session of its own for each chunk, as nothing may be stale; names are known when it is timed. */
    @Override
    public void prepare()
    {
        session = new EngineSession(
            EngineFlow.configuration(), sink, EngineLimits.DEFAULT,
            (reason, value, template, version) -> refuse(reason.toString(), value));
        messages.showDefinitions(this::decode);
    }

    private static void refuse(final String reason, final long value)
    {
        throw new IllegalStateException("message was refused: reason=" + reason + " value=" + value);
    }

    @Override
    public long run()
    {
        final long before = sink.count();
        final long shown = messages.showEvents(this::decode);
        if (sink.count() - before != shown || sink.sum() == 0 || sink.statusCount() > 0)
        {
            throw new IllegalStateException(
                "events are missing: events=" + (sink.count() - before) + " messages=" + shown);
        }

        return shown;
    }

    private void decode(final DirectBuffer buffer, final int offset, final int length)
    {
        session.onMessage(buffer, offset, length);
    }
}
