package io.leadline.bench.feed.binance;

import java.nio.file.Path;

import io.leadline.bench.pair.Contender;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.binance.BinanceDecoder;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.levels.SnapshotRequests;
import io.leadline.feed.line.LineDecoder;

/** Decodes a session's frames into an event log on disk. An operation is a frame. */
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
    private final int[] ends;
    private final long[] receivedEpochNs;
    private final int chunkFrames;
    private final EventLogWriter log;
    private final BinanceDecoder decoder;
    private int next;

    /** Begins with the first frame. */
    public DepthContender(
        final byte[] bytes, final int[] ends, final long[] receivedEpochNs, final Integer chunkFrames,
        final String folder)
    {
        this.bytes = bytes;
        this.ends = ends;
        this.receivedEpochNs = receivedEpochNs;
        this.chunkFrames = chunkFrames;
        final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "bench");
        log = new EventLogWriter(Path.of(folder), configuration.feed().maxJumpNs());
        decoder = new BinanceDecoder(configuration, log, SnapshotRequests.NONE, OrderedEvents.DEFAULT_LAG_NS);
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkFrames; i++)
        {
            final int from = next == 0 ? 0 : ends[next - 1];
            decoder.onFrame(LineDecoder.PUBLIC, bytes, from, ends[next] - from, receivedEpochNs[next]);
            next++;
        }
        log.flush();
        if (decoder.counters().count("frames_malformed") > 0)
        {
            throw new IllegalStateException("frame is not read: " + decoder.counters());
        }

        return chunkFrames;
    }

    @Override
    public void close()
    {
        log.close();
    }
}
