package io.leadline.proof.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.leadline.config.Seed;
import io.leadline.config.SeedFile;
import io.leadline.log.DocumentTailer;
import io.leadline.problem.BadInputException;
import io.leadline.proof.MakersVenue;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest
{
    @TempDir
    private Path folder;
    private MakersVenue venue;

    @BeforeEach
    void tradeTwoDaysAndAHalf()
    {
        venue = new MakersVenue(folder, 4, 11, "bands").trade(60);
    }

    @Test
    void shouldSealEachDayThatIsOver() throws IOException
    {
        venue.seal();

        assertThat(heads()).hasSize(2);
        assertThat(heads().firstKey()).startsWith("head-2026-02-27-");
        assertThat(heads().lastKey()).startsWith("head-2026-02-28-");
        assertThat(check(secret())).isEqualTo(2);
        assertThat(check(null)).isEqualTo(2);
    }

    @Test
    void shouldWriteTheSameBytesAgain() throws IOException
    {
        venue.seal("--now");
        final Map<String, String> first = heads();
        assertThat(first).hasSize(3);

        assertThat(venue.seal("--now")).isEmpty();
        assertThat(heads()).isEqualTo(first);

        for (final String name : first.keySet())
        {
            Files.delete(venue.heads().resolve(name));
        }
        venue.seal("--now");
        assertThat(heads()).isEqualTo(first);
    }

    @Test
    void shouldGoOnWithALogThatGoesOn() throws IOException
    {
        venue.seal("--now");
        venue.trade(3).seal("--now");
        venue.trade(40).seal();
        final Map<String, String> heads = heads();

        assertThat(heads).hasSize(6);
        assertThat(check(secret())).isEqualTo(6);
        final MakersVenue other = new MakersVenue(Files.createDirectory(folder.resolve("other")), 4, 11, "bands");
        Files.copy(venue.path("key.pem"), other.path("key.pem"));
        Files.copy(venue.path("key.pem.pub"), other.path("key.pem.pub"));
        other.trade(60).trade(3).trade(40).seal();
        final SignedHead whole = HeadFolder.read(other.heads(), null).newest();
        final SignedHead stepped = HeadFolder.read(venue.heads(), null).newest();
        assertThat(stepped.head().root()).isEqualTo(whole.head().root());
        assertThat(stepped.head().snapshots()).isEqualTo(whole.head().snapshots());
        assertThat(stepped.head().hash()).isEqualTo(whole.head().hash());
    }

    @Test
    void shouldFollowALogAsItGrows()
    {
        venue.seal();
        try (Sealing sealing = open())
        {
            assertThat(sealing.advance(read -> { })).isEmpty();
            venue.trade(6);
            assertThat(sealing.advance(read -> { })).isEmpty();
            venue.trade(30);
            assertThat(sealing.advance(read -> { })).hasSize(1);
        }
        assertThat(check(secret())).isEqualTo(HeadFolder.read(venue.heads(), null).heads().size()).isEqualTo(3);
    }

    /** Two would write heads of the same number, and no reader would ever believe the folder again. */
    @Test
    void shouldRefuseASecondRunWhileOneIsAtWork() throws IOException
    {
        venue.seal();
        try (Sealing sealing = open())
        {
            sealing.advance(read -> { });
            venue.trade(6);
            assertThat(fails(2, venue)).isEqualTo(
                "another seal is at work on these heads: lock=" + venue.heads().resolve("seal.lock"));
            assertThatThrownBy(this::open).isInstanceOf(BadInputException.class)
                .hasMessageContaining("another seal is at work");
            sealing.advance(read -> { });
            assertThat(sealing.sealEnd()).hasSize(1);
        }

        assertThat(venue.heads().resolve("seal.lock")).exists();
        assertThat(venue.seal("--now")).isEmpty();
        assertThat(HeadFolder.read(venue.heads(), null).heads()).hasSize(heads().size()).hasSize(3);
    }

    @Test
    void shouldNeverWriteOverAHead() throws IOException
    {
        venue.seal();
        final HeadFolder all = HeadFolder.read(venue.heads(), null);
        final SignedHead last = all.newest();
        final Path file = venue.heads().resolve(last.head().fileName());
        SigningKey.create(folder.resolve("other.pem"));
        final byte[] forged = ForgedHeads.sign(
            last.bytes(), 1, last.head().root(), folder.resolve("other.pem"));

        assertThatThrownBy(() -> all.add(SignedHead.read(forged, "forged", null)))
            .isInstanceOf(BadInputException.class)
            .hasMessage("a head is there already: file=" + file);
        assertThat(file).hasBinaryContent(last.bytes());
        assertThat(venue.heads()).isDirectoryNotContaining("glob:**.unfinished");
        assertThat(all.newest()).isEqualTo(last);
    }

    @Test
    void shouldLeaveNoLockWhereTheHeadsDoNotFit() throws IOException
    {
        venue.seal("--now");
        retire();
        for (final String name : heads().keySet())
        {
            if (name.startsWith("head-2026-02-2"))
            {
                Files.delete(venue.heads().resolve(name));
            }
        }

        for (int i = 0; i < 2; i++)
        {
            assertThatThrownBy(this::open)
                .hasMessageStartingWith("no head of the last day whose file was retired: heads=");
        }
    }

    private void retire()
    {
        MakersVenue.proof(
            0, "retain", "--snapshots", venue.snapshots(), "--keep", "11h", "--heads", venue.heads(), "--no-disputes");
    }

    private Sealing open()
    {
        return Sealing.open(venue.snapshots(), venue.heads(), SigningKey.read(venue.path("key.pem")), secret());
    }

    @Test
    void shouldFindAHistoryThatWasRewritten()
    {
        venue.seal("--now");
        final MakersVenue other = rewritten();

        assertThat(fails(other)).contains("log is another than the one sealed, or was rewritten");
        assertThatThrownBy(() -> check(other.snapshots(), null))
            .isInstanceOfSatisfying(HeadException.class, failure ->
                assertThat(failure.fault()).isEqualTo(HeadException.Fault.REWRITTEN));
    }

    @Test
    void shouldGoOnWithALogWhoseFirstFilesWereRetired() throws IOException
    {
        venue.seal("--now");
        retire();
        assertThat(DocumentTailer.days(venue.snapshots())).hasSize(1);

        assertThat(check(secret())).as("of three, that behind which the rest begins, and the rest's").isEqualTo(2);
        venue.seal("--now");
        assertThat(heads()).hasSize(3);
        for (final String name : heads().keySet())
        {
            if (name.startsWith("head-2026-02-2"))
            {
                Files.delete(venue.heads().resolve(name));
            }
        }
        assertThatThrownBy(() -> check(null))
            .hasMessageStartingWith("no head of the last day whose file was retired: heads=");
        assertThat(fails(2, venue)).startsWith("no head of the last day whose file was retired: heads=");
    }

    @Test
    void shouldFindALogThatWasCut()
    {
        final MakersVenue shorter = new MakersVenue(subfolder("shorter"), 4, 11, "bands").trade(60);
        venue.trade(5).seal("--now");

        assertThat(fails(shorter)).contains("log is shorter than its head: it was cut");
        assertThatThrownBy(() -> check(shorter.snapshots(), null))
            .isInstanceOfSatisfying(HeadException.class, failure ->
                assertThat(failure.fault()).isEqualTo(HeadException.Fault.CUT));
    }

    @Test
    void shouldTellAnotherSaltFromAnotherLog() throws IOException
    {
        venue.seal("--now");
        Files.writeString(venue.salt(), "00".repeat(32));

        assertThat(fails(venue)).contains("tree of the day is another: another salt file");
    }

    @Test
    void shouldFindEveryChangeOfAHead() throws IOException
    {
        venue.seal();
        final Path file = venue.heads().resolve(heads().firstKey());
        final byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++)
        {
            final byte[] changed = bytes.clone();
            changed[i] ^= (byte)(1 << i % 8);
            assertThatThrownBy(() -> SignedHead.read(changed, "changed", null))
                .as("byte " + i)
                .isInstanceOf(HeadException.class);
        }
        assertThat(SignedHead.read(bytes, "same", null).bytes()).isEqualTo(bytes);
    }

    @Test
    void shouldFindAHeadThatIsMissingOrSignedByAnother() throws IOException
    {
        venue.trade(30).seal();
        final List<String> names = List.copyOf(heads().keySet());
        final byte[] middle = Files.readAllBytes(venue.heads().resolve(names.get(1)));
        Files.delete(venue.heads().resolve(names.get(1)));

        assertThatThrownBy(() -> HeadFolder.read(venue.heads(), null))
            .isInstanceOfSatisfying(HeadException.class, failure ->
                assertThat(failure.fault()).isEqualTo(HeadException.Fault.BROKEN_CHAIN));
        SigningKey.create(folder.resolve("other.pem"));
        final String other = PublicKeys.read(folder.resolve("other.pem.pub"), "public-key");
        assertThatThrownBy(() -> SignedHead.read(middle, "middle", other))
            .isInstanceOfSatisfying(HeadException.class, failure ->
                assertThat(failure.fault()).isEqualTo(HeadException.Fault.OTHER_KEY));
        // The oldest may have gone.
        Files.delete(venue.heads().resolve(names.get(0)));
        assertThat(HeadFolder.read(venue.heads(), null).heads()).hasSize(1);
        assertThat(check(secret())).isEqualTo(1);
    }

    @Test
    void shouldKeepThePrivateKeyToItsOwner() throws IOException
    {
        final Path key = folder.resolve("new.pem");
        MakersVenue.proof(0, "seal", "--new-key", key);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(Files.readString(key)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(Files.readString(folder.resolve("new.pem.pub"))).startsWith("-----BEGIN PUBLIC KEY-----\n");
        assertThat(MakersVenue.proof(2, "seal", "--new-key", key)).containsExactly(
            "a key is there already: new-key=" + folder.resolve("new.pem.pub"));
    }

    @Test
    void shouldRefuseAHeadThatIsTooLong()
    {
        final byte[] long_ = "x".repeat(HeadText.MAX_LENGTH + 1).getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> SignedHead.read(long_, "long", null)).hasMessageContaining("limit=8192");
    }

    private MakersVenue rewritten()
    {
        // The same but for one order of the first day.
        return new MakersVenue(subfolder("rewritten"), 4, 12, "bands").trade(60);
    }

    private Path subfolder(final String name)
    {
        try
        {
            return Files.createDirectory(folder.resolve(name));
        }
        catch (final IOException failure)
        {
            throw new AssertionError(failure);
        }
    }

    private String fails(final MakersVenue log)
    {
        return fails(1, log);
    }

    private String fails(final int code, final MakersVenue log)
    {
        return String.join("\n", MakersVenue.proof(
            code, "seal", "--snapshots", log.snapshots(), "--key", venue.path("key.pem"), "--salt-file", venue.salt(),
            "--heads", venue.heads()));
    }

    private long check(final Seed secret)
    {
        return check(venue.snapshots(), secret);
    }

    private long check(final Path snapshots, final Seed secret)
    {
        final HeadFolder heads = HeadFolder.read(venue.heads(), null);
        try (SnapshotLogReader reader = SnapshotLogReader.open(snapshots))
        {
            final HeadCheck check = new HeadCheck(heads, reader, secret);
            Record record = reader.next();
            while (record != Record.END)
            {
                check.onRecord(record);
                record = reader.next();
            }
            check.end();

            return check.checkedCount();
        }
    }

    private Seed secret()
    {
        return SeedFile.read(venue.salt(), "salt");
    }

    private TreeMap<String, String> heads() throws IOException
    {
        final TreeMap<String, String> heads = new TreeMap<>();
        try (Stream<Path> files = Files.list(venue.heads()))
        {
            for (final Path file : files.filter(file -> file.getFileName().toString().startsWith("head-")).toList())
            {
                heads.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.US_ASCII));
            }
        }

        return heads;
    }
}
