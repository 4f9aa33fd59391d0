package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.leadline.command.Verbs;
import io.leadline.config.Seed;
import io.leadline.log.DocumentTailer;
import io.leadline.log.LogException;
import io.leadline.log.LogFolder;
import io.leadline.proof.head.HeadFolder;
import io.leadline.proof.head.Sealing;
import io.leadline.proof.head.SignedHead;
import io.leadline.proof.head.SigningKey;
import io.leadline.proof.retention.LogCopies;
import io.leadline.proof.retention.RandomLogs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainCommandTest
{
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private RandomLogs logs;
    private List<Long> days;

    @BeforeEach
    void trade()
    {
        logs = new RandomLogs(folder, 7);
        logs.trade(4);
        logs.sample(logs.snapshots());
        days = days();
        assertThat(days.size()).isGreaterThan(3);
    }

    private List<Long> days()
    {
        return DocumentTailer.days(logs.snapshots());
    }

    /** A run that is told that nobody needs anything, but for what it names. */
    private int run(final String... more)
    {
        final List<String> args = new ArrayList<>(List.of(more));
        for (final String need : List.of("heads", "disputes"))
        {
            if (!args.contains("--restore") && !args.contains("--" + need))
            {
                args.add("--no-" + need);
            }
        }

        return runAsTold(args.toArray(String[]::new));
    }

    private int runAsTold(final String... more)
    {
        final List<String> args = new ArrayList<>(List.of("retain", "--snapshots", logs.snapshots().toString()));
        args.addAll(List.of(more));

        return ProofMain.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }

    private String day(final int place)
    {
        return LocalDate.ofEpochDay(days.get(place)).toString();
    }

    @Test
    void shouldChangeNothingWhenDry()
    {
        assertThat(run("--keep", "1ms", "--dry-run")).isEqualTo(Verbs.DONE);

        assertThat(days()).isEqualTo(days);
        assertThat(out.toString()).contains("snapshots would go " + day(0), "newest file of the log");
        assertThat(logs.snapshots().resolve("retired.csv")).doesNotExist();
    }

    @Test
    void shouldDeleteAllButWindowAndNewest()
    {
        assertThat(run("--keep", "1ms")).isEqualTo(Verbs.DONE);

        assertThat(days()).isEqualTo(days.subList(days.size() - 1, days.size()));
        assertThat(out.toString()).contains("snapshots gone " + day(0)).contains("deleted");
        assertThat(err.toString()).contains("delete: ");
    }

    /** What was forgotten on the command line must not cost a venue its proofs. */
    @Test
    void shouldDeleteNothingBeforeItIsToldWhoNeedsWhat() throws IOException
    {
        final String heads = Files.createDirectories(folder.resolve("heads")).toString();
        final String disputes = Files.createDirectories(folder.resolve("disputes")).toString();

        assertThat(runAsTold("--keep", "1ms")).isEqualTo(Verbs.BAD_INPUT);
        assertThat(err.toString()).contains("needs=--heads=DIR, or --no-heads", "needs=--disputes=DIR, or --no-dispu");
        assertThat(Stream.of(
            runAsTold("--keep", "1ms", "--dry-run"),
            runAsTold("--keep", "1ms", "--heads", heads),
            runAsTold("--keep", "1ms", "--no-heads"),
            runAsTold("--keep", "1ms", "--disputes", disputes),
            runAsTold("--keep", "1ms", "--no-disputes"),
            runAsTold("--keep", "1ms", "--hold", "2026-03-01..2026-03-02"),
            runAsTold("--keep", "1ms", "--heads", heads, "--no-heads", "--no-disputes"),
            runAsTold("--keep", "1ms", "--no-heads", "--disputes", disputes, "--no-disputes"),
            runAsTold("--restore", "--archive", folder.toString(), "--no-heads"),
            runAsTold("--restore", "--archive", folder.toString(), "--no-disputes")))
            .allMatch(code -> code == Verbs.BAD_INPUT);
        assertThat(days()).isEqualTo(days);
        assertThat(out.toString()).isEmpty();

        assertThat(runAsTold("--keep", "1ms", "--no-heads", "--disputes", disputes)).isEqualTo(Verbs.DONE);
        assertThat(days()).hasSize(1);
    }

    @Test
    void shouldCountFromAskedTimeOnlyWhenItIsLater()
    {
        assertThat(run("--keep", "365d", "--as-of", "2020-01-01", "--dry-run")).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).doesNotContain("would go");

        assertThat(run("--keep", "365d", "--as-of", "2028-01-01", "--dry-run")).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).contains("would go");
    }

    @Test
    void shouldKeepDaysThatNobodySigned() throws IOException
    {
        final Path heads = Files.createDirectories(folder.resolve("heads"));

        assertThat(run("--keep", "1ms", "--heads", heads.toString())).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).contains(day(0) + ": no signed head of the day");
        assertThat(days()).isEqualTo(days);

        seal(heads);
        final int code = run("--keep", "1ms", "--heads", heads.toString());
        assertThat(code).as(err.toString()).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).contains(day(days.size() - 2) + ": day of the newest head");
        assertThat(days()).isEqualTo(days.subList(days.size() - 2, days.size()));
    }

    @Test
    void shouldLeaveLogThatIsSealedAsBefore() throws IOException
    {
        final Path heads = Files.createDirectories(folder.resolve("heads"));
        final Path others = Files.createDirectories(folder.resolve("other-heads"));
        seal(heads);
        LogCopies.copy(logs.snapshots(), folder.resolve("whole"));
        LogCopies.copy(heads, others);
        assertThat(run("--keep", "1ms", "--heads", heads.toString())).isEqualTo(Verbs.DONE);
        logs.trade(2);
        logs.sample(logs.snapshots());
        logs.sample(folder.resolve("whole"));

        seal(heads);
        seal(others, folder.resolve("whole"));

        final List<byte[]> expected = HeadFolder.read(others, null).heads().stream().map(SignedHead::bytes).toList();
        assertThat(expected.size()).isGreaterThan(days.size());
        assertThat(HeadFolder.read(heads, null).heads().stream().map(SignedHead::bytes))
            .usingElementComparator(Arrays::compare).isEqualTo(expected);
    }

    @Test
    void shouldNotSealWhatNobodyKnowsTheStartOf() throws IOException
    {
        final Path heads = Files.createDirectories(folder.resolve("heads"));
        assertThat(run("--keep", "1ms")).isEqualTo(Verbs.DONE);

        assertThatThrownBy(() -> seal(heads)).isInstanceOf(LogException.class)
            .hasMessageContaining("no head is there to go on from");
        assertThat(HeadFolder.read(heads, null).heads()).isEmpty();
    }

    @Test
    void shouldRetireNothingOfLogThatIsNotWhatWasSigned() throws IOException
    {
        final Path heads = Files.createDirectories(folder.resolve("heads"));
        final RandomLogs others = new RandomLogs(folder.resolve("others"), 8);
        others.trade(6);
        others.sample(others.snapshots());
        seal(heads, others.snapshots());

        assertThat(run("--keep", "1ms", "--heads", heads.toString())).isEqualTo(Verbs.FAILED);

        assertThat(err.toString()).contains("log is not what its head says");
        assertThat(days()).isEqualTo(days);
    }

    private void seal(final Path heads) throws IOException
    {
        seal(heads, logs.snapshots());
    }

    private void seal(final Path heads, final Path snapshots) throws IOException
    {
        final Path key = folder.resolve("key");
        if (!Files.exists(key))
        {
            SigningKey.create(key);
        }
        try (Sealing sealing = Sealing.open(snapshots, heads, SigningKey.read(key), new Seed(new byte[32])))
        {
            sealing.advance(documents -> { });
        }
    }

    @Test
    void shouldKeepWhatOpenDisputeNeeds() throws IOException
    {
        final Path disputes = Files.createDirectories(folder.resolve("disputes"));
        Files.writeString(disputes.resolve("1.yaml"), """
            state: open
            market: SOL-PERP
            maker: m1
            from: %sT10:00Z
            to: %sT11:00Z
            reason: uptime of m1
            """.formatted(day(2), day(2)));
        Files.writeString(disputes.resolve("2.yaml"), """
            state: closed
            from: %s
            to: %s
            reason: settled
            """.formatted(day(0), day(1)));

        assertThat(run(
            "--keep", "1ms", "--disputes", disputes.toString(), "--events", logs.events().toString(),
            "--archive", folder.resolve("archive").toString())).isEqualTo(Verbs.DONE);

        assertThat(days()).isEqualTo(days.subList(1, days.size()));
        assertThat(out.toString()).contains(day(1) + ": dispute 1.yaml: uptime of m1");
        assertThat(DocumentTailer.days(logs.events()).get(0)).isEqualTo(days.get(0));
        assertThat(out.toString()).contains("events stay from " + day(0) + ": dispute 1.yaml");
    }

    @Test
    void shouldKeepWhatIsHeld()
    {
        assertThat(run("--keep", "1ms", "--hold", day(2) + ".." + day(3))).isEqualTo(Verbs.DONE);

        assertThat(days()).isEqualTo(days.subList(1, days.size()));
    }

    @Test
    void shouldNameAllProblemsOfDisputes() throws IOException
    {
        final Path disputes = Files.createDirectories(folder.resolve("disputes"));
        Files.writeString(disputes.resolve("1.yaml"), "state: opened\nfrom: today\n");
        Files.writeString(disputes.resolve("2.yml"), "state: open\n");

        assertThat(run("--keep", "1ms", "--disputes", disputes.toString())).isEqualTo(Verbs.BAD_INPUT);

        assertThat(err.toString()).contains(
            "1.yaml:1: unknown choice: key=state value=opened", "not an ISO-8601 time in UTC: time=today",
            "missing key: key=to", "missing key: key=reason", "2.yml: not a file of a dispute");
        assertThat(days()).isEqualTo(days);
    }

    @Test
    void shouldRefuseWhatDoesNotGoTogether()
    {
        final String events = logs.events().toString();

        assertThat(Stream.of(
            run(),
            run("--keep", "soon"),
            run("--keep", "1d", "--hold", "2026-03-01"),
            run("--keep", "1d", "--hold", "2026-03-02..2026-03-01"),
            run("--keep", "1d", "--events", events),
            run("--keep", "1d", "--heads", folder.resolve("none").toString()),
            run("--keep", "1d", "--disputes", folder.resolve("none").toString()),
            run("--restore"),
            run("--restore", "--archive", folder.toString(), "--keep", "1d"),
            run("--restore", "--archive", folder.toString(), "--as-of", "2026-03-01"),
            run("--keep", "1d", "--archive", folder.resolve("events/metadata.cq4t").toString())))
            .allMatch(code -> code == Verbs.BAD_INPUT);

        assertThat(err.toString()).contains("needs=--archive=DIR", "allowed=FROM..TO", "empty span of time");
        assertThat(days()).isEqualTo(days);
    }

    @Test
    void shouldNotForgetThatLastFileWasLost() throws IOException
    {
        final String archive = folder.resolve("archive").toString();
        assertThat(run("--keep", "30h", "--events", logs.events().toString(), "--archive", archive))
            .isEqualTo(Verbs.DONE);
        final List<Long> events = DocumentTailer.days(logs.events());
        assertThat(events.size()).isGreaterThan(1);
        Files.delete(LogFolder.file(logs.events(), events.get(events.size() - 1)));

        assertThat(run("--keep", "365d", "--events", logs.events().toString(), "--archive", archive))
            .isEqualTo(Verbs.FAILED);
        assertThat(err.toString()).contains("incomplete: last file of the log is gone");
        assertThat(run("--restore", "--events", logs.events().toString(), "--archive", archive))
            .isEqualTo(Verbs.FAILED);
    }

    /** A run that waits with the lock's file open must hold the next one off as well as one that opens it anew. */
    @Test
    void shouldNotWorkOnLogTwiceAtOnce() throws IOException
    {
        try (FileChannel channel = FileChannel.open(
            logs.snapshots().resolve("retain.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE))
        {
            assertThat(run("--keep", "365d")).isEqualTo(Verbs.DONE);
            try (FileLock lock = channel.lock())
            {
                assertThat(lock.isValid()).isTrue();
                assertThat(run("--keep", "1ms")).isEqualTo(Verbs.BAD_INPUT);
            }
        }
        assertThat(err.toString()).contains("another retain is at work");
        assertThat(days()).isEqualTo(days);
    }

    /** Files of the event log come back without the snapshot log, and so its own lock holds off whoever works on it. */
    @Test
    void shouldNotRestoreEventsThatAreBeingRetired() throws IOException
    {
        final String events = logs.events().toString();
        final String archive = folder.resolve("archive").toString();
        try (FileChannel channel = FileChannel.open(
            logs.events().resolve("retain.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.lock())
        {
            assertThat(lock.isValid()).isTrue();
            assertThat(runRestore("--events", events, "--archive", archive)).isEqualTo(Verbs.BAD_INPUT);
            assertThat(run("--keep", "1ms", "--events", events, "--archive", archive)).isEqualTo(Verbs.BAD_INPUT);
        }
        assertThat(err.toString()).contains("another retain is at work on this log: lock=" + events);
        assertThat(runRestore("--events", events, "--archive", archive)).isEqualTo(Verbs.DONE);
        assertThat(out.toString()).startsWith("events restored files=0").doesNotContain("snapshots");
        assertThat(runRestore("--archive", archive)).isEqualTo(Verbs.BAD_INPUT);
    }

    private int runRestore(final String... more)
    {
        final List<String> args = new ArrayList<>(List.of("retain", "--restore"));
        args.addAll(List.of(more));

        return ProofMain.run(new PrintWriter(out, true), new PrintWriter(err, true), args.toArray(String[]::new));
    }
}
