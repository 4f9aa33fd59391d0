package io.leadline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.leadline.config.Configuration;
import io.leadline.log.LogException;
import io.leadline.log.LogException.Fault;
import io.leadline.log.LogFiles;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hole in a file is no end of the log where later files hold documents; nothing else is a hole. */
class EventLogHoleTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int DAYS = 4;
    private static final int DOCUMENTS = 3;
    private static final long MOST_SECONDS = 60;
    private static final long MOST_POLLS = 1 << 26;

    @TempDir
    private Path folder;

    private static EventLogWriter open(final Path directory)
    {
        return new EventLogWriter(directory, Configuration.Feed.DEFAULT_MAX_JUMP_NS);
    }

    private static void write(final EventLogWriter writer, final int firstDay, final int dayCount)
    {
        for (int document = firstDay * DOCUMENTS; document < (firstDay + dayCount) * DOCUMENTS; document++)
        {
            writer.heartbeat(
                RandomEvents.START_EPOCH_NS + document / DOCUMENTS * DAY_NS + document % DOCUMENTS,
                EventSink.NO_MARKET);
            writer.flush();
        }
    }

    private Path written(final int dayCount)
    {
        final Path log = folder.resolve("log");
        try (EventLogWriter writer = open(log))
        {
            write(writer, 0, dayCount);
        }

        return log;
    }

    private static long readToEnd(final Path log)
    {
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(log))
        {
            boolean isMore = true;
            while (isMore)
            {
                isMore = reader.pollToEnd(shown);
            }

            return reader.documentCount();
        }
    }

    private static void assertHole(final ThrowingCallable call, final Path log, final int number, final Path later)
    {
        assertThatThrownBy(call)
            .isInstanceOfSatisfying(LogException.class, failure -> assertThat(failure.fault())
                .isEqualTo(Fault.CORRUPT))
            .hasMessageContainingAll(
                "log goes on behind its end: path=" + log + " index=0x", " number=" + number + " ",
                "later_file=" + later);
    }

    @Test
    void shouldNotTakeAHoleForTheEndOfALogThatGoesOn() throws IOException
    {
        final Path log = written(DAYS);
        LogFiles.zero(LogFiles.days(log).get(1), 1);

        assertHole(() -> readToEnd(log), log, DOCUMENTS + 1, LogFiles.days(log).get(2));
    }

    @Test
    void shouldNotWriteBehindAHole() throws IOException
    {
        final Path log = written(DAYS);
        LogFiles.zero(LogFiles.days(log).get(2), 2);

        assertHole(() -> open(log).close(), log, 2 * DOCUMENTS + 2, LogFiles.days(log).get(3));
    }

    /** It would wait there for ever, while the log goes on. */
    @Test
    void shouldTellAReaderThatFollowsOfTheHoleItWaitsAt() throws IOException
    {
        final Path log = written(DAYS);
        LogFiles.zero(LogFiles.days(log).get(0), 2);

        assertHole(
            () ->
            {
                final RecordLines shown = new RecordLines();
                try (EventLogReader reader = new EventLogReader(log))
                {
                    for (long polls = 0; polls < MOST_POLLS; polls++)
                    {
                        reader.poll(shown);
                    }
                }
            },
            log, 2, LogFiles.days(log).get(1));
    }

    /** It is where a writer may be at work. */
    @Test
    void shouldTakeAHoleInTheLastFileForTheEnd() throws IOException
    {
        final Path log = written(DAYS);
        LogFiles.zero(LogFiles.days(log).get(DAYS - 1), 1);

        assertThat(readToEnd(log)).isEqualTo((DAYS - 1) * DOCUMENTS + 1);
    }

    /** Files are left as they are at that moment: none is closed, and a later writer goes on in another one. */
    @Test
    void shouldReadALogWhoseWriterWasKilledAndThatWentOn() throws IOException
    {
        final Path log = folder.resolve("log");
        final Path killed = folder.resolve("killed");
        Files.createDirectories(killed);
        try (EventLogWriter writer = open(log))
        {
            write(writer, 0, 2);
            try (Stream<Path> files = Files.list(log))
            {
                for (final Path file : files.toList())
                {
                    Files.copy(file, killed.resolve(file.getFileName()));
                }
            }
        }

        assertThat(readToEnd(killed)).isEqualTo(2 * DOCUMENTS);
        try (EventLogWriter writer = open(killed))
        {
            write(writer, 2, 2);
        }
        assertThat(readToEnd(killed)).isEqualTo(4 * DOCUMENTS);
    }

    @Test
    void shouldNotBeAlarmedByAWriterAtWork() throws Exception
    {
        final int days = 60;
        final Path log = written(1);
        final CompletableFuture<Void> work = CompletableFuture.runAsync(() ->
        {
            try (EventLogWriter writer = open(log))
            {
                write(writer, 1, days - 1);
            }
        });
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        final RecordLines shown = new RecordLines();
        try (EventLogReader reader = new EventLogReader(log))
        {
            while (reader.documentCount() < days * DOCUMENTS && System.nanoTime() < deadlineNs)
            {
                reader.pollToEnd(shown);
            }

            assertThat(reader.documentCount()).isEqualTo(days * DOCUMENTS);
        }
        work.get(MOST_SECONDS, TimeUnit.SECONDS);
    }
}
