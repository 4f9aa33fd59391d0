package io.leadline.proof.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.leadline.proof.MakersVenue;

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
            0, "retain", "--snapshots", venue.snapshots(), "--keep", "1ms", "--disputes", disputes, "--quiet"))
            .anyMatch(line -> line.startsWith("snapshots gone 2026-02-27"))
            .contains("snapshots stay from 2026-02-28: dispute 1.yaml: uptime");
        dispute(
            0, "2026-03-01", "2026-03-02", "--heads", venue.heads(), "--salt-file", venue.salt(), "--bundle", bundle);

        assertThat(MakersVenue.proof(0, "check-bundle", bundle, "--public-key", venue.path("key.pem.pub")))
            .last().isEqualTo("bundle holds");
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
