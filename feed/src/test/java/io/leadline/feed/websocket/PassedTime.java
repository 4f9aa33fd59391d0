package io.leadline.feed.websocket;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.SampledBooks;
import io.leadline.feed.line.LineDecoder;

/** A decoder that tells books when time passes for it, apart from what comes in. */
public record PassedTime(LineDecoder decoder, SampledBooks books) implements LineDecoder
{
    @Override
    public int line(final String name)
    {
        return decoder.line(name);
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        decoder.onConnect(line, receivedEpochNs);
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        decoder.onFrame(line, bytes, offset, length, receivedEpochNs);
    }

    @Override
    public void onDisconnect(final int line, final long receivedEpochNs)
    {
        decoder.onDisconnect(line, receivedEpochNs);
    }

    @Override
    public void onTime(final long epochNs)
    {
        books.passing(true);
        decoder.onTime(epochNs);
        books.passing(false);
    }

    @Override
    public void onEnd(final long receivedEpochNs)
    {
        decoder.onEnd(receivedEpochNs);
    }

    @Override
    public FeedCounters counters()
    {
        return decoder.counters();
    }
}
