package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.leadline.log.LogException.Fault;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentQueueTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;

    @TempDir
    private Path folder;

    private final UnsafeBuffer memory =
        new UnsafeBuffer(BufferUtil.allocateDirectAligned(DocumentQueue.MAX_DOCUMENT_LENGTH + 64, 64));

    @Test
    void shouldReadBackDocumentsOfEveryLength()
    {
        final Random random = new Random(1);
        final List<byte[]> written = new ArrayList<>();
        for (int round = 0; round < 300; round++)
        {
            written.add(bytes(random, 1 + random.nextInt(1 << random.nextInt(18))));
        }
        written.add(bytes(random, DocumentQueue.MAX_DOCUMENT_LENGTH));
        written.add(bytes(random, 1));
        append(MIDNIGHT, written);

        assertSame(written, BareDocuments.of(folder));
    }

    @Test
    void shouldRefuseDocumentThatIsTooLong()
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            assertThatThrownBy(() -> appender.append(MIDNIGHT, memory, 0, DocumentQueue.MAX_DOCUMENT_LENGTH + 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("document too long: length=16777217 limit=16777216");
        }
    }

    @Test
    void shouldShowDocumentsWhileLogGrowsOverDays()
    {
        final Random random = new Random(2);
        final List<byte[]> written = new ArrayList<>();
        final List<byte[]> read = new ArrayList<>();
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            append(appender, MIDNIGHT, bytes(random, 5), written);
            try (DocumentTailer tailer = new DocumentTailer(folder))
            {
                for (int i = 0; i < 100; i++)
                {
                    drain(tailer, read);
                    assertSame(written, read);
                    append(appender, MIDNIGHT + i * DAY_NS / 20, bytes(random, 1 + random.nextInt(5_000)), written);
                }
            }
        }

        assertThat(LogFiles.names(folder)).containsExactly(
            "20260301F", "20260302F", "20260303F", "20260304F", "20260305F");
        assertSame(written, BareDocuments.of(folder));
    }

    @Test
    void shouldNameLogThatIsNotThere() throws IOException
    {
        assertFault(folder, Fault.MISSING, "missing: no log in folder: path=" + folder);
        assertFault(folder.resolve("nowhere"), Fault.MISSING, "missing: no log in folder");
        Files.writeString(folder.resolve("readme.txt"), "not a log");
        assertFault(folder, Fault.MISSING, "missing: no log in folder");
        assertThat(DocumentTailer.isLog(folder)).isFalse();
    }

    @Test
    void shouldNameFirstFileThatIsGone() throws IOException
    {
        appendDays(3);
        Files.delete(LogFiles.days(folder).get(0));

        assertFault(
            folder, Fault.INCOMPLETE,
            "incomplete: first file of the log is gone: path=" + folder + " expected=20260301 found=20260302F.cq4");
    }

    @Test
    void shouldNameLastFileThatIsGone() throws IOException
    {
        appendDays(3);
        Files.delete(LogFiles.days(folder).get(2));

        assertFault(
            folder, Fault.INCOMPLETE,
            "incomplete: last file of the log is gone: path=" + folder + " expected=20260303 found=20260302F.cq4");
    }

    @Test
    void shouldReadOnBehindFileThatIsGone() throws IOException
    {
        final List<byte[]> written = appendDays(3);
        Files.delete(LogFiles.days(folder).get(1));

        // Documents tell by their numbers that one is missing; a queue has no numbers over days.
        assertSame(List.of(written.get(0), written.get(2)), BareDocuments.of(folder));
    }

    @Test
    void shouldReadLogWhoseListingIsGone() throws IOException
    {
        final List<byte[]> written = appendDays(2);
        try (Stream<Path> files = Files.list(folder))
        {
            for (final Path file : files.filter(file -> file.toString().endsWith(".cq4t")).toList())
            {
                Files.delete(file);
            }
        }

        assertSame(written, BareDocuments.of(folder));
    }

    private static void assertFault(final Path directory, final Fault fault, final String message)
    {
        assertThatThrownBy(() -> BareDocuments.of(directory))
            .isInstanceOfSatisfying(LogException.class, failure -> assertThat(failure.fault()).isEqualTo(fault))
            .hasMessageStartingWith(message);
    }

    private List<byte[]> appendDays(final int count)
    {
        final List<byte[]> written = new ArrayList<>();
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            for (int day = 0; day < count; day++)
            {
                append(appender, MIDNIGHT + day * DAY_NS, new byte[] {(byte)day, 7, 7}, written);
            }
        }

        return written;
    }

    private void append(final long timeEpochNs, final List<byte[]> documents)
    {
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            documents.forEach(document -> append(appender, timeEpochNs, document, new ArrayList<>()));
        }
    }

    private void append(
        final DocumentAppender appender, final long timeEpochNs, final byte[] document, final List<byte[]> written)
    {
        memory.putBytes(0, document);
        appender.append(timeEpochNs, memory, 0, document.length);
        written.add(document);
    }

    private static void drain(final DocumentTailer tailer, final List<byte[]> read)
    {
        while (tailer.next())
        {
            final byte[] document = new byte[tailer.length()];
            tailer.document().getBytes(0, document);
            read.add(document);
        }
    }

    private static byte[] bytes(final Random random, final int length)
    {
        final byte[] bytes = new byte[length];
        random.nextBytes(bytes);

        return bytes;
    }

    private static void assertSame(final List<byte[]> expected, final List<byte[]> found)
    {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++)
        {
            assertThat(found.get(i)).as("document=%d", i).isEqualTo(expected.get(i));
        }
    }
}
