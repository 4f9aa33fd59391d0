package io.leadline.bench.feed.dydx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.feed.BytesContender;
import io.leadline.bench.feed.Messages;
import io.leadline.bench.feed.Target;
import io.leadline.bench.flow.SharedData;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/**
 * The recorded stream of a dYdX node, which is in memory, into nothing and into a log on disk, beside only looking at
 * its bytes. Its 61 messages are 663 KB, most of it one snapshot of 2,818 orders. Where it is absent, there is no row.
 */
public final class DydxRows
{
    private static final int ROUNDS = 2;

    private DydxRows()
    {
    }

    /** A chunk is the recording twice. */
    public static List<Row> stream(final Scale scale) throws IOException
    {
        final Path file = SharedData.find("dydx/feed_from_t1.log.gz", "feed-dydx");
        if (file == null)
        {
            return List.of();
        }
        final Messages messages = RecordedStream.messages(file);
        final byte[] bytes = messages.bytes();
        final int[] ends = messages.ends();
        final int chunk = ROUNDS * messages.count();
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(new Duel(
                "feed-dydx", "messages of a dYdX node's recorded stream, in memory", "ns/message",
                List.of(
                    new Side("decode", 0, Isolation.contender(
                        DydxContender.class, bytes, ends, chunk, Target.NOTHING)),
                    new Side("bytes", 0, Isolation.contender(BytesContender.class, bytes, ends, chunk)),
                    new Side("decode into a log", 0, Isolation.contender(
                        DydxContender.class, bytes, ends, chunk, folder.resolve("events")))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }
}
