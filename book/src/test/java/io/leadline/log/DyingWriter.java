package io.leadline.log;

import java.nio.file.Path;

import org.agrona.concurrent.UnsafeBuffer;

/** A process that dies in the middle of a document, with bytes all over it that look like headers of others. */
final class DyingWriter
{
    static final int WHOLE_LENGTH = 100;
    static final int TORN_LENGTH = 300_000;

    private DyingWriter()
    {
    }

    /** Arguments: the folder, and the time of the documents. */
    public static void main(final String[] arguments)
    {
        final long timeEpochNs = Long.parseLong(arguments[1]);
        final DocumentAppender appender = new DocumentAppender(Path.of(arguments[0]));
        appender.begin(timeEpochNs, WHOLE_LENGTH).setMemory(0, WHOLE_LENGTH, (byte)1);
        appender.commit(WHOLE_LENGTH);
        final UnsafeBuffer torn = appender.begin(timeEpochNs, TORN_LENGTH);
        for (int offset = 0; offset < TORN_LENGTH; offset += Integer.BYTES)
        {
            torn.putInt(offset, Long.BYTES);
        }
        Runtime.getRuntime().halt(1);
    }
}
