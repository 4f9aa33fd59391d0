package io.leadline.bench.feed.binance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.flow.LevelUpdates;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/** A recorded session of depth, trades and best prices from its bytes in memory into an event log on disk. */
public final class DepthRows
{
    private DepthRows()
    {
    }

    /** All chunks together are the recording once. */
    public static List<Row> session(final Scale scale) throws IOException
    {
        final Path file = LevelUpdates.file();
        if (file == null)
        {
            System.err.println("bench is left out, its recording is not there: name=feed-binance");
            return List.of();
        }
        final DepthFrames frames = DepthFrames.read(file);
        final int chunkFrames = frames.ends().length / scale.allChunks();
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(new Duel(
                "feed-binance", "recorded BTCUSDT frames, 1 of 14 an update of 68 levels", "ns/frame",
                List.of(
                    new Side("decode into a log on disk", 0, make(
                        DepthContender.class, frames.bytes(), frames.ends(), frames.receivedEpochNs(), chunkFrames,
                        folder.resolve("events").toString())),
                    new Side("Jackson, tokens", 0, make(
                        TokenContender.class, frames.bytes(), frames.ends(), chunkFrames)),
                    new Side("bare read", 0, make(
                        ByteContender.class, frames.bytes(), frames.ends(), chunkFrames))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Contender make(final Class<?> type, final Object... arguments)
    {
        return (Contender)new Isolation(List.of()).make(type.getName(), arguments);
    }
}
