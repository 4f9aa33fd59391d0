package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random instants against revealed keys and published commitments, also of logs that somebody has made fit. */
class VerifyScheduleTest
{
    /** A snapshot of the first day, and the first of the second. */
    private static final int SNAPSHOT = 9;
    private static final int FIRST_OF_SECOND_DAY = 25;

    @TempDir
    private Path folder;
    private VenueDay venue;
    private Path snapshots;

    @BeforeEach
    void sampleADay()
    {
        venue = new VenueDay(folder);
        snapshots = venue.path("snapshots");
        venue.ingest(venue.path("events"), venue.quotes("day.csv", 0, 15));
        venue.sample(venue.path("events"), snapshots);
    }

    private VerbRun verify(final Path log, final Object... more)
    {
        final List<Object> args = new ArrayList<>(List.of("verify", "--snapshots", log));
        args.addAll(List.of(more));

        return VerbRun.proof(args.toArray());
    }

    private String printed(final String verb, final Path seedFile)
    {
        return String.join("\n", VerbRun.sampler(
            verb, "--seed-file", seedFile, "--from", "2026-02-28", "--to", "2026-03-02").out()) + "\n";
    }

    private String key(final int day)
    {
        return printed("reveal", venue.seedFile()).lines().toList().get(day).replace(' ', '=');
    }

    @Test
    void shouldCheckTheDayWhoseKeyIsKnownAndNoOther()
    {
        final VerbRun run = verify(snapshots, "--day-key", key(0));

        assertThat(run.code()).as("%s", run).isZero();
        assertThat(run.printed("schedule"))
            .contains("days=1 of 2", "instants=20 of 28", "not_checked=2026-03-01");
    }

    @Test
    void shouldCheckAllDaysWithWhatRevealPrints()
    {
        final VerbRun run = verify(
            snapshots, "--day-keys", venue.write("keys", printed("reveal", venue.seedFile())));

        assertThat(run.code()).as("%s", run).isZero();
        assertThat(run.printed("schedule")).contains("days=2 of 2", "instants=28 of 28").doesNotContain("not_checked");
    }

    @Test
    void shouldRefuseAKeyOfAnotherDayByTheNameOfTheDay()
    {
        final VerbRun run = verify(snapshots, "--day-key", "2026-02-28=" + key(1).substring("2026-03-01=".length()));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("failed: foreign: key of the day is not the one that the log commits")
            .contains("day=2026-02-28", "file=" + snapshots.resolve("20260228F.cq4"));
    }

    @Test
    void shouldNameEveryLineThatIsNoKeyAndShowNone()
    {
        final Path keys = venue.write("keys", "2026-02-28 " + "ab".repeat(31) + "\n\n2026-02-30 " + "ab".repeat(32) +
            "\n2026-03-01 " + "ab".repeat(32) + "\n2026-03-01 " + "ab".repeat(32) + "\n");

        final VerbRun run = verify(snapshots, "--day-keys", keys);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly(
            keys + ":1: not a day with its key or commitment: length=73 allowed=2026-03-01 and 64 hex digits",
            keys + ":3: no such day: day=2026-02-30",
            keys + ":5: day again: day=2026-03-01");
    }

    @Test
    void shouldFindThatTheLogCommitsToWhatWasPublished()
    {
        final VerbRun run = verify(
            snapshots, "--commitments", venue.write("published", printed("commit", venue.seedFile())));

        assertThat(run.code()).as("%s", run).isZero();
        assertThat(run.printed("schedule")).contains("commitments_published=2 days_not_published=0");
    }

