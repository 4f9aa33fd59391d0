package io.leadline.feed.line;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.leadline.event.EventSink;
import io.leadline.feed.FeedCounters;
import io.leadline.feed.FeedCounters.Counter;
import io.leadline.feed.LiveFeed;
import io.leadline.feed.ReceiptTimes;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Lines that are live: what arrives on them is recorded, if that is asked for, decoded, and written. Time passes for
 * the decoder only as far as every line that is connected has shown that nothing older is on its way, so that a
 * connection that is dead and does not say so closes no instant over the hole that it hides.
 */
public final class LineFeed implements LiveFeed, Arrivals.Listener
{
    private static final int MAX_PIECES = 256;
    private static final long NOT_CONNECTED = Long.MAX_VALUE;
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final EventSink sink;
    private final LineDecoder decoder;
    private final Arrivals arrivals;
    private final List<Carrier> carriers;
    private final LineRecorder recorder;
    private final EpochNanoClock clock;
    private final ReceiptTimes receipts = new ReceiptTimes();
    private final Counter[] hangups = new Counter[Hangup.values().length];
    private final long idleEveryNs;
    /** By line: everything sent before this time has arrived; {@link #NOT_CONNECTED} for one that is not awaited. */
    private long[] aliveEpochNs = {};
    private long passedEpochNs = UNKNOWN;
    private long oldestReceivedNs;
    private boolean hasReceived;

    /**
     * A feed whose carriers {@link #start} starts.
     *
     * @param decoder     decodes into the sink.
     * @param carriers    put what they bring among the arrivals.
     * @param recorder    null where nothing is recorded.
     * @param clock       the local clock, of which receipts are told too.
     * @param idleEveryNs how far time passes at least before the decoder is told.
     */
    public LineFeed(
        final EventSink sink, final LineDecoder decoder, final Arrivals arrivals, final List<Carrier> carriers,
        final LineRecorder recorder, final EpochNanoClock clock, final long idleEveryNs)
    {
        this.sink = sink;
        this.decoder = decoder;
        this.arrivals = arrivals;
        this.carriers = List.copyOf(carriers);
        this.recorder = recorder;
        this.clock = clock;
        this.idleEveryNs = idleEveryNs;
        for (final Hangup reason : Hangup.values())
        {
            hangups[reason.ordinal()] =
                decoder.counters().add("hangups_" + reason.name().toLowerCase(Locale.ROOT));
        }
    }

    /** Begins to connect. Once, before the first cycle. */
    public void start()
    {
        carriers.forEach(Carrier::start);
    }

    @Override
    public int doWork()
    {
        final int count = arrivals.poll(this, MAX_PIECES) + passTime();
        if (count > 0)
        {
            sink.flush();
            if (hasReceived)
            {
                receipts.onWritten(oldestReceivedNs, System.nanoTime());
                hasReceived = false;
            }
        }

        return count;
    }

    @Override
    public void onConnect(final int line, final long receivedEpochNs)
    {
        if (line >= aliveEpochNs.length)
        {
            final int before = aliveEpochNs.length;
            aliveEpochNs = Arrays.copyOf(aliveEpochNs, line + 1);
            Arrays.fill(aliveEpochNs, before, line, NOT_CONNECTED);
        }
        // What was sent before there was a connection is not on its way.
        aliveEpochNs[line] = receivedEpochNs;
        if (recorder != null)
        {
            recorder.connect(line, receivedEpochNs);
        }
        decoder.onConnect(line, receivedEpochNs);
    }

    @Override
    public void onFrame(
        final int line, final byte[] bytes, final int length, final long receivedEpochNs, final long receivedNs)
    {
        if (!hasReceived)
        {
            hasReceived = true;
            oldestReceivedNs = receivedNs;
        }
        if (recorder != null)
        {
            recorder.frame(line, bytes, length, receivedEpochNs);
        }
        decoder.onFrame(line, bytes, 0, length, receivedEpochNs);
    }

    @Override
    public void onAlive(final int line, final long sentEpochNs)
    {
        if (line < aliveEpochNs.length && aliveEpochNs[line] != NOT_CONNECTED)
        {
            aliveEpochNs[line] = Math.max(aliveEpochNs[line], sentEpochNs);
        }
    }

    @Override
    public void onDisconnect(final int line, final Hangup reason, final long receivedEpochNs)
    {
        if (line < aliveEpochNs.length && aliveEpochNs[line] != NOT_CONNECTED)
        {
            hangups[reason.ordinal()].increment();
            aliveEpochNs[line] = NOT_CONNECTED;
            if (recorder != null)
            {
                recorder.disconnect(line, receivedEpochNs);
            }
            decoder.onDisconnect(line, receivedEpochNs);
        }
    }

    /** Before any line was connected, no time has passed for anybody. */
    private int passTime()
    {
        if (aliveEpochNs.length == 0)
        {
            return 0;
        }
        long epochNs = NOT_CONNECTED;
        for (final long alive : aliveEpochNs)
        {
            epochNs = Math.min(epochNs, alive);
        }
        if (epochNs == NOT_CONNECTED)
        {
            epochNs = clock.nanoTime();
        }
        if (passedEpochNs != UNKNOWN && epochNs - passedEpochNs < idleEveryNs)
        {
            return 0;
        }
        passedEpochNs = epochNs;
        if (recorder != null)
        {
            recorder.time(epochNs);
        }
        decoder.onTime(epochNs);

        return 1;
    }

    @Override
    public FeedCounters counters()
    {
        return decoder.counters();
    }

    @Override
    public ReceiptTimes receipts()
    {
        return receipts;
    }

    /** What was written is complete before any connection is waited for: whoever ends us may not wait that long. */
    @Override
    public void close()
    {
        arrivals.close();
        carriers.forEach(Carrier::end);
        try
        {
            end();
        }
        finally
        {
            carriers.forEach(Carrier::close);
        }
    }

    private void end()
    {
        final long endedEpochNs = clock.nanoTime();
        for (int line = 0; line < aliveEpochNs.length; line++)
        {
            onDisconnect(line, Hangup.ENDED, endedEpochNs);
        }
        decoder.onEnd(endedEpochNs);
        sink.flush();
        if (recorder != null)
        {
            recorder.close();
        }
    }
}
