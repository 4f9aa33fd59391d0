package io.leadline.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;

import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentRunner;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageToucherTest
{
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;
    private static final int DOCUMENT_COUNT = 300;
    private static final int MAX_LENGTH = 1 << 20;
    private static final int UNKNOWN_ADVICE = 9_999;

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    /** Some 150 MB over three days, so blocks and files are left behind. */
    @Test
    void shouldLeaveEveryByteOfEveryFileAsItWouldBe() throws IOException
    {
        final Path plain = folder.resolve("plain");
        final Path touched = folder.resolve("touched");
        write(plain, null);
        final PageToucher toucher = new PageToucher(touched, complaints::add);
        write(touched, toucher);
        toucher.onClose();

        final List<Path> files = LogFiles.days(plain);
        assertThat(LogFiles.names(touched)).isEqualTo(LogFiles.names(plain)).hasSize(3);
        for (final Path file : files)
        {
            final Path other = touched.resolve(file.getFileName());
            assertThat(Files.size(other)).isEqualTo(Files.size(file));
            assertThat(Files.mismatch(file, other)).as("file=%s", file).isEqualTo(-1);
        }
        assertThat(complaints).isEmpty();
        assertThat(toucher.errorCount()).isZero();
        assertThat(toucher.touchedLength()).isGreaterThan(3 * (long)DocumentQueue.MAX_DOCUMENT_LENGTH);
    }

    private static void write(final Path place, final Agent toucher)
    {
        final Random random = new Random(1);
        try (DocumentAppender appender = new DocumentAppender(place))
        {
            work(toucher);
            for (int i = 0; i < DOCUMENT_COUNT; i++)
            {
                final int length = 1 + random.nextInt(MAX_LENGTH);
                final UnsafeBuffer window = appender.begin(MIDNIGHT + i / (DOCUMENT_COUNT / 3) * DAY_NS, length);
                work(toucher);
                window.setMemory(0, length, (byte)(1 + i % 100));
                work(toucher);
                appender.commit(length);
                work(toucher);
            }
        }
        work(toucher);
    }

    private static void work(final Agent toucher)
    {
        try
        {
            if (toucher != null)
            {
                toucher.doWork();
            }
        }
        catch (final Exception failure)
        {
            throw new AssertionError(failure);
        }
    }

    @Test
    void shouldStayAheadOfWriterAndWithinTheFile() throws IOException
    {
        final PageToucher toucher = new PageToucher(folder, complaints::add);
        assertThat(toucher.doWork()).isZero();
        try (DocumentAppender appender = new DocumentAppender(folder))
        {
            append(appender, 100);
            // The log is found at its end: the next document tells where that is.
            assertThat(toucher.doWork()).isPositive();
            append(appender, 100);
            untilIdle(toucher);
            final long length = Files.size(LogFiles.days(folder).get(0));
            assertThat(toucher.touchedLength()).isEqualTo(PageToucher.AHEAD_LENGTH);

            while (appender.position() < DocumentQueue.BLOCK_LENGTH / 2)
            {
                append(appender, MAX_LENGTH);
                untilIdle(toucher);
            }
            assertThat(Files.size(LogFiles.days(folder).get(0))).isEqualTo(length);
            assertThat(toucher.touchedLength()).isEqualTo(length);

            while (appender.position() < DocumentQueue.BLOCK_LENGTH)
            {
                append(appender, MAX_LENGTH);
            }
            append(appender, 1);
            untilIdle(toucher);
            assertThat(Files.size(LogFiles.days(folder).get(0))).isEqualTo(length + DocumentQueue.BLOCK_LENGTH);
            assertThat(toucher.touchedLength()).isBetween(
                appender.position() + PageToucher.AHEAD_LENGTH - FilePages.STEP_LENGTH,
                appender.position() + PageToucher.AHEAD_LENGTH);
        }
        finally
        {
            toucher.onClose();
        }
        assertThat(complaints).isEmpty();
    }

    private static void append(final DocumentAppender appender, final int length)
    {
        appender.begin(MIDNIGHT, length).setMemory(0, length, (byte)1);
        appender.commit(length);
    }

    private static void untilIdle(final PageToucher toucher)
    {
        int work = 1;
        while (work > 0)
        {
            work = toucher.doWork();
        }
    }

    @Test
    void shouldFollowLogOfAnotherThreadAndStop() throws InterruptedException
    {
        final Path plain = folder.resolve("plain");
        final Path touched = folder.resolve("touched");
        final AtomicReference<Throwable> failure = new AtomicReference<>();
        final PageToucher toucher = new PageToucher(touched, complaints::add);
        final AgentRunner runner = new AgentRunner(NoOpIdleStrategy.INSTANCE, failure::set, null, toucher);
        final Thread thread = AgentRunner.startOnThread(runner);
        write(touched, null);
        runner.close();
        thread.join();
        write(plain, null);

        assertThat(failure.get()).isNull();
        assertThat(complaints).isEmpty();
        assertThat(toucher.errorCount()).isZero();
        final List<byte[]> expected = BareDocuments.of(plain);
        final List<byte[]> found = BareDocuments.of(touched);
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++)
        {
            assertThat(found.get(i)).as("document=%d", i).isEqualTo(expected.get(i));
        }
    }

    @Test
    void shouldSayOnceThatKernelDoesNotKnowTheAdvice()
    {
        final PageToucher toucher = new PageToucher(folder, complaints::add, UNKNOWN_ADVICE);
        write(folder, toucher);
        toucher.onClose();

        assertThat(complaints).hasSize(1);
        assertThat(complaints.get(0)).startsWith("pages cannot be made ready ahead of the writer: path=" + folder)
            .endsWith(" error=22");
        assertThat(toucher.errorCount()).isGreaterThan(10);
        assertThat(toucher.touchedLength()).isZero();
        assertThat(BareDocuments.of(folder)).hasSize(DOCUMENT_COUNT);
    }

    @Test
    void shouldCloseWithoutLog()
    {
        final PageToucher toucher = new PageToucher(folder, complaints::add);
        assertThat(toucher.doWork()).isZero();
        toucher.onClose();
        assertThat(toucher.roleName()).isEqualTo("page-toucher");
    }
}
