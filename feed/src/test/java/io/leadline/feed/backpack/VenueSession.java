package io.leadline.feed.backpack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.TreeMap;

import io.leadline.feed.FeedCounters;
import io.leadline.feed.levels.NaiveLevels;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;

/**
 * A venue with one market and two makers, the lines to it, and all that goes wrong with them, played against a decoder
 * in simulated time. Every answer and frame is late by less than the lag; frames of a connection keep their order
 * unless a fault of the public one changes it.
 */
final class VenueSession implements BackpackRequests
{
    static final long MS = 1_000_000;
    static final long LAG_NS = 1_000 * MS;
    static final long BEGIN_EPOCH_NS = 1_790_000_000_000_000_000L;

    private static final String[] MAKERS = {"alpha", "beta"};
    private static final int MAX_LATENCY_MS = 150;
    private static final int MAX_AGE_MS = 800;
    private static final int MAX_ANSWER_MS = 4_000;

    private final Random random;
    private final boolean hasFaults;
    private final long clockOffsetNs;
    private final PriorityQueue<Action> actions = new PriorityQueue<>();
    private final VenueEngine engine;
    private final BackpackDecoder decoder;
    private final List<Integer> sessions = new ArrayList<>();
    private final Line publicLine = new Line();
    private final List<Line> lines = List.of(new Line(), new Line());
    /** Answers by time, by maker. */
    private final TreeMap<Long, List<byte[]>> orders = new TreeMap<>();
    private byte[] heldBack;
    private long nowEpochNs = BEGIN_EPOCH_NS;
    private long actionCount;
    private long faultsEndEpochNs;

    /** What happens at a time. */
    private record Action(long timeEpochNs, long number, Runnable what) implements Comparable<Action>
    {
        @Override
        public int compareTo(final Action other)
        {
            return timeEpochNs == other.timeEpochNs ?
                Long.compare(number, other.number) : Long.compare(timeEpochNs, other.timeEpochNs);
        }
    }

    /** A connection: frames of an older one, or behind a cut, never arrive. */
    private static final class Line
    {
        private boolean isUp;
        private int number;
        private long lastArrivalEpochNs;
    }

    VenueSession(final long seed, final boolean hasFaults, final NaiveLevels sink)
    {
        random = new Random(seed);
        this.hasFaults = hasFaults;
        clockOffsetNs = (random.nextInt(20_000) - 10_000) * MS;
        engine = new VenueEngine(random, BEGIN_EPOCH_NS);
        decoder = new BackpackDecoder(VenueEngine.CONFIGURATION, sink, this, LineControl.NONE, LAG_NS);
        for (final String maker : MAKERS)
        {
            sessions.add(decoder.line(maker));
        }
    }

    FeedCounters counters()
    {
        return decoder.counters();
    }

    /** Truth by time. */
    TreeMap<Long, String> truth()
    {
        return engine.truth();
    }

    /** Who took, by the time of the fill. */
    TreeMap<Long, String> takers()
    {
        return engine.takers();
    }

    long filledLots()
    {
        return engine.filledLots();
    }

    /** Plays so many ms with faults, if there are any, and then as many as it takes to heal. */
    void play(final int ms)
    {
        faultsEndEpochNs = BEGIN_EPOCH_NS + ms * MS;
        final long endEpochNs = faultsEndEpochNs + 9 * LAG_NS;
        at(BEGIN_EPOCH_NS, this::connectPublic);
        // A trade told before the book is there may come behind what a maker is told, and is late then.
        at(BEGIN_EPOCH_NS + (500 + random.nextInt(500)) * MS, () -> connect(0));
        at(BEGIN_EPOCH_NS + (500 + random.nextInt(500)) * MS, () -> connect(1));
        at(BEGIN_EPOCH_NS, this::trade);
        at(BEGIN_EPOCH_NS, this::tick);
        while (!actions.isEmpty() && actions.peek().timeEpochNs() <= endEpochNs)
        {
            final Action next = actions.remove();
            nowEpochNs = next.timeEpochNs();
            next.what().run();
        }
    }

    /** The last frames have arrived; nothing happened since. */
    void end()
    {
        decoder.onEnd(received());
    }

    private void at(final long timeEpochNs, final Runnable what)
    {
        actions.add(new Action(timeEpochNs, actionCount, what));
        actionCount++;
    }

    private void in(final int ms, final Runnable what)
    {
        at(nowEpochNs + ms * MS, what);
    }

    private long received()
    {
        return nowEpochNs + clockOffsetNs;
    }

    private void tick()
    {
        decoder.onTime(received());
        in(50, this::tick);
    }

    /** The engine does something, and tells it. */
    private void trade()
    {
        engine.step(nowEpochNs);
        orders.put(nowEpochNs, List.of(bytes(engine.openOrders(0)), bytes(engine.openOrders(1))));
        for (final String frame : engine.publicFrames())
        {
            sendPublic(frame);
        }
        for (int maker = 0; maker < MAKERS.length; maker++)
        {
            for (final String frame : engine.privateFrames(maker))
            {
                sendPrivate(maker, frame);
            }
        }
        at(nowEpochNs + (1 + random.nextInt(60_000)) * 1_000L, this::trade);
    }

