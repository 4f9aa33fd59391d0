package io.leadline.proof.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import io.leadline.problem.BadInputException;
import io.leadline.program.Programs;
import io.leadline.program.Sha256;
import io.leadline.proof.MakersVenue;
import io.leadline.proof.head.PublicKeys;
import io.leadline.proof.head.SigningKey;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles of a log of three days with orders, ten markets and twenty makers. */
class BundleTest
{
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int MAKERS = 20;
    private static final int OWN = 3;
    private static final long DAY_NS = 24 * MakersVenue.HOUR_NS;
    private static final String DRIFT = "drift-mip-2023-03";
    private static final String BROKERS = "backpack-api-broker";

    @TempDir
    private static Path folder;
    private static MakersVenue venue;

    @BeforeAll
    static void tradeAndSeal() throws IOException
    {
        venue = new MakersVenue(
            Files.createDirectory(folder.resolve("venue")), MAKERS, 5, "orders", MakersVenue.ALL_MARKETS).trade(50);
        venue.seal("--now");
    }

    @Test
    void shouldComeToTheSameDigitsUnderEveryProgram()
    {
        for (final String program : Programs.BUILT_IN)
        {
            if (!program.equals(BROKERS))
            {
                final List<String> lines = write(request(program, 0, 3 * DAY_NS)).lines();
                assertThat(count(lines, "scores_computed_anew")).as(program + lines).isGreaterThan(10);
                assertThat(lines).anyMatch(line -> line.contains("none left out from"));
            }
        }
    }

    /** At midnights, within hours, over the log's end; volumes count from where totals stood at the start. */
    @Test
    void shouldComeToTheSameDigitsInEveryWindow()
    {
        final long odd = 777_000_000_001L;
        final List<long[]> windows = List.of(
            new long[]{0, DAY_NS}, new long[]{DAY_NS, 2 * DAY_NS}, new long[]{DAY_NS - odd, DAY_NS + odd},
            new long[]{13 * MakersVenue.HOUR_NS + odd, 62 * MakersVenue.HOUR_NS}, new long[]{2 * DAY_NS, 4 * DAY_NS});
        for (final long[] window : windows)
        {
            final List<String> lines = write(request("drift-mip-2023-08", window[0], window[1])).lines();
            assertThat(count(lines, "scores_computed_anew")).as(List.of(window[0], window[1]) + " " + lines)
                .isGreaterThan(20);
            assertThat(count(lines, "shares_of_said_sums")).isPositive();
        }
    }

    @Test
    void shouldNameNobodyElse() throws IOException
    {
        final Path program = Files.writeString(folder.resolve("listed.yaml"), new String(
            Programs.builtInBytes(DRIFT), StandardCharsets.UTF_8)
            .replace("enrolled: []", "enrolled:  # " + MakersVenue.maker(5) + "\n" +
                "  - { maker: \"" + MakersVenue.maker(OWN) + "\", from: 2026-02-01 }\n" +
                "  - { maker: \"" + MakersVenue.maker(6) + "\" }\n")
            .replace(
                "disqualified: []", "disqualified:\n  - { maker: \"" + MakersVenue.maker(7) + "\", reason: late }\n"));
        final Path volumes = Files.writeString(folder.resolve("volumes.csv"), "market,maker,maker_volume\n" +
            "SOL-PERP," + MakersVenue.maker(OWN) + ",1000.5\nSOL-PERP," + MakersVenue.maker(8) + ",99\n");
        final Path outages = Files.writeString(folder.resolve("outages.csv"), "market,from,to,reason\n" +
            "SOL-PERP,2026-02-27T03:00:00Z,2026-02-27T04:00:00Z,upgrade\n");
        final Path rates = Files.writeString(folder.resolve("rates.csv"), "currency,date,rate\nEUR,2026-02-27,1.1\n");
        final BundleRequest plain = request(program.toString(), 0, DAY_NS);
        write(new BundleRequest(
            plain.programs(), List.of("SOL-PERP"), plain.maker(), plain.fromEpochNs(), plain.toEpochNs(), false,
            plain.snapshots(), plain.heads(), plain.saltFile(), outages, volumes, rates, plain.stakes()));
        final Map<String, String> entries = entries();

        assertThat(entries.keySet()).contains(
            "inputs/outages.csv", "inputs/volumes.csv", "inputs/rates.csv", "inputs/stakes.csv", "programs/00.yaml");
        assertThat(entries.get("inputs/volumes.csv")).contains("SOL-PERP,,1099.5\n");
        assertThat(entries.get("manifest.txt")).as("whole file's hash would confirm who else is in it")
            .contains("\nprogram: none\n")
            .doesNotContain(Sha256.hex(Files.readAllBytes(program)));
        entries.put("file", Files.readString(bundle(), StandardCharsets.ISO_8859_1));
        entries.forEach((name, content) ->
        {
            for (int maker = 0; maker < MAKERS; maker++)
            {
                if (maker != OWN)
                {
                    assertThat(content).as(name)
                        .doesNotContain(MakersVenue.maker(maker))
                        .doesNotContain(MakersVenue.account(maker, 0))
                        .doesNotContain(MakersVenue.account(maker, 1));
                }
            }
        });
        assertThat(String.join("", entries.values()))
            .contains(MakersVenue.maker(OWN)).contains(MakersVenue.account(OWN, 1));
    }