    @Test
    void shouldNameTheDayOfACommitmentThatWasNotPublished()
    {
        final Path other = venue.write("other.hex", "f".repeat(64) + "\n");

        final VerbRun run = verify(snapshots, "--commitments", venue.write("published", printed("commit", other)));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).contains("another schedule than was published", "day=2026-02-28");
    }

    private Path forged(final Consumer<List<byte[]>> edit)
    {
        final List<byte[]> documents = new ArrayList<>(LogFolder.documents(snapshots));
        edit.accept(documents);

        return LogFolder.write(ForgedLog.chained(documents), venue.path("forged"));
    }

    /** Only who knows the key can tell: without it the instant is as good as any other in its interval. */
    @Test
    void shouldFindAnInstantMovedByOneNanosecond()
    {
        final Path forged = forged(all -> all.set(SNAPSHOT, ForgedLog.moved(all.get(SNAPSHOT), 1)));

        final VerbRun run = verify(forged, "--day-key", key(0));

        assertThat(verify(forged).code()).isZero();
        assertThat(verify(forged, "--day-key", key(1)).code()).isZero();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).startsWith("failed: off schedule: instant is not the schedule's")
            .contains("index=0x502000000009", "market=", "time=2026-02-28T23:59:5", "expected=2026-", "off_ns=1");
    }

    @Test
    void shouldFindAnInstantMovedOnTheSecondDayWithItsKeyAlone()
    {
        final Path forged = forged(all ->
            all.set(FIRST_OF_SECOND_DAY, ForgedLog.moved(all.get(FIRST_OF_SECOND_DAY), -1)));

        assertThat(verify(forged, "--day-key", key(0)).code()).isZero();
        assertThat(verify(forged, "--day-key", key(1)).err().get(0)).contains("off_ns=-1");
    }

    @Test
    void shouldFindAnInstantOutsideOfItsIntervalWithoutAnyKey()
    {
        final Path forged = forged(all -> all.set(
            all.size() - 1, ForgedLog.moved(all.get(all.size() - 1), 1_000_000_000L)));

        assertThat(verify(forged).err().get(0))
            .startsWith("failed: off schedule: instant lies outside of its interval").contains("interval=");
    }

    /** What is left is decoded as another interval than the one that its instant lies in. */
    @Test
    void shouldFindAnInstantThatIsLeftOutOfAChainThatFits()
    {
        final VerbRun run = verify(forged(all -> all.remove(all.size() - 3)));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).matches("failed: (off schedule|foreign): .*file=.* market=.* time=.*");
    }

    @Test
    void shouldNameTheRecordThatDiffersFromTheEventsInALogThatWasMadeToFit()
    {
        final Path forged = forged(all -> all.set(SNAPSHOT, ForgedLog.moved(all.get(SNAPSHOT), 1)));

        final VerbRun run = verify(forged, "--events", venue.path("events"), "--day-key", key(1), "--seed-file",
            venue.seedFile());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).contains("off_ns=1");
    }

    /** Whom a venue reveals the keys of days that are over, and no seed ever. */
    @Test
    void shouldSampleAgainTheDaysWhoseKeysAreKnown()
    {
        final Path events = venue.path("events");
        final VerbRun one = verify(snapshots, "--events", events, "--day-key", key(0));
        final VerbRun both = verify(snapshots, "--events", events, "--day-key", key(0), "--day-key", key(1));

        assertThat(one.code()).as("%s", one).isZero();
        assertThat(one.out()).endsWith("verified");
        assertThat(one.printed("resampled")).startsWith(
            "days=1 of 2 snapshots=20 of 28 not_resampled=2026-03-01 (what these say is what the events come to at");
        assertThat(one.printed("records_compared")).isEqualTo("30");
        assertThat(one.printed("end")).isEqualTo("the events come to nothing more that is known to be due");
        assertThat(both.code()).as("%s", both).isZero();
        assertThat(both.printed("resampled")).isEqualTo("days=2 of 2 snapshots=28 of 28");
    }

    @Test
    void shouldFindARecordOfAnyDayThatTheEventsDoNotComeTo()
    {
        venue.ingest(venue.path("others"), venue.write(
            "others.csv", VenueDay.quotes(0, 15).replace("add,a12,beta,ask,100.1,4", "add,a12,beta,ask,100.1,3")));

        for (int day = 0; day < 2; day++)
        {
            final VerbRun run = verify(snapshots, "--events", venue.path("others"), "--day-key", key(day));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).hasSize(1).first().asString().matches(
                "failed: foreign: snapshot was not made from these events: index=0x[0-9a-f]+ market=SOL-PERP " +
                "time=2026-03-01T00:00:02[0-9.]*Z maker= field=touch_ask_1_size log=[0-9]+ events=[0-9]+");
            assertThat(run.out()).doesNotContain("verified");
        }
    }

    @Test
    void shouldSayThatTheEventsGoOnBehindTheLog()
    {
        venue.ingest(venue.path("events"), venue.quotes("more.csv", 15, 5), "--append");

        final VerbRun known = verify(snapshots, "--events", venue.path("events"), "--day-key", key(1));
        final VerbRun unknown = verify(snapshots, "--events", venue.path("events"), "--day-key", key(0));

        assertThat(known.code()).as("%s", known).isZero();
        assertThat(known.printed("end")).startsWith("the events go on:");
        assertThat(unknown.printed("end")).startsWith("the events go on:");
    }

    /** The other events name the second market before the midnight, and the log's own only behind it. */
    @Test
    void shouldFindAMarketThatTheLogBeginsLater()
    {
        final String quotes = VenueDay.quotes(0, 15).replaceAll(
            "(177232319[0-9]{10}),BTC-PERP,add,[0-9]+,alpha,bid,60000,0.5,,,P?", "$1,,heartbeat,,,,,,,,");
        venue.ingest(venue.path("own"), venue.write("own.csv", quotes));
        venue.sample(venue.path("own"), venue.path("later"));
        venue.ingest(venue.path("named"), venue.write(
            "named.csv", quotes.replace("1772323199000000005,,", "1772323199000000005,BTC-PERP,")));

        final VerbRun own = verify(venue.path("later"), "--events", venue.path("own"), "--day-key", key(0));
        final VerbRun run = verify(venue.path("later"), "--events", venue.path("named"), "--day-key", key(0));

        assertThat(own.code()).as("%s", own).isZero();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).contains("the log lacks totals: of=BTC-PERP at=2026-03-01T00:00:00Z");
    }

    @Test
    void shouldTellFromItsHeadThatALogWasMadeToFit()
    {
        seal();
        final Path forged = forged(all -> all.set(SNAPSHOT, ForgedLog.moved(all.get(SNAPSHOT), 1)));
        final Path heads = venue.path("heads");

        final VerbRun honest = verify(snapshots, "--heads", heads, "--public-key", venue.path("key.pub"));
        final VerbRun run = verify(forged, "--heads", heads, "--public-key", venue.path("key.pub"));

        assertThat(honest.code()).as("%s", honest).isZero();
        assertThat(honest.printed("heads")).startsWith("2 fit");
        assertThat(honest.printed("end")).startsWith("sealed by the newest head");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).contains("rewritten", "head=head-2026-02-28-");
    }

    @Test
    void shouldTellFromItsHeadThatALogWasCut()
    {
        seal();
        final List<byte[]> documents = LogFolder.documents(snapshots);
        final Path cut = LogFolder.write(documents.subList(0, documents.size() - 1), venue.path("cut"));

        final VerbRun run = verify(cut, "--heads", venue.path("heads"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).contains("it was cut", "documents=33", "found=32");
    }

    private void seal()
    {
        venue.write("salt.hex", "5a".repeat(32) + "\n");
        assertThat(VerbRun.proof("seal", "--new-key", venue.path("key")).code()).isZero();
        assertThat(VerbRun.proof(
            "seal", "--snapshots", snapshots, "--key", venue.path("key"), "--salt-file", venue.path("salt.hex"),
            "--heads", venue.path("heads"), "--now", "--quiet").code()).isZero();
    }

    @Test
    void shouldRefuseKeysOfHeadsWithoutHeads()
    {
        final VerbRun run = verify(snapshots, "--public-key", venue.path("key.pub"));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsExactly("keys of heads without heads: needs=--heads=DIR");
    }
}