    private boolean isFault(final int one, final int in)
    {
        return hasFaults && nowEpochNs < faultsEndEpochNs && random.nextInt(in) < one;
    }

    private void sendPublic(final String frame)
    {
        final byte[] bytes = bytes(frame);
        if (isFault(1, 60))
        {
            cutPublic();
        }
        if (!publicLine.isUp || isFault(1, 60))
        {
            return;
        }
        if (isFault(1, 60))
        {
            deliver(publicLine, bytes, this::publicFrame);
        }
        if (isFault(1, 60))
        {
            heldBack = bytes;
            return;
        }
        deliver(publicLine, isFault(1, 60) ? cutOff(bytes) : bytes, this::publicFrame);
        if (heldBack != null)
        {
            deliver(publicLine, heldBack, this::publicFrame);
            heldBack = null;
        }
    }

    private byte[] cutOff(final byte[] bytes)
    {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private void sendPrivate(final int maker, final String frame)
    {
        final byte[] bytes = bytes(frame);
        if (isFault(1, 40))
        {
            cut(maker);
        }
        if (lines.get(maker).isUp)
        {
            final byte[] sent = isFault(1, 60) ? cutOff(bytes) : bytes;
            deliver(lines.get(maker), sent, frameBytes -> privateFrame(maker, frameBytes));
            if (isFault(1, 30))
            {
                deliver(lines.get(maker), bytes, frameBytes -> privateFrame(maker, frameBytes));
            }
        }
    }

    private void publicFrame(final byte[] bytes)
    {
        decoder.onFrame(LineDecoder.PUBLIC, bytes, 0, bytes.length, received());
    }

    private void privateFrame(final int maker, final byte[] bytes)
    {
        decoder.onFrame(sessions.get(maker), bytes, 0, bytes.length, received());
    }

    private static byte[] bytes(final String frame)
    {
        return frame.getBytes(UTF_8);
    }

    /** Whoever takes a frame. */
    @FunctionalInterface
    private interface Taker
    {
        void take(byte[] bytes);
    }

    private void deliver(final Line line, final byte[] bytes, final Taker taker)
    {
        final long arrival = nowEpochNs + (1 + random.nextInt(MAX_LATENCY_MS)) * MS;
        final int number = line.number;
        line.lastArrivalEpochNs = Math.max(line.lastArrivalEpochNs, arrival);
        at(line.lastArrivalEpochNs, () ->
        {
            if (line.isUp && line.number == number)
            {
                taker.take(bytes);
            }
        });
    }

    private void cutPublic()
    {
        if (publicLine.isUp)
        {
            publicLine.isUp = false;
            heldBack = null;
            in(random.nextInt(100), () -> decoder.onDisconnect(LineDecoder.PUBLIC, received()));
            in(100 + random.nextInt(400), this::connectPublic);
        }
    }

    private void connectPublic()
    {
        publicLine.isUp = true;
        publicLine.number++;
        decoder.onConnect(LineDecoder.PUBLIC, received());
    }

    private void cut(final int maker)
    {
        if (lines.get(maker).isUp)
        {
            lines.get(maker).isUp = false;
            in(random.nextInt(100), () -> decoder.onDisconnect(sessions.get(maker), received()));
            in(100 + random.nextInt(400), () -> connect(maker));
        }
    }

    private void connect(final int maker)
    {
        lines.get(maker).isUp = true;
        lines.get(maker).number++;
        decoder.onConnect(sessions.get(maker), received());
    }

    /** The answer is as old as the venue pleases, older than the request even. */
    @Override
    public void snapshotNeeded(final String venueId)
    {
        in(random.nextInt(MAX_LATENCY_MS), () ->
        {
            final byte[] answer = bytes(engine.snapshot(isFault(1, 3) ? random.nextInt(20) : 0));
            in(random.nextInt(MAX_LATENCY_MS), () -> publicFrame(answer));
        });
    }

    /** The answer may be older than the request by almost a lag, and come long behind it, or behind the next. */
    @Override
    public void ordersNeeded(final String account, final int number)
    {
        final int maker = MAKERS[0].equals(account) ? 0 : 1;
        final long oldEpochNs = Math.max(BEGIN_EPOCH_NS, nowEpochNs - random.nextInt(MAX_AGE_MS) * MS);
        final byte[] old = orders.floorEntry(oldEpochNs).getValue().get(maker);
        in(random.nextInt(MAX_LATENCY_MS), () ->
        {
            final byte[] now = bytes(engine.openOrders(maker));
            final byte[] answer = bytes(
                OrderFrameReader.prefix(number) + new String(random.nextBoolean() ? old : now, UTF_8) + "}");
            in(random.nextInt(isFault(1, 3) ? MAX_ANSWER_MS : MAX_LATENCY_MS), () -> privateFrame(maker, answer));
        });
    }

    /** Whatever is under way arrives. */
    @Override
    public void ordersNotNeeded(final String account)
    {
        assertThat(MAKERS).contains(account);
    }
}
