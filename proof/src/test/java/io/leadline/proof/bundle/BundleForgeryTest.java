package io.leadline.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.leadline.command.IsoTime;
import io.leadline.problem.BadInputException;
import io.leadline.proof.MakersVenue;
import io.leadline.proof.head.HeadException;
import io.leadline.proof.head.PublicKeys;
import io.leadline.proof.tree.LeafException;
import io.leadline.scoring.output.PlainText;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small bundle, changed by accident and by people who know the format. */
class BundleForgeryTest
{
    /** As a campaign, at every byte: {@code -Dleadline.bundle.flips=1000000}. */
    private static final int FLIPS = Integer.getInteger("leadline.bundle.flips", 600);
    private static final int CHANGES = Integer.getInteger("leadline.bundle.changes", 120);
    private static final List<Class<?>> NAMED =
        List.of(BundleException.class, HeadException.class, LeafException.class, BadInputException.class);

    @TempDir
    private static Path folder;
    private static MakersVenue venue;
    private static Path honest;

    @BeforeAll
    static void writeBundle()
    {
        venue = new MakersVenue(folder, 3, 9, "orders").trade(26);
        venue.seal("--now");
        honest = folder.resolve("honest.zip");
        BundleWriter.write(new BundleRequest(
            List.of("drift-mip-2023-08"), List.of("SOL-PERP"), MakersVenue.maker(1), MakersVenue.START_EPOCH_NS,
            MakersVenue.START_EPOCH_NS + 4 * MakersVenue.HOUR_NS, false, venue.snapshots(), venue.heads(), venue.salt(),
            null, null, null, null), honest, read ->
        {
        });
        MakersVenue.proof(0, "seal", "--new-key", folder.resolve("forger.pem"));
    }

    @Test
    void shouldFailWithAnyByteChanged() throws IOException
    {
        final byte[] bytes = Files.readAllBytes(honest);
        final int stride = Math.max(1, bytes.length / FLIPS);
        for (int at = bytes.length - 1; at >= 0; at -= at > bytes.length - 100 ? 1 : stride)
        {
            final byte[] changed = bytes.clone();
            changed[at] ^= (byte)(1 << at % Byte.SIZE);
            assertFails(changed, "byte " + at);
        }
    }

    @Test
    void shouldFailWhereItIsCutOrLonger() throws IOException
    {
        final byte[] bytes = Files.readAllBytes(honest);
        for (int length = 0; length < bytes.length; length += length < 40 || length > bytes.length - 40 ? 1 : 997)
        {
            assertFails(Arrays.copyOf(bytes, length), "length " + length);
        }
        assertFails(Arrays.copyOf(bytes, bytes.length + 1), "a byte behind");
        final byte[] inFront = new byte[bytes.length + 1];
        System.arraycopy(bytes, 0, inFront, 1, bytes.length);
        assertFails(inFront, "a byte in front");
    }

