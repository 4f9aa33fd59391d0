package io.leadline.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.leadline.proof.MakersVenue;
import io.leadline.proof.head.SigningKey;
import io.leadline.proof.tree.LeafKey;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field and every place of a bundle, changed by somebody who makes all checksums anew. */
class BundleFieldsTest
{
    private static final String ZEROS = "0".repeat(64);
    private static final String OTHER_MARKET = hex("EVENT-YES");
    private static final long DAY_NS = 24 * MakersVenue.HOUR_NS;

    @TempDir
    private static Path folder;
    private static MakersVenue venue;
    private static Path honest;
    private static Path signed;
    private static Path twoDays;

    @BeforeAll
    static void writeBundles() throws IOException
    {
        venue = new MakersVenue(
            folder, 3, 9, "bands", List.of("SOL-PERP", "BTC-PERP", "EVENT-YES")).trade(30);
        venue.seal("--now");
        final Path outages = Files.writeString(folder.resolve("outages.csv"), "market,from,to,reason\n" +
            "SOL-PERP,2026-02-27T00:10:00Z,2026-02-27T00:20:00Z,upgrade\n");
        final Path volumes = Files.writeString(folder.resolve("volumes.csv"), "market,maker,maker_volume\n" +
            "SOL-PERP," + MakersVenue.maker(1) + ",1000.5\nSOL-PERP," + MakersVenue.maker(2) + ",99\n");
        honest = write("honest.zip", 4 * MakersVenue.HOUR_NS, outages, volumes, null);
        signed = write(
            "signed.zip", 4 * MakersVenue.HOUR_NS, outages, volumes, SigningKey.read(folder.resolve("key.pem")));
        MakersVenue.proof(0, "seal", "--new-key", folder.resolve("forger.pem"));
        twoDays = write("two.zip", DAY_NS + 4 * MakersVenue.HOUR_NS, null, null, null);
    }

