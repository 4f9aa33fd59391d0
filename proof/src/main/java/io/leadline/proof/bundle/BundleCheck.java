package io.leadline.proof.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.leadline.command.Folders;
import io.leadline.command.IsoTime;
import io.leadline.command.Version;
import io.leadline.config.Configuration;
import io.leadline.config.ConfigurationReader;
import io.leadline.problem.BadInputException;
import io.leadline.problem.FileReason;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.program.Sha256;
import io.leadline.proof.head.HeadException;
import io.leadline.proof.head.ShownConfiguration;
import io.leadline.proof.head.SignedHead;
import io.leadline.proof.tree.LeafException;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.output.ScoresCsv;

/**
 * Checks a bundle without the venue: its form, its checksums, the heads' signatures, that every record is in a tree
 * that was signed, and that the records come to the scores that the venue says. The file may be a stranger's. Single
 * thread.
 */
public final class BundleCheck
{
    private final StoredZipFile zip;
    private final String publicKey;
    private final BundleReport report = new BundleReport();

    private BundleCheck(final StoredZipFile zip, final String publicKey)
    {
        this.zip = zip;
        this.publicKey = publicKey;
    }

    /**
     * Checks a file.
     *
     * @param publicKey of the venue, as {@link io.leadline.proof.head.PublicKeys} reads it; null when it is not known.
     * @return what was found.
     * @throws BundleException   naming what is wrong, as {@link HeadException} and {@link LeafException} do.
     * @throws BadInputException when the file cannot be read.
     */
    public static BundleReport check(final Path file, final String publicKey)
    {
        try (StoredZipFile zip = StoredZipFile.open(file, BundleEntries::limit))
        {
            return new BundleCheck(zip, publicKey).run();
        }
        catch (final IOException failure)
        {
            throw new UncheckedIOException("bundle cannot be read: reason=" + FileReason.of(failure), failure);
        }
    }

    private BundleReport run() throws IOException
    {
        final BundleManifest manifest = manifest();
        final String maker = name(manifest.maker());
        final List<String> markets = manifest.markets().stream().map(BundleCheck::name).toList();
        report.add("maker", maker);
        report.add("markets", String.join(", ", markets));
        report.add("from", IsoTime.text(manifest.fromEpochNs()));
        report.add("to", IsoTime.text(manifest.toEpochNs()));
        report.add("entries", manifest.entries().size() + " (checksums hold)");
        final Configuration configuration = configuration();
        final BundleHeads heads = heads(Sha256.hex(zip.content(BundleEntries.CONFIGURATION)));
        final BundleLeaves leaves = new BundleLeaves(zip, markets, maker);
        for (final String name : zip.names())
        {
            if (name.startsWith(BundleEntries.LEAVES))
            {
                leaves.add(name, zip.content(name), heads);
            }
        }
        reportProofs(heads, leaves);
        score(manifest, maker, markets, configuration, heads, leaves);

        return report;
    }

    /** Reads the manifest, and holds every entry against it. */
    private BundleManifest manifest()
    {
        final BundleManifest manifest = BundleManifest.parse(zip.content(BundleEntries.MANIFEST));
        final List<String> names = new ArrayList<>(manifest.entries().stream()
            .map(BundleManifest.Entry::name)
            .toList());
        names.add(BundleEntries.MANIFEST);
        if (!names.equals(List.copyOf(zip.names())))
        {
            throw new BundleException("entries are others than the manifest's: entries=" + zip.names().size() +
                " expected=" + names.size());
        }
        for (final BundleManifest.Entry entry : manifest.entries())
        {
            final byte[] content = zip.content(entry.name());
            if (content.length != entry.length() || !Sha256.hex(content).equals(entry.sha256()))
            {
                throw new BundleException("entry was changed: name=" + entry.name());
            }
        }

        return manifest;
    }

