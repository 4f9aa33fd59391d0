package io.leadline.bench.feed.dydx;

import java.nio.file.Path;

import io.leadline.bench.feed.MessageWalk;
import io.leadline.bench.feed.Target;
import io.leadline.bench.pair.Contender;
import io.leadline.feed.dydx.DydxSession;

/** Decodes the same messages again and again, each time as a new subscription. An operation is a message. */
public final class DydxContender implements Contender
{
    private static final long STEP_NS = 50_000_000;

    private final byte[] bytes;
    private final MessageWalk walk;
    private final int chunkMessages;
    private final Target target;
    private final DydxSession session;
    private long timeEpochNs = 20_000L * 86_400_000_000_000L;

    /**
     * Begins with the first message.
     *
     * @param folder of the log, or {@link Target#NOTHING}.
     */
    public DydxContender(final byte[] bytes, final int[] ends, final Integer chunkMessages, final Path folder)
    {
        this.bytes = bytes;
        this.chunkMessages = chunkMessages;
        walk = new MessageWalk(ends);
        target = new Target(folder);
        session = new DydxSession(RecordedStream.markets(), target.sink());
    }

    @Override
    public long run()
    {
        for (int i = 0; i < chunkMessages; i++)
        {
            walk.next();
            timeEpochNs += STEP_NS;
            if (!session.onFrame(bytes, walk.offset(), walk.length(), timeEpochNs))
            {
                throw new IllegalStateException(session.problem());
            }
            if (walk.isLast())
            {
                session.onDisconnect();
            }
        }
        target.endChunk();

        return chunkMessages;
    }

    @Override
    public void close()
    {
        target.close();
    }
}
