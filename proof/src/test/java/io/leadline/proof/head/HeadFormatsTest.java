package io.leadline.proof.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.config.SeedFile;
import io.leadline.proof.MakersVenue;
import io.leadline.proof.tree.LeafWish;
import io.leadline.snapshot.SnapshotLogReader;
import io.leadline.snapshot.SnapshotSource.Record;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads of format 1, as logs have them that were sealed before there was another. */
class HeadFormatsTest
{
    @TempDir
    private Path folder;
    private MakersVenue venue;

    @BeforeEach
    void sealAsBefore() throws IOException
    {
        venue = new MakersVenue(folder, 4, 11, "bands").trade(52);
        MakersVenue.proof(0, "seal", "--new-key", venue.path("key.pem"));
        Files.createDirectory(venue.heads());
        sealInFormat1();
    }

    private void sealInFormat1() throws IOException
    {
        final SigningKey key = SigningKey.read(venue.path("key.pem"));
        final List<SignedHead> heads = new ArrayList<>();
        try (SnapshotLogReader reader = SnapshotLogReader.open(venue.snapshots()))
        {
            final SealWalk walk = new SealWalk(
                reader, SeedFile.read(venue.salt(), "salt"), LeafWish.NONE, null, point ->
            {
                final Head head = HeadMatch.head(
                    point, reader.configuration(), heads.isEmpty() ? null : heads.get(heads.size() - 1),
                    key.publicText());
                heads.add(SignedHead.sign(new Head(
                    1, head.venue(), head.number(), head.before(), head.day(), head.documents(), head.hash(),
                    head.snapshots(), head.firstEpochNs(), head.lastEpochNs(), head.configuration(), head.commitment(),
                    point.tree(1).merkle().leafCount(), HeadMatch.root(point.tree(1)), head.key()), key));
            });
            for (Record record = reader.next(); record != Record.END; record = reader.next())
            {
                walk.onRecord(record);
            }
        }
        assertThat(heads).hasSize(2);
        for (final SignedHead head : heads)
        {
            Files.write(venue.heads().resolve(head.head().fileName()), head.bytes());
        }
    }

    @Test
    void shouldGoOnFromThemAndStillFit()
    {
        assertThat(venue.seal("--now")).anyMatch(line -> line.contains("head-2026-03-01"));

        final List<SignedHead> heads = HeadFolder.read(venue.heads(), null).heads();
        assertThat(heads).extracting(signed -> signed.head().format()).containsExactly(1, 1, 2);
        assertThat(MakersVenue.proof(
            0, "verify", "--snapshots", venue.snapshots(), "--heads", venue.heads(), "--salt-file", venue.salt()))
            .anyMatch(line -> line.matches("heads +3 fit.*"));
    }

    /** A head of format 2 says that its tree has tables: it is none of the one without. */
    @Test
    void shouldTellTheirTreesApart() throws IOException
    {
        venue.seal("--now");
        final SigningKey key = SigningKey.read(venue.path("key.pem"));
        final SignedHead newest = HeadFolder.read(venue.heads(), null).newest();
        final String text = new String(newest.head().bytes(), StandardCharsets.US_ASCII)
            .replace("leadline head: 2", "leadline head: 1");
        final byte[] unsigned = (text + "signature: " + "A".repeat(86) + "==\n").getBytes(StandardCharsets.US_ASCII);
        final Head other = HeadText.parse(unsigned, "other").head();
        Files.write(venue.heads().resolve(other.fileName()), SignedHead.sign(other, key).bytes());

        assertThat(MakersVenue.proof(
            1, "verify", "--snapshots", venue.snapshots(), "--heads", venue.heads(), "--salt-file", venue.salt()))
            .anyMatch(line -> line.startsWith("failed: ") && line.contains("tree"));
        assertThatThrownBy(() -> SignedHead.read(unsigned, "unsigned", null)).isInstanceOf(HeadException.class);
    }
}
