package io.leadline.feed.websocket;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;

import io.leadline.feed.line.Arrivals;
import io.leadline.feed.line.Hangup;

/**
 * What arrived, in order, as short texts: {@code connect}, a frame's own text, {@code alive}, {@code disconnect LOST};
 * with {@code LINE:} in front on lines other than 0. For tests; polls on the thread that waits.
 */
public final class HeardArrivals implements Arrivals.Listener
{
    private final Arrivals arrivals;
    private final List<String> heard = new ArrayList<>();
    private final List<Long> aliveEpochNs = new ArrayList<>();
    private final List<Long> endEpochNs = new ArrayList<>();

    public HeardArrivals(final Arrivals arrivals)
    {
        this.arrivals = arrivals;
    }

    /** Polls until something holds. */
    public void await(final String what, final BooleanSupplier condition)
    {
        Awaitility.await(what).atMost(Duration.ofSeconds(10)).pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(1)).until(() ->
            {
                poll();
                return condition.getAsBoolean();
            });
    }

    /** Polls until something was heard so often. */
    public void await(final String text, final int count)
    {
        await(count + " times: " + text, () -> count(text) >= count);
    }

    /** Takes all that is there. */
    public void poll()
    {
        while (arrivals.poll(this, 100) > 0)
        {
            // All that is there.
        }
    }

    /** How often something was heard. */
    public int count(final String text)
    {
        return (int)heard.stream().filter(text::equals).count();
    }

    /** All but {@code alive}. */
    public List<String> heard()
    {
        return heard.stream().filter(text -> !text.endsWith("alive")).toList();
    }

    /** All. */
    public List<String> all()
    {
        return List.copyOf(heard);
    }

    /** The times of all {@code alive}. */
    public List<Long> aliveEpochNs()
    {
        return List.copyOf(aliveEpochNs);
    }

    /** The times of all ends. */
    public List<Long> endEpochNs()
    {
        return List.copyOf(endEpochNs);
    }

    private void add(final int line, final String text)
    {
        heard.add(line == 0 ? text : line + ":" + text);
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        add(line, "connect");
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int length, final long receivedEpochNs, final long receivedNs)
    {
        add(line, new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    @Override
    public void onAlive(final int line, final long sentEpochNs)
    {
        aliveEpochNs.add(sentEpochNs);
        add(line, "alive");
    }

    @Override
    public void onDisconnect(final int line, final Hangup reason, final long receivedEpochNs)
    {
        endEpochNs.add(receivedEpochNs);
        add(line, "disconnect " + reason);
    }
}
