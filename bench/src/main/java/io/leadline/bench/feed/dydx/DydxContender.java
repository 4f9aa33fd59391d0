package io.leadline.bench.feed.dydx;

import java.nio.file.Path;
import java.util.List;

import io.leadline.bench.feed.EventSum;
import io.leadline.bench.pair.Contender;
import io.leadline.event.EventLogWriter;
import io.leadline.feed.dydx.DydxSession;

/** Decodes the same messages again and again, each time as a new subscription. An operation is a message. */
public final class DydxContender implements Contender
{
    private static final long STEP_NS = 50_000_000;

    private final List<byte[]> messages;
    private final int rounds;
    private final EventSum sink = new EventSum();
    private final EventLogWriter log;
    private final DydxSession session;
    private long timeEpochNs = 20_000L * 86_400_000_000_000L;

    /** Into a log in a folder, or without one, into a sum. */
    public DydxContender(final List<byte[]> messages, final Integer rounds, final Path folder)
    {
        this.messages = messages;
        this.rounds = rounds;
        log = folder.toString().isEmpty() ? null : new EventLogWriter(folder, Long.MAX_VALUE);
        session = new DydxSession(RecordedStream.markets(), log == null ? sink : log);
    }

    @Override
    public long run()
    {
        for (int round = 0; round < rounds; round++)
        {
            for (final byte[] message : messages)
            {
                timeEpochNs += STEP_NS;
                if (!session.onFrame(message, 0, message.length, timeEpochNs))
                {
                    throw new IllegalStateException(session.problem());
                }
            }
            session.onDisconnect();
            if (log != null)
            {
                log.flush();
            }
        }
        if (log == null && sink.sum() == 0)
        {
            throw new IllegalStateException("nothing was decoded: messages=" + messages.size());
        }

        return (long)rounds * messages.size();
    }

    @Override
    public void close()
    {
        if (log != null)
        {
            log.close();
        }
    }
}
