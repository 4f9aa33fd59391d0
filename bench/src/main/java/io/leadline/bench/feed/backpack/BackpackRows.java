package io.leadline.bench.feed.backpack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.feed.BytesContender;
import io.leadline.bench.feed.Messages;
import io.leadline.bench.feed.Target;
import io.leadline.bench.feed.TokensContender;
import io.leadline.bench.pair.Contender;
import io.leadline.bench.pair.Duel;
import io.leadline.bench.pair.Isolation;
import io.leadline.bench.pair.Row;
import io.leadline.bench.pair.Scale;
import io.leadline.bench.pair.Side;
import io.leadline.command.Folders;

/**
 * Public depth joined with a maker's private stream, from frames in memory into nothing and into a log on disk. There
 * is no recording of a whole session of both, so it is made.
 */
public final class BackpackRows
{
    private static final int CHUNK_FRAMES = 2_000;
    private static final long BEGIN_EPOCH_NS = 1_790_915_525_000_000_000L;
    private static final long SYNC_NS = 30_000_000_000L;

    private BackpackRows()
    {
    }

    /** All chunks together are the session once. */
    public static List<Row> session(final Scale scale) throws IOException
    {
        final VenueFrames frames = new VenueFrames(CHUNK_FRAMES * scale.allChunks(), BEGIN_EPOCH_NS + SYNC_NS);
        final Messages messages = frames.messages();
        final byte[] bytes = messages.bytes();
        final int[] ends = messages.ends();
        final Path folder = Files.createTempDirectory("leadline-bench");
        try
        {
            return List.of(new Duel(
                "feed-backpack", "frames of one market and one maker, 1 of 5 private, in memory", "ns/frame",
                List.of(
                    new Side("decode", 0, decoder(frames, bytes, ends, Target.NOTHING)),
                    new Side("bytes", 0, Isolation.contender(BytesContender.class, bytes, ends, CHUNK_FRAMES)),
                    new Side(
                        "Jackson, tokens", 0, Isolation.contender(TokensContender.class, bytes, ends, CHUNK_FRAMES)),
                    new Side("decode into a log", 0, decoder(frames, bytes, ends, folder.resolve("events")))))
                .run(scale.warmUpChunks(), scale.chunks()));
        }
        finally
        {
            Folders.delete(folder);
        }
    }

    private static Contender decoder(
        final VenueFrames frames, final byte[] bytes, final int[] ends, final Path folder)
    {
        return Isolation.contender(
            BackpackContender.class, bytes, ends, frames.lines(), frames.receivedEpochNs(), CHUNK_FRAMES,
            BEGIN_EPOCH_NS, folder);
    }
}
