package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;

import io.leadline.log.BareDocuments;
import io.leadline.log.DocumentAppender;
import io.leadline.log.Documents;
import io.leadline.log.LogException;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Makes documents that no writer wrote, and reads logs of them in every way there is. */
final class ForgedLogs
{
    private final Path folder;
    private int logCount;

    /** Logs in a folder. */
    ForgedLogs(final Path folder)
    {
        this.folder = folder;
    }

    /** A document at the time of a file's first. */
    static byte[] document(final byte[] first, final int kind, final int... body)
    {
        final RecordOutput output = SnapshotDocuments.output();
        for (final int value : body)
        {
            output.putByte(value);
        }

        return document(first, kind, output);
    }

    static byte[] document(final byte[] first, final int kind, final RecordOutput body)
    {
        final byte[] document = SnapshotDocuments.bytes(body);
        System.arraycopy(first, 0, document, 0, SnapshotLayout.BODY_OFFSET);
        document[SnapshotLayout.KIND_OFFSET] = (byte)kind;

        return document;
    }

    static void assertReadersRefuse(final String message, final List<byte[]> log)
    {
        assertMessage(() -> readAll(log, true), message);
        assertMessage(() -> readAll(log, false), message);
    }

    static void assertMessage(final ThrowingCallable reading, final String message)
    {
        assertThatThrownBy(reading).isInstanceOf(LogException.class).hasMessageStartingWith(message);
    }

    static List<String> readAll(final List<byte[]> log, final boolean isChained)
    {
        final Documents documents = new BareDocuments(log);
        try (SnapshotLogReader reader =
            isChained ? SnapshotLogReader.open(documents) : SnapshotLogReader.skim(documents))
        {
            return MeasuredLines.read(reader);
        }
    }

    /** The line of a market's last snapshot, looked for at the time of the log's last document. */
    String find(final List<byte[]> log, final int market)
    {
        final Path directory = folder.resolve("log-" + logCount++);
        final UnsafeBuffer memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned(1 << 21, Long.BYTES));
        try (DocumentAppender appender = new DocumentAppender(directory))
        {
            for (final byte[] document : log)
            {
                memory.putBytes(0, document);
                appender.append(SnapshotDocuments.timeEpochNs(document), memory, 0, document.length);
            }
        }
        try (SnapshotFinder finder = SnapshotFinder.open(directory))
        {
            final Snapshot found = finder.find(market, SnapshotDocuments.timeEpochNs(log.get(log.size() - 1)));
            return found == null ?
                null : MeasuredLines.line(SnapshotSource.Record.SNAPSHOT, found, finder.layout());
        }
    }
}
