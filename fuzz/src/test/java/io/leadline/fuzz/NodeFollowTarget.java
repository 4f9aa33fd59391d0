package io.leadline.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.config.AdapterReader;
import io.leadline.config.AdapterSettings;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.feed.LiveInputs;
import io.leadline.feed.hyperliquid.NodeFollow;

/** A node's files, followed as they grow: diffs and fills by hours, by block or streaming, and snapshots. */
final class NodeFollowTarget implements FuzzTarget
{
    private static final String CONFIGURATION = """
        venue: hyperliquid
        markets:
          - { name: BTC-PERP, venue_id: BTC, tick: "0.5", lot: "0.01" }
        schedule: { every: 1s, instant: fixed }
        makers: all
        """;
    private static final List<String> FILES = List.of(
        "data/node_raw_book_diffs_by_block/hourly/20231114/22", "data/node_raw_book_diffs_by_block/hourly/20231114/23",
        "data/node_fills_by_block/hourly/20231114/22", "data/node_fills_by_block/hourly/20231114/23",
        "data/node_raw_book_diffs_streaming/hourly/20231114/22", "data/node_fills_streaming/hourly/20231114/22",
        "snapshots/1.json", "snapshots/2.json");
    private static final String NEW = diff("{\"new\":{\"sz\":\"2.5\"}}");
    private static final String UPDATE = diff("{\"update\":{\"origSz\":\"2.5\",\"newSz\":\"1\"}}");
    private static final String REMOVE = diff("\"remove\"");
    private static final String FILL =
        Stream.of("true", "false").map(NodeFollowTarget::side).reduce((one, other) -> one + "," + other).orElseThrow();
    private static final int DIFFS = 0;
    private static final int NEXT_DIFFS = 1;
    private static final int FILLS = 2;
    private static final int NEXT_FILLS = 3;
    private static final int STREAM = 4;
    private static final int SNAPSHOT = 6;
    private static final int OTHER_SNAPSHOT = 7;
    private static final long SECOND_NS = 1_000_000_000;
    private static final long TIME_EPOCH_NS = 1_700_000_000L * SECOND_NS;
    /** Time hardly moves, whatever an input says: a day's file is large. */
    private static final long MAX_JUMP_NS = 60 * SECOND_NS;

    private final Configuration configuration = ConfigurationReader.parse(CONFIGURATION, "fuzz");
    private final EventLogOfInputs log = new EventLogOfInputs(TIME_EPOCH_NS, MAX_JUMP_NS);
    private final Path folder = new WorkFolder().path();
    private final AdapterSettings settings = AdapterReader.parse(
        "feed: { hyperliquid: { look: 1ms, fills_wait: 5ms, silence: 1s, max_line: 20000, snapshots: \"" +
        folder.resolve("snapshots") + "\" } }\n", "fuzz", "hyperliquid", NodeFollow.KEYS);
    private final FollowedFiles followed = new FollowedFiles(
        FILES.stream().map(folder::resolve).toList(), folder.resolve("growing"), TIME_EPOCH_NS);
    private long blocks;

    NodeFollowTarget()
    {
        // Honest lines are taken.
        seeds().forEach(this::read);
        if (blocks != 12 || followed.problems() != 0)
        {
            throw new IllegalStateException(
                "honest lines are not read: blocks=" + blocks + " problems=" + followed.problems());
        }
    }

    @Override
    public void read(final byte[] input)
    {
        blocks += followed.run(
            input, log.next(), sink -> NodeFollow.open(new LiveInputs(
                configuration, settings, List.of(folder.resolve("data")), sink, null, followed::nowEpochNs,
                said -> { })), "blocks");
    }

    @Override
    public int changeCount()
    {
        return 100;
    }

