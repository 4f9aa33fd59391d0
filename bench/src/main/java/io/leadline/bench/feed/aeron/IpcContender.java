package io.leadline.bench.feed.aeron;

import java.nio.ByteOrder;
import java.nio.file.Path;

import io.aeron.Image;
import io.aeron.logbuffer.FragmentHandler;

import io.leadline.bench.feed.EventSum;
import io.leadline.bench.pair.Contender;
import io.leadline.feed.aeron.EngineLimits;
import io.leadline.feed.aeron.EngineReader;
import io.leadline.feed.aeron.EngineSession;
import io.leadline.feed.aeron.EngineSink;
import io.leadline.feed.aeron.PublicationOutput;

/**
 * An engine tells its events over shared memory, and a reader polls them, in turn on one thread: decoding each, or
 * looking at its sequence only. An operation is a message.
 */
public final class IpcContender implements Contender
{
    private static final int MESSAGES_PER_TURN = 500;

    private final IpcLine line;
    private final EngineSink engine;
    private final EngineFlow flow;
    private final EventSum sink = new EventSum();
    private final EngineReader reader;
    private final Image image;
    private final FragmentHandler bare;
    private final boolean isDecoding;
    private final int chunkMessages;
    private long read;
    private long told;
    private long lastSequence;

    /**
     * Opens a line in a folder of its own.
     *
     * @param isDecoding decodes what it reads; otherwise it is polled bare.
     */
    public IpcContender(final Integer chunkMessages, final Boolean isDecoding, final Path folder)
    {
        this.chunkMessages = chunkMessages;
        this.isDecoding = isDecoding;
        line = new IpcLine(folder);
        image = line.subscription().imageAtIndex(0);
        final EngineSession session = new EngineSession(
            EngineFlow.configuration(), sink, EngineLimits.DEFAULT,
            (reason, value, template, version) -> refuse(reason.toString(), value));
        reader = new EngineReader(line.subscription(), session, sink);
        bare = (buffer, offset, length, header) ->
            lastSequence = buffer.getLong(offset + Long.BYTES, ByteOrder.LITTLE_ENDIAN);
        engine = new EngineSink(new PublicationOutput(line.publication()));
        flow = new EngineFlow(engine);
        readAll();
    }

    private static void refuse(final String reason, final long value)
    {
        throw new IllegalStateException("message was refused: reason=" + reason + " value=" + value);
    }

    @Override
    public long run()
    {
        for (int done = 0; done < chunkMessages; done += MESSAGES_PER_TURN)
        {
            for (int i = 0; i < MESSAGES_PER_TURN; i++)
            {
                flow.event();
            }
            readAll();
            line.turn();
        }
        told += chunkMessages;
        if (engine.lostCount() + sink.statusCount() > 0 ||
            (isDecoding ? sink.count() != told : lastSequence != engine.messageCount()))
        {
            throw new IllegalStateException(
                "messages are missing: lost=" + engine.lostCount() + " last=" + lastSequence + " events=" +
                sink.count() + " told=" + told);
        }

        return chunkMessages;
    }

    private void readAll()
    {
        while (read < engine.messageCount())
        {
            read += isDecoding ? reader.doWork() : image.poll(bare, MESSAGES_PER_TURN);
        }
    }

    @Override
    public void close()
    {
        line.close();
    }
}