    @Test
    void shouldRefuseToNameAnotherMakerInWordsOfItsOwn() throws IOException
    {
        final Path outages = Files.writeString(folder.resolve("named.csv"), "market,from,to,reason\n" +
            "SOL-PERP,2026-02-27T03:00:00Z,2026-02-27T04:00:00Z,waiting for " + MakersVenue.maker(9) + "\n");
        final BundleRequest plain = request(DRIFT, 0, DAY_NS);

        assertThatThrownBy(() -> write(new BundleRequest(
            plain.programs(), plain.markets(), plain.maker(), plain.fromEpochNs(), plain.toEpochNs(), false,
            plain.snapshots(), plain.heads(), plain.saltFile(), outages, null, null, plain.stakes())))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("bundle would name another maker: source=" + outages);
    }

    @Test
    void shouldNotLetAShortNameInAnyCasePass() throws IOException
    {
        final MakersVenue three = new MakersVenue(Files.createDirectory(folder.resolve("hrt")), 2, 4, "bands");
        Files.writeString(three.path("config.yaml"), Files.readString(three.path("config.yaml"))
            .replace("makers:\n", "makers:\n  - { name: \"HRT\", accounts: [\"0xq\"] }\n"));
        three.trade(2).seal("--now");
        final Path program = Files.writeString(folder.resolve("commented.yaml"), "# as hrt asked\n" + new String(
            Programs.builtInBytes(DRIFT), StandardCharsets.UTF_8));
        final Path outages = Files.writeString(folder.resolve("short.csv"), "market,from,to,reason\n" +
            "SOL-PERP,2026-02-27T00:10:00Z,2026-02-27T00:20:00Z,hrt was late\n");

        final List<String> said = write(two(three, program, null)).lines();
        assertThat(said).anyMatch(line ->
            line.startsWith("program ") && line.endsWith(": the venue's file without other makers"));
        assertThat(entries().get("manifest.txt")).contains("\nprogram: none\n");
        assertThat(entries().get("programs/00.yaml")).doesNotContain("hrt").contains("enrolled");
        assertThatThrownBy(() -> write(two(three, program, outages)))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("bundle would name another maker: source=" + outages + " maker=HRT");
    }

    private static BundleRequest two(final MakersVenue of, final Path program, final Path outages)
    {
        return new BundleRequest(
            List.of(program.toString()), List.of("SOL-PERP"), MakersVenue.maker(1), MakersVenue.START_EPOCH_NS,
            MakersVenue.START_EPOCH_NS + 2 * MakersVenue.HOUR_NS, false, of.snapshots(), of.heads(), of.salt(), outages,
            null, null, null);
    }

    @Test
    void shouldSayWhatIsNotThere()
    {
        assertThatThrownBy(() -> write(request(DRIFT, 0, 4 * DAY_NS, List.of("DOGE-PERP"), "maker")))
            .hasMessageContaining("market of no log: market=DOGE-PERP known=SOL-PERP, BTC-PERP");
        assertThatThrownBy(() -> write(request(DRIFT, 0, DAY_NS, MakersVenue.ALL_MARKETS, "nobody")))
            .hasMessage("maker has no record in the window: maker=nobody");
    }

    @Test
    void shouldRefuseRecordsThatAreNotSealed() throws IOException
    {
        final MakersVenue other = new MakersVenue(
            Files.createDirectory(folder.resolve("unsealed")), 3, 6, "bands").trade(30);
        other.seal();
        final BundleRequest both = new BundleRequest(
            List.of(DRIFT), MakersVenue.MARKETS, MakersVenue.maker(1), MakersVenue.START_EPOCH_NS,
            MakersVenue.START_EPOCH_NS + 2 * DAY_NS, false, other.snapshots(), other.heads(), other.salt(), null, null,
            null, null);

        assertThatThrownBy(() -> write(both)).hasMessageStartingWith("records are not sealed: day=2026-02-28 time=");
        other.seal("--now");
        assertThat(write(both).lines()).anyMatch(line -> line.startsWith("head ") && line.contains("02-28"));
        other.trade(2);
        assertThatThrownBy(() -> write(both))
            .hasMessageContaining("records are not sealed").hasMessageContaining(" head=head-2026-02-28-");
    }

    @Test
    void shouldHoldAWholeProgramAgainstItsHash() throws IOException
    {
        assertThat(write(request(DRIFT, 0, DAY_NS)).lines()).contains(
            "program                   " + DRIFT + ", programs/00.yaml: the venue's whole file, by its word",
            "program_sha256            " + Sha256.hex(Programs.builtInBytes(DRIFT)));
        final ForgedBundle forged = new ForgedBundle(bundle());
        forged.entries().computeIfPresent("programs/00.yaml", (name, bytes) ->
            (new String(bytes, StandardCharsets.UTF_8) + "# more\n").getBytes(StandardCharsets.UTF_8));
        final Path changed = Files.write(folder.resolve("changed.zip"), forged.withManifest().bytes());

        assertThatThrownBy(() -> BundleCheck.check(changed, null))
            .hasMessageStartingWith("bundle: program is another than the manifest's: name=programs/00.yaml");
    }

