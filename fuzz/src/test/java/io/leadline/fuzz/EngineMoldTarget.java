package io.leadline.fuzz;

import java.nio.ByteBuffer;
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
import io.leadline.feed.aeron.EngineMold;
import io.leadline.feed.aeron.EngineSink;
import io.leadline.problem.BadInputException;

/**
 * An engine's messages over MoldUDP64 as they come in live: each step of an input is a datagram to the line, one whose
 * header fits, an answer of the request server, or time that passes.
 */
final class EngineMoldTarget implements FuzzTarget
{
    private static final long TIME_EPOCH_NS = 1_760_000_000_000_000_000L;
    private static final long NS_PER_MS = 1_000_000;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 60_000 * NS_PER_MS;
    private static final int DATAGRAM = 0;
    private static final int NUMBERED = 1;
    private static final int ANSWER = 2;
    private static final int TIME = 3;
    private static final int STEPS = 4;

    private final Configuration configuration = ConfigurationReader.parse(AeronTarget.CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private final LoopbackLine line = new LoopbackLine();
    private final AdapterSettings settings = AdapterReader.parse(
        "feed: { moldudp64: { " + line.keys() + ", held_mib: 1, lost_after: 2s, session_after: 3s } }\n", "fuzz",
        EngineMold.NAME, EngineMold.KEYS);
    private long nowEpochNs = TIME_EPOCH_NS;
    private long events;
    private long requests;
    private long sum;

    EngineMoldTarget()
    {
        // Honest messages are taken.
        seeds().forEach(this::read);
        if (events != 42 || requests == 0 || sum != 0)
        {
            throw new IllegalStateException(
                "honest messages are not read: events=" + events + " requests=" + requests + " problems=" + sum);
        }
    }

    @Override
    public void read(final byte[] input)
    {
        final EventLogWriter sink = log.next();
        nowEpochNs = TIME_EPOCH_NS;
        line.begin();
        try (LiveFeed feed = EngineMold.open(new LiveInputs(
            configuration, settings, List.of(), sink, null, () -> nowEpochNs, said -> { })))
        {
            for (final byte[] step : DocumentList.split(input))
            {
                run(step);
                feed.doWork();
            }
            events += feed.counters().count("messages");
            requests += feed.counters().count("requests");
        }
        catch (final BadInputException named)
        {
            sum += named.getMessage().length();
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
            default -> nowEpochNs += LiveSteps.milliseconds(body) * NS_PER_MS;
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
        final List<byte[]> messages = new ArrayList<>();
        AeronTarget.say(new EngineSink((buffer, offset, length) ->
        {
            final byte[] message = new byte[length];
            buffer.getBytes(offset, message);
            messages.add(message);
            return true;
        }));
        final List<ByteBuffer> inOrder = new ArrayList<>();
        final List<ByteBuffer> asked = new ArrayList<>();
        messages.forEach(message -> inOrder.add(LiveSteps.step(NUMBERED, 0, message)));
        asked.add(LiveSteps.step(NUMBERED, 0, messages.get(0)));
        asked.add(LiveSteps.step(NUMBERED, 1, messages.subList(2, messages.size()).toArray(byte[][]::new)));
        asked.add(LiveSteps.time(TIME, 2));
        asked.add(LiveSteps.time(TIME, 200));
        asked.add(LiveSteps.step(ANSWER, 1 - messages.size(), messages.get(1)));
        asked.add(LiveSteps.raw(DATAGRAM, LoopbackLine.packet(messages.size() + 1, 0xffff, new byte[0])));

        return List.of(DocumentList.join(inOrder, 1 << 14), DocumentList.join(asked, 1 << 14));
    }
}
