package io.leadline.bench.feed.binance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.feed.BytesContender;
import io.leadline.bench.feed.Target;
import io.leadline.bench.feed.TokensContender;
import io.leadline.bench.flow.LevelUpdates;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/** A recorded session of depth, trades and best prices from its bytes in memory into nothing and into a log on disk. */
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
        final byte[] bytes = frames.messages().bytes();
        final int[] ends = frames.messages().ends();
        final long[] received = frames.receivedEpochNs();
        final int chunk = ends.length / scale.allChunks();
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(new Duel(
                "feed-binance", "recorded BTCUSDT frames, 1 of 14 an update of 68 levels", "ns/frame",
                List.of(
                    new Side("decode", 0, Isolation.contender(
                        DepthContender.class, bytes, ends, received, chunk, Target.NOTHING)),
                    new Side("bytes", 0, Isolation.contender(BytesContender.class, bytes, ends, chunk)),
                    new Side("Jackson, tokens", 0, Isolation.contender(TokensContender.class, bytes, ends, chunk)),
                    new Side("decode into a log", 0, Isolation.contender(
                        DepthContender.class, bytes, ends, received, chunk, folder.resolve("events")))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }
}
