package io.leadline.feed.hyperliquid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import io.leadline.feed.CharSpan;
import io.leadline.feed.json.JsonException;
import io.leadline.feed.json.JsonReader;
import io.leadline.feed.json.JsonToken;
import io.leadline.feed.json.JsonWords;

/** Number and time of a line's block, read without its events. Single thread; no garbage unless a line is broken. */
final class Envelope
{
    /** The line is none of a node's. */
    static final long BROKEN = -1;

    private static final int HEAD_LENGTH = 1 << 12;
    private static final JsonWords NAMES = JsonWords.of("block_number", "block_time");
    private static final int NUMBER = 0;
    private static final int TIME = 1;

    private final JsonReader json = new JsonReader(Integer.MAX_VALUE);
    private final CharSpan text = new CharSpan();
    private long block;
    private long timeEpochNs;

    /** Reads a line, or as much of it as holds both; false when it is broken. */
    boolean read(final byte[] bytes, final int offset, final int length)
    {
        block = BROKEN;
        timeEpochNs = BROKEN;
        try
        {
            json.wrap(bytes, offset, length);
            json.next(JsonToken.START_OBJECT);
            while ((block == BROKEN || timeEpochNs < 0) && json.next() == JsonToken.NAME)
            {
                readField();
            }
        }
        catch (final JsonException broken)
        {
            return false;
        }

        return block >= 0 && block < BlockLines.NO_BLOCK && timeEpochNs >= 0;
    }

    private void readField()
    {
        final int name = json.word(NAMES);
        json.next();
        if (name == NUMBER)
        {
            block = json.integer();
        }
        else if (name == TIME)
        {
            json.text(text);
            timeEpochNs = BlockTime.parse(text);
        }
        else
        {
            json.skip();
        }
    }

    long block()
    {
        return block;
    }

    long timeEpochNs()
    {
        return timeEpochNs;
    }

    /** Reads the first line of a file; false when there is none, or none that is a node's. */
    boolean readFirst(final Path file)
    {
        final ByteBuffer head = ByteBuffer.allocate(HEAD_LENGTH);
        try (SeekableByteChannel channel = Files.newByteChannel(file))
        {
            int length = 0;
            while (length >= 0 && head.hasRemaining())
            {
                length = channel.read(head);
            }
        }
        catch (final NoSuchFileException gone)
        {
            return false;
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return read(head.array(), 0, head.position());
    }
}
