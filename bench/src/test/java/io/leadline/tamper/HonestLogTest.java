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
import io.leadline.demo.DemoConfiguration;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource;

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

    private static final String RANDOM = ", instant: random, seed_file: " + DemoConfiguration.SEED_FILE;

    @TempDir
    private static Path folder;
    private static List<Base> bases;
    private static TamperedVenue venue;
    private static List<byte[]> documents;

    /**
     * A finished log, and the documents that its writer may have died at each of.
     *
     * @param what seed, detail and schedule, for whoever reads of a failure.
     */
    private record Base(String what, TamperedVenue venue, List<byte[]> documents)
    {
        static Base make(final long seed, final boolean hasOrders, final String schedule) throws IOException
        {
            final String what = "base_seed=" + seed + " orders=" + hasOrders + " schedule=" + schedule;
            final TamperedVenue made = TamperedVenue.make(
                folder.resolve("venue-" + seed), seed, hasOrders, schedule);

            return new Base(what, made, new LogFiles(made.snapshots()).documents());
        }
    }

    @BeforeAll
    static void make() throws IOException
    {
        bases = List.of(
            Base.make(SEED, true, "every: 10m" + RANDOM),
            Base.make(SEED + 1, false, "every: 10m" + RANDOM),
            Base.make(SEED + 2, true, "every: 30m" + RANDOM),
            Base.make(SEED + 3, false, "every: 15m, instant: fixed"),
            Base.make(SEED + 4, true, "every: 1h, instant: fixed"));
        venue = bases.get(0).venue();
        documents = bases.get(0).documents();
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
            // Those that are also held against the events go through the bases too.
            final Base base = bases.get((i + i / EVENTS_EVERY) % bases.size());
            final List<byte[]> all = base.documents();
            final int count = 1 + random.nextInt(all.size());
            final String name = "seed=" + SEED + " log=" + i + " " + base.what() + " documents=" + count;
            final boolean isWithin = count < all.size() && random.nextInt(3) > 0;
            try (LogWriter writer = new LogWriter(written))
            {
                all.subList(0, count).forEach(writer::append);
                if (isWithin)
                {
                    final byte[] next = all.get(count);
                    writer.begin(next, random.nextInt(next.length + 1));
                }
                LogFiles.copy(written, left);
            }
            assertHonest(name, VerifyRun.of("--snapshots", left), count);
            if (i % EVENTS_EVERY == 0)
            {
                assertIsBeginning(name, base, left, count);
            }
            if (i % EVENTS_EVERY == 0 && !isWithin)
            {
                assertGoesOn(name, base, left);
            }
            Folders.delete(written);
        }
    }

    private static void assertIsBeginning(final String name, final Base base, final Path left, final int count)
    {
        final Path events = base.venue().events();
        final VerifyRun run = base.venue().configuration().schedule().isRandom() ?
            VerifyRun.of("--snapshots", left, "--events", events, "--seed-file", base.venue().seedFile()) :
            VerifyRun.of("--snapshots", left, "--events", events);
        assertHonest(name, run, count);
        assertThat(run.printed("documents_compared")).as(name).isEqualTo(Integer.toString(count));
        assertThat(run.printed("documents_not_in_log_yet"))
            .as(name).isEqualTo(Integer.toString(base.documents().size() - count));
    }

    /** Of a writer that was within a document the store waits for the process, which is this one and lives. */
    private static void assertGoesOn(final String name, final Base base, final Path left)
    {
        base.venue().sample(left);
        assertHonest(
            name,
            VerifyRun.of(
                "--snapshots", left, "--heads", base.venue().heads(), "--public-key", base.venue().publicKey()),
            base.documents().size());
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
        if (run.code() == 0)
        {
            assertReadsOn(growing, Integer.parseInt(run.printed("documents")));
        }

        return run.code() == 0;
    }

    /** A reader of the store's own meets the bounds of files while they are made, and takes none for a hole. */
    private static void assertReadsOn(final Path growing, final int least)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(growing))
        {
            while (reader.next() != SnapshotSource.Record.END)
            {
                assertThat(reader.documentCount()).isPositive();
            }
            assertThat(reader.documentCount()).isGreaterThanOrEqualTo(least);
        }
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