    @Override
    public List<byte[]> seeds()
    {
        final ByteBuffer look = LiveSteps.time(FollowedFiles.TIME, 10);
        final ByteBuffer silence = LiveSteps.time(FollowedFiles.TIME, 2_000);
        final byte[] snapshot = snapshot(10);
        final ByteBuffer wholeSnapshot = grown(SNAPSHOT, snapshot);
        final ByteBuffer first = grown(DIFFS, lines(line(11, NEW), line(12, UPDATE)));
        final byte[] more = lines(line(13, REMOVE), line(14, NEW));
        final ByteBuffer fills = grown(FILLS, lines(line(11, FILL), line(12, ""), line(13, ""), line(14, FILL)));

        return List.of(
            seed(wholeSnapshot, look, first, fills, look, look, grown(DIFFS, Arrays.copyOf(more, 200)), look,
                grown(DIFFS, Arrays.copyOfRange(more, 200, more.length)), look, silence, silence,
                grown(NEXT_DIFFS, line(16, NEW)), grown(NEXT_FILLS, line(16, FILL)), look, look,
                grown(OTHER_SNAPSHOT, snapshot(16)), look, look, look, grown(NEXT_DIFFS, line(17, REMOVE)),
                grown(NEXT_FILLS, line(17, "")), look, look),
            seed(grown(SNAPSHOT, Arrays.copyOf(snapshot, 100)), look,
                grown(SNAPSHOT, Arrays.copyOfRange(snapshot, 100, snapshot.length)), look, first, look, look, look,
                fills, look, FollowedFiles.step(FollowedFiles.DELETE, SNAPSHOT, new byte[0]), look,
                FollowedFiles.step(FollowedFiles.REPLACE, DIFFS, more), look, look, look),
            seed(grown(STREAM, lines(line(11, NEW), line(11, UPDATE))), wholeSnapshot, look, look,
                grown(STREAM, line(12, UPDATE)), look, look, LiveSteps.raw(
                    FollowedFiles.RESTART, new byte[] {0, 3, 0, 1, 0, 0, 0}), look, look, look,
                FollowedFiles.step(FollowedFiles.CUT, STREAM, new byte[] {0, 50}), look, look));
    }

    private static String diff(final String change)
    {
        return "{\"user\":\"0xaa\",\"oid\":7,\"coin\":\"BTC\",\"side\":\"B\",\"px\":\"100.5\",\"raw_book_diff\":" +
            change + "}";
    }

    private static String side(final String isTaker)
    {
        return "[\"0xaa\",{\"coin\":\"BTC\",\"px\":\"100.5\",\"sz\":\"1.5\",\"side\":\"B\",\"time\":1,\"oid\":7," +
            "\"crossed\":" + isTaker + ",\"fee\":\"0.0\",\"tid\":1,\"twapId\":null}]";
    }

    private static byte[] snapshot(final int height)
    {
        final String order = "[\"0xbb\",{\"coin\":\"BTC\",\"side\":\"A\",\"limitPx\":\"101.0\",\"sz\":\"3\"," +
            "\"oid\":5,\"timestamp\":1,\"isTrigger\":false,\"children\":[],\"origSz\":\"9\",\"tif\":\"Alo\"}]";

        return ("[" + height + ",[[\"DOGE\",[[],[]]],[\"BTC\",[[],[" + order + "]]]]]")
            .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] line(final int block, final String events)
    {
        return ("{\"local_time\":\"2023-11-14T22:13:20.9\",\"block_time\":\"2023-11-14T22:13:20." + (100 + block) +
            "\",\"block_number\":" + block + ",\"events\":[" + events + "]}\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] lines(final byte[]... lines)
    {
        final ByteBuffer joined = ByteBuffer.allocate(Stream.of(lines).mapToInt(line -> line.length).sum());
        Stream.of(lines).forEach(joined::put);

        return joined.array();
    }

    private static ByteBuffer grown(final int file, final byte[] bytes)
    {
        return FollowedFiles.step(FollowedFiles.GROW, file, bytes);
    }

    private static byte[] seed(final ByteBuffer... steps)
    {
        return DocumentList.join(List.of(steps), 1 << 14);
    }
}
