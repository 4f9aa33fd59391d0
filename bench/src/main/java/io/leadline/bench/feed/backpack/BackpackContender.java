package io.leadline.bench.feed.backpack;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.leadline.bench.feed.MessageWalk;
import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.backpack.BackpackDecoder;
import io.leadline.feed.backpack.BackpackRequests;
import io.leadline.feed.levels.OrderedEvents;
import io.leadline.feed.line.LineControl;
import io.leadline.feed.line.LineDecoder;

/** Decodes a session's frames and joins its lines, into nothing or into a log on disk. An operation is a frame. */
public final class BackpackContender implements Contender, BackpackRequests
{
    private static final String CONFIGURATION = """
        venue: backpack
        markets:
          - { name: BTC-PERP, tick: "0.1", lot: "0.00001", book: levels, venue_id: BTC_USDC_PERP }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final long STEP_NS = 50_000_000;

    private final byte[] bytes;
    private final MessageWalk walk;
    private final int[] lines;
    private final long[] receivedEpochNs;
    private final int chunkFrames;
    private final Target target;
    private final BackpackDecoder decoder;
    private boolean isSnapshotNeeded;
    private int ordersNeeded;

    /**
     * Begins with the first frame.
     *
     * @param lines           of the frames: the public one, and that of the maker.
     * @param receivedEpochNs of the frames, all later than the beginning.
     * @param beginEpochNs    when the connections stand; they take some seconds to be in sync.
     * @param folder          of the log, or {@link Target#NOTHING}.
     */
    public BackpackContender(
        final byte[] bytes, final int[] ends, final int[] lines, final long[] receivedEpochNs,
        final Integer chunkFrames, final Long beginEpochNs, final Path folder)
    {
        this.bytes = bytes;
        this.lines = lines;
        this.receivedEpochNs = receivedEpochNs;
        this.chunkFrames = chunkFrames;
        walk = new MessageWalk(ends);
        target = new Target(folder);
        decoder = new BackpackDecoder(
            ConfigurationReader.parse(CONFIGURATION, "bench"), target.sink(), this, LineControl.NONE,
            OrderedEvents.DEFAULT_LAG_NS);
        connect(beginEpochNs);
    }

    /** An empty book, an account without orders. */
    private void connect(final long beginEpochNs)
    {
        decoder.line("maker");
        decoder.onConnect(LineDecoder.PUBLIC, beginEpochNs);
        decoder.onConnect(VenueFrames.PRIVATE_LINE, beginEpochNs);
        final long beginUs = beginEpochNs / 1_000;
        frame(
            LineDecoder.PUBLIC, beginEpochNs, "{\"data\":{\"E\":" + beginUs + ",\"T\":" + beginUs + ",\"U\":" +
            VenueFrames.FIRST_UPDATE + ",\"a\":[],\"b\":[],\"e\":\"depth\",\"s\":\"BTC_USDC_PERP\",\"u\":" +
            VenueFrames.FIRST_UPDATE + "},\"stream\":\"depth.BTC_USDC_PERP\"}");
        for (long epochNs = beginEpochNs; epochNs < receivedEpochNs[0]; epochNs += STEP_NS)
        {
            decoder.onTime(epochNs);
            answer(epochNs);
        }
        if (decoder.counters().count("markets_synced") != 1)
        {
            throw new IllegalStateException("not in sync: " + decoder.counters());
        }
    }

    private void answer(final long epochNs)
    {
        if (isSnapshotNeeded)
        {
            isSnapshotNeeded = false;
            frame(
                LineDecoder.PUBLIC, epochNs, "{\"asks\":[],\"bids\":[],\"lastUpdateId\":\"" +
                VenueFrames.FIRST_UPDATE + "\",\"timestamp\":" + epochNs / 1_000 + "}");
        }
        if (ordersNeeded > 0)
        {
            final String answer = "{\"asked\":" + ordersNeeded + ",\"orders\":[]}";
            ordersNeeded = 0;
            frame(VenueFrames.PRIVATE_LINE, epochNs, answer);
        }
    }

    private void frame(final int line, final long epochNs, final String text)
    {
        final byte[] frame = text.getBytes(StandardCharsets.US_ASCII);
        decoder.onFrame(line, frame, 0, frame.length, epochNs);
    }

    @Override
    public void snapshotNeeded(final String venueId)
    {
        isSnapshotNeeded = true;
    }

    @Override
    public void ordersNeeded(final String account, final int number)
    {
        ordersNeeded = number;
    }

    @Override
    public void ordersNotNeeded(final String account)
    {
        ordersNeeded = 0;
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkFrames; i++)
        {
            walk.next();
            decoder.onFrame(
                lines[walk.index()], bytes, walk.offset(), walk.length(), receivedEpochNs[walk.index()]);
        }
        decoder.onTime(receivedEpochNs[walk.index()]);
        target.endChunk();

        return chunkFrames;
    }

    @Override
    public long[] outcome()
    {
        if (decoder.counters().count("frames_malformed") + decoder.counters().count("sessions_lost") > 0 ||
            decoder.counters().count("markets_synced") != 1 || decoder.counters().count("fills_not_as_printed") > 0)
        {
            throw new IllegalStateException("session is not read: " + decoder.counters());
        }

        return new long[] {decoder.counters().count("fills"), decoder.counters().count("orders_gone")};
    }

    @Override
    public void close()
    {
        target.close();
    }
}