    private static String name(final String hex)
    {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    private Configuration configuration()
    {
        final String text = new String(zip.content(BundleEntries.CONFIGURATION), StandardCharsets.US_ASCII);
        try
        {
            final Configuration configuration = ConfigurationReader.parse(text, BundleEntries.CONFIGURATION);
            if (!ShownConfiguration.text(configuration).equals(text))
            {
                throw new BundleException("configuration is not the canonical text");
            }

            return configuration;
        }
        catch (final BadInputException malformed)
        {
            throw new BundleException("configuration", malformed);
        }
    }

    private BundleHeads heads(final String configurationHash)
    {
        final BundleHeads heads = new BundleHeads(configurationHash, publicKey);
        for (final String name : zip.names())
        {
            if (name.startsWith(BundleEntries.HEADS))
            {
                heads.add(name, zip.content(name));
            }
        }
        if (heads.last() == null)
        {
            throw new BundleException("head is missing");
        }

        return heads;
    }

    private void reportProofs(final BundleHeads heads, final BundleLeaves leaves)
    {
        for (final SignedHead signed : heads.all())
        {
            report.add("head", signed.head().fileName() + " sha256=" + signed.fileHash());
        }
        report.add("signed_by", heads.last().head().key() +
            (publicKey == null ? " (compare with the venue's: --public-key FILE)" : " (the key that was given)"));
        report.add("leaves", leaves.count() + " in the signed trees, of the maker " + leaves.ownCount());
        leaves.accounts().values().stream().distinct().forEach(accounts ->
            report.add("accounts_of_the_maker", String.join(", ", accounts)));
    }

    private void score(
        final BundleManifest manifest,
        final String maker,
        final List<String> markets,
        final Configuration configuration,
        final BundleHeads heads,
        final BundleLeaves leaves)
        throws IOException
    {
        final Coverage coverage = new Coverage(
            configuration.schedule().everyNs(), manifest.fromEpochNs(), manifest.toEpochNs(), heads.last().head());
        final BundleSource source = new BundleSource(
            configuration,
            heads.last().head().hash(),
            manifest.fromEpochNs(),
            leaves.parts(configuration.markets()),
            coverage);
        final List<Program> programs = programs(manifest);
        final byte[] computed;
        final Path folder = Files.createTempDirectory("leadline-check-bundle");
        try
        {
            final Scoring scoring = new Scoring(BundleScoring.request(
                programs, manifest.fromEpochNs(), manifest.toEpochNs(), manifest.isByPeriod(), added(folder)));
            scoring.read(source);
            computed = BundleScoring.statement(scoring.result(), maker, new ScoresCsv());
        }
        catch (final BadInputException | ArithmeticException unscored)
        {
            // The folder has a name that is not to be told.
            throw new BundleException("the records cannot be scored: " +
                String.valueOf(unscored.getMessage()).replace(folder.toString(), "inputs"));
        }
        finally
        {
            Folders.delete(folder);
        }
        final ScoreComparison comparison = new ScoreComparison(programs, markets, maker);
        compare(comparison, manifest.version(), computed);
        coverage.report(report);
        report.add("scores_computed_anew", comparison.sameCount() + " (to the same digits)");
        report.add("shares_of_said_sums", comparison.shareCount() + " (the sums are the venue's word)");
        report.add("scores_only_said", comparison.onlySaidCount() + " (they take all makers: " +
            String.join(", ", comparison.onlySaid()) + ")");
        if (!comparison.unknown().isEmpty())
        {
            report.add("scores_of_no_known_kind", String.join(", ", comparison.unknown()));
        }
        PayoutRows.read(zip.content(BundleEntries.PAYOUTS), programs, maker)
            .forEach(payout -> report.add("payout_only_said", payout));
        if (comparison.elsewhereCount() > 0)
        {
            report.add("scores_of_other_markets", comparison.elsewhereCount() + " (not in this bundle)");
        }
    }

    /** Another version may score more, or otherwise: whoever is told of a difference is told of that too. */
    private void compare(final ScoreComparison comparison, final String version, final byte[] computed)
    {
        try
        {
            comparison.run(ScoreRows.read(zip.content(BundleEntries.SCORES)), ScoreRows.read(computed));
        }
        catch (final BundleException different)
        {
            if (version.equals(Version.text()))
            {
                throw different;
            }
            throw new BundleException(
                "written by version=" + version + " and checked by version=" + Version.text(), different);
        }
    }

    private List<Program> programs(final BundleManifest manifest)
    {
        final List<Program> programs = new ArrayList<>();
        final List<String> names = zip.names().stream()
            .filter(name -> name.startsWith(BundleEntries.PROGRAMS))
            .toList();
        if (names.size() != manifest.programs().size() || names.isEmpty())
        {
            throw new BundleException("programs are others than the manifest's: programs=" + names.size());
        }
        for (final String name : names)
        {
            final byte[] bytes = zip.content(name);
            final String hash = Sha256.hex(bytes);
            final String said = manifest.programs().get(programs.size());
            final boolean isWhole = !said.equals(BundleManifest.NOTHING);
            if (isWhole && !said.equals(hash))
            {
                throw new BundleException("program is another than the manifest's: name=" + name);
            }
            programs.add(program(name, bytes));
            report.add("program", programs.get(programs.size() - 1).name() + " sha256=" + hash +
                (isWhole ? "" : " (the venue's file without other makers)"));
        }

        return programs;
    }

    private static Program program(final String name, final byte[] bytes)
    {
        try
        {
            return Programs.parse(name, bytes);
        }
        catch (final BadInputException malformed)
        {
            throw new BundleException("program", malformed);
        }
    }

    /** The inputs as files in a folder, as the scoring code reads them. */
    private BundleScoring.Added added(final Path folder) throws IOException
    {
        return new BundleScoring.Added(
            added(folder, BundleEntries.OUTAGES),
            added(folder, BundleEntries.VOLUMES),
            added(folder, BundleEntries.RATES),
            added(folder, BundleEntries.STAKES));
    }

    private Path added(final Path folder, final String name) throws IOException
    {
        if (!zip.names().contains(name))
        {
            return null;
        }

        return Files.write(folder.resolve(name.substring(name.indexOf('/') + 1)), zip.content(name));
    }
}
