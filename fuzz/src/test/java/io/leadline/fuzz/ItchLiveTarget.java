package io.leadline.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.itch.ItchLiveFeed;
import io.leadline.problem.BadInputException;

/**
 * ITCH as it comes in live: each step of an input is a datagram to the line, one whose header fits, an answer of the
 * request server, bytes of the server of snapshots, a packet of it whose length fits, the end of its connection, or
 * time that passes.
 */
final class ItchLiveTarget implements FuzzTarget
{
    private static final long MIDNIGHT_EPOCH_NS = 1_692_676_800_000_000_000L;
    private static final long TIME_EPOCH_NS = MIDNIGHT_EPOCH_NS + SmallItch.OPEN_NS;
    private static final long NS_PER_MS = 1_000_000;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 60_000 * NS_PER_MS;
    private static final int DATAGRAM = 0;
    private static final int NUMBERED = 1;
    private static final int ANSWER = 2;
    private static final int TIME = 3;
    private static final int GLIMPSE = 4;
    private static final int GLIMPSE_PACKET = 5;
    private static final int HANG_UP = 6;
    private static final int STEPS = 7;
    private static final int CYCLES = 3;

    private final Configuration configuration = ConfigurationReader.parse(ItchTarget.CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(MIDNIGHT_EPOCH_NS, MAX_JUMP_NS);
    private final LoopbackLine line = new LoopbackLine();
    private final GlimpseSide glimpse = new GlimpseSide();
    private final AdapterSettings settings = AdapterReader.parse(
        "feed: { itch: { " + line.keys() + ", held_mib: 1, lost_after: 2s, session_after: 3s, glimpse_retry: 1s, " +
        "glimpse_timeout: 5s, glimpse: \"127.0.0.1:" + glimpse.port() + "\" } }\n", "fuzz", ItchLiveFeed.NAME,
        ItchLiveFeed.KEYS);
    private long nowEpochNs = TIME_EPOCH_NS;
    private long snapshots;
    private long failures;
    private long requests;
    private long sum;

    ItchLiveTarget()
    {
        // Honest messages are taken.
        seeds().forEach(this::read);
        if (snapshots != 2 || failures == 0 || requests == 0 || sum != 0)
        {
            throw new IllegalStateException("honest messages are not read: snapshots=" + snapshots + " failures=" +
                failures + " requests=" + requests + " problems=" + sum);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        final EventLogWriter sink = log.next();
        nowEpochNs = TIME_EPOCH_NS;
        line.begin();
        try (LiveFeed feed = ItchLiveFeed.open(new LiveInputs(
            configuration, settings, List.of(), sink, null, () -> nowEpochNs, said -> sum += said.isEmpty() ? 1 : 0)))
        {
            for (final byte[] step : DocumentList.split(input))
            {
                run(step);
                for (int i = 0; i < CYCLES; i++)
                {
                    feed.doWork();
                }
            }
            snapshots += feed.counters().count("snapshots");
            failures += feed.counters().count("glimpse_failures");
            requests += feed.counters().count("requests");
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
        }
        finally
        {
            glimpse.end();
        }
    }

    private void run(final byte[] step)
    {
        final byte[] body = step.length == 0 ? step : Arrays.copyOfRange(step, 1, step.length);
        switch (step.length == 0 ? DATAGRAM : Math.floorMod(step[0], STEPS))
        {
            case DATAGRAM -> line.send(body);
            case NUMBERED -> line.send(line.numbered(body));
            case ANSWER -> line.answer(line.numbered(body));
            case GLIMPSE -> glimpse.say(body);
            case GLIMPSE_PACKET -> glimpse.say(packet(body));
            case HANG_UP -> hangUp(body);
            default -> nowEpochNs += LiveSteps.milliseconds(body) * NS_PER_MS;
        }
    }

    private static byte[] packet(final byte[] body)
    {
        return ByteBuffer.allocate(Short.BYTES + body.length).putShort((short)body.length).put(body).array();
    }

    private void hangUp(final byte[] body)
    {
        if (body.length == 0)
        {
            glimpse.end();
        }
        else
        {
            glimpse.shutDown();
        }
    }

    @Override
    public int changeCount()
    {
        return 300;
    }

    @Override
    public List<byte[]> seeds()
    {
        final List<byte[]> day = SmallItch.DAY;
        final List<ByteBuffer> joined = new ArrayList<>(joinedInTheMiddle());
        joined.add(LiveSteps.raw(GLIMPSE_PACKET, accepted()));
        for (final int message : new int[] {1, 2, 3, 5, 6})
        {
            joined.add(snapshot(day.get(message)));
        }
        joined.add(snapshot(SmallItch.end(102)));
        joined.add(LiveSteps.step(NUMBERED, 0, day.get(7), day.get(8)));
        joined.add(LiveSteps.step(NUMBERED, 1, day.get(10)));
        joined.add(LiveSteps.time(TIME, 2));
        joined.add(LiveSteps.time(TIME, 200));
        joined.add(LiveSteps.step(ANSWER, -2, day.get(9)));
        joined.add(LiveSteps.step(NUMBERED, 1));
        joined.add(LiveSteps.time(TIME, 20_000));
        final List<ByteBuffer> refused = new ArrayList<>(joinedInTheMiddle());
        refused.add(LiveSteps.raw(GLIMPSE_PACKET, "JA".getBytes(StandardCharsets.ISO_8859_1)));
        refused.add(LiveSteps.time(TIME, 2_000));
        refused.add(LiveSteps.step(NUMBERED, 0, day.get(2)));
        refused.add(LiveSteps.raw(GLIMPSE_PACKET, accepted()));
        refused.add(LiveSteps.raw(GLIMPSE, packet(new byte[] {'H'})));
        refused.add(snapshot(day.get(1)));
        refused.add(LiveSteps.raw(HANG_UP, new byte[1]));
        refused.add(LiveSteps.time(TIME, 2_000));
        refused.add(LiveSteps.step(NUMBERED, 0, day.get(4)));
        refused.add(LiveSteps.raw(GLIMPSE, new byte[] {0, 1, '+', 0, 1, 'Z', 0, 0}));
        refused.add(LiveSteps.time(TIME, 2_000));
        refused.add(LiveSteps.step(NUMBERED, 0, day.get(4)));
        refused.add(snapshot(day.get(1)));
        refused.add(snapshot(day.get(2)));
        refused.add(snapshot(SmallItch.end(105)));
        refused.add(LiveSteps.step(NUMBERED, 0, day.get(5)));

        return List.of(
            DocumentList.join(joined, 1 << 14), DocumentList.join(refused, 1 << 14),
            DocumentList.join(List.of(LiveSteps.step(NUMBERED, 0, day.toArray(byte[][]::new))), 1 << 14));
    }

    private static List<ByteBuffer> joinedInTheMiddle()
    {
        final byte[] first = LoopbackLine.packet(100, 1, SmallItch.blocks(List.of(SmallItch.DAY.get(1))));

        return List.of(
            LiveSteps.raw(DATAGRAM, first), LiveSteps.step(NUMBERED, 100, SmallItch.DAY.get(4)),
            LiveSteps.time(TIME, 20));
    }

    private static byte[] accepted()
    {
        return ("A" + LoopbackLine.SESSION + " ".repeat(19) + "1").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer snapshot(final byte[] message)
    {
        return LiveSteps.raw(
            GLIMPSE_PACKET, ByteBuffer.allocate(1 + message.length).put((byte)'S').put(message).array());
    }
}
