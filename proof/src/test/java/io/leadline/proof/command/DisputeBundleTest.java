package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

import io.leadline.program.Sha256;
import io.leadline.proof.MakersVenue;
import io.leadline.scoring.command.ScoringMain;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisputeBundleTest
{
    private static final String MAKER = MakersVenue.maker(2);

    @TempDir
    private Path folder;
    private MakersVenue venue;

    @BeforeEach
    void tradeAndSeal()
    {
        venue = new MakersVenue(folder, 4, 3, "bands").trade(26);
        venue.seal("--now");
    }

    @Test
    void shouldHandTheMakerABundleThatItCanCheck()
    {
        final Path bundle = folder.resolve("bundle.zip");

        final List<String> said = dispute(
            0, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle);

        assertThat(said).contains("bundle: " + bundle).anyMatch(line -> line.startsWith("scores_computed_anew"));
        assertThat(MakersVenue.proof(0, "check-bundle", bundle, "--public-key", venue.path("key.pem.pub")))
            .contains("maker                     " + MAKER, "from                      2026-02-27T00:00:00Z",
                "to                        2026-02-28T00:00:00Z")
            .last().isEqualTo("bundle holds");
    }

    /** The proof of how totals stood at the start of a dispute lies in the file of the day before. */
    @Test
    void shouldHandOutTheBundleOfADisputeThatFilesWereKeptFor() throws IOException
    {
        final Path bundle = folder.resolve("bundle.zip");
        final Path disputes = Files.createDirectories(folder.resolve("disputes"));
        Files.writeString(disputes.resolve("1.yaml"), """
            state: open
            from: 2026-03-01
            to: 2026-03-02
            reason: uptime
            """);
        venue.trade(48).seal("--now");

        assertThat(MakersVenue.proof(
            0, "retain", "--snapshots", venue.snapshots(), "--keep", "1ms", "--heads", venue.heads(),
            "--disputes", disputes, "--quiet"))
            .anyMatch(line -> line.startsWith("snapshots gone 2026-02-27"))
            .contains("snapshots stay from 2026-02-28: dispute 1.yaml: uptime");
        dispute(
            0, "2026-03-01", "2026-03-02", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle);

        assertThat(MakersVenue.proof(0, "check-bundle", bundle, "--public-key", venue.path("key.pem.pub")))
            .last().isEqualTo("bundle holds");
    }

    /** Whoever gets no bundle is told so, and nothing else. */
    @Test
    void shouldRefuseABundleBeforeAnythingIsSaid() throws IOException
    {
        final Path bundle = folder.resolve("bundle.zip");
        final Path page = folder.resolve("page.html");
        final Path outages = Files.writeString(folder.resolve("named.csv"), "market,from,to,reason\n" +
            "SOL-PERP,2026-02-27T03:00:00Z,2026-02-27T04:00:00Z,waiting for " + MakersVenue.maker(1) + "\n");

        assertThat(dispute(
            2, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle,
            "--outages", outages, "--quiet", "--html", page)).singleElement().asString()
            .startsWith("bundle would name another maker: source=" + outages);
        assertThat(dispute(
            2, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", folder.resolve("none.hex"),
            "--bundle", bundle)).singleElement().asString().contains("none.hex");
        assertThat(dispute(
            2, "2026-02-27", "2026-02-28", "--heads", Files.createDirectory(folder.resolve("no-heads")),
            "--salt-file", venue.salt(), "--bundle", bundle)).singleElement().asString()
            .startsWith("no head in folder");
        assertThat(dispute(
            2, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", folder))
            .containsExactly("bundle is a folder: --bundle=" + folder);
        assertThat(dispute(
            2, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle,
            "--at", "2026-03-01", "--quiet")).singleElement().asString().startsWith("time lies outside the period");
        venue.trade(2);
        assertThat(dispute(
            2, "2026-02-28", "2026-03-01", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle,
            "--quiet")).singleElement().asString().startsWith("records are not sealed");
        assertThat(folder).isDirectoryNotContaining(file ->
            file.toString().contains("bundle") || file.equals(page));
    }

    @Test
    void shouldSignWhatABundleSaysOfItself()
    {
        final Path bundle = folder.resolve("bundle.zip");
        MakersVenue.proof(0, "seal", "--new-key", folder.resolve("stranger.pem"));

        assertThat(dispute(
            1, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle,
            "--key", folder.resolve("stranger.pem"))).singleElement().asString()
            .startsWith("failed: head is signed by another key");
        assertThat(bundle).matches(Files::notExists);
        dispute(
            0, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle,
            "--key", venue.path("key.pem"));
        assertThat(MakersVenue.proof(0, "check-bundle", bundle))
            .contains("manifest                  signed by the key of the heads");
    }

    /** The hash that is printed is one that a maker can make, and finds in what the venue publishes. */
    @Test
    void shouldPrintTheHashOfTheProgramThatOthersPrint() throws IOException
    {
        final Path bundle = folder.resolve("bundle.zip");
        dispute(
            0, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle);
        final StringWriter said = new StringWriter();
        assertThat(ScoringMain.run(
            new PrintWriter(said), new PrintWriter(said), "score", "--snapshots", venue.snapshots().toString(),
            "--program", "drift-mip-2023-08", "--out", folder.resolve("scored").toString())).as(said.toString())
            .isZero();

        final List<String> lines = MakersVenue.proof(0, "check-bundle", bundle);

        final String hash;
        try (ZipFile zip = new ZipFile(bundle.toFile()))
        {
            hash = Sha256.hex(zip.getInputStream(zip.getEntry("programs/00.yaml")).readAllBytes());
        }
        assertThat(lines).contains("program_sha256            " + hash)
            .containsSubsequence("                          (of programs/00.yaml, as sha256sum says it;",
                "                          scores.json and a close name the same)");
        assertThat(folder.resolve("scored").resolve("scores.json")).content().contains("\"" + hash + "\"");
    }

    /** Hashes, keys and paths alone may be longer than a terminal is wide. */
    @Test
    void shouldFitATerminal()
    {
        final Path bundle = folder.resolve("bundle.zip");
        final List<String> said = dispute(
            0, "2026-02-27", "2026-02-28", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle,
            "--lines");

        assertThat(said).contains("bundle: " + bundle);
        Stream.of(said, MakersVenue.proof(0, "check-bundle", bundle)).forEach(lines -> assertThat(lines)
            .filteredOn(line -> !line.matches(".*[0-9a-f]{64}|.* [A-Za-z0-9+/=]{60}|(bundle: )?/.*"))
            .hasSizeGreaterThan(20)
            .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80)));
    }

    @Test
    void shouldSayWhatABundleNeeds()
    {
        final Path bundle = folder.resolve("bundle.zip");

        assertThat(dispute(
            2, "2026-02-27", "2026-02-28", "--bundle", bundle, "--set", "rules[*].award.ineligible=recompute"))
            .containsExactly(
            "a bundle proves records by signed heads: needs=--heads DIR --salt-file FILE",
            "a bundle is scored by its program file alone: --set and --bundle do not go together (copy the file and"
                + " change it)");
        assertThat(dispute(2, "2026-02-27", "2026-02-28", "--heads", venue.heads())).containsExactly(
            "heads are for a bundle: needs=--bundle FILE");
        assertThat(bundle).matches(Files::notExists);
    }

    private List<String> dispute(final int code, final String from, final String to, final Object... more)
    {
        final List<Object> args = new ArrayList<>(List.of(
            "dispute", "--snapshots", venue.snapshots(), "--program", "drift-mip-2023-08", "--market", "SOL-PERP",
            "--maker", MAKER, "--from", from, "--to", to));
        args.addAll(List.of(more));

        return MakersVenue.proof(code, args.toArray());
    }
}
