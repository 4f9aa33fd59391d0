package io.leadline.bench.feed.aeron;

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

/** What decoding an engine's messages takes beside reading their bytes, and over Aeron beside its bare poll. */
public final class EngineRows
{
    private static final int CHUNK_MESSAGES = 100_000;
    private static final int QUICK_CHUNK_MESSAGES = 20_000;
    private static final String UNIT = "ns/message";

    private EngineRows()
    {
    }

    public static List<Row> beside(final Scale scale) throws IOException
    {
        final int messages = scale.isQuick() ? QUICK_CHUNK_MESSAGES : CHUNK_MESSAGES;
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(decode(messages, scale), ipc(messages, folder, scale));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Row decode(final int messages, final Scale scale)
    {
        return new Duel(
            "feed-aeron-decode", "an engine's messages in memory, 20 markets, 500 accounts", UNIT,
            List.of(
                new Side("leadline", 0, contender(DecodeContender.class, messages)),
                new Side("read bytes", 0, contender(ReadContender.class, messages))))
            .run(scale.warmUpChunks(), scale.chunks());
    }

    private static Row ipc(final int messages, final Path folder, final Scale scale)
    {
        return new Duel(
            "feed-aeron-ipc", "the same told, sent and polled over shared memory, all on one thread", UNIT,
            List.of(
                new Side("leadline", 0, contender(IpcContender.class, messages, true, folder.resolve("decoded"))),
                new Side("bare poll", 0, contender(IpcContender.class, messages, false, folder.resolve("bare")))))
            .run(scale.warmUpChunks(), scale.chunks());
    }

    private static Contender contender(final Class<?> type, final Object... arguments)
    {
        return (Contender)new Isolation(List.of()).make(type.getName(), arguments);
    }
}
