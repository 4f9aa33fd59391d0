package io.leadline.feed.line;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import io.leadline.feed.FeedCounters;

/** A decoder that keeps what it is told, as short texts, lines by their names. */
final class HeardLines implements LineDecoder
{
    private final FeedCounters counters = new FeedCounters();
    private final List<String> names = new ArrayList<>(List.of(""));
    private final List<String> heard = new ArrayList<>();
    private final Function<byte[], String> frames;

    /** One that keeps frames as they are. */
    HeardLines()
    {
        this(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** One that keeps of a frame what is made of it. */
    HeardLines(final Function<byte[], String> frames)
    {
        this.frames = frames;
    }

    List<String> heard()
    {
        return List.copyOf(heard);
    }

    @Override
    public int line(final String name)
    {
        if (!names.contains(name))
        {
            names.add(name);
        }

        return names.indexOf(name);
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        heard.add(receivedEpochNs + " connect " + names.get(line));
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int offset, final int length, final long receivedEpochNs)
    {
        final byte[] frame = Arrays.copyOfRange(bytes, offset, offset + length);
        heard.add(receivedEpochNs + " frame " + names.get(line) + " " + frames.apply(frame));
    }

    @Override
    public void onDisconnect(final int line, final long receivedEpochNs)
    {
        heard.add(receivedEpochNs + " disconnect " + names.get(line));
    }

    @Override
    public void onTime(final long epochNs)
    {
        heard.add(epochNs + " time");
    }

    @Override
    public void onEnd(final long receivedEpochNs)
    {
        heard.add("end");
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }
}
