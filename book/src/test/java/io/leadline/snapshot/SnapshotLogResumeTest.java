package io.leadline.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.config.Configuration;
import io.leadline.event.EventHandler;
import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.log.BareDocuments;
import io.leadline.log.DocumentAppender;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.LogFiles;

import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer over a log that exists makes it again, compares every byte, and goes on behind it. */
class SnapshotLogResumeTest
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long DAY_NS = 86_400 * SECOND_NS;
    private static final Configuration CONFIGURATION = Configurations.random("12m");

    @TempDir
    private Path folder;
    private Path events;
    private Path whole;

    @BeforeEach
    void writeLogs()
    {
        events = folder.resolve("events");
        whole = folder.resolve("whole");
        new RandomFeed(new Random(9), CONFIGURATION, 6).write(events, 700, 400 * SECOND_NS, DAY_NS);
        SampledBooks.sample(CONFIGURATION, events, whole);
    }

    @Test
    void shouldMakeSameDocumentsWhereverItIsStopped()
    {
        final long documentCount = BareDocuments.of(events).size();
        final Random random = new Random(1);
        for (int round = 0; round < 5; round++)
        {
            final Path parts = folder.resolve("parts-" + round);
            long stop = 0;
            long appended = 0;
            while (stop < documentCount)
            {
                stop = Math.min(documentCount, stop + 1 + random.nextInt(15));
                try (SampledBooks sampled = new SampledBooks(CONFIGURATION, parts, false))
                {
                    sampled.follow(events, stop);
                    sampled.writer().requireNoMore();
                    appended += sampled.writer().appendedCount();
                    assertThat(sampled.writer().documentCount()).isEqualTo(appended);
                }
            }

            assertSame(BareDocuments.of(parts), BareDocuments.of(whole));
            assertThat(lastHash(parts)).isEqualTo(lastHash(whole));
        }
    }

    /** Stopped while an instant's documents were being written: nothing but whole documents is there. */
    @Test
    void shouldGoOnBehindAnyDocument()
    {
        final List<byte[]> documents = BareDocuments.of(whole);
        for (int kept = 1; kept < documents.size(); kept += 1 + documents.size() / 12)
        {
            final Path cut = folder.resolve("cut-" + kept);
            copy(documents.subList(0, kept), cut);
            try (SampledBooks sampled = new SampledBooks(CONFIGURATION, cut, false))
            {
                sampled.follow(events, Long.MAX_VALUE);
                assertThat(sampled.writer().appendedCount()).isEqualTo(documents.size() - kept);
                assertThat(sampled.writer().lastHash()).isEqualTo(lastHash(whole));
            }

            assertSame(BareDocuments.of(cut), documents);
        }
    }

    @Test
    void shouldReadItsOwnHashAndCounts()
    {
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, whole, true))
        {
            sampled.follow(events, Long.MAX_VALUE);
            assertThat(sampled.writer().appendedCount()).isZero();
            assertThat(sampled.writer().byteCount())
                .isEqualTo(BareDocuments.of(whole).stream().mapToLong(document -> document.length).sum());
            try (SnapshotLogReader reader = SnapshotLogReader.open(whole))
            {
                assertThat(MeasuredLines.read(reader)).isEqualTo(sampled.lines());
                assertThat(reader.lastHash()).isEqualTo(sampled.writer().lastHash());
                assertThat(reader.documentCount()).isEqualTo(sampled.writer().documentCount());
                assertThat(reader.fileCount()).isEqualTo(LogFiles.days(whole).size());
                assertThat(reader.commitment()).hasSize(32);
            }
        }
    }

    @Test
    void shouldRefuseLogOfOtherConfiguration()
    {
        try (SampledBooks sampled = new SampledBooks(Configurations.random("24m"), whole, false))
        {
            assertForeign(() -> sampled.follow(events, Long.MAX_VALUE), "number=0");
        }
        assertThat(BareDocuments.of(whole)).isNotEmpty();
    }

    @Test
    void shouldRefuseLogOfOtherEvents()
    {
        final Path others = folder.resolve("others");
        new RandomFeed(new Random(10), CONFIGURATION, 6).write(others, 700, 400 * SECOND_NS, DAY_NS);
        final List<byte[]> before = BareDocuments.of(whole);
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, whole, false))
        {
            assertForeign(() -> sampled.follow(others, Long.MAX_VALUE), "path=" + whole);
        }
        assertSame(BareDocuments.of(whole), before);
    }

    /** A document that was changed, checksum and all, is not what the events make. */
    @Test
    void shouldNameDocumentThatWasChanged()
    {
        final List<byte[]> documents = BareDocuments.of(whole);
        for (int number = 0; number < documents.size(); number += 1 + documents.size() / 8)
        {
            final List<byte[]> changed = new ArrayList<>(documents);
            final byte[] document = documents.get(number).clone();
            document[document.length - 1] ^= 1;
            changed.set(number, document);
            final Path copy = folder.resolve("changed-" + number);
            copy(SnapshotDocuments.rechain(changed), copy);
            try (SampledBooks sampled = new SampledBooks(CONFIGURATION, copy, true))
            {
                assertForeign(() -> sampled.follow(events, Long.MAX_VALUE), "number=" + number);
            }
        }
    }

    @Test
    void shouldRefuseLogThatGoesOnWhereEventsEnd()
    {
        final long documentCount = BareDocuments.of(events).size();
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, whole, true))
        {
            sampled.follow(events, documentCount / 2);
            assertForeign(() -> sampled.writer().requireNoMore(), "goes on where the event log has ended");
        }
    }

    @Test
    void shouldWriteNothingWhenItOnlyCompares() throws IOException
    {
        final List<byte[]> documents = BareDocuments.of(whole);
        final Path cut = folder.resolve("cut");
        copy(documents.subList(0, documents.size() / 2), cut);
        final long lengthBefore = LogFiles.length(cut);
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, cut, true))
        {
            sampled.follow(events, Long.MAX_VALUE);
            assertThat(sampled.writer().appendedCount()).isEqualTo(documents.size() - documents.size() / 2);
        }
        assertThat(BareDocuments.of(cut)).hasSize(documents.size() / 2);
        assertThat(LogFiles.length(cut)).isEqualTo(lengthBefore);
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, folder.resolve("nothing"), true))
        {
            sampled.follow(events, Long.MAX_VALUE);
        }
        assertThat(Files.exists(folder.resolve("nothing"))).isFalse();
    }

    @Test
    void shouldNameLogOfTheOtherKind()
    {
        assertThatThrownBy(() -> SnapshotLogReader.open(events))
            .isInstanceOfSatisfying(LogException.class, failure ->
                assertThat(failure.fault()).isEqualTo(Fault.MIXED_UP))
            .hasMessage("wrong log: this is an event log: path=" + events + " needs=a snapshot log");
        try (EventLogReader reader = new EventLogReader(whole))
        {
            final EventHandler nobody = new SampledBooks(CONFIGURATION, folder.resolve("none"), true);
            assertThatThrownBy(() -> reader.poll(nobody))
                .isInstanceOfSatisfying(LogException.class, failure ->
                    assertThat(failure.fault()).isEqualTo(Fault.MIXED_UP))
                .hasMessage("wrong log: this is a snapshot log: path=" + whole + " needs=an event log");
        }
        assertThatThrownBy(() -> new EventLogWriter(whole, DAY_NS).close()).isInstanceOf(LogException.class);
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, events, false))
        {
            assertForeign(() -> sampled.follow(events, Long.MAX_VALUE), "number=0");
        }
    }

    @Test
    void shouldNameFilesThatAreGone() throws IOException
    {
        final int days = LogFiles.days(whole).size();
        assertThat(days).isGreaterThan(2);
        for (int day = 0; day < days; day++)
        {
            final Path copy = folder.resolve("without-" + day);
            copy(BareDocuments.of(whole), copy);
            Files.delete(LogFiles.days(copy).get(day));

            assertThatThrownBy(() -> readAll(copy)).isInstanceOfSatisfying(
                LogException.class, failure -> assertThat(failure.fault()).isEqualTo(Fault.INCOMPLETE));
        }
    }

    private static void readAll(final Path log)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(log))
        {
            MeasuredLines.read(reader);
        }
    }

    /** A reader that has come to the end sees what is appended later. */
    @Test
    void shouldShowSnapshotsToReaderAsTheyAreWritten()
    {
        final Path live = folder.resolve("live");
        final List<String> found = new ArrayList<>();
        try (SampledBooks sampled = new SampledBooks(CONFIGURATION, live, false))
        {
            try (EventLogReader reader = new EventLogReader(events))
            {
                reader.poll(sampled);
                try (SnapshotLogReader snapshots = SnapshotLogReader.open(live))
                {
                    boolean isMore = true;
                    while (isMore)
                    {
                        found.addAll(MeasuredLines.read(snapshots));
                        assertThat(found).isEqualTo(sampled.lines());
                        isMore = reader.poll(sampled);
                    }
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
    }

    private static void assertForeign(
        final ThrowingCallable call, final String message)
    {
        assertThatThrownBy(call)
            .isInstanceOfSatisfying(LogException.class, failure ->
                assertThat(failure.fault()).isEqualTo(Fault.FOREIGN))
            .hasMessageStartingWith("foreign: ").hasMessageContaining(message);
    }

    private static byte[] lastHash(final Path log)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(log))
        {
            MeasuredLines.read(reader);
            return reader.lastHash();
        }
    }

    private static void copy(final List<byte[]> documents, final Path target)
    {
        final UnsafeBuffer memory = new UnsafeBuffer(BufferUtil.allocateDirectAligned(1 << 20, 64));
        try (DocumentAppender appender = new DocumentAppender(target))
        {
            for (final byte[] document : documents)
            {
                memory.putBytes(0, document);
                appender.append(SnapshotDocuments.timeEpochNs(document), memory, 0, document.length);
            }
        }
    }

    private static void assertSame(final List<byte[]> found, final List<byte[]> expected)
    {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++)
        {
            assertThat(found.get(i)).as("document=%d", i).isEqualTo(expected.get(i));
        }
    }
}