    @Test
    void shouldFindScoresThatWereChangedTogetherWithTheirChecksums() throws IOException
    {
        final ForgedBundle forged = forge(entries -> entries.computeIfPresent(BundleEntries.SCORES, (name, bytes) ->
            text(bytes).replaceFirst("(SOL-PERP,[^,]+,snapshots_active,)[0-9]+", "$199").getBytes(
                StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> check(forged.withManifest().bytes()))
            .hasMessageStartingWith("bundle: the records come to another score: program=drift-mip-2023-08")
            .hasMessageContaining("metric=snapshots_active said=99 computed=");
    }

    @Test
    void shouldFindScoresThatWereLeftOut() throws IOException
    {
        final ForgedBundle forged = forge(entries -> entries.computeIfPresent(BundleEntries.SCORES, (name, bytes) ->
            text(bytes).replaceFirst("[^\\n]+,snapshots_active,[0-9]+\\n", "").getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> check(forged.withManifest().bytes()))
            .hasMessageContaining("metric=snapshots_active said=none computed=");
    }

    /** Who shows the good half of what was sealed, and says that it is the whole. */
    @Test
    void shouldFindRecordsThatEndBeforeTheWindow() throws IOException
    {
        final String end = IsoTime.text(MakersVenue.START_EPOCH_NS + 4 * MakersVenue.HOUR_NS);
        final String later = IsoTime.text(MakersVenue.START_EPOCH_NS + 9 * MakersVenue.HOUR_NS);
        final List<String> tables = List.of(BundleEntries.SCORES, BundleEntries.PAYOUTS);
        final ForgedBundle forged = forgeFormat1(entries -> tables.forEach(table ->
            entries.computeIfPresent(table, (name, bytes) ->
                text(bytes).replace(end, later).getBytes(StandardCharsets.UTF_8))));
        forged.withManifest().entries().computeIfPresent(BundleEntries.MANIFEST, (name, bytes) ->
            text(bytes).replace("to: " + end, "to: " + later).getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> check(forged.bytes()))
            .hasMessageStartingWith("bundle: records end too early: market=SOL-PERP last=")
            .hasMessageContaining("to=" + later);
    }

    @Test
    void shouldReadPayoutsAndShowThemAsSaid() throws IOException
    {
        final ForgedBundle junk = forge(entries ->
            entries.put(BundleEntries.PAYOUTS, new byte[] {(byte)0xff, (byte)0xfe, 'j'}));
        final ForgedBundle other = forge(entries -> entries.computeIfPresent(BundleEntries.PAYOUTS, (name, bytes) ->
            (text(bytes) + "drift-mip-2023-08,a,b,SOL-PERP,granite,1,USDC,paid,\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(BundleCheck.check(honest, null).lines()).anyMatch(line -> line.startsWith("payout_only_said"));
        assertThatThrownBy(() -> check(junk.withManifest().bytes())).hasMessageStartingWith("bundle: not a table of");
        assertThatThrownBy(() -> check(other.withManifest().bytes())).hasMessageContaining("payout of something else");
    }

    @Test
    void shouldFindAShareThatIsNotOfTheSum() throws IOException
    {
        final ForgedBundle forged = forge(entries -> entries.computeIfPresent(BundleEntries.SCORES, (name, bytes) ->
            text(bytes).replaceFirst("(,score_share:SOL-PERP,)[0-9.]+", "$10.987").getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> check(forged.withManifest().bytes()))
            .hasMessageStartingWith("bundle: share is not the part of the sum: market=SOL-PERP")
            .hasMessageContaining("said=0.987");
    }

    @Test
    void shouldFindALeafThatIsNotInItsTree() throws IOException
    {
        final ForgedBundle forged = forge(entries -> entries.computeIfPresent(BundleEntries.leaf(2), (name, bytes) ->
        {
            bytes[bytes.length - 1] ^= 1;
            return bytes;
        }));

        assertThatThrownBy(() -> check(forged.withManifest().bytes()))
            .hasMessageStartingWith("bundle: leaf is not in the tree of its day: name=leaves/00002 day=2026-02-27");
    }

    @Test
    void shouldFindAMakersHourThatWasLeftOut() throws IOException
    {
        // An hour's leaves lie side by side, the whole book's in front.
        assertThatThrownBy(() -> check(forgeFormat1(entries -> entries.remove(BundleEntries.leaf(3)))
            .withManifest().bytes()))
            .hasMessageStartingWith("bundle: leaf of the maker is missing: market=SOL-PERP day=2026-02-27 part=1");
        assertThatThrownBy(() -> check(forgeFormat1(entries -> entries.remove(BundleEntries.leaf(2)))
            .withManifest().bytes()))
            .hasMessageStartingWith("bundle: leaf of the whole book is missing: market=SOL-PERP");
        assertThatThrownBy(() -> check(forgeFormat1(entries ->
        {
            entries.remove(BundleEntries.leaf(2));
            entries.remove(BundleEntries.leaf(3));
        }).withManifest().bytes())).hasMessageStartingWith("bundle: instants are left out");
    }

    @Test
    void shouldFindAHeadOfAnotherKey() throws IOException
    {
        final byte[] forged = forge(entries -> { }).withTree(folder.resolve("forger.pem")).withManifest().bytes();
        final String venueKey = PublicKeys.read(venue.path("key.pem.pub"), "public-key");

        // It is whole, and says who signed it: only the published key tells.
        assertThatCode(() -> check(forged)).doesNotThrowAnyException();
        assertThatThrownBy(() -> BundleCheck.check(file(forged), venueKey))
            .hasMessageStartingWith("head is signed by another key");
    }

    /** Whoever signs for himself can say anything: what is no leaf is named, and nothing is read that is not there. */
    @Test
    void shouldNameWhatIsWrongWithLeavesThatAForgerHasSigned() throws IOException
    {
        final long seed = 20261123;
        final Random random = new Random(seed);
        int refusedCount = 0;
        for (int i = 0; i < CHANGES; i++)
        {
            final int leaf = random.nextInt(9);
            final byte[] forged;
            try
            {
                forged = forge(entries -> entries.computeIfPresent(
                    BundleEntries.leaf(leaf), (name, bytes) -> changed(bytes, random)))
                    .withTree(folder.resolve("forger.pem")).withManifest().bytes();
            }
            catch (final LeafException | BundleException noLeaf)
            {
                continue;
            }
            refusedCount += isRefused(forged, "seed=" + seed + " change=" + i) ? 1 : 0;
        }
        assertThat(refusedCount).as("of %d", CHANGES).isGreaterThan(CHANGES / 2);
    }

    @Test
    void shouldRefuseWhatZipFilesCanDoToAReader() throws IOException
    {
        for (final String name : List.of(
            "../outside.txt", "/etc/passwd", "leaves/../../outside", "C:\\outside", "leaves/00000/", "manifest.TXT", "",
            "heads/head-2026-02-27-000000000600.txt.sh", "programs/0.yaml", "leaves/99999\u0000"))
        {
            final ForgedBundle forged = new ForgedBundle(honest);
            forged.entries().put(name, new byte[1]);
            assertThatThrownBy(() -> check(forged.bytes())).as(name)
                .hasMessage("bundle: entry that is not allowed: name=" + PlainText.printable(name));
        }
        final ForgedBundle longer = new ForgedBundle(honest);
        longer.entries().put("heads/head-2026-02-27-000000000600.txt", new byte[8193]);
        assertThatThrownBy(() -> check(longer.bytes())).hasMessage(
            "bundle: entry is too long: name=heads/head-2026-02-27-000000000600.txt length=8193 limit=8192");
        assertFails(twice(), "an entry twice");
        assertFails(deflated(), "an entry that unpacks to 100 MB");
        assertThatThrownBy(() -> check(forge(entries -> entries.remove(BundleEntries.MANIFEST)).bytes()))
            .hasMessage("bundle: entry is missing: name=manifest.txt");
        assertThatThrownBy(() -> check(forge(entries -> entries.put("leaves/00999", new byte[9])).bytes()))
            .hasMessageStartingWith("bundle: entries are others than the manifest's");
        assertThatThrownBy(() -> check(forge(entries -> entries.keySet()
            .removeIf(name -> name.startsWith(BundleEntries.HEADS))).withManifest().bytes()))
            .hasMessage("bundle: head is missing");
    }

    private static byte[] twice() throws IOException
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        final StoredZipWriter zip = new StoredZipWriter(out);
        zip.add(BundleEntries.SCORES, new byte[3]);
        zip.add(BundleEntries.SCORES, new byte[3]);
        zip.finish();

        return out.toByteArray();
    }

    private static byte[] deflated() throws IOException
    {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out))
        {
            zip.putNextEntry(new ZipEntry(BundleEntries.leaf(0)));
            zip.write(new byte[100 << 20]);
            zip.closeEntry();
        }

        return out.toByteArray();
    }

    private static byte[] changed(final byte[] honestBytes, final Random random)
    {
        final byte[] changed = honestBytes.clone();
        // In the content: what stands in front is made anew.
        final int start = Math.min(changed.length - 1, 5 + 32 * ((changed[4] & 0xff) + 1) + 30);
        for (int edit = random.nextInt(3); edit >= 0; edit--)
        {
            changed[start + random.nextInt(changed.length - start)] = (byte)random.nextInt();
        }

        return changed;
    }

    /** Its tree says nothing of what is left out. */
    private static ForgedBundle forgeFormat1(final Consumer<Map<String, byte[]>> change) throws IOException
    {
        final ForgedBundle forged = new ForgedBundle(honest).inFormat1(folder.resolve("forger.pem"));
        assertThat(isRefused(forged.withManifest().bytes(), "format 1")).isFalse();
        change.accept(forged.entries());

        return forged;
    }

    private static ForgedBundle forge(final Consumer<Map<String, byte[]>> change) throws IOException
    {
        final ForgedBundle forged = new ForgedBundle(honest);
        change.accept(forged.entries());

        return forged;
    }

    private static String text(final byte[] bytes)
    {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void assertFails(final byte[] bytes, final String what)
    {
        assertThat(isRefused(bytes, what)).as(what).isTrue();
    }

    /** Whether it is refused, by an error that has a name. */
    private static boolean isRefused(final byte[] bytes, final String what)
    {
        try
        {
            check(bytes);
            return false;
        }
        catch (final RuntimeException refused)
        {
            assertThat(NAMED).as(what + ": " + refused).contains(refused.getClass());
            return true;
        }
    }

    private static void check(final byte[] bytes)
    {
        BundleCheck.check(file(bytes), null);
    }

    private static Path file(final byte[] bytes)
    {
        try
        {
            return Files.write(folder.resolve("forged.zip"), bytes);
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException(failure);
        }
    }
}
