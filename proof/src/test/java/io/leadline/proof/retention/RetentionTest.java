package io.leadline.proof.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.leadline.event.EventLogReader;
import io.leadline.event.EventLogWriter;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;
import io.leadline.log.LogFolder;
import io.leadline.log.RetiredFiles;
import io.leadline.sampler.Sampler;
import io.leadline.snapshot.Snapshot;
import io.leadline.snapshot.SnapshotFinder;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest
{
    private static final int SEEDS = Integer.getInteger("leadline.retention.seeds", 2);
    /** Stops at every third step of many; 1 for a campaign. */
    private static final int STRIDE = Integer.getInteger("leadline.retention.stride", 3);
    private static final String BEFORE_ALL = "2026-01-01";

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveLogsThatReadAsTheRestOfTheOriginal()
    {
        for (long seed = 1; seed <= SEEDS; seed++)
        {
            final Path place = folder.resolve("seed-" + seed);
            final Random random = new Random(seed);
            final RandomLogs logs = new RandomLogs(place, seed);
            logs.trade(2 + random.nextInt(3));
            logs.sample(logs.snapshots());
            final Path whole = LogCopies.copy(logs.snapshots(), place.resolve("whole/snapshots"));
            final Path archive = random.nextBoolean() ? place.resolve("archive") : null;
            final List<Long> days = DocumentTailer.days(whole);

            retention(logs, false, archive).retain(window(1 + random.nextInt(40) + "h"), null, null, List.of(), false);

            final String begin = LocalDate.ofEpochDay(DocumentTailer.days(logs.snapshots()).get(0)).toString();
            final int goneCount = days.size() - DocumentTailer.days(logs.snapshots()).size();
            assertRest(logs.snapshots(), whole, begin, goneCount, "seed=" + seed);
            assertGoesOn(logs, whole, "seed=" + seed);
        }
    }

    private static void assertRest(
        final Path rest, final Path whole, final String begin, final int goneCount, final String what)
    {
        final StringWriter said = new StringWriter();
        assertThat(LogCopies.export(rest, BEFORE_ALL, said)).as(what)
            .isEqualTo(LogCopies.export(whole, begin, new StringWriter()));
        assertThat(LogCopies.score(rest, begin, said)).as(what)
            .isEqualTo(LogCopies.score(whole, begin, new StringWriter()));
        assertThat(LogCopies.score(rest, BEFORE_ALL, said).stream().map(RetentionTest::withoutPeriod)).as(what)
            .isEqualTo(LogCopies.score(whole, begin, said).stream().map(RetentionTest::withoutPeriod).toList());
        assertThat(said.toString().contains("log begins in its middle")).as(what + " " + said)
            .isEqualTo(goneCount > 0);
        assertThat(walk(rest)).as(what).isEqualTo(walk(whole));
        assertFound(rest, whole, begin, what);
    }

    /** A period that begins before the log does is longer by that, and has the same in it. */
    private static String withoutPeriod(final String line)
    {
        final String[] fields = line.split(",", 4);

        return fields[0] + "," + fields[3];
    }

    private static byte[] walk(final Path snapshots)
    {
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            Record record = reader.next();
            while (record != Record.END)
            {
                record = reader.next();
            }

            return reader.lastHash();
        }
    }

    private static void assertFound(final Path rest, final Path whole, final String begin, final String what)
    {
        try (SnapshotFinder one = SnapshotFinder.open(rest); SnapshotFinder other = SnapshotFinder.open(whole))
        {
            for (long day = LocalDate.parse(begin).toEpochDay(); day < 20_600; day++)
            {
                final Snapshot found = one.find(0, (day + 1) * RandomLogs.DAY_NS - 1);
                final Snapshot expected = other.find(0, (day + 1) * RandomLogs.DAY_NS - 1);
                assertThat(found == null).as(what).isEqualTo(expected == null);
                if (found != null)
                {
                    assertThat(found.timeEpochNs()).as(what).isEqualTo(expected.timeEpochNs());
                    assertThat(found.entityCount()).as(what).isEqualTo(expected.entityCount());
                }
            }
        }
    }

    /** A sampler goes on behind the rest with the very documents that it would have made behind the whole. */
    private static void assertGoesOn(final RandomLogs logs, final Path whole, final String what)
    {
        logs.trade(1);
        assertThat(logs.sample(logs.snapshots())).as(what).isEqualTo(logs.sample(whole));
        assertThat(walk(logs.snapshots())).as(what).isEqualTo(walk(whole));
    }

    @Test
    void shouldBringBackEveryByte()
    {
        for (long seed = 11; seed < 11 + (SEEDS + 1) / 2; seed++)
        {
            final Path place = folder.resolve("seed-" + seed);
            final RandomLogs logs = new RandomLogs(place, seed);
            logs.trade(2);
            logs.sample(logs.snapshots());
            final Map<String, String> events = LogCopies.hashes(logs.events());
            final Map<String, String> snapshots = LogCopies.hashes(logs.snapshots());
            final Retention retention = retention(logs, true, place.resolve("archive"));

            retention.retain(window("12h"), null, null, List.of(), false);

            assertThat(LogCopies.hashes(logs.events()).size()).as("seed=" + seed).isLessThan(events.size());
            assertThatThrownBy(() -> new EventLogReader(logs.events()))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("event log begins in its middle").hasMessageContaining("--restore");

            retention.restore(false);

            assertThat(LogCopies.hashes(logs.events())).as("seed=" + seed).isEqualTo(events);
            assertThat(LogCopies.hashes(logs.snapshots())).as("seed=" + seed).isEqualTo(snapshots);
            assertThat(logs.events().resolve(RetiredFiles.NAME)).doesNotExist();
            assertThat(logs.snapshots().resolve(RetiredFiles.NAME)).doesNotExist();
            assertThat(logs.sample(logs.snapshots())).as("seed=" + seed).isEqualTo(walk(logs.snapshots()));
        }
    }

    @Test
    void shouldFinishWhereverItIsStopped()
    {
        final RandomLogs logs = new RandomLogs(folder, 21);
        logs.trade(2);
        logs.sample(logs.snapshots());
        final byte[] lastHash = walk(logs.snapshots());
        final Path done = copy(logs, "done");
        retention(done, new int[1], 0).retain(window("1h"), null, null, List.of(), false);
        assertThat(DocumentTailer.days(done.resolve("events"))).hasSize(1);
        boolean isStopped = true;
        for (int stopAt = STRIDE; isStopped; stopAt += STRIDE)
        {
            final String what = "stopAt=" + stopAt;
            final Path place = copy(logs, "stopped-" + stopAt);
            isStopped = isStopped(place, stopAt, at -> at.retain(window("1h"), null, null, List.of(), false));

            assertThat(walk(place.resolve("snapshots"))).as(what).isEqualTo(lastHash);
            retention(place, new int[1], 0).retain(window("1h"), null, null, List.of(), false);
            assertThat(walk(place.resolve("snapshots"))).as(what).isEqualTo(lastHash);
            for (final String kind : List.of("events", "snapshots"))
            {
                assertThat(LogCopies.hashes(place.resolve(kind))).as(what + " " + kind)
                    .isEqualTo(LogCopies.hashes(done.resolve(kind)));
                assertThat(place.resolve(kind).resolve(RetiredFiles.NAME)).as(what + " " + kind)
                    .hasSameTextualContentAs(done.resolve(kind).resolve(RetiredFiles.NAME));
            }
        }
    }

    /** What is back by then is read from its first file, whether the store has heard of it or not. */
    @Test
    void shouldBeReadWholeWhereverRestoreIsStopped()
    {
        final RandomLogs logs = new RandomLogs(folder, 22);
        logs.trade(2);
        logs.sample(logs.snapshots());
        final Map<String, String> whole = LogCopies.hashes(logs.snapshots());
        final List<Long> days = DocumentTailer.days(logs.snapshots());
        final Path archive = folder.resolve("archive");
        retention(logs, false, archive).retain(window("1h"), null, null, List.of(), false);
        boolean isStopped = true;
        for (int stopAt = 1; isStopped; stopAt++)
        {
            final Path place = folder.resolve("stopped-" + stopAt);
            final Path snapshots = LogCopies.copy(logs.snapshots(), place.resolve("snapshots"));
            LogCopies.copy(archive.resolve("snapshots"), place.resolve("archive/snapshots"));
            isStopped = isStopped(place, stopAt, at -> at.restore(false));

            assertThat(daysRead(snapshots)).as("stopAt=" + stopAt).isEqualTo(DocumentTailer.days(snapshots));
            retention(place, new int[1], 0).restore(false);
            assertThat(daysRead(snapshots)).as("stopAt=" + stopAt).isEqualTo(days);
            assertThat(LogCopies.hashes(snapshots)).as("stopAt=" + stopAt).isEqualTo(whole);
        }
    }

    private static List<Long> daysRead(final Path log)
    {
        try (DocumentTailer documents = new DocumentTailer(log))
        {
            final Set<Long> days = new TreeSet<>();
            while (documents.next())
            {
                days.add(documents.day());
            }

            return List.copyOf(days);
        }
    }

    private Path copy(final RandomLogs logs, final String name)
    {
        final Path place = folder.resolve(name);
        LogCopies.copy(logs.events(), place.resolve("events"));
        LogCopies.copy(logs.snapshots(), place.resolve("snapshots"));

        return place;
    }

    /** Whether it came to a step of that number, counted from 1, and was stopped in front of it. */
    private static boolean isStopped(final Path place, final int stopAt, final Consumer<Retention> work)
    {
        final int[] steps = {0};
        try
        {
            work.accept(retention(place, steps, stopAt));
        }
        catch (final IllegalStateException stopped)
        {
            assertThat(stopped).hasMessage("stopped");
        }

        return steps[0] == stopAt;
    }

    /** Of the logs that were copied to a place. */
    private static Retention retention(final Path place, final int[] steps, final int stopAt)
    {
        final Path events = place.resolve("events");

        return new Retention(
            place.resolve("snapshots"), Files.exists(events) ? events : null, place.resolve("archive"), (what, file) ->
            {
                if (++steps[0] == stopAt)
                {
                    throw new IllegalStateException("stopped");
                }
            });
    }

    /** A venue and a sampler that never stop, and a retention each night. */
    @Test
    void shouldRetireEventsNightAfterNight()
    {
        final RandomLogs logs = new RandomLogs(folder, 51);
        final Retention retention = retention(logs, true, folder.resolve("archive"));
        try (EventLogWriter venue = logs.writer())
        {
            logs.trade(2, venue);
            try (EventLogReader events = new EventLogReader(logs.events());
                Sampler sampler = new Sampler(logs.configuration(), logs.snapshots(), false))
            {
                for (int night = 1; night <= 3; night++)
                {
                    poll(events, sampler);
                    retention.retain(window("1h"), null, null, List.of(), false);
                    assertThat(DocumentTailer.days(logs.events())).as("night=" + night).hasSize(1);
                    assertThat(DocumentTailer.days(logs.snapshots())).as("night=" + night).hasSize(1);
                    logs.trade(2, venue);
                }
                poll(events, sampler);
            }
        }

        retention.restore(false);
        assertThat(logs.sample(folder.resolve("quiet"))).isEqualTo(walk(logs.snapshots()));
    }

    @Test
    void shouldRetireNoEventsThatCannotBeRead() throws Exception
    {
        final RandomLogs logs = new RandomLogs(folder, 34);
        final Retention retention = retention(logs, true, folder.resolve("archive"));
        try (EventLogWriter venue = logs.writer())
        {
            logs.trade(2, venue);
            logs.sample(logs.snapshots());
            retention.retain(window("1h"), null, null, List.of(), false);
            logs.trade(2, venue);
        }
        final long first = DocumentTailer.days(logs.events()).get(0);
        DocumentFiles.flip(LogFolder.file(logs.events(), first), "LLEV");
        final Map<String, String> before = LogCopies.hashes(logs.events());

        assertThatThrownBy(() -> retention.retain(
            new Retention.Window("1h", Long.MAX_VALUE), null, null, List.of(), false))
            .isInstanceOf(LogException.class).hasMessageContaining("checksum does not fit the document");

        assertThat(LogCopies.hashes(logs.events())).isEqualTo(before);
    }

    /** A sampler and a reader at work hold files that go: both go on as if nothing had happened. */
    @Test
    void shouldNotDisturbWhoIsAtWork()
    {
        final RandomLogs logs = new RandomLogs(folder, 41);
        logs.trade(3);
        final Path quiet = folder.resolve("quiet");
        try (EventLogReader events = new EventLogReader(logs.events());
            Sampler sampler = new Sampler(logs.configuration(), logs.snapshots(), false))
        {
            poll(events, sampler);
            try (SnapshotLogReader reader = SnapshotLogReader.open(logs.snapshots()))
            {
                assertThat(reader.next()).isEqualTo(Record.SNAPSHOT);
                retention(logs, false, null).retain(window("1h"), null, null, List.of(), false);
                assertThat(DocumentTailer.days(logs.snapshots())).hasSize(1);
                logs.trade(2);
                poll(events, sampler);
                assertThat(reader.next()).isEqualTo(Record.SNAPSHOT);
            }
            retention(logs, false, null).retain(window("12h"), null, null, List.of(), false);

            assertThat(sampler.log().lastHash()).isEqualTo(logs.sample(quiet));
            assertThat(walk(logs.snapshots())).isEqualTo(walk(quiet));
        }
    }

    private static void poll(final EventLogReader events, final Sampler sampler)
    {
        boolean hasMore = true;
        while (hasMore)
        {
            hasMore = events.poll(sampler);
        }
    }

    @Test
    void shouldNotTakeLostFileForRetiredOne() throws Exception
    {
        final RandomLogs logs = new RandomLogs(folder, 31);
        logs.trade(4);
        logs.sample(logs.snapshots());
        retention(logs, false, null).retain(window("36h"), null, null, List.of(), false);
        final List<Long> days = DocumentTailer.days(logs.snapshots());
        assertThat(days.size()).isGreaterThan(1);
        Files.delete(LogFolder.file(logs.snapshots(), days.get(0)));

        assertThatThrownBy(() -> walk(logs.snapshots()))
            .isInstanceOf(LogException.class)
            .hasMessageContaining("log does not go on where its retired files ended");
    }

    @Test
    void shouldNameListThatIsNone() throws Exception
    {
        final RandomLogs logs = new RandomLogs(folder, 32);
        logs.trade(3);
        logs.sample(logs.snapshots());
        retention(logs, false, null).retain(window("12h"), null, null, List.of(), false);
        final Path list = logs.snapshots().resolve(RetiredFiles.NAME);
        final String text = Files.readString(list);
        final Map<String, String> bad = new HashMap<>();
        bad.put("", ":1:");
        bad.put("day\n", ":1:");
        bad.put(text.replaceFirst(",0,", ",1,"), ":2:");
        bad.put(text.replaceFirst("2026-", "2026/"), ":2:");
        bad.put(text.replaceFirst(",,\n", ",../../etc/passwd,\n"), ":2:");
        bad.put(text.replaceFirst(",0,", ",99999999999999999999,"), ":2:");

        bad.forEach((changed, where) ->
        {
            write(list, changed);
            assertThatThrownBy(() -> walk(logs.snapshots())).as(changed)
                .isInstanceOf(LogException.class).hasMessageContaining(RetiredFiles.NAME + where);
        });
        write(list, text.replaceAll("[0-9a-f]{64}", "0".repeat(64)));
        assertThatThrownBy(() -> walk(logs.snapshots()))
            .isInstanceOf(LogException.class).hasMessageContaining("retired_hash=0000");
        Files.delete(list);
        assertThatThrownBy(() -> walk(logs.snapshots()))
            .isInstanceOf(LogException.class).hasMessageContaining("incomplete");
    }

    @Test
    void shouldRetireNothingThatCannotBeRead() throws Exception
    {
        final RandomLogs logs = new RandomLogs(folder, 33);
        logs.trade(3);
        logs.sample(logs.snapshots());
        final Path first = LogCopies.copy(logs.snapshots(), folder.resolve("bad"))
            .resolve(DocumentFiles.name(DocumentTailer.days(logs.snapshots()).get(0)));
        DocumentFiles.flip(first, "LS");
        final Map<String, String> before = LogCopies.hashes(first.getParent());
        final List<String> steps = new ArrayList<>();

        assertThatThrownBy(() -> new Retention(first.getParent(), null, null, (what, file) -> steps.add(what))
            .retain(window("1h"), null, null, List.of(), false)).isInstanceOf(LogException.class);

        assertThat(LogCopies.hashes(first.getParent())).isEqualTo(before);
        assertThat(steps).isEmpty();
    }

    private static void write(final Path file, final String text)
    {
        try
        {
            Files.writeString(file, text);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }

    private static Retention.Window window(final String keep)
    {
        return new Retention.Window(keep, null);
    }

    private static Retention retention(final RandomLogs logs, final boolean hasEvents, final Path archive)
    {
        return new Retention(logs.snapshots(), hasEvents ? logs.events() : null, archive, (what, file) -> { });
    }
}
