package io.leadline.bench.feed.hyperliquid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

import io.leadline.bench.feed.BytesContender;
import io.leadline.bench.feed.Messages;
import io.leadline.bench.feed.Target;
import io.leadline.bench.feed.TokensContender;
import io.leadline.bench.flow.SharedData;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/**
 * The recorded blocks of a Hyperliquid node, on a book of 51,351 orders: from its files as they grow, and as the server
 * beside it tells them, into nothing and into a log on disk. Where the recording is absent, there is no row.
 */
public final class NodeRows
{
    private NodeRows()
    {
    }

    /** A chunk is the recorded blocks once. */
    public static List<Row> files(final Scale scale) throws IOException
    {
        final Path recorded = SharedData.find(RecordedBlocks.FOLDER, "feed-hyperliquid");
        if (recorded == null)
        {
            return List.of();
        }
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            final Messages blocks = messages(
                recorded, block -> (block.diffsLine() + block.fillsLine()).getBytes(StandardCharsets.US_ASCII));

            return List.of(duel(
                "feed-hyperliquid", "a node's files as they grow, 26 diffs a block, 51,351 orders", "ns/block", blocks,
                new Side("follow", 0, Isolation.contender(
                    NodeContender.class, recorded, folder.resolve("node"), Target.NOTHING)),
                new Side("follow into a log", 0, Isolation.contender(
                    NodeContender.class, recorded, folder.resolve("other-node"), folder.resolve("events"))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    /** A chunk is the recorded blocks once. */
    public static List<Row> server(final Scale scale) throws IOException
    {
        final Path recorded = SharedData.find(RecordedBlocks.FOLDER, "feed-l4book");
        if (recorded == null)
        {
            return List.of();
        }
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(duel(
                "feed-l4book", "messages in memory, 26 diffs each, 51,351 orders", "ns/message",
                messages(recorded, ServerMessages::updates),
                new Side("decode", 0, Isolation.contender(L4Contender.class, recorded, Target.NOTHING)),
                new Side("decode into a log", 0, Isolation.contender(
                    L4Contender.class, recorded, folder.resolve("events"))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Messages messages(final Path recorded, final Function<RecordedBlocks.Block, byte[]> form)
        throws IOException
    {
        return Messages.of(new RecordedBlocks(recorded).blocks().stream().map(form).toList());
    }

    private static Duel duel(
        final String name, final String workload, final String unit, final Messages messages, final Side intoNothing,
        final Side intoLog)
    {
        final byte[] bytes = messages.bytes();
        final int[] ends = messages.ends();

        return new Duel(name, workload, unit, List.of(
            intoNothing,
            new Side("bytes", 0, Isolation.contender(BytesContender.class, bytes, ends, messages.count())),
            new Side("Jackson, tokens", 0, Isolation.contender(TokensContender.class, bytes, ends, messages.count())),
            intoLog));
    }
}
