package io.leadline.tamper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.leadline.command.Folders;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No false alarm: logs of writers that were killed between two documents or within one, by a process that ends and as
 * the files stood at a moment, logs that such a writer went on with, and logs that are being written.
 */
class HonestLogTest
{
    private static final boolean IS_CAMPAIGN = Integer.getInteger("leadline.campaign", 0) > 0;
    private static final int LOGS = Integer.getInteger("leadline.campaign.logs", IS_CAMPAIGN ? 1_000 : 30);
    private static final int KILLS = IS_CAMPAIGN ? 25 : 2;
    private static final int WRITINGS = IS_CAMPAIGN ? 50 : 3;
    private static final int EVENTS_EVERY = 10;
    private static final long SEED = Long.getLong("leadline.campaign.seed", 1);
    private static final long MOST_SECONDS = 60;

    @TempDir
    private static Path folder;
    private static TamperedVenue venue;
    private static List<byte[]> documents;

    @BeforeAll
    static void make() throws IOException
    {
        venue = TamperedVenue.make(folder.resolve("venue"), SEED, true);
        documents = new LogFiles(venue.snapshots()).documents();
    }

    private static void assertHonest(final String name, final VerifyRun run, final int documentCount)
    {
        assertThat(run.code()).as("%s %s", name, run).isZero();
        assertThat(run.out()).as(name).endsWith("verified");
        assertThat(run.err()).as(name).isEmpty();
        assertThat(run.printed("documents")).as(name).isEqualTo(Integer.toString(documentCount));
    }

    @Test
    void shouldVerifyLogsOfWritersThatDied() throws IOException
    {
        final Random random = new Random(SEED);
        final Path written = folder.resolve("written");
        final Path left = folder.resolve("left");
        for (int i = 0; i < LOGS; i++)
        {
            final int count = 1 + random.nextInt(documents.size());
            final String name = "seed=" + SEED + " log=" + i + " documents=" + count;
            final boolean isWithin = count < documents.size() && random.nextInt(3) > 0;
            try (LogWriter writer = new LogWriter(written))
            {
                documents.subList(0, count).forEach(writer::append);
                if (isWithin)
                {
                    final byte[] next = documents.get(count);
                    writer.begin(next, random.nextInt(next.length + 1));
                }
                LogFiles.copy(written, left);
            }
            assertHonest(name, VerifyRun.of("--snapshots", left), count);
            if (i % EVENTS_EVERY == 0)
            {
                assertIsBeginning(name, left, count);
            }
            if (i % EVENTS_EVERY == 0 && !isWithin)
            {
                assertGoesOn(name, left);
            }
            Folders.delete(written);
        }
    }

    private static void assertIsBeginning(final String name, final Path left, final int count)
    {
        final VerifyRun run = VerifyRun.of(
            "--snapshots", left, "--events", venue.events(), "--seed-file", venue.seedFile());
        assertHonest(name, run, count);
        assertThat(run.printed("documents_compared")).as(name).isEqualTo(Integer.toString(count));
        assertThat(run.printed("documents_not_in_log_yet"))
            .as(name).isEqualTo(Integer.toString(documents.size() - count));
    }

    /** Of a writer that was within a document the store waits for the process, which is this one and lives. */
    private static void assertGoesOn(final String name, final Path left)
    {
        venue.sample(left);
        assertHonest(
            name, VerifyRun.of("--snapshots", left, "--heads", venue.heads(), "--public-key", venue.publicKey()),
            documents.size());
    }

    @Test
    void shouldVerifyALogThatIsBeingWritten() throws Exception
    {
        final Path growing = folder.resolve("growing");
        int runs = 0;
        for (int i = 0; i < WRITINGS; i++)
        {
            final AtomicReference<Throwable> failure = new AtomicReference<>();
            final Thread writer = new Thread(() -> PacedWriter.write(documents, growing));
            writer.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
            writer.start();
            while (writer.isAlive())
            {
                runs += verifyGrowing(growing) ? 1 : 0;
            }
            writer.join();
            assertThat(failure.get()).isNull();
            assertHonest("writing=" + i, VerifyRun.of("--snapshots", growing), documents.size());
            Folders.delete(growing);
        }
        assertThat(runs).isGreaterThan(WRITINGS);
    }

    /** Before the first document there is nothing to verify, which is said. */
    private static boolean verifyGrowing(final Path growing)
    {
        final VerifyRun run = VerifyRun.of("--snapshots", growing);
        final boolean isNothingYet = run.code() == 2 && run.err().get(0).startsWith("missing: ");
        assertThat(isNothingYet || run.code() == 0).as("%s", run).isTrue();

        return run.code() == 0;
    }

    @Test
    void shouldVerifyLogsOfProcessesThatWereKilled() throws Exception
    {
        final Random random = new Random(SEED);
        final Path killed = folder.resolve("killed");
        int count = 0;
        for (int i = 0; i < KILLS; i++)
        {
            if (count == documents.size())
            {
                Folders.delete(killed);
                count = 0;
            }
            final int least = Math.min(documents.size(), count + 1 + random.nextInt(documents.size() / 2));
            final Process writer = start(killed);
            try
            {
                awaitDocuments(writer, killed, least);
            }
            finally
            {
                writer.destroyForcibly();
                assertThat(writer.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            }
            final VerifyRun run = VerifyRun.of(
                "--snapshots", killed, "--events", venue.events(), "--seed-file", venue.seedFile());
            count = Integer.parseInt(run.printed("documents"));
            assertHonest("kill=" + i, run, count);
            assertThat(count).isBetween(least, documents.size());
        }
    }

    private static Process start(final Path target) throws IOException
    {
        return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of("..", "scripts", "jvm-options").toAbsolutePath().normalize(),
            "-cp", System.getProperty("java.class.path"), PacedWriter.class.getName(),
            venue.snapshots().toString(), target.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("writer.err").toFile())
            .start();
    }

    private static void awaitDocuments(final Process writer, final Path killed, final int least) throws IOException
    {
        final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        int count = 0;
        while (count < least)
        {
            if (System.nanoTime() > deadlineNs || !writer.isAlive() && count < least && writer.exitValue() != 0)
            {
                throw new AssertionError("writer does not come to its documents: count=" + count + " expected=" +
                    least + " said=" + Files.readString(folder.resolve("writer.err")));
            }
            final VerifyRun run = VerifyRun.of("--snapshots", killed);
            assertThat(run.code() == 0 || run.code() == 2).as("%s", run).isTrue();
            count = run.code() == 0 ? Integer.parseInt(run.printed("documents")) : count;
        }
    }
}
