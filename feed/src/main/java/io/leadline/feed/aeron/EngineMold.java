package io.leadline.feed.aeron;

import java.util.List;
import java.util.function.Consumer;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.EpochNanoClock;

import io.leadline.config.AdapterKey;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.ReceiptTimes;
import io.leadline.feed.moldudp64.MoldCounters;
import io.leadline.feed.moldudp64.MoldListener;
import io.leadline.feed.moldudp64.MoldReceiver;
import io.leadline.feed.moldudp64.MoldSettings;
import io.leadline.feed.moldudp64.MoldStream;

/**
 * An engine's messages over MoldUDP64, one in each message of a packet: multicast or unicast, over any number of lines,
 * with a server that is asked for what they lack. A hole is waited for: nothing behind it is written until it is filled
 * or given up, and only then the books are stale. Where the lines are silent, or the session has ended, they are stale
 * too, and time passes without the engine.
 */
public final class EngineMold implements LiveFeed, MoldListener
{
    /** Of its section of a configuration. */
    public static final String NAME = "moldudp64";
    /** What its section may say. */
    public static final List<AdapterKey<?>> KEYS = MoldSettings.KEYS_OF_WAITING;

    private final LiveInputs inputs;
    private final EpochNanoClock clock;
    private final Consumer<String> diagnostics;
    private final FeedCounters counters = new FeedCounters();
    private final ReceiptTimes receipts = new ReceiptTimes();
    private final EngineSession session;
    private final UnheardTime unheard;
    private final MoldStream stream;
    private final MoldReceiver receiver;
    private long connection;
    private boolean wasConnected;

    private EngineMold(final LiveInputs inputs, final MoldSettings settings)
    {
        this.inputs = inputs;
        clock = inputs.clock();
        diagnostics = inputs.diagnostics();
        final MoldCounters moldCounters = new MoldCounters(counters);
        session = new EngineSession(
            inputs.configuration(), inputs.sink(), EngineLimits.DEFAULT,
            (reason, value, templateId, version) ->
            {
                // Counted.
            }, counters);
        unheard = new UnheardTime(
            session, inputs.sink(), inputs.configuration().feed().maxJumpNs(), settings.lagNs());
        stream = new MoldStream(settings.limits(), this, moldCounters);
        receiver = new MoldReceiver(settings.lines(), settings.requestServer(), stream, counters);
    }

    /**
     * Opens the lines.
     *
     * @throws io.leadline.problem.BadInputException when a setting cannot be kept.
     * @throws java.io.UncheckedIOException          when a socket cannot be opened, bound or joined.
     */
    public static LiveFeed open(final LiveInputs inputs)
    {
        return new EngineMold(inputs, MoldSettings.ofWaiting(inputs.settings(), NAME));
    }

    @Override
    public int doWork()
    {
        final long begunNs = System.nanoTime();
        final long nowEpochNs = clock.nanoTime();
        final int count = receiver.doWork(nowEpochNs);
        if (count > 0 || stream.isMissing())
        {
            inputs.sink().flush();
        }
        if (count > 0)
        {
            receipts.onWritten(begunNs, System.nanoTime());
        }
        if (session.isConnected() != wasConnected)
        {
            wasConnected = session.isConnected();
            diagnostics.accept(wasConnected ? "engine is heard" : "engine is not heard any more");
        }

        return wasConnected ? count : count + unheard.pass(nowEpochNs);
    }

    /** Another run of the engine, or the same from a place in its sequence that is not the next. */
    @Override
    public void onJoin(final long sequence)
    {
        connection++;
        session.onConnect(connection);
    }

    @Override
    public void onMessage(
        final DirectBuffer buffer, final int offset, final int length, final long sequence,
        final long receivedEpochNs)
    {
        session.onConnect(connection);
        session.onMessage(buffer, offset, length);
        unheard.onHeard(receivedEpochNs);
    }

    /** All that was sent before the heartbeat has come. */
    @Override
    public void onHeartbeat(final long nextSequence, final long receivedEpochNs)
    {
        session.onConnect(connection);
        unheard.pass(receivedEpochNs);
    }

    /** What is missing may still come, and is waited for; no time passes meanwhile. */
    @Override
    public void onStale()
    {
        // Told by onLost and onSilence.
    }

    @Override
    public void onSilence(final long nowEpochNs)
    {
        session.onDisconnect();
    }

    @Override
    public void onHealed()
    {
        // The engine tells its books anew where they are stale.
    }

    @Override
    public void onLost(final long firstSequence, final long count)
    {
        session.onLost();
    }

    @Override
    public void onEnd()
    {
        session.onDisconnect();
    }

    @Override
    public FeedCounters counters()
    {
        return counters;
    }

    @Override
    public ReceiptTimes receipts()
    {
        return receipts;
    }

    @Override
    public void close()
    {
        receiver.close();
        stream.onEndOfInput();
        session.onDisconnect();
        inputs.sink().flush();
    }
}