    private static Path write(
        final String name, final long lengthNs, final Path outages, final Path volumes, final SigningKey key)
    {
        final Path file = folder.resolve(name);
        BundleWriter.write(new BundleRequest(
            List.of("drift-mip-2023-08"), List.of("SOL-PERP"), MakersVenue.maker(1), MakersVenue.START_EPOCH_NS,
            MakersVenue.START_EPOCH_NS + lengthNs, false, venue.snapshots(), venue.heads(), venue.salt(), outages,
            volumes, null, null), key, file, read ->
        {
        });

        return file;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "leadline bundle: 1 | leadline bundle: 3 | manifest of another format",
        "leadline bundle: 1 | leadline bundle: 2 | missing=signature",
        "maker: .* | maker: 416c706861 | leaf of something else",
        "maker: .* | maker: ff | name is not UTF-8",
        "market: .* | market: 444f4745 | markets are not the configuration's",
        "market: .* | market: 4254432d50455250 | leaf of something else",
        "(market: .*) | $1NL$1 | markets are not the configuration's",
        "(market: .*) | market: 4254432d50455250NL$1 | markets are not the configuration's",
        "from: .* | from: 2026-02-27T00:00:00.000000001Z | another score",
        "from: .* | from: 2026-02-26T23:59:59.999999999Z | another score",
        "from: .* | from: 2026-02-28 | manifest",
        "to: .* | to: 2026-02-27T03:59:59.999999999Z | another score",
        "to: .* | to: 2026-02-27T04:00:00.000000001Z | leaf is left out",
        "to: .* | to: 2026-02-27T03:00:00Z | leaf of something else, or of another time",
        "by_period: no | by_period: yes | by_period=yes allowed=no",
        "by_period: no | by_period: perhaps | value of the wrong form: key=by_period",
        "version: .* | version: a b | value of the wrong form: key=version",
        "log: .* | log: 00 | value of the wrong form: key=log",
        "program: .* | program: 0000000000000000000000000000000000000000000000000000000000000000 | program is another",
        "(program: .*) | $1NL$1 | programs are others",
        "(market: .*) | $1NLmarket: 4254432d50455250 | leaf is left out: market=BTC-PERP",
        "program: .*\\R(entry: .*) | $1 | programs are others",
        "entry: [0-9a-f]{64} (.*) | entry: 0000000000000000000000000000000000000000000000000000000000000000 $1"
            + " | entry was changed",
        "entry: ([0-9a-f]{64}) [0-9]+ (.*) | entry: $1 1 $2 | entry was changed",
        "(entry: .*) leaves/00000 | $1 leaves/00001 | entries are others",
        "(entry: .*configuration.yaml)\\R(.*) | $2NL$1 | entries are others",
    })
    void shouldRefuseAManifestOfAnotherField(final String regex, final String replacement, final String message)
        throws IOException
    {
        final byte[] forged = new ForgedBundle(honest).withLine(regex, replacement.replace("NL", "\n")).bytes();

        assertThatThrownBy(() -> check(forged)).hasMessageContaining(message);
    }

    /** What no head, leaf or recomputation says is not believed: it is called what it is. */
    @Test
    void shouldSayWhatIsTheWordOfWhoeverHandedItOver() throws IOException
    {
        assertThat(check(Files.readAllBytes(honest))).contains(
            "manifest                  not signed: what is only said is said by whoever handed this over")
            .anyMatch(line -> line.startsWith("input_only_said           inputs/outages.csv sha256="))
            .anyMatch(line -> line.startsWith("input_only_said           inputs/volumes.csv sha256="));
        assertThat(check(new ForgedBundle(honest).withLine("version: .*", "version: 9.9").bytes()))
            .anyMatch(line -> line.startsWith("written_by                version 9.9 by its own word, checked by"));
        assertThat(check(new ForgedBundle(honest).withLine("log: .*", "log: " + ZEROS).bytes())).contains(
            "log_when_scored           " + ZEROS + " (only said: no head here ends there)");
        assertThat(check(new ForgedBundle(honest).withLine("program: .*", "program: none").bytes())).contains(
            "program                   drift-mip-2023-08, programs/00.yaml: the venue's file without other makers");
        final ForgedBundle untold = new ForgedBundle(honest).inFormat1(folder.resolve("forger.pem")).withManifest()
            .withLine("(market: .*)", "$1\nmarket: " + OTHER_MARKET);
        assertThat(check(untold.bytes()))
            .anyMatch(line -> line.startsWith("not_shown                 anything of EVENT-YES: "));
    }

    @Test
    void shouldFindAnyFieldOfASignedManifestChanged() throws IOException
    {
        assertThat(check(Files.readAllBytes(signed)))
            .contains("manifest                  signed by the key of the heads");
        for (final String[] change : List.of(
            new String[]{"version: .*", "version: 9.9"}, new String[]{"log: .*", "log: " + ZEROS},
            new String[]{"program: .*", "program: none"}))
        {
            final byte[] forged = new ForgedBundle(signed).withLine(change[0], change[1]).bytes();
            assertThatThrownBy(() -> check(forged)).as(change[0])
                .hasMessage("bundle: manifest is not signed by the key of the heads");
        }
        final byte[] unsigned = new ForgedBundle(signed).withManifest().bytes();
        assertThat(unsigned).isEqualTo(Files.readAllBytes(honest));
    }

    /** Base64 has bits at its end that say nothing. */
    @Test
    void shouldTakeASignatureInOneFormAlone() throws IOException
    {
        final ForgedBundle forged = new ForgedBundle(signed);
        final String text = new String(forged.entries().get(BundleEntries.MANIFEST), StandardCharsets.US_ASCII);
        final int last = text.length() - 4;
        forged.entries().put(BundleEntries.MANIFEST, (text.substring(0, last) + (char)(text.charAt(last) + 1) + "==\n")
            .getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> check(forged.bytes())).hasMessageContaining("manifest");
    }

    @Test
    void shouldRefuseEntriesInAnyOtherOrder() throws IOException
    {
        final List<String> names = List.copyOf(new ForgedBundle(twoDays).entries().keySet());
        for (int i = 0; i + 1 < names.size(); i++)
        {
            final List<String> swapped = new ArrayList<>(names);
            Collections.swap(swapped, i, i + 1);
            final byte[] forged = new ForgedBundle(twoDays).inOrder(swapped).bytes();
            assertThatThrownBy(() -> check(forged)).as(names.get(i)).isInstanceOf(BundleException.class);
        }
        final List<String> without = new ArrayList<>(names);
        without.remove(BundleEntries.PAYOUTS);
        assertThatThrownBy(() -> check(new ForgedBundle(twoDays).inOrder(without).bytes())).hasMessageStartingWith(
            "bundle: entry is missing, or not at its place: expected=results/payouts.csv found=heads/");
    }

    @Test
    void shouldRefuseLeavesThatHaveChangedTheirPlaces() throws IOException
    {
        final List<String> leaves = new ForgedBundle(twoDays).entries().keySet().stream()
            .filter(name -> name.startsWith(BundleEntries.LEAVES))
            .toList();
        for (int i = 0; i + 1 < leaves.size(); i++)
        {
            final ForgedBundle forged = new ForgedBundle(twoDays);
            final byte[] first = forged.entries().get(leaves.get(i));
            forged.entries().put(leaves.get(i), forged.entries().get(leaves.get(i + 1)));
            forged.entries().put(leaves.get(i + 1), first);
            assertThatThrownBy(() -> check(forged.withManifest().bytes())).as(leaves.get(i))
                .hasMessageStartingWith("bundle: leaf is not ");
        }
    }

    @Test
    void shouldMissTheAccountsOfADay() throws IOException
    {
        final List<String> accounts = new ForgedBundle(twoDays).entries().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(BundleEntries.LEAVES) &&
                BundleLeaf.read(entry.getValue()).head().key().part() == LeafKey.GROUP)
            .map(java.util.Map.Entry::getKey)
            .toList();
        assertThat(accounts).isNotEmpty();
        for (final String leaf : accounts)
        {
            final ForgedBundle forged = new ForgedBundle(twoDays);
            forged.entries().remove(leaf);
            assertThatThrownBy(() -> check(forged.withManifest().bytes())).as(leaf)
                .hasMessageStartingWith("bundle: accounts of the maker are missing: day=2026-02-2");
        }
    }

    @Test
    void shouldRefuseTablesThatAreNotAsTheyAreWritten() throws IOException
    {
        refuses(BundleEntries.SCORES, "not a table of scores as it is written", text ->
            text.replaceFirst("snapshots_active", "\"snapshots_active\""));
        refuses(BundleEntries.SCORES, "not a table of scores as it is written", text -> text.replace("\n", "\r\n"));
        refuses(BundleEntries.SCORES, "in another order", text ->
            text.replaceFirst("(.*,snapshots,.*\n)(.*,snapshots_excluded,.*\n)", "$2$1"));
        refuses(BundleEntries.SCORES, "score is no number", text ->
            text.replaceFirst("(,program_score[^,]*,).*", "$1<b>1</b>"));
        refuses(BundleEntries.SCORES, "score of a period that the window has not", text ->
            text + text.lines().filter(line -> line.contains(",program_self_matched_notional,")).findFirst()
                .orElseThrow().replace("2026-02-27T00", "2025-02-27T00") + "\n");
        refuses(BundleEntries.PAYOUTS, "not a table of payouts as it is written", text -> text + "\n");
        refuses(BundleEntries.OUTAGES, "input is not what is shown", text ->
            text + "BTC-PERP,2026-02-27T00:10:00Z,2026-02-27T00:20:00Z,upgrade\n");
        refuses(BundleEntries.VOLUMES, "input is not what is shown", text ->
            text + "SOL-PERP,somebody,5\n");
    }

    private static void refuses(final String entry, final String message, final UnaryOperator<String> change)
        throws IOException
    {
        final ForgedBundle forged = forge(bundle -> bundle.entries().computeIfPresent(entry, (name, bytes) ->
        {
            final String text = new String(bytes, StandardCharsets.UTF_8);
            assertThat(change.apply(text)).as(text).isNotEqualTo(text);

            return change.apply(text).getBytes(StandardCharsets.UTF_8);
        }));

        assertThatThrownBy(() -> check(forged.withManifest().bytes())).as(entry).hasMessageContaining(message);
    }

    private static ForgedBundle forge(final Consumer<ForgedBundle> change) throws IOException
    {
        final ForgedBundle forged = new ForgedBundle(honest);
        change.accept(forged);

        return forged;
    }

    private static String hex(final String text)
    {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> check(final byte[] bytes) throws IOException
    {
        return BundleCheck.check(Files.write(folder.resolve("forged.zip"), bytes), null).lines();
    }
}
