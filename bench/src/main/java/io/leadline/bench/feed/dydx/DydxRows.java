package io.leadline.bench.feed.dydx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.pair.Contender;
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
    private static final Path NO_LOG = Path.of("");

    private DydxRows()
    {
    }

    /** A chunk is the recording twice. */
    public static List<Row> stream(final Scale scale) throws IOException
    {
        final Path file = RecordedStream.file();
        if (!Files.exists(file))
        {
            System.err.println("recording absent: path=" + file);
            return List.of();
        }
        final List<byte[]> messages = RecordedStream.messages(file);
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(new Duel(
                "feed-dydx", "messages of a dYdX node's recorded stream, in memory", "ns/message",
                List.of(
                    new Side("decode", 0, contender(DydxContender.class, messages, ROUNDS, NO_LOG)),
                    new Side("bytes", 0, contender(BytesContender.class, messages, ROUNDS)),
                    new Side("decode into a log", 0,
                        contender(DydxContender.class, messages, ROUNDS, folder.resolve("events")))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Contender contender(final Class<?> type, final Object... arguments)
    {
        return (Contender)new Isolation(List.of()).make(type.getName(), arguments);
    }
}
