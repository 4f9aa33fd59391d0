package io.leadline.proof.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.log.DocumentAppender;
import io.leadline.log.DocumentTailer;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Logs as their documents: read from a folder, and written into another as a writer would write them. */
final class LogFolder
{
    private static final int TIME_OFFSET = 20;
    private static final int ALIGNMENT = 64;

    private LogFolder()
    {
    }

    static List<byte[]> documents(final Path log)
    {
        final List<byte[]> documents = new ArrayList<>();
        try (DocumentTailer tailer = new DocumentTailer(log))
        {
            while (tailer.next())
            {
                final byte[] document = new byte[tailer.length()];
                tailer.document().getBytes(0, document);
                documents.add(document);
            }
        }

        return documents;
    }

    static Path write(final List<byte[]> documents, final Path log)
    {
        try (DocumentAppender appender = new DocumentAppender(log))
        {
            long lastEpochNs = 0;
            for (final byte[] document : documents)
            {
                final UnsafeBuffer buffer =
                    new UnsafeBuffer(BufferUtil.allocateDirectAligned(document.length, ALIGNMENT));
                buffer.putBytes(0, document);
                lastEpochNs = Math.max(lastEpochNs, buffer.getLong(TIME_OFFSET, ByteOrder.LITTLE_ENDIAN));
                appender.append(lastEpochNs, buffer, 0, document.length);
            }
        }

        return log;
    }

    /** Copies the files of a log. */
    static Path copy(final Path log, final Path target)
    {
        try
        {
            Files.createDirectories(target);
            for (final Path file : VenueDay.files(log))
            {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }

        return target;
    }
}
