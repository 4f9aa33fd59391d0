package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.leadline.log.DocumentTailer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest
{
    private static final int FLIPS = 40;

    @TempDir
    private Path folder;
    private VenueDay venue;
    private Path events;
    private Path snapshots;

    @BeforeEach
    void sampleADay()
    {
        venue = new VenueDay(folder);
        events = venue.path("events");
        snapshots = venue.path("snapshots");
        venue.ingest(events, venue.quotes("day.csv", 0, 15));
        venue.sample(events, snapshots);
    }

    @Test
    void shouldWalkAGoodLogWithoutItsSeed()
    {
        final VerbRun run = VerbRun.proof("verify", "--snapshots", snapshots);

        assertThat(run.code()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("verified");
        assertThat(run.printed("schedule")).contains("--seed-file");
        assertThat(run.printed("last_hash")).isEqualTo(venue.sample(events, snapshots).printed("last_hash"));
    }

    @Test
    void shouldCompareEveryDocumentWithEventsAndSeed()
    {
        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", events, "--seed-file", venue.seedFile());

        assertThat(run.code()).isZero();
        assertThat(run.printed("documents_compared")).isEqualTo(run.printed("documents"));
        assertThat(run.printed("documents_not_in_log_yet")).isEqualTo("0");
        assertThat(run.printed("schedule")).contains("checked against the seed");
    }

    @Test
    void shouldCompareEveryOrder()
    {
        venue.recordOrders();
        final Path orders = venue.path("orders");
        venue.sample(events, orders);

        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", orders, "--events", events, "--seed-file", venue.seedFile());

        assertThat(run.code()).as("%s", run).isZero();
        assertThat(run.printed("documents_compared")).isEqualTo(run.printed("documents"));
    }

    @Test
    void shouldSayHowManyDocumentsTheLogDoesNotHoldYet()
    {
        venue.ingest(events, venue.quotes("more.csv", 15, 5), "--append");

        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", events, "--seed-file", venue.seedFile());

        assertThat(run.code()).isZero();
        assertThat(run.printed("documents_compared")).isEqualTo(run.printed("documents"));
        assertThat(Integer.parseInt(run.printed("documents_not_in_log_yet"))).isPositive();
    }

    @Test
    void shouldLocateAFlippedBitWhereverItIs() throws IOException
    {
        final List<Place> places = places(snapshots);
        final Random random = new Random(7);
        for (int flip = 0; flip < FLIPS; flip++)
        {
            final Place place = places.get(random.nextInt(places.size()));
            final long offset = place.fileOffset() + (flip < 8 ? flip : random.nextInt(place.length()));
            flip(place.file(), offset, flip % 8);
            final VerbRun run = VerbRun.proof("verify", "--snapshots", snapshots);
            flip(place.file(), offset, flip % 8);

            assertThat(run.code()).as("flip=%d offset=%d %s", flip, offset, place).isEqualTo(1);
            assertThat(run.out()).doesNotContain("verified");
            assertThat(run.err()).hasSize(1);
            assertThat(run.err().get(0))
                .as("flip=%d offset=%d", flip, offset)
                .startsWith("failed: changed: ")
                .contains("file=" + place.file(), "index=0x" + Long.toHexString(place.index()), "market=", "time=");
        }
        assertThat(VerbRun.proof("verify", "--snapshots", snapshots).code()).isZero();
    }

    /** Readers take it for the end: only the documents behind it, and where the writer was, tell. */
    @Test
    void shouldNameTheRecordBeforeALengthThatWasZeroed() throws IOException
    {
        final Place place = places(snapshots).get(9);
        try (FileChannel channel = FileChannel.open(place.file(), StandardOpenOption.WRITE))
        {
            channel.write(ByteBuffer.allocate(Integer.BYTES), place.fileOffset() - Integer.BYTES);
        }

        final VerbRun run = VerbRun.proof("verify", "--snapshots", snapshots);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).startsWith("failed: ").contains(
            "documents lie behind the end that readers come to", "file=" + place.file(), "documents_before=9",
            "last_index=0x" + Long.toHexString(place.index() - 1), "last_market=", "last_time=2026-02-28T23:59:5");
    }

    @Test
    void shouldLocateAFlippedBitInTheEvents() throws IOException
    {
        final Place place = places(events).get(0);
        flip(place.file(), place.fileOffset() + place.length() / 2, 3);

        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", events, "--seed-file", venue.seedFile());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).contains("corrupt", "path=" + events, Long.toHexString(place.index()));
    }

    @Test
    void shouldFailOnEventsThatTheSnapshotsDoNotComeFrom()
    {
        final Path others = venue.path("others");
        venue.ingest(
            others, venue.write("others.csv", VenueDay.quotes(0, 15).replace("100.1,4", "100.1,3")));

        final VerbRun run = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", others, "--seed-file", venue.seedFile());

        assertThat(run.code()).isEqualTo(1);
        assertThat(String.join("", run.out()))
            .matches(".*differs: file=[^ ]* *index=0x.* +market=.* +field=.* +log=.* +events=.*");
        assertThat(run.err().get(0))
            .contains("foreign", "file=" + snapshots, "index=0x", "market=SOL-PERP", "records_differing=");
        assertThat(run.out()).doesNotContain("verified");
    }

    @Test
    void shouldFailOnASeedThatTheLogDoesNotCommitTo()
    {
        final Path other = venue.write("other.hex", "f".repeat(64) + "\n");

        final VerbRun run = VerbRun.proof("verify", "--snapshots", snapshots, "--seed-file", other);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err().get(0)).contains("foreign", "day=2026-02-28");
    }

    @Test
    void shouldAskForTheSeedWhenItCannotCompareWithoutIt()
    {
        final VerbRun run = VerbRun.proof("verify", "--snapshots", snapshots, "--events", events);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).hasSize(1);
        assertThat(run.err().get(0)).contains("--seed-file");
    }

    /** The walk may take long: the log's last document, which is broken, is not come to. */
    @Test
    void shouldRefuseWhatCannotBeComparedBeforeTheWalk() throws IOException
    {
        final List<Place> places = places(snapshots);
        final Place last = places.get(places.size() - 1);
        flip(last.file(), last.fileOffset() + last.length() - 1, 1);
        assertThat(VerbRun.proof("verify", "--snapshots", snapshots).err().get(0)).startsWith("failed: changed: ");

        final VerbRun nowhere = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", venue.path("nowhere"), "--seed-file", venue.seedFile());
        final VerbRun mixedUp = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", snapshots, "--seed-file", venue.seedFile());
        final VerbRun keyless = VerbRun.proof("verify", "--snapshots", snapshots, "--events", events);
        final VerbRun otherDay = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", events, "--day-key", "2026-02-26=" + "ab".repeat(32));

        assertThat(List.of(nowhere, mixedUp, keyless, otherDay)).allMatch(run -> run.code() == 2);
        assertThat(nowhere.err()).containsExactly("no event log in folder: --events=" + venue.path("nowhere"));
        assertThat(mixedUp.err()).hasSize(1).first().asString().contains("this is a snapshot log");
        assertThat(keyless.err()).isEqualTo(otherDay.err()).containsExactly(
            "random instants cannot be sampled again without their seed or the key of a day of the log: needs=" +
            "--seed-file=FILE, --day-key=DAY=HEX or --day-keys=FILE");
    }

    @Test
    void shouldFitATerminal()
    {
        final Path others = venue.path("others");
        venue.ingest(
            others, venue.write("others.csv", VenueDay.quotes(0, 15).replace("100.1,4", "100.1,3")));
        final Path key = venue.write("keys", String.join("\n", VerbRun.sampler(
            "reveal", "--seed-file", venue.seedFile(), "--from", "2026-03-01", "--to", "2026-03-02").out()));
        venue.write("salt.hex", "5a".repeat(32) + "\n");
        assertThat(VerbRun.proof("seal", "--new-key", venue.path("key")).code()).isZero();
        assertThat(VerbRun.proof(
            "seal", "--snapshots", snapshots, "--key", venue.path("key"), "--salt-file", venue.path("salt.hex"),
            "--heads", venue.path("heads"), "--quiet").code()).isZero();

        final List<VerbRun> runs = List.of(
            VerbRun.proof("verify", "--snapshots", snapshots),
            VerbRun.proof("verify", "--snapshots", snapshots, "--heads", venue.path("heads")),
            VerbRun.proof("verify", "--snapshots", snapshots, "--events", events, "--day-keys", key),
            VerbRun.proof("verify", "--snapshots", snapshots, "--events", others, "--seed-file", venue.seedFile()));

        assertThat(runs).extracting(VerbRun::code).containsExactly(0, 0, 0, 1);
        for (final VerbRun run : runs)
        {
            assertThat(run.out()).allSatisfy(line -> assertThat(isFitting(line)).as(line).isTrue());
        }
    }

    /** A hash or a path may be longer than a line, alone or behind its name. */
    private boolean isFitting(final String line)
    {
        return line.length() <= 80 || line.matches("( *|[a-z_]+ +)[0-9a-f]{64}") ||
            line.contains(folder.toString()) && line.strip().lastIndexOf(' ') < 34;
    }

    @Test
    void shouldNameFoldersWithoutALog()
    {
        final VerbRun noSnapshots = VerbRun.proof("verify", "--snapshots", venue.path("nowhere"));
        final VerbRun noEvents = VerbRun.proof(
            "verify", "--snapshots", snapshots, "--events", venue.path("nowhere"), "--seed-file", venue.seedFile());

        assertThat(noSnapshots.code()).isEqualTo(2);
        assertThat(noSnapshots.err()).containsExactly("missing: no log in folder: path=" + venue.path("nowhere"));
        assertThat(noEvents.code()).isEqualTo(2);
        assertThat(noEvents.err()).containsExactly("no event log in folder: --events=" + venue.path("nowhere"));
    }

    @Test
    void shouldPrintResultsOnlyWhenQuiet()
    {
        assertThat(VerbRun.proof("verify", "--quiet", "--snapshots", snapshots))
            .isEqualTo(VerbRun.proof("verify", "--snapshots", snapshots));
    }

    /** Where a document lies in a queue file. */
    private record Place(Path file, long fileOffset, int length, long index)
    {
    }

    /** Documents are found in the files by their bytes, so this knows nothing of the queue's own layout. */
    private static List<Place> places(final Path log) throws IOException
    {
        final List<Place> places = new ArrayList<>();
        final List<Path> files = VenueDay.queueFiles(log);
        try (DocumentTailer tailer = new DocumentTailer(log))
        {
            while (tailer.next())
            {
                final byte[] document = new byte[tailer.length()];
                tailer.document().getBytes(0, document);
                for (final Path file : files)
                {
                    final long offset = offset(file, document);
                    if (offset >= 0)
                    {
                        places.add(new Place(file, offset, document.length, tailer.index()));
                    }
                }
            }
        }
        assertThat(places).hasSizeGreaterThan(1);

        return places;
    }

    private static long offset(final Path file, final byte[] document) throws IOException
    {
        final int mostBytes = 4 << 20;
        final ByteBuffer bytes = ByteBuffer.allocate(mostBytes);
        try (FileChannel channel = FileChannel.open(file))
        {
            channel.read(bytes, 0);
        }
        bytes.flip();
        for (int offset = 0; offset + document.length <= bytes.limit(); offset++)
        {
            if (bytes.get(offset) == document[0] &&
                bytes.slice(offset, document.length).equals(ByteBuffer.wrap(document)))
            {
                return offset;
            }
        }

        return -1;
    }

    private static void flip(final Path file, final long offset, final int bit) throws IOException
    {
        final ByteBuffer one = ByteBuffer.allocate(1);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE))
        {
            channel.read(one, offset);
            one.put(0, (byte)(one.get(0) ^ 1 << bit)).rewind();
            channel.write(one, offset);
        }
    }
}
