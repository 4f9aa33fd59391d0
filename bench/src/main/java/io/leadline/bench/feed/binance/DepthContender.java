package io.leadline.bench.feed.binance;

import java.nio.file.Path;

import io.leadline.bench.feed.MessageWalk;
import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.binance.BinanceDecoder;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.SnapshotRequests;
import io.leadline.feed.line.LineDecoder;

/** Decodes a session's frames into nothing or into a log on disk. An operation is a frame. */
public final class DepthContender implements Contender
{
    private static final String CONFIGURATION = """
        venue: binance
        markets:
          - { name: BTC-PERP, tick: "0.1", lot: "0.001", book: levels, venue_id: BTCUSDT }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;

    private final byte[] bytes;
    private final MessageWalk walk;
    private final long[] receivedEpochNs;
    private final int chunkFrames;
    private final Target target;
    private final BinanceDecoder decoder;

    /**
     * Begins with the first frame.
     *
     * @param folder of the log, or {@link Target#NOTHING}.
     */
    public DepthContender(
        final byte[] bytes, final int[] ends, final long[] receivedEpochNs, final Integer chunkFrames,
        final Path folder)
    {
        this.bytes = bytes;
        this.receivedEpochNs = receivedEpochNs;
        this.chunkFrames = chunkFrames;
        walk = new MessageWalk(ends);
        target = new Target(folder);
        decoder = new BinanceDecoder(
            ConfigurationReader.parse(CONFIGURATION, "bench"), target.sink(), SnapshotRequests.NONE,
            OrderedEvents.DEFAULT_LAG_NS);
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkFrames; i++)
        {
            walk.next();
            decoder.onFrame(
                LineDecoder.PUBLIC, bytes, walk.offset(), walk.length(), receivedEpochNs[walk.index()]);
        }
        target.endChunk();

        return chunkFrames;
    }

    @Override
    public long[] outcome()
    {
        if (decoder.counters().count("frames_malformed") > 0)
        {
            throw new IllegalStateException("frame is not read: " + decoder.counters());
        }

        return new long[0];
    }

    @Override
    public void close()
    {
        target.close();
    }
}
