package io.leadline.bench.feed.hyperliquid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.feed.hyperliquid.L4BookDecoder;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;

/**
 * Decodes what an order book server tells of the recorded blocks, into nothing or into a log on disk. An operation is a
 * message, and a message a block.
 */
public final class L4Contender implements Contender
{
    private static final long LAG_NS = 5_000_000_000L;

    private final RecordedBlocks recording;
    private final byte[][] messages;
    private final long[] receivedEpochNs;
    private final Target target;
    private final L4BookDecoder decoder;
    private long round;

    /**
     * Decodes the book.
     *
     * @param recorded the recording's folder.
     * @param folder   of the log, or {@link Target#NOTHING}.
     */
    public L4Contender(final Path recorded, final Path folder) throws IOException
    {
        recording = new RecordedBlocks(recorded);
        messages = new byte[recording.count()][];
        receivedEpochNs = new long[recording.count()];
        target = new Target(folder);
        decoder = new L4BookDecoder(
            RecordedBlocks.configuration().markets(), target.sink(), LineControl.NONE, LAG_NS, Long.MAX_VALUE, 0);
        final long beginEpochNs = received(recording.first(0));
        decoder.onConnect(LineDecoder.PUBLIC, beginEpochNs);
        decode(ServerMessages.ANSWER, beginEpochNs);
        decode(ServerMessages.snapshot(recording), beginEpochNs);
    }

    private static long received(final RecordedBlocks.Block block)
    {
        return TimeUnit.MILLISECONDS.toNanos(block.timeEpochMs() + 400);
    }

    private void decode(final byte[] message, final long epochNs)
    {
        decoder.onFrame(LineDecoder.PUBLIC, message, 0, message.length, epochNs);
        decoder.onTime(epochNs);
    }

    /** What the round before did is taken back, and the next round's messages are there. */
    @Override
    public void prepare()
    {
        final RecordedBlocks.Block first = recording.first(round);
        decode(ServerMessages.updates(first), received(first));
        final List<RecordedBlocks.Block> blocks = recording.round(round);
        for (int i = 0; i < messages.length; i++)
        {
            messages[i] = ServerMessages.updates(blocks.get(i));
            receivedEpochNs[i] = received(blocks.get(i));
        }
        round++;
    }

    @Override
    public long run()
    {
        for (int i = 0; i < messages.length; i++)
        {
            decode(messages[i], receivedEpochNs[i]);
        }
        target.endChunk();

        return messages.length;
    }

    @Override
    public long[] outcome()
    {
        if (decoder.counters().count("diffs_unknown_order") + decoder.counters().count("stale_marks") > 0 ||
            decoder.counters().count("updates") != round * (recording.count() + 1))
        {
            throw new IllegalStateException("blocks are not read: " + decoder.counters());
        }

        return new long[] {decoder.counters().count("diffs_new"), decoder.counters().count("diffs_remove")};
    }

    @Override
    public void close()
    {
        target.close();
    }
}