    @Test
    void shouldWriteTheSameBytesAgain() throws IOException
    {
        write(request(DRIFT, 0, DAY_NS));
        final byte[] first = Files.readAllBytes(bundle());
        write(request(DRIFT, 0, DAY_NS));

        assertThat(Files.readAllBytes(bundle())).isEqualTo(first);
    }

    /** One of every released format stays for ever: of heads in format 1, and of a signed manifest over format 2. */
    @Test
    void shouldCheckTheBundleThatIsKept() throws IOException
    {
        final Path newest = GOLDEN.resolve("bundle-2.zip");
        if ("write".equals(System.getProperty("leadline.golden")))
        {
            writeKept(newest);
        }

        for (final Path kept : List.of(GOLDEN.resolve("bundle.zip"), newest))
        {
            final List<String> lines = BundleCheck.check(kept, null).lines();
            assertThat(lines).as(kept.toString()).contains(
                "maker                     " + MakersVenue.maker(1), "markets                   SOL-PERP",
                "leaves                    4 in the signed trees, of the maker 2");
            assertThat(lines)
                .anyMatch(line -> line.startsWith("snapshots                 23 of SOL-PERP, none left out"));
            assertThat(count(lines, "scores_computed_anew")).isGreaterThan(10);
        }
    }

    private static void writeKept(final Path kept) throws IOException
    {
        final MakersVenue small = new MakersVenue(Files.createDirectory(folder.resolve("small")), 2, 8, "orders")
            .trade(2);
        small.seal("--now");
        BundleWriter.write(new BundleRequest(
            List.of("drift-mip-2023-08"), List.of("SOL-PERP"), MakersVenue.maker(1), MakersVenue.START_EPOCH_NS,
            MakersVenue.START_EPOCH_NS + 2 * MakersVenue.HOUR_NS, false, small.snapshots(), small.heads(), small.salt(),
            null, null, null, null), SigningKey.read(small.path("key.pem")), kept, read ->
        {
        });
    }

    @Test
    void shouldHoldTheKeyAgainstThatOfTheVenue() throws IOException
    {
        write(request(DRIFT, 0, DAY_NS));
        MakersVenue.proof(0, "seal", "--new-key", folder.resolve("stranger.pem"));

        final List<String> said = MakersVenue.proof(
            0, "check-bundle", bundle(), "--public-key", venue.path("key.pem.pub"));
        assertThat(said).last().isEqualTo("bundle holds");
        assertThat(String.join(" ", said)).matches(".* signed_by +[^ ]{60} +\\(the key that was given\\) .*");
        assertThat(MakersVenue.proof(
            1, "check-bundle", bundle(), "--public-key", folder.resolve("stranger.pem.pub"))).singleElement().asString()
            .startsWith("failed: head is signed by another key: file=heads/head-2026-02-27-");
        assertThatThrownBy(() -> BundleCheck.check(
            bundle(), PublicKeys.read(folder.resolve("stranger.pem.pub"), "public-key")))
            .hasMessageContaining("another key");
        assertThat(MakersVenue.proof(2, "check-bundle", folder.resolve("none.zip")))
            .containsExactly("no such bundle: file=" + folder.resolve("none.zip"));
    }

    private static Path bundle()
    {
        return folder.resolve("bundle.zip");
    }

    private static BundleReport write(final BundleRequest request)
    {
        return BundleWriter.write(request, bundle(), read ->
        {
        });
    }

    private static BundleRequest request(final String program, final long from, final long to)
    {
        return request(program, from, to, MakersVenue.ALL_MARKETS, MakersVenue.maker(OWN));
    }

    private static BundleRequest request(
        final String program, final long from, final long to, final List<String> markets, final String maker)
    {
        return new BundleRequest(
            List.of(program), markets, maker, MakersVenue.START_EPOCH_NS + from, MakersVenue.START_EPOCH_NS + to, false,
            venue.snapshots(), venue.heads(), venue.salt(), null, null, null, stakes());
    }

    private static Path stakes()
    {
        try
        {
            return Files.writeString(
                folder.resolve("stakes.csv"),
                "maker,stake\n" + MakersVenue.maker(OWN) + ",100\n" + MakersVenue.maker(4) + ",50\n");
        }
        catch (final IOException failure)
        {
            throw new AssertionError(failure);
        }
    }

    /** By any other program's unzipping. */
    private static Map<String, String> entries() throws IOException
    {
        final Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle())))
        {
            ZipEntry entry = zip.getNextEntry();
            while (entry != null)
            {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
                entry = zip.getNextEntry();
            }
        }

        return entries;
    }

    private static int count(final List<String> lines, final String name)
    {
        return lines.stream()
            .filter(line -> line.startsWith(name + " "))
            .mapToInt(line -> Integer.parseInt(line.substring(name.length()).strip().split(" ")[0]))
            .sum();
    }
}
