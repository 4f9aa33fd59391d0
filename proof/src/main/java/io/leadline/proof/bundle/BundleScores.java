package io.leadline.proof.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.leadline.command.Folders;
import io.leadline.command.Version;
import io.leadline.config.Configuration;
import io.leadline.problem.BadInputException;
import io.leadline.program.Program;
import io.leadline.program.Programs;
import io.leadline.program.Sha256;
import io.leadline.proof.head.Head;
import io.leadline.scoring.ScoreRequest;
import io.leadline.scoring.Scoring;
import io.leadline.scoring.output.ScoresCsv;
import io.leadline.scoring.result.ScoreResult;

/**
 * Whether a bundle's records come to the scores that the venue says, under the program files and with the inputs that
 * the bundle shows; what cannot be worked out from these is reported as said. Single thread.
 */
final class BundleScores
{
    private final StoredZipFile zip;
    private final BundleManifest manifest;
    private final String maker;
    private final List<String> markets;
    private final BundleReport report;

    BundleScores(
        final StoredZipFile zip,
        final BundleManifest manifest,
        final String maker,
        final List<String> markets,
        final BundleReport report)
    {
        this.zip = zip;
        this.manifest = manifest;
        this.maker = maker;
        this.markets = markets;
        this.report = report;
    }

    /**
     * Scores the records and compares.
     *
     * @throws BundleException when they come to something else, or cannot be scored.
     */
    void check(final Configuration configuration, final BundleHeads heads, final BundleLeaves leaves)
        throws IOException
    {
        final Head newest = heads.last().head();
        final Coverage coverage = new Coverage(
            configuration.schedule().everyNs(), manifest.fromEpochNs(), manifest.toEpochNs(), newest);
        final BundleSource source = new BundleSource(
            configuration, newest.hash(), manifest.fromEpochNs(), leaves.parts(configuration.markets()), coverage);
        final List<Program> programs = programs();
        final byte[] computed = computed(programs, source);
        final ScoreComparison comparison = new ScoreComparison(programs, markets, maker);
        compare(comparison, computed);
        coverage.report(report, markets, BundleTables.isTold(heads.all()));
        report(comparison);
        PayoutRows.read(zip.content(BundleEntries.PAYOUTS), programs, maker)
            .forEach(payout -> report.add("payout_only_said", payout));
    }

    private List<Program> programs()
    {
        final List<Program> programs = new ArrayList<>();
        final List<String> names = zip.names().stream()
            .filter(name -> name.startsWith(BundleEntries.PROGRAMS))
            .toList();
        if (names.size() != manifest.programs().size())
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
            report.add("program", programs.get(programs.size() - 1).name() + ", " + name + ": " + (isWhole
                ? "the venue's whole file, by its word" : "the venue's file without other makers"));
            report.add("program_sha256", hash);
            report.add("", "(of " + name + ", as sha256sum says it; scores.json and a close " + (isWhole
                ? "name the same)" : "name that of the whole file, which is another)"));
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

    private byte[] computed(final List<Program> programs, final BundleSource source) throws IOException
    {
        final Path folder = Files.createTempDirectory("leadline-check-bundle");
        try
        {
            final ScoreRequest request = BundleScoring.request(
                programs, manifest.fromEpochNs(), manifest.toEpochNs(), manifest.isByPeriod(), added(folder));
            checkInputs(request);
            final Scoring scoring = new Scoring(request);
            scoring.read(source);
            final ScoreResult result = scoring.result();
            if (manifest.isByPeriod() &&
                !BundleScoring.isSplit(result, manifest.fromEpochNs(), manifest.toEpochNs()))
            {
                throw new BundleException("window is one period of every program: by_period=yes allowed=no");
            }

            return BundleScoring.statement(result, maker, new ScoresCsv());
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

    /** What an input says is the venue's word; that it says nothing else is not. */
    private void checkInputs(final ScoreRequest request)
    {
        if (zip.names().contains(BundleEntries.OUTAGES))
        {
            checkInput(BundleEntries.OUTAGES, ShownInputs.outages(request.outages(), markets));
        }
        if (zip.names().contains(BundleEntries.VOLUMES))
        {
            checkInput(BundleEntries.VOLUMES, ShownInputs.volumes(request.volumes(), markets, maker));
        }
        if (zip.names().contains(BundleEntries.RATES))
        {
            checkInput(BundleEntries.RATES, zip.content(BundleEntries.RATES));
        }
        if (zip.names().contains(BundleEntries.STAKES))
        {
            checkInput(BundleEntries.STAKES, ShownInputs.stakes(request.stakes(), maker));
        }
    }

    private void checkInput(final String name, final byte[] shown)
    {
        final byte[] bytes = zip.content(name);
        if (!Arrays.equals(shown, bytes))
        {
            throw new BundleException("input is not what is shown to this maker of these markets: name=" + name);
        }
        report.add("input_only_said", name + " sha256=" + Sha256.hex(bytes));
    }

    /** Another version may score more, or otherwise: whoever is told of a difference is told of that too. */
    private void compare(final ScoreComparison comparison, final byte[] computed)
    {
        try
        {
            comparison.run(ScoreRows.read(zip.content(BundleEntries.SCORES)), ScoreRows.read(computed));
        }
        catch (final BundleException different)
        {
            if (manifest.version().equals(Version.text()))
            {
                throw different;
            }
            throw new BundleException(
                "written by version=" + manifest.version() + " and checked by version=" + Version.text(), different);
        }
    }

    private void report(final ScoreComparison comparison)
    {
        report.add("scores_computed_anew", comparison.sameCount() + " (to the same digits)");
        report.add("shares_of_said_sums", comparison.shareCount() + " (the sums are the venue's word)");
        report.add("scores_only_said", comparison.onlySaidCount() + " (they take all makers: " +
            String.join(", ", comparison.onlySaid()) + ")");
        if (!comparison.unknown().isEmpty())
        {
            report.add("scores_of_no_known_kind", String.join(", ", comparison.unknown()));
        }
        if (comparison.elsewhereCount() > 0)
        {
            report.add("scores_of_other_markets", comparison.elsewhereCount() + " (not in this bundle)");
        }
    }
}
